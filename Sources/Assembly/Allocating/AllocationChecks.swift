import Gaps
import Geography
import Indicators
import PipelineKit
import Reductions
import Standards

/// What must hold before a target can be shared out, and the sentences that say what does not.
enum AllocationChecks {
  static func target(_ plan: Plan, _ order: AllocationOrder) throws(Failure) -> Target {
    guard let target = plan.targets.first(where: { $0.id == order.target }) else {
      let ids = plan.targets.map(\.id)
      let near =
        NearestWord.to(order.target, among: ids).map { (" Gần nhất: \($0).", " The nearest: \($0).") } ?? ("", "")
      throw Failure(
        .usage, vi: "--target \(order.target): tệp targets không có chỉ tiêu này.\(near.0)",
        en: "--target \(order.target): the targets file has no such target.\(near.1)")
    }
    guard target.kind.isOfCounts, target.counting == .net else {
      let kinds = Target.Kind.allCases.filter(\.isOfCounts).map(\.rawValue).joined(separator: ", ")
      throw Failure(
        .usage,
        vi: "Chỉ tiêu \(target.id) loại \(target.kind.rawValue) không chia được; chỉ chia được (net): \(kinds).",
        en: "Target \(target.id) of kind \(target.kind.rawValue) cannot be shared out; only these can (net): \(kinds).")
    }
    return target
  }

  /// The survey of the baseline, else the latest before it; of two standards the one of the target's own period, else the
  /// newer one.
  static func survey(_ plan: Plan, _ target: Target) throws(Failure) -> Int {
    let past = plan.surveys.indices.filter { plan.surveys[$0].period <= target.baseline }
    guard let period = past.map({ plan.surveys[$0].period }).max() else {
      let periods = plan.surveys.map(\.period.text).joined(separator: ", ")
      throw Failure(
        .usage, vi: "Chưa có đợt rà soát nào đến kỳ gốc \(target.baseline) của chỉ tiêu \(target.id); có: \(periods).",
        en: "No survey up to the baseline \(target.baseline) of target \(target.id); there are: \(periods).")
    }
    let own = target.standard ?? plan.surveys.last { $0.period == target.period }?.standard.id
    let candidates = past.filter { plan.surveys[$0].period == period }
    let sorted = candidates.sorted { plan.surveys[$0].standard.firstYear < plan.surveys[$1].standard.firstYear }
    return candidates.first { plan.surveys[$0].standard.id == own } ?? sorted.last ?? past[0]
  }

  /// The unit with its counts as its own baseline: it and all units below must be whole.
  static func scene(_ view: SurveyView, _ target: Target, _ survey: SurveyPlan) throws(Failure) -> TargetScene {
    let tree = view.tree
    guard let unit = tree.index[target.unit] else {
      throw Failure(
        .usage, vi: "Đơn vị \(target.unit) của chỉ tiêu \(target.id) không tồn tại ở kỳ \(survey.period).",
        en: "Unit \(target.unit) of target \(target.id) does not hold in \(survey.period).")
    }
    guard !tree.children[unit].isEmpty else {
      throw Failure(
        .usage, vi: "Đơn vị \(target.unit) không có đơn vị trực thuộc nào trong tệp units để giao chỉ tiêu.",
        en: "Unit \(target.unit) has no unit below it in the units file.")
    }
    let missing = tree.children[unit].filter { view.counts.states[$0] != .reported }
    guard view.counts.states[unit] == .reported, missing.isEmpty else {
      throw noCounts(target, survey.period.text, missing.map { tree.units[$0].name })
    }
    return TargetScene(now: view, unit: unit, standard: survey.standard, opening: view.figures(unit))
  }

  static func count(_ figures: UnitFigures, _ classes: [CountedClass]) -> Int? {
    classes.reduce(Int?(0)) { sum, c in sum.flatMap { sum in figures.count(c).map { sum + $0 } } }
  }

  /// Codes that are fixed must be units below.
  static func fixed(_ order: AllocationOrder, _ rows: [TargetAllocation.Row]) throws(Failure) {
    let codes = rows.map(\.unit.code)
    for code in order.fixed.keys.sorted() where !codes.contains(code) {
      throw Failure(
        .usage, vi: "--fix \(code): không phải đơn vị trực thuộc; có: \(codes.joined(separator: ", ")).",
        en: "--fix \(code): no unit directly below; there are: \(codes.joined(separator: ", ")).")
    }
  }

  // MARK: Sentences

  static func noCounts(_ target: Target, _ period: String, _ missing: [String]) -> Failure {
    let list = missing.isEmpty ? "" : ": " + missing.joined(separator: ", ")
    return Failure(
      .noInput, vi: "Không chia được chỉ tiêu \(target.id): số liệu kỳ \(period) chưa đủ\(list).",
      en: "Target \(target.id) cannot be shared out: the counts of \(period) are not whole\(list).")
  }

  static func noTotal(_ unit: Unit, _ measure: AllocationOrder.Measure) -> Failure {
    Failure(
      .noInput,
      vi: "--by \(measure.rawValue) cần tổng số hộ của \(unit.name); bổ sung vào tệp totals hoặc dùng --by poor.",
      en: "--by \(measure.rawValue) needs the households of \(unit.name); add them to the totals file or use --by poor."
    )
  }

  static func fixedTooMuch(_ unit: Unit, _ fixed: Int, _ count: Int) -> Failure {
    Failure(
      .usage, vi: "--fix \(unit.code)=\(fixed): \(unit.name) chỉ có \(count) hộ.",
      en: "--fix \(unit.code)=\(fixed): \(unit.name) has only \(count) households.")
  }

  static func impossible(_ target: Target, _ error: Allocation.Impossible) -> Failure {
    Failure(
      .usage,
      vi: "Chỉ tiêu \(target.id) cần giảm \(error.wanted) hộ, nhưng các đơn vị chỉ nhận được từ \(error.least) đến "
        + "\(error.most) hộ; sửa --floor, --cap hoặc --fix.",
      en: "Target \(target.id) takes \(error.wanted) households, and the units together take \(error.least) to "
        + "\(error.most); change --floor, --cap or --fix.")
  }
}

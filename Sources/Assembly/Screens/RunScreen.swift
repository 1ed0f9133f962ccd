import Emit
import Gaps
import Indicators
import PipelineKit
import Reductions
import Standards

/// What a person reads at the end of a run: the units, what is missing, how far from the targets, where the files are.
public struct RunScreen {
  private let plan: Plan
  private let language: Language
  private let words: NumberWords

  /// A screen.
  public init(plan: Plan, language: Language) {
    self.plan = plan
    self.language = language
    words = NumberWords(language: language)
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// The whole screen.
  public func text(_ outcome: RunOutcome, survey: Int) -> String {
    guard let figures = outcome.figures, let run = figures.surveys.first(where: { $0.survey == survey }) else {
      return summaryLine(outcome, survey: survey)
    }
    var parts = [heading(survey), table(run, figures)]
    let gone = absent(run)
    if !gone.isEmpty { parts.append(gone) }
    parts.append(counts(figures, run))
    parts.append(ending(outcome))
    return parts.joined(separator: "\n\n")
  }

  private func heading(_ survey: Int) -> String {
    let now = plan.surveys[survey]
    return "\(plan.title)\n"
      + say("Kỳ \(now.period), \(now.standard.title)", "Period \(now.period), \(now.standard.title)")
  }

  // MARK: The table

  private func table(_ run: SurveyRun, _ figures: RunFigures) -> String {
    let tree = run.view.tree
    var table = TextTable(
      [
        say("Đơn vị", "Unit"), say("Tổng số hộ", "Households"), say("Hộ nghèo", "Poor"), say("Tỷ lệ %", "Rate %"),
        say("Cận nghèo", "Near-poor"), say("Tăng/giảm", "Change"), say("Điểm %", "Points"), say("Chỉ tiêu", "Target"),
        say("Còn thiếu", "Gap"), "",
      ], right: [1, 2, 3, 4, 5, 6, 7, 8])
    let shown = tree.units.indices.filter { tree.units[$0].level == .commune && $0 != tree.root }
    for unit in shown.isEmpty ? tree.children[tree.root] : shown { table.add(row(unit, run, figures)) }
    table.rule()
    table.add(row(tree.root, run, figures))
    return table.text
  }

  private func row(_ unit: Int, _ run: SurveyRun, _ figures: RunFigures) -> [String] {
    let counts = run.view.counts
    let change = figures.reductions.first { figures.surveys[$0.survey].survey == run.survey }?.rows
      .first { $0.unit == unit && $0.counted == .poor && $0.view == .todaysBorders }
    let gap = mainGap(unit, run, figures)
    return [
      run.view.tree.units[unit].name, words.integer(counts.totalHouseholds(unit)),
      words.integer(counts.households(.poor, unit)), words.hundredths(counts.rate(.poor, unit)?.percent(decimals: 2)),
      words.integer(counts.households(.nearPoor, unit)), words.signed(change?.change),
      words.signedHundredths(change?.changeOfRate?.percent(decimals: 2)), gap.map(target) ?? "",
      gap.map(short) ?? "", gap.map { mark($0.gap.state) } ?? stateWord(counts.states[unit]),
    ]
  }

  /// The unit's target on the poor at this period: the rate before points and households.
  private func mainGap(_ unit: Int, _ run: SurveyRun, _ figures: RunFigures) -> GapRow? {
    let code = run.view.tree.units[unit].code
    let own = figures.gaps.filter {
      $0.gap.target.unit == code && $0.gap.target.period == plan.surveys[run.survey].period
        && $0.gap.target.classes == [.poor] && $0.gap.target.group == nil
    }
    let kinds: [Target.Kind] = [.endRate, .endHouseholds, .reduceHouseholds, .reducePoints]
    return kinds.lazy.compactMap { kind in own.first { $0.gap.target.kind == kind } }.first
  }

  private func target(_ row: GapRow) -> String {
    let value = words.decimal(row.gap.target.wanted)
    switch row.gap.target.kind {
    case .endRate: return "≤ \(value) %"
    case .endHouseholds: return say("≤ \(value) hộ", "≤ \(value)")
    case .reduceHouseholds: return say("giảm \(value) hộ", "−\(value)")
    case .reducePoints: return say("giảm \(value) điểm %", "−\(value) points")
    default: return ""
    }
  }

  private func short(_ row: GapRow) -> String {
    row.gap.householdsToGo.map { say("\(words.integer($0)) hộ", words.integer($0)) } ?? "–"
  }

  private func mark(_ state: Gap.State) -> String {
    switch state {
    case .met: say("đạt", "met")
    case .notMet: say("chưa đạt", "not met")
    case .unknown, .notDue: say("chưa rõ", "unknown")
    }
  }

  private func stateWord(_ state: UnitState) -> String {
    switch state {
    case .reported: ""
    case .partial: say("chưa đủ", "partial")
    case .missing: say("chưa nộp", "missing")
    case .refused: say("bị từ chối", "refused")
    case .notDue: say("không phải nộp", "not due")
    }
  }

  // MARK: Below the table

  private func absent(_ run: SurveyRun) -> String {
    let tree = run.view.tree
    let lines = tree.units.indices.filter { tree.units[$0].level == .commune }.compactMap { unit -> String? in
      switch run.view.counts.states[unit] {
      case .missing: say("Chưa nộp: \(tree.units[unit].name)", "Missing: \(tree.units[unit].name)")
      case .refused: say("Bị từ chối: \(tree.units[unit].name)", "Refused: \(tree.units[unit].name)")
      default: nil
      }
    }
    return lines.joined(separator: "\n")
  }

  private func counts(_ figures: RunFigures, _ run: SurveyRun) -> String {
    let rows = run.tally
    var findings: [Severity: Int] = [:]
    for finding in figures.findings { findings[finding.severity, default: 0] += 1 }
    let rowLine = say(
      "Kỳ này: \(words.integer(rows.received)) dòng = \(words.integer(rows.kept)) hộ được giữ + \(words.integer(rows.merged)) dòng gộp + \(words.integer(rows.rejected)) dòng loại.",
      "This survey: \(words.integer(rows.received)) rows = \(words.integer(rows.kept)) kept + \(words.integer(rows.merged)) merged + \(words.integer(rows.rejected)) rejected."
    )
    let findingLine = say(
      "Phát hiện (mọi kỳ): \(words.integer(findings[.error] ?? 0)) lỗi, \(words.integer(findings[.warning] ?? 0)) cảnh báo, \(words.integer(findings[.note] ?? 0)) ghi chú — xem findings.csv.",
      "Findings (all surveys): \(words.integer(findings[.error] ?? 0)) errors, \(words.integer(findings[.warning] ?? 0)) warnings, \(words.integer(findings[.note] ?? 0)) notes: see findings.csv."
    )
    return rowLine + "\n" + findingLine
  }

  private func ending(_ outcome: RunOutcome) -> String {
    guard let directory = outcome.directory else {
      return say("Chạy thử: không công bố gì.", "Dry run: nothing was published.")
    }
    return say("Kết quả: \(directory)", "Results: \(directory)")
  }

  /// One line for cron.
  public func summaryLine(_ outcome: RunOutcome, survey: Int) -> String {
    let period = plan.surveys[survey].period.text
    let place = outcome.directory ?? say("(chạy thử)", "(dry run)")
    let whole = outcome.isComplete ? say("đủ", "complete") : say("chưa đủ", "incomplete")
    if outcome.isUnchanged {
      return say(
        "\(plan.name) \(period): không có gì thay đổi từ lần chạy trước (\(whole)); \(place)",
        "\(plan.name) \(period): nothing changed since the last run (\(whole)); \(place)")
    }
    guard let figures = outcome.figures, let run = figures.surveys.first(where: { $0.survey == survey }) else {
      return place
    }
    let root = run.view.tree.root
    let poor = words.integer(run.view.counts.households(.poor, root))
    let rate = words.hundredths(run.view.counts.rate(.poor, root)?.percent(decimals: 2))
    return say(
      "\(plan.name) \(period): \(poor) hộ nghèo, \(rate) %, \(whole); \(place)",
      "\(plan.name) \(period): \(poor) poor households, \(rate) %, \(whole); \(place)")
  }
}

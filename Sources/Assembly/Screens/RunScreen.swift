import Emit
import Gaps
import Indicators
import PipelineKit
import Reductions
import Standards

/// What a person reads at the end of a run: the units, what is missing, how far from the targets, where the files are.
public struct RunScreen {
  private let plan: Plan
  private let pipeline: String
  private let language: Language
  private let words: NumberWords

  /// A screen for the pipeline file at a path.
  public init(plan: Plan, pipeline: String, language: Language) {
    self.plan = plan
    self.pipeline = pipeline
    self.language = language
    words = NumberWords(language)
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// The whole screen.
  public func text(_ outcome: RunOutcome, survey: Int) -> String {
    guard let figures = outcome.figures, let run = figures.surveys.first(where: { $0.survey == survey }) else {
      return ([summaryLine(outcome, survey: survey)] + approval(outcome)).joined(separator: "\n")
    }
    var parts = [heading(survey), table(run, figures)]
    let shown = shownUnits(run)
    let open = OpenQuestions(plan: plan, run: run, figures: figures, language: language)
      .text(shown.map { ($0, mainGap($0, run, figures)) })
    if !open.isEmpty { parts.append(open) }
    parts.append(counts(figures, run))
    parts.append(ending(outcome, figures))
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
    let reductions = figures.reductions.first { figures.surveys[$0.survey].survey == run.survey }?.rows
    for unit in shownUnits(run) {
      if unit == tree.root { table.rule() }
      table.add(row(unit, run, reductions?.row(unit, .poor, .todaysBorders), figures))
    }
    return table.text
  }

  /// The units of the table: the communes, else those directly below; the whole last.
  private func shownUnits(_ run: SurveyRun) -> [Int] {
    let tree = run.view.tree
    let communes = tree.units.indices.filter { tree.units[$0].level == .commune && $0 != tree.root }
    return (communes.isEmpty ? tree.children[tree.root] : communes) + [tree.root]
  }

  private func row(_ unit: Int, _ run: SurveyRun, _ change: Reduction?, _ figures: RunFigures) -> [String] {
    let counts = run.view.counts
    let gap = mainGap(unit, run, figures)
    return [
      run.view.tree.units[unit].name, words.integer(counts.totalHouseholds(unit)),
      words.integer(counts.households(.poor, unit)), words.hundredths(counts.rate(.poor, unit)?.percent(decimals: 2)),
      words.integer(counts.households(.nearPoor, unit)), words.signed(change?.change),
      words.signedHundredths(change?.changeOfRate?.percent(decimals: 2)), gap.map(target) ?? "",
      gap.map(short) ?? "", gap.map { mark($0.gap.state) } ?? StateWords(language).mark(counts.states[unit]),
    ]
  }

  /// The unit's target on the poor at this period, judged by this survey: the rate before points and households.
  private func mainGap(_ unit: Int, _ run: SurveyRun, _ figures: RunFigures) -> GapRow? {
    let code = run.view.tree.units[unit].code
    let own = figures.gaps.filter {
      $0.gap.target.unit == code && $0.gap.target.period == plan.surveys[run.survey].period
        && $0.gap.target.classes == [.poor] && $0.gap.target.group == nil
        && ($0.standard.isEmpty || $0.standard == plan.surveys[run.survey].standard.id)
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

  // MARK: Below the table

  private func counts(_ figures: RunFigures, _ run: SurveyRun) -> String {
    var findings: [Severity: Int] = [:]
    for finding in figures.findings { findings[finding.severity, default: 0] += 1 }
    let found = [Severity.error, .warning, .note].map { words.integer(findings[$0] ?? 0) }
    let findingLine = say(
      "Phát hiện (mọi kỳ): \(found[0]) lỗi, \(found[1]) cảnh báo, \(found[2]) ghi chú — xem findings.csv.",
      "Findings (all surveys): \(found[0]) errors, \(found[1]) warnings, \(found[2]) notes: see findings.csv.")
    return self.rows(run.tally) + "\n" + findingLine + leftBehind
  }

  /// What programs left beside the inputs.
  private var leftBehind: String {
    guard !plan.leftBehind.isEmpty else { return "" }
    let names = plan.leftBehind.prefix(8).joined(separator: ", ") + (plan.leftBehind.count > 8 ? ", …" : "")
    let count = words.integer(plan.leftBehind.count)
    return "\n"
      + say(
        "Bỏ qua \(count) tệp do chương trình khác để lại, không phải danh sách: \(names).",
        "Passed over: \(count) files that other programs left and that are no lists: \(names).")
  }

  /// What became of the rows; members are named where lists have them.
  private func rows(_ tally: Tally) -> String {
    let parts = [
      say("\(words.integer(tally.kept)) hộ được giữ", "\(words.integer(tally.kept)) households kept"),
      tally.members == 0
        ? ""
        : say("\(words.integer(tally.members)) dòng thành viên", "\(words.integer(tally.members)) rows of members"),
      say("\(words.integer(tally.merged)) dòng trùng đã gộp", "\(words.integer(tally.merged)) duplicates merged"),
      say("\(words.integer(tally.rejected)) dòng loại", "\(words.integer(tally.rejected)) rejected"),
    ].filter { !$0.isEmpty }.joined(separator: " + ")
    let received = words.integer(tally.received)
    return say("Kỳ này: \(received) dòng = \(parts).", "This survey: \(received) rows = \(parts).")
  }

  private func ending(_ outcome: RunOutcome, _ figures: RunFigures) -> String {
    let result =
      outcome.directory.map { say("Kết quả: \($0)", "Results: \($0)") }
      ?? say("Chạy thử: không công bố gì.", "Dry run: nothing was published.")
    return ([result] + latest(outcome) + approval(outcome) + nextSteps(outcome, figures)).joined(separator: "\n")
  }

  /// What stands in the place of the link to the newest run, where there can be none.
  private func latest(_ outcome: RunOutcome) -> [String] {
    guard outcome.latestIsFile else { return [] }
    return [
      say(
        "Ổ đĩa này không tạo được liên kết: “latest” là tệp văn bản ghi tên lần chạy mới nhất, dùng trong lệnh như cũ.",
        "This file system has no links: “latest” is a text file that names the newest run; commands take it as before.")
    ]
  }

  private func approval(_ outcome: RunOutcome) -> [String] { outcome.approval.map { [$0.text] } ?? [] }

  /// What to open and what to type next.
  private func nextSteps(_ outcome: RunOutcome, _ figures: RunFigures) -> [String] {
    var steps: [String] = []
    if let directory = outcome.directory, plan.formats.contains(.html) {
      steps.append(say("Đọc trước: \(directory)/report.html", "Read first: \(directory)/report.html"))
    }
    if figures.surveys.contains(where: { $0.view.counts.states[$0.view.tree.root] != .reported }) {
      steps.append(say("Ai còn thiếu: rasoat status \(pipeline)", "Who is missing: rasoat status \(pipeline)"))
    }
    let pairs = figures.surveys.reduce(0) { $0 + $1.identity.undecided.count + $1.identity.openLinks.count }
    if pairs > 0 {
      steps.append(
        say(
          "Còn \(words.integer(pairs)) cặp dòng (mọi kỳ) chưa quyết định: rasoat review \(pipeline)",
          "\(words.integer(pairs)) pairs of rows (all surveys) to decide: rasoat review \(pipeline)"))
    }
    return steps
  }

  /// How many of the communes have figures.
  private func reported(_ run: SurveyRun) -> String {
    let communes = run.view.tree.indices(of: .commune)
    let counted = communes.count { run.view.counts.states[$0] == .reported }
    let share = "\(words.integer(counted))/\(words.integer(communes.count))"
    return say("\(share) xã có số liệu", "\(share) communes count")
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
    let state = outcome.isComplete ? whole : "\(whole) (\(reported(run)))"
    let poor = words.integer(run.view.counts.households(.poor, root))
    let rate = words.hundredths(run.view.counts.rate(.poor, root)?.percent(decimals: 2))
    return say(
      "\(plan.name) \(period): \(poor) hộ nghèo, \(rate) %, \(state); \(place)",
      "\(plan.name) \(period): \(poor) poor households, \(rate) %, \(state); \(place)")
  }
}

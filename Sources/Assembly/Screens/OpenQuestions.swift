import Emit
import Gaps
import Indicators
import PipelineKit
import Reductions

/// What the table of a run leaves blank or unknown: why, and what settles it.
struct OpenQuestions {
  let plan: Plan
  let run: SurveyRun
  let figures: RunFigures
  let language: Language

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
  private func name(_ unit: Int) -> String { run.view.tree.units[unit].name }

  /// A line for each list that is missing or refused, and one for each reason why targets and changes are blank; empty
  /// where nothing is. `units` are those of the table with their main targets.
  func text(_ units: [(unit: Int, gap: GapRow?)]) -> String {
    let absent = run.view.tree.units.indices.filter { run.view.tree.units[$0].level == .commune && isAbsent($0) }
    let open = units.filter { !isAbsent($0.unit) }
    let unknown = open.filter { $0.gap?.gap.unknown != nil }
    let known = open.filter { $0.gap?.gap.unknown == nil }
    return (absent.map(absence) + strangers + reasons(unknown) + comparison(known.map(\.unit))).joined(separator: "\n")
  }

  private func isAbsent(_ unit: Int) -> Bool {
    let state = run.view.counts.states[unit]
    return state == .missing || state == .refused
  }

  // MARK: Lists

  private func absence(_ unit: Int) -> String {
    let head =
      run.view.counts.states[unit] == .missing
      ? say("Chưa nộp: \(name(unit))", "Missing: \(name(unit))")
      : say("Bị từ chối: \(name(unit))", "Refused: \(name(unit))")
    return ([head] + refusals(run, [run.view.tree.units[unit].code])).joined(separator: "\n")
  }

  /// Files of which nobody can tell whose they are.
  private var strangers: [String] {
    let lines = refusals(run, [""])
    return lines.isEmpty ? [] : [say("Không rõ của đơn vị nào:", "Sender unknown:")] + lines
  }

  /// The files of senders that were refused, each with its sentence.
  private func refusals(_ run: SurveyRun, _ senders: Set<String>) -> [String] {
    run.files.filter { $0.fate == .refused && senders.contains($0.unit) }.map { file in
      "  \(figures.inputs[Int(file.file)].name): \(FindingSentences.refusal(file, language))"
    }
  }

  // MARK: Targets

  private func reasons(_ rows: [(unit: Int, gap: GapRow?)]) -> [String] {
    let words = UnknownWords(language)
    return Gap.Unknown.allCases.flatMap { unknown -> [String] in
      let own = rows.filter { $0.gap?.gap.unknown == unknown }
      guard let first = own.first?.gap else { return [] }
      let names = own.map { name($0.unit) }.joined(separator: ", ")
      let head = say("Chỉ tiêu chưa rõ – \(names): ", "Target unknown – \(names): ") + words.text(unknown) + "."
      return [head] + (unknown == .baselineLists ? past(own.map(\.unit), first.gap.target.baseline) : [])
    }
  }

  /// The refused files of units at a baseline under the survey's standard.
  private func past(_ units: [Int], _ baseline: Period) -> [String] {
    let standard = plan.surveys[run.survey].standard.id
    let before = figures.surveys.filter {
      plan.surveys[$0.survey].period == baseline && plan.surveys[$0.survey].standard.id == standard
    }
    let senders = Set(units.map { run.view.tree.units[$0].code })
    return before.flatMap { refusals($0, senders) }
  }

  // MARK: Changes

  /// A unit's poor households on today's borders against the baseline.
  private func past(_ unit: Int) -> Reduction? {
    comparison?.rows.row(unit, .poor, .todaysBorders)
  }

  private var comparison: ReductionResults? {
    figures.reductions.first { figures.surveys[$0.survey].survey == run.survey }
  }

  /// Why there is no change since the baseline; nil where there is one, or no baseline.
  private func unlike(_ unit: Int) -> Gap.Unknown? {
    guard let row = past(unit), row.change == nil else { return nil }
    if row.now.state != .reported { return .lists }
    return row.before.isUntraceable ? .borders : .baselineLists
  }

  private func comparison(_ units: [Int]) -> [String] {
    guard let baseline = comparison?.baseline else { return [] }
    let words = UnknownWords(language)
    return Gap.Unknown.allCases.compactMap { unknown in
      let names = units.filter { unlike($0) == unknown }.map(name).joined(separator: ", ")
      guard !names.isEmpty else { return nil }
      return say("Chưa so sánh được với \(baseline) – \(names): ", "No comparison with \(baseline) – \(names): ")
        + words.text(unknown) + "."
    }
  }
}

import Deduplicate
import Emit
import PipelineKit

/// Figures → what Emit prints: names of files, sentences, everything in the order of the tables.
struct Printing {
  let plan: Plan
  let language: Language
  /// What communes are told.
  let returns: [PendingReturn]

  func results(_ figures: RunFigures) -> RunResults {
    let surveys = figures.surveys.map { survey($0, figures) }
    return RunResults(
      surveys: surveys, reductions: figures.reductions, gaps: figures.gaps, findings: findings(figures),
      ethnicities: plan.codeLists.ethnicities, returns: returns)
  }

  private func survey(_ run: SurveyRun, _ figures: RunFigures) -> SurveyResults {
    let survey = plan.surveys[run.survey]
    let lists = run.lists.map {
      ListedHouseholds(
        file: figures.inputs[Int($0.file)].name, sheets: $0.sheets, households: $0.households, people: $0.people)
    }
    return SurveyResults(
      period: survey.period, standard: survey.standard, view: run.view, lists: lists,
      duplicates: duplicates(run, figures))
  }

  /// Households in the order of their kept rows: first the row that counts, then the others.
  private func duplicates(_ run: SurveyRun, _ figures: RunFigures) -> [DuplicateRow] {
    var dropped: [ListedRow: [(ListedRow, MergeReason)]] = [:]
    var replaced: [ListedRow: ListedRow] = [:]
    for merge in run.merges { replaced[merge.dropped] = merge.kept }
    for merge in run.merges {
      var kept = merge.kept
      while let further = replaced[kept] { kept = further }
      dropped[kept, default: []].append((merge.dropped, merge.reason))
    }
    let order = dropped.keys.sorted { ($0.list, $0.index) < ($1.list, $1.index) }
    return order.flatMap { kept in
      let others = (dropped[kept] ?? []).sorted { ($0.0.list, $0.0.index) < ($1.0.list, $1.0.index) }
      return [row(kept, run, figures, isKept: true, reason: "")]
        + others.map { row($0.0, run, figures, isKept: false, reason: $0.1.rawValue) }
    }
  }

  private func row(
    _ reference: ListedRow, _ run: SurveyRun, _ figures: RunFigures, isKept: Bool, reason: String
  ) -> DuplicateRow {
    let list = run.lists[Int(reference.list)]
    let index = Int(reference.index)
    return DuplicateRow(
      household: list.households.ids[index], file: figures.inputs[Int(list.file)].name,
      sheet: list.sheets[Int(list.households.sheets[index])], row: list.households.rows[index], isKept: isKept,
      reason: reason)
  }

  // MARK: Findings

  private func findings(_ figures: RunFigures) -> [FindingRow] {
    figures.findings.map { finding in
      let survey = finding.survey.map { plan.surveys[$0] }
      let file = finding.place.map { figures.inputs[Int($0.file)].name } ?? ""
      return FindingRow(
        finding: finding, period: survey?.period.text ?? "", standard: survey?.standard.id ?? "", file: file,
        message: FindingSentences.text(finding, language))
    }.sorted(by: Self.precedes)
  }

  private static func precedes(_ a: FindingRow, _ b: FindingRow) -> Bool {
    if (a.period, a.standard, a.finding.unit, a.file) != (b.period, b.standard, b.finding.unit, b.file) {
      return (a.period, a.standard, a.finding.unit, a.file) < (b.period, b.standard, b.finding.unit, b.file)
    }
    let (p, q) = (a.finding.place, b.finding.place)
    let one = (p?.sheet ?? "", p?.row ?? 0, p?.column ?? 0, a.finding.code.word)
    let two = (q?.sheet ?? "", q?.row ?? 0, q?.column ?? 0, b.finding.code.word)
    return one == two ? a.finding.arguments.lexicographicallyPrecedes(b.finding.arguments) : one < two
  }
}

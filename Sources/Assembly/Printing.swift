import Deduplicate
import Emit
import Indicators
import PipelineKit
import Rates

/// Figures → what Emit prints: names of files, sentences, everything in the order of the tables.
struct Printing {
  let plan: Plan
  let language: Language
  /// The survey that is reported, as an index into the plan's surveys.
  let last: Int
  /// What communes are told.
  let returns: [PendingReturn]
  let jobs: Int

  func results(_ figures: RunFigures) -> RunResults {
    var results = RunResults(
      surveys: Parallel.map(figures.surveys, jobs: jobs) { survey($0, figures) }, reductions: figures.reductions,
      changes: figures.changes, gaps: figures.gaps, findings: findings(figures),
      ethnicities: plan.codeLists.ethnicities, returns: returns)
    results.running = figures.running
    results.language = language
    results.majority = plan.codeLists.majority
    results.reportedSurvey = figures.surveys.firstIndex { $0.survey == last }
    if plan.formats.contains(.html) {
      let sentences = Dictionary(
        figures.findings.map { ($0.code.word, FindingSentences.outline($0.code, language)) },
        uniquingKeysWith: { first, _ in first })
      results.report = ReportOptions(title: plan.title, language: language, sentences: sentences)
    }
    results.wantsRegister = plan.formats.contains(.sqlite)
    if plan.formats.contains(.xlsx) { results.formSurvey = results.reportedSurvey }
    results.formHistory = results.formSurvey.flatMap {
      ComparisonRun(plan: plan, surveys: figures.surveys, jobs: 1).history(of: $0)
    }
    return results
  }

  private func survey(_ run: SurveyRun, _ figures: RunFigures) -> SurveyResults {
    let survey = plan.surveys[run.survey]
    let lists = run.lists.map {
      ListedHouseholds(
        file: figures.inputs[Int($0.file)].name, sheets: $0.sheets, households: $0.households, people: $0.people,
        members: $0.members)
    }
    var results = SurveyResults(
      period: survey.period, standard: survey.standard, view: run.view,
      completeness: completeness(run), lists: lists,
      duplicates: duplicates(run, figures))
    let households = plan.totals.values(\.minorityHouseholds, in: survey.period, over: run.view.tree)
    let persons = plan.totals.values(\.minorityPersons, in: survey.period, over: run.view.tree)
    results.minorities = zip(households, persons).map { (households: $0, persons: $1) }
    return results
  }

  private func completeness(_ run: SurveyRun) -> [Completeness?] {
    let survey = plan.surveys[run.survey]
    let receipts = run.files.compactMap { file in
      run.view.tree.index[file.unit].map {
        Receipt(unit: $0, received: Moment(file.received)?.day, isSuperseded: file.fate == .superseded)
      }
    }
    return CompletenessStage(tree: run.view.tree, counts: run.view.counts, due: survey.due)
      .completeness(
        receipts, totals: plan.totals, period: survey.period, known: run.packs?.completeness ?? [:])
  }

  /// Households in the order of their kept rows: first the row that counts, then the others.
  private func duplicates(_ run: SurveyRun, _ figures: RunFigures) -> [DuplicateRow] {
    let merges = run.identity.merges.sorted { $0.dropped < $1.dropped }
    /// The row that counts where a row is said to: that may have been dropped in its turn.
    func counted(_ row: ListedRow) -> ListedRow {
      guard run.lists[Int(row.list)].households.isMerged[Int(row.index)] else { return row }
      let place = merges.partitionPoint { $0.dropped >= row }
      return place < merges.count && merges[place].dropped == row ? counted(merges[place].kept) : row
    }
    var order = merges.enumerated().map { (kept: counted($1.kept), merge: $0) }
    order.sort { $0.kept == $1.kept ? $0.merge < $1.merge : $0.kept < $1.kept }
    var rows: [DuplicateRow] = []
    rows.reserveCapacity(2 * order.count)
    var last: ListedRow?
    for (kept, merge) in order {
      if kept != last { rows.append(row(kept, run, figures, because: nil)) }
      last = kept
      rows.append(row(merges[merge].dropped, run, figures, because: merges[merge]))
    }
    return rows
  }

  private func row(_ reference: ListedRow, _ run: SurveyRun, _ figures: RunFigures, because: Merge?) -> DuplicateRow {
    let list = run.lists[Int(reference.list)]
    let index = Int(reference.index)
    return DuplicateRow(
      household: list.households.ids[index], file: figures.inputs[Int(list.file)].name,
      sheet: list.sheets[Int(list.households.sheets[index])], row: list.households.rows[index], isKept: because == nil,
      reason: because?.reason.rawValue ?? "", weight: because?.weight)
  }

  // MARK: Findings

  private func findings(_ figures: RunFigures) -> FindingList {
    let language = language
    return FindingList(
      figures.findings, surveys: plan.surveys.map { ($0.period.text, $0.standard.id) },
      files: figures.inputs.map(\.name)
    ) { FindingSentences.text($0, language) }
  }
}

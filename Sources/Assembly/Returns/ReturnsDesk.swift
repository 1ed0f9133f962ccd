import Clean
import Deduplicate
import Emit
import Geography
import Ingest
import PipelineKit

/// Who gets a return: each unit that sent something for the reported survey. What a return quotes is read when it is
/// written, so that nothing is kept for it during the run.
struct ReturnsDesk: Sendable {
  let plan: Plan
  let survey: SurveyPlan
  let language: Language
  let inputs: [ListSource]
  let run: SurveyRun
  let options: CleanOptions
  /// For each row that another one stands for, that other row.
  let keptRows: [ListedRow: ListedRow]
  /// For each file its unit.
  let senders: [Int32: String]
  /// What people have accepted, by code and row.
  let accepted: [AcceptedPlace: Decision]

  /// A finding that was accepted at a row (0 = in the whole sheet or file).
  struct AcceptedPlace: Hashable {
    let code: String
    let file: String
    let sheet: String
    let row: Int
  }

  /// A desk for a survey of the run.
  init(plan: Plan, language: Language, figures: RunFigures, run: SurveyRun, options: CleanOptions) {
    self.plan = plan
    survey = plan.surveys[run.survey]
    self.language = language
    inputs = figures.inputs
    self.run = run
    self.options = options
    keptRows = Dictionary(run.identity.merges.map { ($0.dropped, $0.kept) }, uniquingKeysWith: { first, _ in first })
    senders = Dictionary(run.files.map { ($0.file, $0.unit) }, uniquingKeysWith: { first, _ in first })
    var accepted: [AcceptedPlace: Decision] = [:]
    for decision in plan.decisions {
      guard case .accept(let code, let place) = decision.verdict else { continue }
      accepted[AcceptedPlace(code: code, file: place.file, sheet: place.sheet, row: place.row)] = decision
    }
    self.accepted = accepted
  }

  /// The returns to be made, in the order of the units' codes.
  var pending: [PendingReturn] {
    let records = Dictionary(grouping: run.files.filter { !$0.unit.isEmpty }, by: \.unit)
    let findings = Dictionary(grouping: run.findings, by: { commune(of: $0.unit) })
    return records.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { unit in
      let report = CommuneReport(
        desk: self, unit: unit, records: records[unit] ?? [], findings: findings[unit] ?? [])
      return PendingReturn(unit: unit) { report.content() }
    }
  }

  /// A village's commune; any other unit itself.
  private func commune(of code: String) -> String {
    guard let unit = options.tree.index[code], options.tree.units[unit].level == .village else { return code }
    return options.tree.units[unit].parent
  }

  /// A unit's name.
  func name(of unit: String) -> String { options.tree.index[unit].map { options.tree.units[$0].name } ?? unit }

  /// Who accepted a finding where it stands; nil when nobody did.
  func decision(on finding: Finding) -> Decision? {
    guard !accepted.isEmpty, let place = finding.place else { return nil }
    return accepted[
      AcceptedPlace(
        code: finding.code.word, file: inputs[Int(place.file)].name, sheet: place.sheet, row: Int(place.row))]
  }

  /// The row that counts for a row that does not.
  func kept(for row: ListedRow) -> ListedRow? {
    guard var kept = keptRows[row] else { return nil }
    while let further = keptRows[kept] { kept = further }
    return kept
  }

  /// Reads and cleans a file that does not count: its findings, those among its own rows included.
  func findings(ofSuperseded record: FileRecord) -> [Finding] {
    let source = inputs[Int(record.file)]
    let outcome = Intake(options, standards: [], earlier: [:], acceptances: Acceptances([], inputs: inputs)).read(
      source, submissions: survey.submissions.filter { $0.file == source.name })
    guard let list = outcome.list else { return outcome.record.findings }
    var lists = [MatchableList(list)]
    let deduplicator = Deduplicator(
      standard: survey.standard, survey: run.survey, tree: options.tree, lineage: plan.lineage, model: plan.linkage,
      rule: plan.linkageRule, jobs: 1)
    let found = (try? deduplicator.deduplicate(&lists))?.findings ?? []
    return outcome.record.findings + found
  }
}

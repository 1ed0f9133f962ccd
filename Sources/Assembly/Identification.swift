import Clean
import Deduplicate
import Geography
import Ingest
import PipelineKit

/// What Deduplicate needs besides a survey's lists: the model, what became of units, what people decided, and the
/// households of the surveys before.
struct Identification {
  let model: LinkageModel
  let rule: LinkageRule
  let lineage: [LineageEvent]
  let decisions: [Decision]
  let sources: [ListSource]
  let register: HouseholdRegister

  /// Each household once; households that earlier surveys knew keep their ids.
  func run(
    _ lists: inout [MatchableList], _ plan: SurveyPlan, survey: Int, jobs: Int
  ) throws(Failure) -> Deduplication {
    let deduplicator = Deduplicator(
      standard: plan.standard, survey: survey, tree: plan.tree, lineage: lineage, model: model, rule: rule, jobs: jobs)
    let (decided, unknown) = rowDecisions(lists, survey, plan.tree)
    var result = try deduplicator.deduplicate(&lists, decisions: decided, register: register)
    result.findings += unknown + result.undecided.map { undecided($0.rows, lists, survey) }
    return result
  }

  /// What the commune hears of a row that may be the household of another, which is named as decisions name it.
  private func undecided(_ rows: (ListedRow, ListedRow), _ lists: [MatchableList], _ survey: Int) -> Finding {
    let (other, own) = (place(rows.0, lists), place(rows.1, lists))
    let reference = RowReference(
      file: sources[Int(lists[Int(rows.0.list)].file)].name, sheet: other.sheet, row: Int(other.row))
    return Finding(.undecidedPair, survey: survey, at: own, [reference.description])
  }

  private func place(_ row: ListedRow, _ lists: [MatchableList]) -> Place {
    let list = lists[Int(row.list)]
    let (sheet, number) = (list.households.sheets[Int(row.index)], list.households.rows[Int(row.index)])
    return Place(file: list.file, sheet: list.sheets[Int(sheet)], row: number)
  }

  /// The decisions about rows of these lists; those that name a row without a household, or rows that say something else
  /// by now, are found.
  private func rowDecisions(_ lists: [MatchableList], _ survey: Int, _ tree: UnitTree) -> (RowDecisions, [Finding]) {
    var decided = RowDecisions()
    var findings: [Finding] = []
    let files = Dictionary(
      lists.indices.map { (sources[Int(lists[$0].file)].name, $0) }, uniquingKeysWith: { first, _ in first })
    func row(_ reference: RowReference) -> ListedRow? {
      guard let list = files[reference.file] else { return nil }
      let found = Self.row(reference, in: lists[list])
      if found == nil {
        findings.append(
          Finding(.decisionUnknown, survey: survey, at: Place(file: lists[list].file), [reference.description]))
      }
      return found.map { ListedRow(list: list, index: $0) }
    }
    for decision in decisions {
      let (isSame, a, b): (Bool, RowReference, RowReference)
      switch decision.verdict {
      case .same(let one, let two): (isSame, a, b) = (true, one, two)
      case .different(let one, let two): (isSame, a, b) = (false, one, two)
      case .accept: continue
      }
      switch (row(a), row(b)) {
      case (let one?, let two?):
        if Self.holds(decision, one, two, lists, tree) {
          isSame ? decided.addSame(one, two) : decided.addDifferent(one, two)
        } else {
          findings.append(
            Finding(.decisionOutdated, survey: survey, at: place(two, lists), [a.description]))
        }
      case (let one?, nil): decide(isSame, one, earlier(b), &decided)
      case (nil, let two?): decide(isSame, two, earlier(a), &decided)
      case (nil, nil): break
      }
    }
    return (decided, findings)
  }

  /// Whether the rows still say what they said when it was decided.
  private static func holds(
    _ decision: Decision, _ one: ListedRow, _ two: ListedRow, _ lists: [MatchableList], _ tree: UnitTree
  ) -> Bool {
    if decision.seen.isEmpty { return true }
    let marks = [one, two].map { row in
      let list = lists[Int(row.list)]
      return list.mark(of: Int(row.index), said: list.households.classes[Int(row.index)], in: tree)
    }
    return decision.seen == PairMark.text(marks[0], marks[1])
  }

  private func decide(_ isSame: Bool, _ row: ListedRow, _ household: UInt64?, _ decided: inout RowDecisions) {
    guard let household else { return }
    isSame ? decided.addSame(row, earlier: household) : decided.addDifferent(row, earlier: household)
  }

  /// The household of a row of an earlier survey.
  private func earlier(_ reference: RowReference) -> UInt64? {
    sources.first { $0.name == reference.file }.flatMap { source in
      register.household(file: source.index) { Self.row(reference, in: $0) }
    }
  }

  private static func row(_ reference: RowReference, in list: MatchableList) -> Int? {
    list.households.rows.indices.first { index in
      Int(list.households.rows[index]) == reference.row
        && (reference.sheet.isEmpty || list.sheets[Int(list.households.sheets[index])] == reference.sheet)
    }
  }
}

extension MatchableList {
  /// A cleaned list as Deduplicate sees it.
  init(_ list: CleanedList) {
    self.init(
      file: list.file, sender: list.sender, form: list.form, sheets: list.sheets, households: list.households,
      people: list.people, members: list.members)
  }
}

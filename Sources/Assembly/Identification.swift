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
    let decided = DecidedRows(
      decisions, lists, survey: survey, tree: plan.tree, register: register, sources: sources)
    var result = try deduplicator.deduplicate(&lists, decisions: decided.decisions, register: register)
    result.findings += decided.findings + undecided(result, lists, survey)
    return result
  }

  /// What the commune hears of rows that may be the household of another, which is named as decisions name it.
  private func undecided(_ result: Deduplication, _ lists: [MatchableList], _ survey: Int) -> [Finding] {
    func place(_ row: ListedRow) -> Place { lists[Int(row.list)].place(of: Int(row.index)) }
    let pairs = result.undecided.map { pair in
      Finding(.undecidedPair, survey: survey, at: place(pair.rows.1), [reference(place(pair.rows.0))])
    }
    let links = result.openLinks.compactMap { link in
      register.place(of: link.earlier, in: link.survey).map {
        Finding(.undecidedLink, survey: survey, at: place(link.row), [reference($0)])
      }
    }
    return pairs + links
  }

  private func reference(_ place: Place) -> String {
    RowReference(file: sources[Int(place.file)].name, sheet: place.sheet, row: Int(place.row)).description
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

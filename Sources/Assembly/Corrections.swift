import Clean
import Deduplicate
import Geography
import Households
import Indicators
import Ingest
import PipelineKit
import Rates

/// What was corrected after it had been approved: an approved list (đã phê duyệt) that a later one replaced is what was
/// published of its commune.
struct Corrections {
  let stage: SurveyStage
  let layout: CountLayout

  /// For each unit the households of each class that the approved lists had more than those that hold now.
  func published(_ cleaned: [CleanedList], _ held: [[Int: Counts]], _ records: [FileRecord]) -> [Int: [Int]] {
    var more: [Int: [Int]] = [:]
    let superseded = Set(records.filter { $0.fate == .superseded }.map(\.file))
    for (source, submission) in replaced where superseded.contains(source.index) {
      guard let before = counts(source, submission), let sender = stage.plan.tree.index[submission.unit] else {
        continue
      }
      let own = zip(cleaned, held).filter { $0.0.sender == sender }.map(\.1)
      guard !own.isEmpty else { continue }
      add(before, 1, to: &more)
      for counts in own { add(counts, -1, to: &more) }
    }
    return more
  }

  /// Of each unit the latest approved list that does not hold any more.
  private var replaced: [(source: ListSource, submission: Submission)] {
    let byUnit = Dictionary(grouping: stage.plan.submissions, by: \.unit)
    return byUnit.keys.sorted().compactMap { unit in
      let received = (byUnit[unit] ?? []).sorted { ($0.received, $0.file) < ($1.received, $1.file) }
      guard let approved = received.dropLast().last(where: { $0.stage == .approved }),
        let source = stage.sources.first(where: { $0.name == approved.file })
      else { return nil }
      return (source, approved)
    }
  }

  private func counts(_ source: ListSource, _ submission: Submission) -> [Int: Counts]? {
    guard let list = stage.intake.read(source, submissions: [submission]).list else { return nil }
    var lists = [MatchableList(list)]
    guard (try? stage.identification.run(&lists, stage.plan, survey: stage.survey, jobs: stage.jobs)) != nil else {
      return nil
    }
    return RateStage(tree: stage.plan.tree, layout: layout).count(
      CountableList(
        sender: list.sender, form: list.form, groupsAsked: list.groupsAsked, households: lists[0].households))
  }

  /// Adds a list's counts to the units that its households point to and to all units above them.
  private func add(_ counts: [Int: Counts], _ sign: Int, to more: inout [Int: [Int]]) {
    for (unit, own) in counts {
      var walker: Int? = unit
      while let current = walker {
        var known = more[current] ?? [0, 0]
        for c in CountedClass.allCases { known[c.rawValue] += sign * own[layout.households(c)] }
        more[current] = known
        walker = stage.plan.tree.parents[current]
      }
    }
  }
}

import Households
import Standards

/// Where the households of the reported survey stood before: what T14 and T15 mark as new, come back and old.
struct ListHistory {
  /// What a household is on its list.
  enum Standing { case new, relapsed, old }

  private let before: [UInt64]
  private let earlier: [UInt64]
  private let isKnown: [Bool]

  /// The history of a class; nil where there is no baseline.
  init?(_ results: RunResults, _ survey: SurveyResults, _ kind: HouseholdClass) {
    guard let history = results.formHistory else { return nil }
    let baseline = results.surveys[history.baseline]
    before = Self.ids(baseline, kind)
    earlier = history.earlier.flatMap { Self.ids(results.surveys[$0], kind) }.sorted()
    isKnown = survey.view.tree.units.map { unit in
      baseline.view.tree.index[unit.code].map { baseline.view.counts.states[$0] == .reported } ?? false
    }
  }

  /// The households of a class in the order of their ids.
  private static func ids(_ survey: SurveyResults, _ kind: HouseholdClass) -> [UInt64] {
    survey.lists.flatMap { list in
      list.households.ids.indices.filter {
        !list.households.isMerged[$0] && list.households.classes[$0] == kind
      }.map { list.households.ids[$0] }
    }.sorted()
  }

  /// What a household is on its list; nil where the baseline of its unit does not count.
  func standing(_ household: UInt64, unit: Int32) -> Standing? {
    if Self.contains(before, household) { return .old }
    guard isKnown[Int(unit)] else { return nil }
    return Self.contains(earlier, household) ? .relapsed : .new
  }

  private static func contains(_ ids: [UInt64], _ id: UInt64) -> Bool {
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] == id
  }
}

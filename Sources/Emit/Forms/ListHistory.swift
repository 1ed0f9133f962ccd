import Households
import Standards

/// Where the households of the reported survey stood before: what T14 and T15 mark as new, come back and old, as the flows
/// of T2 and T3 have it. Who comes from the other list is new on this one; of whom no list tells its own row may say that
/// it is old.
struct ListHistory {
  /// What a household is on its list.
  enum Standing { case new, relapsed, old }

  private let before, onOtherList, earlier: [UInt64]
  /// What a row says of a household that was on this list before.
  private let wasHere: StatedChange
  private let isKnown: [Bool]

  /// The history of a class; nil where there is no baseline.
  init?(_ results: RunResults, _ survey: SurveyResults, _ kind: HouseholdClass) {
    guard let history = results.formHistory else { return nil }
    let baseline = results.surveys[history.baseline]
    wasHere = kind == .poor ? .wasPoor : .wasNearPoor
    before = Self.ids(baseline) { $0 == kind }
    onOtherList = Self.ids(baseline) { $0 == (kind == .poor ? .nearPoor : .poor) }
    earlier = history.earlier.flatMap { Self.ids(results.surveys[$0]) { $0 == kind } }.sorted()
    isKnown = survey.view.tree.units.map { unit in
      baseline.view.tree.index[unit.code].map { baseline.view.counts.states[$0] == .reported } ?? false
    }
  }

  /// The households of some classes in the order of their ids.
  private static func ids(_ survey: SurveyResults, of isCounted: (HouseholdClass) -> Bool) -> [UInt64] {
    survey.lists.flatMap { list in
      list.households.ids.indices.filter {
        !list.households.isMerged[$0] && isCounted(list.households.classes[$0])
      }.map { list.households.ids[$0] }
    }.sorted()
  }

  /// What a household is on its list; nil where the baseline of its unit does not count.
  func standing(_ households: HouseholdColumns, _ index: Int) -> Standing? {
    let household = households.ids[index]
    if Self.contains(before, household) { return .old }
    guard isKnown[Int(households.units[index])] else { return nil }
    if Self.contains(onOtherList, household) { return .new }
    if Self.contains(earlier, household) { return .relapsed }
    return households.changes[index] == wasHere.rawValue + 1 ? .old : .new
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

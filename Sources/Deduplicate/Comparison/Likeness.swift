import Households
import Standards

/// How far two households of a village under different heads agree, one level for each comparison.
struct Likeness {
  var persons = GrowthLevel.unknown
  var heads = HeadsLevel.unknown
  var deprivations = DeprivationLevel.unknown
  var groups = EqualLevel.unknown
  var householdClass = ClassLevel.unknown
  /// Whether the row says that the household was on the list that it was on.
  var told = EqualLevel.unknown

  /// An earlier row, a row of now, and what that row says of the household.
  init(_ before: LinkRow, _ now: LinkRow, says change: StatedChange?) {
    persons = Self.persons(before.persons, now.persons)
    heads = Self.heads(before, now)
    let form = before.form.intersection(now.form)
    if form.contains(.indicators) { deprivations = Self.deprivations(before.indicators, now.indicators) }
    if form.contains(.groups) { groups = before.ownGroups == now.ownGroups ? .same : .different }
    let (old, new) = (before.householdClass, now.householdClass)
    householdClass = old == new ? .same : old < new ? .better : .worse
    if let list = change?.listBefore { told = list.rawValue == old ? .same : .different }
  }

  /// Whether two rows can be one household at all: on a list both, and of one ethnic group.
  static func isPossible(_ before: LinkRow, _ now: LinkRow) -> Bool {
    let nearPoor = HouseholdClass.nearPoor.rawValue
    guard before.householdClass <= nearPoor, now.householdClass <= nearPoor else { return false }
    return RowComparison.code(before.ethnicity, now.ethnicity) != .different
  }

  /// The level of a comparison, by raw value.
  subscript(comparison: LikenessComparison) -> UInt8 {
    switch comparison {
    case .persons: persons.rawValue
    case .heads: heads.rawValue
    case .deprivations: deprivations.rawValue
    case .groups: groups.rawValue
    case .householdClass: householdClass.rawValue
    case .told: told.rawValue
    }
  }

  private static func persons(_ before: UInt16, _ now: UInt16) -> GrowthLevel {
    let unknown = HouseholdColumns.unknownPersons
    if before == unknown || now == unknown { return .unknown }
    return switch Int(now) - Int(before) {
    case -1: .fewer
    case 0: .same
    case 1: .more
    default: .different
    }
  }

  /// How many years husband and wife are apart at most, and a head and the child or grandchild who follows.
  private static let couple = 8
  private static let child = 16...60

  private static func heads(_ before: LinkRow, _ now: LinkRow) -> HeadsLevel {
    if before.year == 0 || now.year == 0 { return .unknown }
    let later = now.year - before.year
    guard abs(later) <= couple else { return child.contains(later) ? .child : .other }
    return switch RowComparison.code(before.sex, now.sex) {
    case .unknown: .near
    case .same: .other
    case .different: .couple
    }
  }

  private static func deprivations(_ before: UInt32, _ now: UInt32) -> DeprivationLevel {
    if before | now == 0 { return .unknown }
    return switch (before ^ now).nonzeroBitCount {
    case 0: .same
    case 1: .one
    case 2: .two
    default: .different
    }
  }
}

extension StatedChange {
  /// The list on which a household was before, as its row says.
  fileprivate var listBefore: HouseholdClass? { self == .wasPoor ? .poor : self == .wasNearPoor ? .nearPoor : nil }
}

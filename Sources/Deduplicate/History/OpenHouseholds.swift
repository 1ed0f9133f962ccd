import Households
import Identity
import Standards

/// Households that no head links: earlier ones that no household of this survey is, and those of this survey that no
/// earlier survey knew. Some of them are one household under another head.
struct OpenHouseholds {
  /// The earlier rows and then this survey's.
  let both: LinkTable
  let split: Int
  let register: HouseholdRegister
  /// This survey's lists.
  let lists: [MatchableList]
  let clusters: Clusters
  /// The earlier rows that are open, and the roots of the open clusters in this survey's own table.
  var before: [Int32]
  var now: [Int32]

  /// A row of both sides where it is listed.
  func listed(_ row: Int32) -> (list: MatchableList, index: Int) {
    let own = both.rows[Int(row)]
    if Int(row) >= split { return (lists[Int(own.list)], Int(own.index)) }
    let known = register.latest[Int(row)]
    return (register.surveys[Int(known.survey)].lists[Int(known.row.list)], Int(known.row.index))
  }

  /// The latest row of an earlier household whose list names members; else its latest row.
  func withMembers(_ row: Int32) -> (list: MatchableList, index: Int) {
    let household = register.latest[Int(row)].household
    for survey in register.surveys.reversed() {
      guard let known = survey.row(of: household) else { continue }
      let list = survey.lists[Int(known.list)]
      if list.members.count > 0 { return (list, Int(known.index)) }
    }
    return listed(row)
  }

  /// The rows of a cluster among both sides.
  func rows(_ root: Int32) -> [Int32] { clusters.rows(root).map { $0 + Int32(split) } }

  /// Whether both rows list members and no two of them may be one person.
  func nameOthers(_ before: Int32, _ row: Int32) -> Bool {
    let (old, new) = (withMembers(before), listed(row))
    return ListedMembers.areOthers(old.list.members, old.index, new.list.members, new.index)
  }

  /// Whether what the rows say of themselves lets them be one household: neither gone nor split off nor come from
  /// elsewhere, new to the lists only if it was on none, and not under a namesake with a number of his own.
  func mayBeOne(_ before: Int32, _ root: Int32) -> Bool {
    if change(before) == .gone || rows(root).contains(where: { areNamesakes(before, $0) }) { return false }
    let wasListed = both.rows[Int(before)].householdClass <= HouseholdClass.nearPoor.rawValue
    return rows(root).allSatisfy { row in
      change(row)?.isOfAnother(wasListed: wasListed) != true
    }
  }

  /// Whether the heads bear one name and their numbers are two people's: no head changed, and no household is both.
  private func areNamesakes(_ before: Int32, _ row: Int32) -> Bool {
    let (old, new) = (both.rows[Int(before)], both.rows[Int(row)])
    return RowComparison.number(old, new) == .others && both.names.level(old.name, new.name).isOneAsWritten
  }

  /// What a row says of how its household came or left.
  func change(_ row: Int32) -> StatedChange? {
    let (list, index) = listed(row)
    return StatedChange(rawValue: list.households.changes[index] &- 1)
  }

  /// How far two numbers of persons are apart; nil where one is not known.
  func growth(_ before: Int32, _ root: Int32) -> Int? {
    let (old, new) = (both.rows[Int(before)].persons, both.rows[Int(rows(root)[0])].persons)
    if old == HouseholdColumns.unknownPersons || new == HouseholdColumns.unknownPersons { return nil }
    return Int(new) - Int(old)
  }
}

extension StatedChange {
  /// Whether a row with this word is of another household than one that was seen before, or was listed before.
  func isOfAnother(wasListed: Bool) -> Bool {
    switch self {
    case .split, .movedIn, .gone: true
    case .new, .relapsed: wasListed
    case .wasPoor, .wasNearPoor: false
    }
  }
}

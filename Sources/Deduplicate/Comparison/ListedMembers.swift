import Identity
import Text

/// The members that two rows of a survey list: households that list others altogether are not one, however alike their
/// heads are.
struct ListedMembers {
  private let lists: [MatchableList]
  /// Lists of heads alone cost nothing.
  private let areAny: Bool
  /// Fewer members say too little: one may have been mistyped.
  private static let fewest = 2

  init(_ lists: [MatchableList]) {
    self.lists = lists
    areAny = lists.contains { $0.members.count > 0 }
  }

  /// Whether both rows list members, two at least, and no two of them may be one person: neither number nor name nor date of birth is
  /// the same.
  func areOthers(_ one: ListedRow, _ other: ListedRow) -> Bool {
    guard areAny else { return false }
    let (a, b) = (persons(one), persons(other))
    if min(a.count, b.count) < Self.fewest { return false }
    return Set(a.flatMap(\.self)).isDisjoint(with: b.flatMap(\.self))
  }

  /// For each member of a row what may be met again.
  private func persons(_ row: ListedRow) -> [[UInt64]] {
    let members = lists[Int(row.list)].members
    return members.of(Int(row.index)).map { member in
      let people = members.people
      let (number, birth) = (people.numbers[member], people.births[member])
      var keys = [Hash64.combine(1, people.nameKeys[member])]
      if number.isKnown { keys.append(Hash64.combine(2, number.packed)) }
      if birth.isWhole { keys.append(Hash64.combine(3, UInt64(birth.packed))) }
      return keys
    }
  }
}

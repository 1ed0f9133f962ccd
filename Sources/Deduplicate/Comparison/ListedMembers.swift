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

  /// Whether both rows of the lists name others.
  func areOthers(_ one: ListedRow, _ other: ListedRow) -> Bool {
    guard areAny else { return false }
    return Self.areOthers(
      lists[Int(one.list)].members, Int(one.index), lists[Int(other.list)].members, Int(other.index))
  }

  /// Whether both households list members, two at least, and no two of them may be one person: neither number nor name
  /// nor date of birth is the same.
  static func areOthers(_ one: MemberColumns, _ index: Int, _ other: MemberColumns, _ otherIndex: Int) -> Bool {
    if min(one.of(index).count, other.of(otherIndex).count) < fewest { return false }
    return Set(keys(one, index)).isDisjoint(with: keys(other, otherIndex))
  }

  /// By what the members of a household may be met again.
  private static func keys(_ members: MemberColumns, _ index: Int) -> [UInt64] {
    members.of(index).flatMap { member in
      let people = members.people
      let (number, birth) = (people.numbers[member], people.births[member])
      var keys = [Hash64.combine(1, people.nameKey(member))]
      if number.isKnown { keys.append(Hash64.combine(2, number.packed)) }
      if birth.isWhole { keys.append(Hash64.combine(3, UInt64(birth.packed))) }
      return keys
    }
  }
}

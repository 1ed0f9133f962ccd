import Households
import Identity
import Text

/// The same household under another head, by the persons that both lists name: the new head was a member, or the old
/// head now is one, or others are in common.
///
/// A household that split off has only the lesser part of the persons: two thirds of the others must be in common. Where
/// one of the two lists names heads alone, that one head must be among the other's members, and the number of persons must
/// fit.
struct CommonMembers {
  /// A person of an open household.
  private struct Person {
    var key: UInt64
    /// The name with its marks, where the key is made of the name; 0 = without any.
    var marked: UInt64 = 0
    var birth: UInt32
    var unit: Int32
    /// The household: an earlier row, or the root of a cluster.
    var household: Int32
    /// Its place in the household, 0 = the head.
    var place: Int32
  }

  /// What two households have in common.
  private struct Overlap {
    var before: Int32
    var root: Int32
    /// The earlier household's persons that are in both, by their places in it.
    var persons: Set<Int32>
    /// Whether this survey's head is among them.
    var hasNewHead = false
  }

  private let open: OpenHouseholds
  private let communes: [Int32]

  init(_ open: OpenHouseholds, communes: [Int32]) {
    self.open = open
    self.communes = communes
  }

  /// The pairs, the surest first; a household may stand in several.
  func candidates() -> [LinkCandidate] {
    guard hasMembers else { return [] }
    let fitting = overlaps().filter(isOne).sorted(by: precedes)
    return fitting.map {
      LinkCandidate(
        before: $0.before, row: open.rows($0.root)[0], root: $0.root, ground: .members($0.persons.count))
    }
  }

  /// Lists of heads alone cost nothing.
  private var hasMembers: Bool {
    open.lists.contains { $0.members.count > 0 }
      || open.register.surveys.contains { $0.lists.contains { $0.members.count > 0 } }
  }

  // MARK: Persons

  /// The keys of a person: the number, and name with year of birth and commune.
  private func append(
    _ people: PersonColumns, _ index: Int, unit: Int32, household: Int32, place: Int32, to persons: inout [Person]
  ) {
    let (birth, number) = (people.births[index], people.numbers[index])
    var person = Person(key: 0, birth: birth.packed, unit: unit, household: household, place: place)
    if number.isKnown {
      person.key = Hash64.combine(1, number.packed)
      persons.append(person)
    }
    if birth.year != 0, unit >= 0 {
      let named = Hash64.combine(people.nameKey(index), UInt64(birth.year))
      person.key = Hash64.combine(Hash64.combine(2, named), UInt64(communes[Int(unit)]))
      person.marked = marked(people, index)
      persons.append(person)
    }
  }

  private func marked(_ people: PersonColumns, _ index: Int) -> UInt64 {
    var forms = NameForms()
    forms.read(people.nameBytes, people.nameRange(index))
    return forms.isMarked ? forms.marked | 1 : 0
  }

  private func source(_ row: Int32) -> (list: MatchableList, index: Int) {
    Int(row) < open.split ? open.withMembers(row) : open.listed(row)
  }

  private func append(_ row: Int32, household: Int32, to persons: inout [Person]) {
    let (list, index) = source(row)
    let unit = open.both.rows[Int(row)].unit
    append(list.people, index, unit: unit, household: household, place: 0, to: &persons)
    let members = list.members.of(index)
    for member in members {
      let place = Int32(member - members.lowerBound + 1)
      append(list.members.people, member, unit: unit, household: household, place: place, to: &persons)
    }
  }

  // MARK: Overlaps

  private func overlaps() -> [Overlap] {
    var (old, new): ([Person], [Person]) = ([], [])
    for row in open.before { append(row, household: row, to: &old) }
    for root in open.now { for row in open.rows(root) { append(row, household: root, to: &new) } }
    old.sort { ($0.key, $0.household, $0.place) < ($1.key, $1.household, $1.place) }
    new.sort { ($0.key, $0.household, $0.place) < ($1.key, $1.household, $1.place) }
    var found: [UInt64: Overlap] = [:]
    var first = 0
    for person in new {
      while first < old.count, old[first].key < person.key { first += 1 }
      var other = first
      while other < old.count, old[other].key == person.key {
        if isSame(old[other], person) { note(old[other], person, &found) }
        other += 1
      }
    }
    return Array(found.values)
  }

  private func note(_ before: Person, _ now: Person, _ found: inout [UInt64: Overlap]) {
    let key = UInt64(UInt32(bitPattern: before.household)) << 32 | UInt64(UInt32(bitPattern: now.household))
    var overlap = found[key] ?? Overlap(before: before.household, root: now.household, persons: [])
    overlap.persons.insert(before.place)
    if now.place == 0 { overlap.hasNewHead = true }
    found[key] = overlap
  }

  /// Persons of one key are one when their births agree, by the year alone only in one village, and their names carry no
  /// other marks.
  private func isSame(_ a: Person, _ b: Person) -> Bool {
    if a.marked != b.marked, a.marked != 0, b.marked != 0 { return false }
    let (one, two) = (BirthDate(packed: a.birth), BirthDate(packed: b.birth))
    if one.isWhole, two.isWhole { return one == two || one.month == two.day && one.day == two.month }
    return one.year == two.year && a.unit == b.unit
  }

  // MARK: Judging

  private func isOne(_ overlap: Overlap) -> Bool {
    guard open.mayBeOne(overlap.before, overlap.root) else { return false }
    let common = overlap.persons.count
    let listedBefore = size(overlap.before)
    let listedNow = open.rows(overlap.root).map(size).max() ?? 1
    let growth = open.growth(overlap.before, overlap.root)
    switch (listedBefore > 1, listedNow > 1) {
    case (true, true): return 3 * common >= 2 * (listedBefore - 1) && 2 * common >= listedNow
    case (true, false):
      guard overlap.hasNewHead, let growth, growth <= 0 else { return false }
      return 3 * (listedBefore + growth) >= 2 * (listedBefore - 1)
    case (false, true): return overlap.persons.contains(0) && growth.map { abs($0) <= 1 } ?? false
    case (false, false): return false
    }
  }

  /// How many persons a row lists.
  private func size(_ row: Int32) -> Int {
    let (list, index) = source(row)
    return list.members.of(index).count + 1
  }

  private func precedes(_ a: Overlap, _ b: Overlap) -> Bool {
    if a.persons.count != b.persons.count { return a.persons.count > b.persons.count }
    let (one, two) = (change(a), change(b))
    if one != two { return one < two }
    if a.before != b.before { return a.before < b.before }
    return open.both.precedes(Int(open.rows(a.root)[0]), Int(open.rows(b.root)[0]))
  }

  /// Of pairs with as many persons in common the one whose household changed least.
  private func change(_ overlap: Overlap) -> Int {
    let (old, new) = (open.both.rows[Int(overlap.before)], open.both.rows[Int(open.rows(overlap.root)[0])])
    return (old.unit == new.unit ? 0 : 8) + min(7, open.growth(overlap.before, overlap.root).map { abs($0 + 1) } ?? 7)
  }
}

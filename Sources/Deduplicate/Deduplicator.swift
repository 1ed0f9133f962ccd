import Geography
import Households
import Identity
import PipelineKit
import Standards
import Text

/// One list as Deduplicate sees it: households and their heads, by the same index.
public struct MatchableList: Sendable {
  /// The file, as an index into the run's inputs.
  public var file: Int32
  /// The sheets' names.
  public var sheets: [String]
  /// The households.
  public var households: HouseholdColumns
  /// Their heads.
  public var people: PersonColumns

  /// A list.
  public init(file: Int32, sheets: [String], households: HouseholdColumns, people: PersonColumns) {
    self.file = file
    self.sheets = sheets
    self.households = households
    self.people = people
  }
}

/// A row among the lists of a survey.
public struct ListedRow: Sendable, Hashable {
  /// The list, as an index.
  public var list: Int32
  /// The household in the list.
  public var index: Int32

  /// A row.
  public init(list: Int, index: Int) {
    self.list = Int32(list)
    self.index = Int32(index)
  }
}

/// Why two rows are one household.
public enum MergeReason: String, Sendable {
  case sameRow = "same-row"
  case sameIdentity = "same-id"
  case samePerson = "same-person"
  case decided
}

/// A row that another row stands for.
public struct Merge: Sendable {
  /// The row that is kept.
  public var kept: ListedRow
  /// The row that is not counted.
  public var dropped: ListedRow
  /// Why.
  public var reason: MergeReason
}

/// Rows → each household once in a survey: the same row twice, and the same identity number.
///
/// Of the rows that are one household the most complete is kept, and among those the first in the order of files and rows.
public struct Deduplicator {
  private let standard: Standard
  private let survey: Int
  private let areas: [Area]

  /// A deduplicator for one survey; `areas` are those of the units that households point to.
  public init(standard: Standard, survey: Int, areas: [Area]) {
    self.standard = standard
    self.survey = survey
    self.areas = areas
  }

  /// Marks merged rows in the lists; returns who was merged into whom, and what was found.
  public func deduplicate(_ lists: inout [MatchableList]) -> (merges: [Merge], findings: [Finding]) {
    var merges: [Merge] = []
    var findings: [Finding] = []
    mergeSameRows(&lists, &merges, &findings)
    mergeSameNumbers(&lists, &merges, &findings)
    return (merges, findings)
  }

  // MARK: The same row twice

  private func mergeSameRows(_ lists: inout [MatchableList], _ merges: inout [Merge], _ findings: inout [Finding]) {
    for list in lists.indices {
      var first = KeyTable(capacity: lists[list].households.count)
      for index in 0..<lists[list].households.count {
        let key = rowKey(lists[list], index)
        guard let earlier = first.insert(key, Int32(index)) else { continue }
        guard isSameRow(lists[list], Int(earlier), index) else { continue }
        lists[list].households.isMerged[index] = true
        merges.append(
          Merge(
            kept: .init(list: list, index: Int(earlier)), dropped: .init(list: list, index: index), reason: .sameRow))
        findings.append(finding(.duplicateRow, lists[list], index))
      }
    }
  }

  private func rowKey(_ list: MatchableList, _ index: Int) -> UInt64 {
    let households = list.households
    let people = list.people
    var key = Hash64.combine(people.nameKeys[index], people.numbers[index].packed)
    key = Hash64.combine(key, UInt64(people.births[index].packed) << 32 | UInt64(households.indicators[index]))
    let scores =
      UInt64(UInt16(bitPattern: households.b1[index])) << 16 | UInt64(UInt16(bitPattern: households.b2[index]))
    key = Hash64.combine(key, scores << 32 | UInt64(households.persons[index]) << 16 | UInt64(households.causes[index]))
    return Hash64.combine(
      key, UInt64(bitPattern: Int64(households.units[index])) << 8 | UInt64(households.classes[index].rawValue))
  }

  private func isSameRow(_ list: MatchableList, _ a: Int, _ b: Int) -> Bool {
    let households = list.households
    let people = list.people
    return people.nameKeys[a] == people.nameKeys[b] && people.numbers[a] == people.numbers[b]
      && people.births[a] == people.births[b] && people.sexes[a] == people.sexes[b]
      && households.units[a] == households.units[b] && households.classes[a] == households.classes[b]
      && households.persons[a] == households.persons[b] && households.b1[a] == households.b1[b]
      && households.b2[a] == households.b2[b] && households.indicators[a] == households.indicators[b]
      && households.causes[a] == households.causes[b] && households.groups[a] == households.groups[b]
      && households.ethnicities[a] == households.ethnicities[b]
  }

  // MARK: The same identity number

  private func mergeSameNumbers(_ lists: inout [MatchableList], _ merges: inout [Merge], _ findings: inout [Finding]) {
    let total = lists.reduce(0) { $0 + $1.households.count }
    var holders = KeyTable(capacity: total)
    var offsets = [0]
    for list in lists { offsets.append(offsets[offsets.count - 1] + list.households.count) }
    for list in lists.indices {
      for index in 0..<lists[list].households.count where !lists[list].households.isMerged[index] {
        let number = lists[list].people.numbers[index]
        guard number.isKnown else { continue }
        guard let earlier = holders.insert(number.packed, Int32(offsets[list] + index)) else { continue }
        let other = reference(Int(earlier), offsets)
        let mine = ListedRow(list: list, index: index)
        guard isSamePerson(lists, other, mine) else {
          findings.append(finding(.identityShared, lists[list], index))
          continue
        }
        merge(other, mine, &lists, &merges, &findings)
        if lists[Int(other.list)].households.isMerged[Int(other.index)] {
          holders.replace(number.packed, Int32(offsets[list] + index))
        }
      }
    }
  }

  private func reference(_ position: Int, _ offsets: [Int]) -> ListedRow {
    var low = 0
    var high = offsets.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[middle] <= position { low = middle } else { high = middle }
    }
    return ListedRow(list: low, index: position - offsets[low])
  }

  /// The same number is believed when the name or the year of birth agrees too; a wrong digit can hit another's number.
  private func isSamePerson(_ lists: [MatchableList], _ a: ListedRow, _ b: ListedRow) -> Bool {
    let one = lists[Int(a.list)].people
    let two = lists[Int(b.list)].people
    let (i, j) = (Int(a.index), Int(b.index))
    return one.nameKeys[i] == two.nameKeys[j] || one.births[i].year == two.births[j].year
  }

  private func merge(
    _ a: ListedRow, _ b: ListedRow, _ lists: inout [MatchableList], _ merges: inout [Merge],
    _ findings: inout [Finding]
  ) {
    let (kept, dropped) = completeness(lists, b) > completeness(lists, a) ? (b, a) : (a, b)
    lists[Int(dropped.list)].households.isMerged[Int(dropped.index)] = true
    merges.append(Merge(kept: kept, dropped: dropped, reason: .sameIdentity))
    findings.append(finding(.duplicateIdentity, lists[Int(dropped.list)], Int(dropped.index)))
    settleClass(kept, dropped, &lists, &findings)
    let units = (
      lists[Int(kept.list)].households.units[Int(kept.index)],
      lists[Int(dropped.list)].households.units[Int(dropped.index)]
    )
    if units.0 != units.1 {
      findings.append(finding(.duplicatePlaceDiffers, lists[Int(dropped.list)], Int(dropped.index)))
    }
  }

  /// Where the rows give different classes the kept row's scores decide; where they say nothing its own class holds.
  private func settleClass(
    _ kept: ListedRow, _ dropped: ListedRow, _ lists: inout [MatchableList], _ findings: inout [Finding]
  ) {
    let mine = lists[Int(kept.list)].households
    let index = Int(kept.index)
    let other = lists[Int(dropped.list)].households.classes[Int(dropped.index)]
    guard mine.classes[index] != other else { return }
    if mine.b1[index] != HouseholdColumns.unknownScore, mine.b2[index] != HouseholdColumns.unknownScore,
      case let area = areas[Int(mine.units[index])],
      let said = standard.classFromScores(b1: Int(mine.b1[index]), b2: Int(mine.b2[index]), area: area), said == other
    {
      lists[Int(kept.list)].households.classes[index] = said
    }
    let holds = lists[Int(kept.list)].households.classes[index].word
    findings.append(finding(.duplicateClassDiffers, lists[Int(dropped.list)], Int(dropped.index), [holds]))
  }

  private func completeness(_ lists: [MatchableList], _ row: ListedRow) -> Int {
    let households = lists[Int(row.list)].households
    let people = lists[Int(row.list)].people
    let index = Int(row.index)
    return (people.births[index].isWhole ? 1 : 0) + (people.numbers[index].digits == 12 ? 1 : 0)
      + (households.persons[index] != HouseholdColumns.unknownPersons ? 1 : 0)
      + (households.b1[index] != HouseholdColumns.unknownScore ? 1 : 0)
      + (households.b2[index] != HouseholdColumns.unknownScore ? 1 : 0) + (households.ethnicities[index] != 0 ? 1 : 0)
  }

  private func finding(_ code: FindingCode, _ list: MatchableList, _ index: Int, _ arguments: [String] = []) -> Finding
  {
    let place = Place(
      file: list.file, sheet: list.sheets[Int(list.households.sheets[index])], row: list.households.rows[index])
    return Finding(code, survey: survey, at: place, arguments)
  }
}

/// From 64-bit keys to the first row that had each: open addressing, no deletion.
struct KeyTable {
  private var keys: [UInt64]
  private var rows: [Int32]

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    rows = [Int32](repeating: -1, count: size)
  }

  /// The row that had the key before; nil when this is the first, which is then remembered.
  mutating func insert(_ key: UInt64, _ row: Int32) -> Int32? {
    var slot = Int(truncatingIfNeeded: Hash64.finished(key)) & (keys.count - 1)
    while rows[slot] >= 0 {
      if keys[slot] == key { return rows[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = key
    rows[slot] = row
    return nil
  }

  /// Gives a known key another row.
  mutating func replace(_ key: UInt64, _ row: Int32) {
    var slot = Int(truncatingIfNeeded: Hash64.finished(key)) & (keys.count - 1)
    while rows[slot] >= 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    rows[slot] = row
  }
}

import PipelineKit
import Text

/// The same row twice in one list: everything that is compared is equal, names as they are written, it is enough to tell
/// one household from another, and the members that are listed are no others.
struct SameRows {
  private var merges: [Merge] = []
  private var isDropped: [Bool]

  init(_ table: LinkTable, _ decisions: RowDecisions, _ members: ListedMembers, jobs: Int) {
    isDropped = [Bool](repeating: false, count: table.rows.count)
    let decided = decisions.rows
    let repeated = KeyOrder.repeated(Chunks.ranges(table.rows.count), jobs: jobs) { rows in
      rows.compactMap { index in
        let row = table.rows[index]
        guard Self.tells(row), decided.isEmpty || !decided.contains(row.place) else { return nil }
        return KeyOrder.word(Hash64.finished(Self.key(row, table.names)), index)
      }
    }
    for rows in repeated { drop(rows, table, members) }
    merges.sort { $0.dropped < $1.dropped }
  }

  /// Drops those of some rows, in their order, that repeat another.
  private mutating func drop(_ rows: [Int], _ table: LinkTable, _ members: ListedMembers) {
    for (position, index) in rows.enumerated().dropFirst() {
      let row = table.rows[index]
      let first = rows[..<position].first {
        !isDropped[$0] && Self.isSame(table.rows[$0], row, table.names)
          && !members.areOthers(table.rows[$0].place, row.place)
      }
      guard let first else { continue }
      isDropped[index] = true
      merges.append(Merge(kept: table.rows[first].place, dropped: row.place, reason: .sameRow, weight: nil))
    }
  }

  /// Takes the repeated rows out of the table; says for whom another stands.
  func drop(from table: inout LinkTable) -> [Merge] {
    guard var kept = isDropped.firstIndex(of: true) else { return [] }
    for index in kept..<table.rows.count where !isDropped[index] {
      table.rows[kept] = table.rows[index]
      kept += 1
    }
    table.rows.removeLast(table.rows.count - kept)
    return merges
  }

  /// A name alone, with blanks equal to blanks, is no proof; nor is a name with a year, which many share. The model weighs
  /// such rows.
  private static func tells(_ row: LinkRow) -> Bool {
    row.name != 0 && (row.number != 0 || row.isDayKnown || row.profile != 0)
  }

  private static func key(_ row: LinkRow, _ names: NameTable) -> UInt64 {
    var key = Hash64.combine(names.entries[Int(row.name)].spelled, row.number)
    key = Hash64.combine(key, UInt64(row.birth) << 32 | UInt64(row.indicators))
    let scores = UInt64(UInt16(bitPattern: row.b1)) << 16 | UInt64(UInt16(bitPattern: row.b2))
    key = Hash64.combine(key, scores << 32 | UInt64(row.persons) << 16 | UInt64(row.causes))
    let place = UInt64(UInt32(bitPattern: row.unit)) << 32 | UInt64(UInt32(bitPattern: row.list))
    return Hash64.combine(key, place &+ UInt64(row.householdClass) << 24)
  }

  private static func isSame(_ a: LinkRow, _ b: LinkRow, _ names: NameTable) -> Bool {
    names.entries[Int(a.name)].spelled == names.entries[Int(b.name)].spelled && a.number == b.number
      && a.birth == b.birth && a.sex == b.sex && a.unit == b.unit && a.list == b.list
      && a.householdClass == b.householdClass && a.persons == b.persons && a.b1 == b.b1 && a.b2 == b.b2
      && a.indicators == b.indicators && a.causes == b.causes && a.groups == b.groups && a.ethnicity == b.ethnicity
  }
}

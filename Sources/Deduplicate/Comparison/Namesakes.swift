import PipelineKit
import Text

/// How rare a name is where it stands, and a name with its birth date in the whole survey, as the rows themselves tell it. In a
/// commune where every tenth head is called Y Mai the name says little, however rare it is in the nation; and a birth date
/// that thirty people of a name share in thirty communes says nothing of any two of them.
///
/// Only rows that are other people for sure are counted, so that a household that is listed twice is no namesake of itself.
struct Namesakes {
  private let rows: [LinkRow]
  private let names: NameTable

  /// Where there is no namesake.
  static let none = Int16.max

  /// The namesakes of some rows.
  init(_ rows: [LinkRow], _ names: NameTable) {
    (self.rows, self.names) = (rows, names)
  }

  /// For each row how rare its name is in its commune, by the heads there of that name who were born in another year; `none`
  /// where there is no other. `places` are the rows of each unit.
  func inCommunes(_ places: [UInt64]) -> [Int16] {
    var years: [Int] = []
    return rarities(atLeast: 2) { row in
      row.commune < 0 ? nil : UInt64(UInt32(bitPattern: row.commune))
    } _: { run in
      years.removeAll(keepingCapacity: true)
      for row in run where rows[row].year != 0 && !years.contains(rows[row].year) { years.append(rows[row].year) }
      let others = UInt64(max(years.count, 1) - 1)
      return others == 0 ? Self.none : Rarity.of(others, among: places[Int(rows[run[0]].commune)])
    }
  }

  /// For each row how rare its name with its whole birth date is, by the communes in which heads of both live and by the
  /// numbers that are surely theirs; `none` where there are two such heads at most.
  func ofBirths() -> [Int16] {
    var (communes, numbers): ([Int32], [UInt64]) = ([], [])
    return rarities(atLeast: 3) { row in
      row.isBirthWhole ? UInt64(row.birth) : nil
    } _: { run in
      communes.removeAll(keepingCapacity: true)
      numbers.removeAll(keepingCapacity: true)
      for row in run.lazy.map({ rows[$0] }) {
        if row.commune >= 0, !communes.contains(row.commune) { communes.append(row.commune) }
        if row.isNumberSure, !numbers.contains(row.number) { numbers.append(row.number) }
      }
      let others = max(communes.count, numbers.count) - 2
      return others <= 0 ? Self.none : Rarity.of(UInt64(others), among: UInt64(rows.count))
    }
  }

  /// What `rarity` says of the rows that share a name and a key; `none` of those that are fewer than `fewest`.
  private func rarities(
    atLeast fewest: Int, key: (LinkRow) -> UInt64?, _ rarity: ([Int]) -> Int16
  ) -> [Int16] {
    var words: [UInt64] = []
    words.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() where row.name != 0 {
      guard let key = key(row) else { continue }
      let named = Hash64.combine(UInt64(names.blockings[Int(row.name)].unordered), key)
      words.append(KeyOrder.word(Hash64.finished(named), index))
    }
    KeyOrder.sort(&words)
    var rarities = [Int16](repeating: Self.none, count: rows.count)
    KeyOrder.runs(words) { run in
      if run.count < fewest { return }
      for group in groups(words[run].map(KeyOrder.row), key) where group.count >= fewest {
        let own = rarity(group)
        for row in group { rarities[row] = own }
      }
    }
    return rarities
  }

  /// The rows by the names and keys themselves: those that share a hash may be two groups.
  private func groups(_ rows: [Int], _ key: (LinkRow) -> UInt64?) -> [[Int]] {
    func own(_ row: Int) -> [UInt64] {
      [UInt64(names.blockings[Int(self.rows[row].name)].unordered), key(self.rows[row]) ?? 0]
    }
    func isOne(_ a: Int, _ b: Int) -> Bool {
      let (one, two) = (self.rows[a], self.rows[b])
      return names.blockings[Int(one.name)].unordered == names.blockings[Int(two.name)].unordered
        && key(one) == key(two)
    }
    if rows.allSatisfy({ isOne($0, rows[0]) }) { return [rows] }
    return Dictionary(grouping: rows, by: own).sorted { $0.value[0] < $1.value[0] }.map(\.value)
  }
}

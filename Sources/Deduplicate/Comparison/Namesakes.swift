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
    var words: [UInt64] = []
    words.reserveCapacity(rows.count)
    // The words of a commune stand together, so that its rows are looked up together.
    for (index, row) in rows.enumerated() {
      let key = BlockingKey.nameAndCommune.key(row, names)
      if key != 0 { words.append(KeyOrder.word(UInt64(key) << 32, index)) }
    }
    var years: [Int] = []
    return rarities(&words, atLeast: 2) {
      BlockingKey.nameAndCommune.isShared($0, $1, names)
    } _: { group in
      years.removeAll(keepingCapacity: true)
      for word in group {
        let year = rows[KeyOrder.row(word)].year
        if year != 0, !years.contains(year) { years.append(year) }
      }
      if years.count < 2 { return Self.none }
      let commune = rows[KeyOrder.row(group[group.startIndex])].commune
      return Rarity.of(UInt64(years.count - 1), among: places[Int(commune)])
    }
  }

  /// For each row how rare its name with its whole birth date is, by the communes in which heads of both live and by the
  /// numbers that are surely theirs; `none` where there are two such heads at most.
  func ofBirths() -> [Int16] {
    var words = repeatedBirths()
    var (communes, numbers): ([Int32], [UInt64]) = ([], [])
    return rarities(&words, atLeast: 3) {
      $0.birth == $1.birth && unordered($0) == unordered($1)
    } _: { group in
      communes.removeAll(keepingCapacity: true)
      numbers.removeAll(keepingCapacity: true)
      for row in group.lazy.map({ rows[KeyOrder.row($0)] }) {
        if row.commune >= 0, !communes.contains(row.commune) { communes.append(row.commune) }
        if row.isNumberSure, !numbers.contains(row.number) { numbers.append(row.number) }
      }
      let others = max(communes.count, numbers.count) - 2
      return others <= 0 ? Self.none : Rarity.of(UInt64(others), among: UInt64(rows.count))
    }
  }

  /// The syllables of a row's name in no order.
  private func unordered(_ row: LinkRow) -> UInt32 { names.blockings[Int(row.name)].unordered }

  /// The words of rows whose name and birth date three rows have, with a few more: most rows are sifted out before anything
  /// is sorted.
  private func repeatedBirths() -> [UInt64] {
    func word(_ row: LinkRow, _ index: Int) -> UInt64? {
      guard row.name != 0, row.isBirthWhole else { return nil }
      return KeyOrder.word(Hash64.finished(Hash64.combine(UInt64(unordered(row)), UInt64(row.birth))), index)
    }
    let slots = 1 << 22
    func slot(_ word: UInt64) -> Int { Int(truncatingIfNeeded: word >> 42) }
    var counts = [UInt8](repeating: 0, count: slots)
    for (index, row) in rows.enumerated() {
      if let word = word(row, index) { counts[slot(word)] = min(3, counts[slot(word)] + 1) }
    }
    return rows.enumerated().compactMap { index, row in
      word(row, index).flatMap { counts[slot($0)] >= 3 ? $0 : nil }
    }
  }

  /// What `rarity` says of the rows that are one by `areOne`, among those of one word; `none` where they are fewer than
  /// `fewest`.
  private func rarities(
    _ words: inout [UInt64], atLeast fewest: Int, _ areOne: (LinkRow, LinkRow) -> Bool,
    _ rarity: (ArraySlice<UInt64>) -> Int16
  ) -> [Int16] {
    KeyOrder.sort(&words)
    var rarities = [Int16](repeating: Self.none, count: rows.count)
    KeyOrder.runs(words) { run in
      if run.count < fewest { return }
      let first = rows[KeyOrder.row(words[run.lowerBound])]
      if run.allSatisfy({ areOne(first, rows[KeyOrder.row(words[$0])]) }) {
        let own = rarity(words[run])
        if own != Self.none { for word in words[run] { rarities[KeyOrder.row(word)] = own } }
        return
      }
      // Words share the key's hash alone: two groups or more.
      var left = words[run]
      while let first = left.first.map({ rows[KeyOrder.row($0)] }) {
        let group = left.filter { areOne(first, rows[KeyOrder.row($0)]) }
        if group.count >= fewest {
          let own = rarity(group[...])
          for word in group { rarities[KeyOrder.row(word)] = own }
        }
        left = left.filter { !areOne(first, rows[KeyOrder.row($0)]) }[...]
      }
    }
    return rarities
  }
}

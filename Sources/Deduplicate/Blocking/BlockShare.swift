import PipelineKit

/// Some rows whose blocks are made at a time, under keys that only rows among them share: so few rows that they are sorted
/// in the cache.
struct BlockShare {
  let keys: [BlockingKey]
  let rows: [Int32]

  /// About as many rows are in a share.
  private static let size = 1 << 16

  /// All shares of a table under some keys: the rows of some communes, of some years of birth, or of some numbers.
  static func all(of table: LinkTable, _ keys: [BlockingKey], jobs: Int) -> [BlockShare] {
    let grounds = BlockingKey.Ground.allCases.map { ground in (ground, keys.filter { $0.ground == ground }) }
    let shares = Parallel.map(grounds.filter { !$1.isEmpty }, jobs: jobs) { ground, keys in
      rows(of: table) { ground.group($0) }.map { BlockShare(keys: keys, rows: $0) }
    }
    return shares.flatMap { $0 }
  }

  /// The rows by their groups, several groups together, in their order; −1 = none.
  private static func rows(of table: LinkTable, by group: (LinkRow) -> Int) -> [[Int32]] {
    var counts: [Int] = []
    for row in table.rows {
      let group = group(row)
      if group >= counts.count { counts += repeatElement(0, count: group + 1 - counts.count) }
      if group >= 0 { counts[group] += 1 }
    }
    // For each group its share.
    var places: [Int] = []
    var sizes: [Int] = []
    for count in counts {
      if (sizes.last ?? size) >= size { sizes.append(0) }
      places.append(sizes.count - 1)
      sizes[sizes.count - 1] += count
    }
    var shares = sizes.map { size in
      var rows: [Int32] = []
      rows.reserveCapacity(size)
      return rows
    }
    for (index, row) in table.rows.enumerated() {
      let group = group(row)
      if group >= 0 { shares[places[group]].append(Int32(index)) }
    }
    return shares
  }

  /// The rows side by side, out of a table in which they stand far apart.
  func copies(_ table: LinkTable) -> [LinkRow] { rows.map { table.rows[Int($0)] } }

  /// From which row on the rows are at or behind a row of the table.
  func split(_ row: Int) -> Int { rows.firstIndex { Int($0) >= row } ?? rows.count }

  /// The blocks of each key, of rows that are numbered as in `copies`.
  func blocks(_ copies: [LinkRow], _ names: NameTable, _ split: Int?) -> [KeyBlocks] {
    let split = split.map(self.split)
    var words = keys.map { _ in [UInt64]() }
    for key in keys.indices where !keys[key].needsPartialBirth { words[key].reserveCapacity(rows.count) }
    var partial: [Int] = []
    for (index, row) in copies.enumerated() {
      if !row.isBirthWhole { partial.append(index) }
      for key in keys.indices where !keys[key].needsPartialBirth {
        let value = keys[key].key(row, names)
        if value != 0 { words[key].append(KeyOrder.word(UInt64(value) << 32, index)) }
      }
    }
    return keys.indices.map { key in
      let own = keys[key].needsPartialBirth ? self.words(keys[key], copies, names, partial) : words[key]
      words[key] = []
      return KeyBlocks(keys[key], sorting: own, copies, names, split)
    }
  }

  /// The words of a key that needs a row whose date of birth is not whole: those stand first, and of the others only those
  /// that may share a key with one of them.
  private func words(
    _ key: BlockingKey, _ copies: [LinkRow], _ names: NameTable, _ partial: [Int]
  ) -> [UInt64] {
    if partial.isEmpty { return [] }
    func word(_ index: Int) -> UInt64 { KeyOrder.word(UInt64(key.key(copies[index], names)) << 32, index) }
    let first = partial.map(word).filter { $0 >> 32 != 0 }
    let sieve = KeySieve(first)
    let whole = copies.indices.lazy.filter { copies[$0].isBirthWhole }.map(word)
    return first + whole.filter { $0 >> 32 != 0 && sieve.mayHold($0) }
  }
}

extension BlockingKey {
  /// What rows that share a key have in common besides.
  enum Ground: CaseIterable {
    case commune, year, number

    /// The group of a row: all rows that share a key are in one; −1 = none.
    func group(_ row: LinkRow) -> Int {
      switch self {
      case .commune: Int(row.commune)
      case .year: row.year == 0 ? -1 : min(row.year, 3_000)
      case .number: row.number == 0 ? -1 : Int(row.number % 4_096)
      }
    }
  }

  /// What rows that share the key have in common besides.
  var ground: Ground {
    switch self {
    case .birthAndCommune, .nameAndCommune, .villageAndYear: .commune
    case .numberTail, .birthAndInitials, .profileAndYear, .nameAndYear: .year
    case .number: .number
    }
  }
}

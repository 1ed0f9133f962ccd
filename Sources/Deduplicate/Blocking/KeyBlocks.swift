import PipelineKit

/// Rows that share a blocking key, side by side: the blocks of one key over some of its values.
struct KeyBlocks {
  /// Rows of one key: a range of the order. Of each pair one row is among the `leading`.
  struct Block {
    var start: Int32
    var count: Int32
    var leading: Int32
    /// How many pairs there are, at most `mostPairs`.
    var pairs: UInt32

    /// A block of so many pairs or more is never compared.
    static let mostPairs = UInt32.max

    /// The rows in the order.
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  let key: BlockingKey
  /// The blocks that have a pair.
  private(set) var blocks: [Block] = []
  /// The rows of the blocks, one block after the other.
  private(set) var order: [Int32] = []

  /// The blocks of a key's words. Rows from `split` on are of the later survey.
  init(_ key: BlockingKey, sorting words: [UInt64], _ table: LinkTable, _ split: Int?) {
    self.key = key
    var words = words
    KeyOrder.sort(&words)
    var runs: [(range: Range<Int>, leading: Int)] = []
    KeyOrder.runs(words) { run in
      if run.count > key.cap { return }
      let leading = key.needsPartialBirth ? Self.partial(words[run], table) : run.count
      if leading > 0 { runs.append((run, leading)) }
    }
    blocks.reserveCapacity(runs.count)
    order.reserveCapacity(runs.reduce(0) { $0 + $1.range.count })
    for (run, leading) in runs {
      let pairs = Self.pairs(words[run], split) - Self.pairs(words[run].dropFirst(leading), split)
      if pairs == 0 { continue }
      blocks.append(
        Block(
          start: Int32(order.count), count: Int32(run.count), leading: Int32(leading), pairs: UInt32(clamping: pairs)))
      for word in words[run] { order.append(Int32(KeyOrder.row(word))) }
    }
  }

  /// How many rows, the first of a run, have a date of birth that is not whole.
  private static func partial(_ words: ArraySlice<UInt64>, _ table: LinkTable) -> Int {
    words.prefix { !table.rows[KeyOrder.row($0)].isBirthWhole }.count
  }

  private static func pairs(_ words: ArraySlice<UInt64>, _ split: Int?) -> Int {
    guard let split else { return words.count * (words.count - 1) / 2 }
    let earlier = words.reduce(0) { $0 + (KeyOrder.row($1) < split ? 1 : 0) }
    return earlier * (words.count - earlier)
  }

  /// Takes away the blocks of more pairs; says how many rows stand in them.
  mutating func drop(largerThan largest: UInt32) -> Int {
    let rows = blocks.reduce(0) { $1.pairs > largest ? $0 + Int($1.count) : $0 }
    if rows > 0 { blocks.removeAll { $0.pairs > largest } }
    return rows
  }
}

extension KeyBlocks {
  /// The blocks of all keys of a table, made on several threads. The keys of a place are made commune by commune, the
  /// others one part of the years after the other, so that few rows are sorted at a time.
  static func all(_ keys: [BlockingKey], _ table: LinkTable, _ split: Int?, jobs: Int) -> [KeyBlocks] {
    let communes = CommuneRows(table)
    let (local, wide) = (keys.filter(\.isLocal), keys.filter { !$0.isLocal })
    let shares = communes.shares.map(Share.communes) + (0..<Self.parts).map(Share.years)
    return Parallel.map(shares, jobs: jobs) { share in
      switch share {
      case .communes(let range): Self.local(local, communes.rows[range], table, split)
      case .years(let part): Self.wide(wide, part, table, split)
      }
    }.flatMap { $0 }
  }

  private enum Share {
    case communes(Range<Int>)
    case years(Int)
  }

  /// How many parts the years are made in.
  private static let parts = 8

  /// The blocks of the keys of a place over the rows of some communes.
  private static func local(
    _ keys: [BlockingKey], _ rows: ArraySlice<Int32>, _ table: LinkTable, _ split: Int?
  ) -> [KeyBlocks] {
    keys.map { key in
      var words: [UInt64] = []
      words.reserveCapacity(rows.count)
      for row in rows {
        let value = key.key(table.rows[Int(row)], table.names)
        if value != 0 { words.append(KeyOrder.word(UInt64(value) << 32, Int(row))) }
      }
      return KeyBlocks(key, sorting: words, table, split)
    }
  }

  /// The blocks of the keys of no place over the rows of some years of birth. Where a key needs a row whose date of birth
  /// is not whole, those stand first, and of the others only those that may share a key with one of them.
  private static func wide(_ keys: [BlockingKey], _ part: Int, _ table: LinkTable, _ split: Int?) -> [KeyBlocks] {
    var words = [[UInt64]](repeating: [], count: keys.count)
    var whole: [UInt64] = []
    for (index, row) in table.rows.enumerated() {
      let isOfPart = row.year % parts == part
      for (position, key) in keys.enumerated() {
        guard key == .number ? Int(row.number) % parts == part : isOfPart else { continue }
        let value = key.key(row, table.names)
        if value == 0 { continue }
        let word = KeyOrder.word(UInt64(value) << 32, index)
        if key.needsPartialBirth, row.isBirthWhole { whole.append(word) } else { words[position].append(word) }
      }
    }
    return keys.indices.map { position in
      if keys[position].needsPartialBirth {
        let sieve = KeySieve(words[position])
        words[position] += whole.filter(sieve.mayHold)
      }
      let own = words[position]
      words[position] = []
      return KeyBlocks(keys[position], sorting: own, table, split)
    }
  }
}

/// The rows of a linkage by commune; those of no commune are left out.
private struct CommuneRows {
  /// The rows, commune by commune.
  let rows: [Int32]
  /// Ranges of `rows`: some communes each.
  let shares: [Range<Int>]

  private static let rowsAShare = 1 << 16

  init(_ table: LinkTable) {
    let communes = 1 + (table.rows.lazy.map { Int($0.commune) }.max() ?? -1)
    var starts = [Int](repeating: 0, count: communes + 1)
    for row in table.rows where row.commune >= 0 { starts[Int(row.commune) + 1] += 1 }
    for commune in 0..<communes { starts[commune + 1] += starts[commune] }
    var shares: [Range<Int>] = []
    var first = 0
    for end in starts where end - first >= Self.rowsAShare || (end == starts[communes] && end > first) {
      shares.append(first..<end)
      first = end
    }
    self.shares = shares
    var rows = [Int32](repeating: 0, count: starts[communes])
    for (index, row) in table.rows.enumerated() where row.commune >= 0 {
      rows[starts[Int(row.commune)]] = Int32(index)
      starts[Int(row.commune)] += 1
    }
    self.rows = rows
  }
}

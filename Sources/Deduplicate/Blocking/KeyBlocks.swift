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
  /// For each of them its name at a glance; empty where names need not be alike.
  private var glances: [UInt32] = []

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
    if key.needsLikeNames { glances = order.map { table.names.glance(table.rows[Int($0)].name) } }
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

  /// How many pairs there are; more than any budget where a block is never compared.
  var pairs: Int { blocks.reduce(0) { $0 + ($1.pairs == Block.mostPairs ? 1 << 48 : Int($1.pairs)) } }

  /// Takes away the blocks of more pairs; says how many rows stand in them.
  mutating func drop(largerThan largest: UInt32) -> Int {
    let rows = blocks.reduce(0) { $1.pairs > largest ? $0 + Int($1.count) : $0 }
    if rows > 0 { blocks.removeAll { $0.pairs > largest } }
    return rows
  }

  /// The pairs of rows whose names may be one where the key needs that, as places in the order.
  @inline(__always)
  func each(_ body: (Int, Int) -> Void) {
    let needsLikeNames = key.needsLikeNames
    for block in blocks {
      let range = block.range
      for i in range.prefix(Int(block.leading)) {
        for j in (i + 1)..<range.upperBound {
          if needsLikeNames, !NameTable.Sketch.mayBeOne(glances[i], glances[j]) { continue }
          body(Int(order[i]), Int(order[j]))
        }
      }
    }
  }
}

/// A part of the blocks of all keys, made at a time: those of the keys of a place for some communes, or those of the other
/// keys for some years of birth, so that few rows are sorted at once.
enum BlockShare {
  case communes([Int32])
  case years(Int)

  /// How many parts the years are made in.
  private static let parts = 8

  /// All parts of a table.
  static func all(of table: LinkTable) -> [BlockShare] {
    CommuneRows(table).shares.map(BlockShare.communes) + (0..<parts).map(BlockShare.years)
  }

  /// The blocks of those of the keys that are made here.
  func blocks(_ keys: [BlockingKey], _ table: LinkTable, _ split: Int?) -> [KeyBlocks] {
    switch self {
    case .communes(let rows): Self.local(keys.filter(\.isLocal), rows, table, split)
    case .years(let part): Self.wide(keys.filter { !$0.isLocal }, part, table, split)
    }
  }

  private static func local(
    _ keys: [BlockingKey], _ rows: [Int32], _ table: LinkTable, _ split: Int?
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

  /// Where a key needs a row whose date of birth is not whole, those stand first, and of the others only those that may
  /// share a key with one of them.
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

/// The rows of a linkage by commune, some communes at a time; those of no commune are left out.
private struct CommuneRows {
  let shares: [[Int32]]

  private static let rowsAShare = 1 << 16

  init(_ table: LinkTable) {
    let communes = 1 + (table.rows.lazy.map { Int($0.commune) }.max() ?? -1)
    var counts = [Int](repeating: 0, count: communes)
    for row in table.rows where row.commune >= 0 { counts[Int(row.commune)] += 1 }
    // For each commune its share, and where in it the next row goes.
    var places: [(share: Int, next: Int)] = []
    var sizes: [Int] = []
    for count in counts {
      if (sizes.last ?? Self.rowsAShare) >= Self.rowsAShare { sizes.append(0) }
      places.append((sizes.count - 1, sizes[sizes.count - 1]))
      sizes[sizes.count - 1] += count
    }
    var shares = sizes.map { [Int32](repeating: 0, count: $0) }
    for (index, row) in table.rows.enumerated() where row.commune >= 0 {
      let place = places[Int(row.commune)]
      shares[place.share][place.next] = Int32(index)
      places[Int(row.commune)].next += 1
    }
    self.shares = shares
  }
}

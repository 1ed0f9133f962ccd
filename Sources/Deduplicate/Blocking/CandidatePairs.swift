import PipelineKit

/// Which pairs of rows are compared: those that share a blocking key, each pair once, under the first key it shares.
struct CandidatePairs {
  /// Rows of one key: a range of that key's order. Of each pair one row is among the `leading`.
  struct Block {
    var range: Range<Int32>
    var leading: Int32
    var pairs: Int
  }

  /// How many pairs there are, known before any is compared; pairs that share several keys count for each.
  private(set) var count = 0
  /// How many rows stand in blocks that are too large to be compared.
  private(set) var rowsLeftOut = 0
  /// For each key its blocks.
  private let blocks: [[Block]]
  /// The keys of each row, a lane a key: one comparison says which keys two rows share.
  private let keys: [SIMD8<UInt32>]
  /// What each row's name is at a glance.
  private let briefs: [UInt64]
  /// For each key the rows of its blocks.
  private let orders: [[Int32]]
  /// The keys all of whose blocks are compared: only their pairs may be passed over under later keys.
  private var whole = SIMD8<UInt32>(repeating: .max)
  /// Rows from here on are of the later survey: pairs then join an earlier and a later row. The number of rows = one
  /// survey within itself.
  private let split: Int

  /// The pairs of a table's rows; when there are more than `budget` the largest blocks are left out.
  init(_ table: LinkTable, split: Int? = nil, budget: Int, jobs: Int) {
    self.split = split ?? table.rows.count
    let used = split == nil ? BlockingKey.withinSurvey : BlockingKey.allCases
    let keys = Chunks.map(table.rows.count, jobs: jobs) { rows in
      rows.map { BlockingKey.lanes(table.rows[$0], table.names, used) }
    }
    self.keys = keys
    let blocked = Parallel.map(BlockingKey.allCases, jobs: jobs) {
      used.contains($0) ? Self.blocks($0, keys, table, split) : (blocks: [], order: [])
    }
    orders = blocked.map(\.order)
    briefs = Chunks.map(table.rows.count, jobs: jobs) { rows in
      rows.map { table.names.sketches[Int(table.rows[$0].name)].brief }
    }
    let largest = Self.largest(blocked.map(\.blocks), budget: budget)
    blocks = largest == .max ? blocked.map(\.blocks) : blocked.map { $0.blocks.filter { $0.pairs <= largest } }
    for (key, all) in blocked.enumerated() where all.blocks.count > blocks[key].count {
      rowsLeftOut += all.blocks.reduce(0) { $1.pairs > largest ? $0 + $1.range.count : $0 }
      whole[key] = 0
    }
    count = blocks.reduce(0) { $1.reduce($0) { $0 + $1.pairs } }
  }

  /// The blocks of one key that have a pair.
  private static func blocks(
    _ key: BlockingKey, _ keys: [SIMD8<UInt32>], _ table: LinkTable, _ split: Int?
  ) -> (blocks: [Block], order: [Int32]) {
    var blocks: [Block] = []
    var order: [Int32] = []
    let words = words(key, keys, table)
    KeyOrder.runs(words) { run in
      var leading = run.count
      if key.needsPartialBirth {
        leading = words[run].prefix { !table.rows[KeyOrder.row($0)].isBirthWhole }.count
        if leading == 0 { return }
      }
      let pairs = pairs(words[run], split) - pairs(words[run].dropFirst(leading), split)
      if pairs == 0 || run.count > key.cap { return }
      let start = Int32(order.count)
      for word in words[run] { order.append(Int32(KeyOrder.row(word))) }
      blocks.append(Block(range: start..<Int32(order.count), leading: Int32(leading), pairs: pairs))
    }
    return (blocks, order)
  }

  /// The rows that have a key, sorted by it; those whose date of birth is not whole first where the key needs one.
  private static func words(_ key: BlockingKey, _ keys: [SIMD8<UInt32>], _ table: LinkTable) -> [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(keys.reduce(0) { $0 + ($1[key.rawValue] == 0 ? 0 : 1) })
    for isWhole in key.needsPartialBirth ? [false, true] : [true] {
      for (row, lanes) in keys.enumerated() where lanes[key.rawValue] != 0 {
        if key.needsPartialBirth, table.rows[row].isBirthWhole != isWhole { continue }
        words.append(KeyOrder.word(UInt64(lanes[key.rawValue]) << 32, row))
      }
    }
    KeyOrder.sort(&words)
    return words
  }

  private static func pairs(_ words: ArraySlice<UInt64>, _ split: Int?) -> Int {
    guard let split else { return words.count * (words.count - 1) / 2 }
    let earlier = words.reduce(0) { $0 + (KeyOrder.row($1) < split ? 1 : 0) }
    return earlier * (words.count - earlier)
  }

  /// The number of pairs of the largest block that still fits, the smaller ones being taken first.
  private static func largest(_ blocks: [[Block]], budget: Int) -> Int {
    if blocks.reduce(0, { $1.reduce($0) { $0 + $1.pairs } }) <= budget { return Int.max }
    var sizes: [Int: Int] = [:]
    for own in blocks { for block in own { sizes[block.pairs, default: 0] += block.pairs } }
    var (total, largest) = (0, 0)
    for size in sizes.keys.sorted() {
      total += sizes[size] ?? 0
      if total > budget { return largest }
      largest = size
    }
    return largest
  }

  /// Some blocks of one key, to be worked on by one thread.
  struct Part {
    var key: BlockingKey
    var blocks: Range<Int>
  }

  /// All blocks in parts.
  var parts: [Part] {
    BlockingKey.allCases.flatMap { key in
      let count = blocks[key.rawValue].count
      return stride(from: 0, to: count, by: 4_096).map { Part(key: key, blocks: $0..<min($0 + 4_096, count)) }
    }
  }

  /// The pairs of some blocks that no earlier key has brought together, the lower row first.
  @inline(__always)
  func each(_ part: Part, _ body: (Int, Int) -> Void) {
    let order = orders[part.key.rawValue]
    let needsLikeNames = part.key.needsLikeNames
    let earlier = whole & Self.before[part.key.rawValue]
    for block in blocks[part.key.rawValue][part.blocks] {
      let (start, end) = (Int(block.range.lowerBound), Int(block.range.upperBound))
      for i in start..<start + Int(block.leading) {
        let a = Int(order[i])
        // What is unknown, and keys that do not count, become 2, which is equal to nothing: keys are odd.
        let counted = keys[a] & earlier
        let own = counted | (~counted & 1) &<< 1
        for j in (i + 1)..<max(i + 1, end) {
          let b = Int(order[j])
          if split < keys.count, (a < split) == (b < split) { continue }
          if needsLikeNames, !NameTable.Sketch.mayBeOne(briefs[a], briefs[b]) { continue }
          if !any(own .== keys[b]) { body(min(a, b), max(a, b)) }
        }
      }
    }
  }

  /// For each key a mask of the keys before it.
  private static let before: [SIMD8<UInt32>] = BlockingKey.allCases.map { key in
    var mask = SIMD8<UInt32>()
    for earlier in 0..<key.rawValue { mask[earlier] = .max }
    return mask
  }
}

import PipelineKit

/// Which pairs of rows are compared: those that share a blocking key, each pair once, under the first key it shares.
struct CandidatePairs {
  /// How many pairs there are, known before any is compared; pairs that share several keys count for each.
  private(set) var count = 0
  /// How many rows stand in blocks that are too large to be compared.
  private(set) var rowsLeftOut = 0
  /// All blocks, to be shared out over threads.
  private(set) var parts: [KeyBlocks]
  /// The keys all of whose blocks are compared: only their pairs may be passed over under later keys.
  private let whole: [BlockingKey]
  /// Rows from here on are of the later survey: pairs then join an earlier and a later row. The number of rows = one
  /// survey within itself.
  private let split: Int
  private let table: LinkTable

  /// The pairs of a table's rows; when there are more than `budget` the largest blocks are left out.
  init(_ table: LinkTable, split: Int? = nil, budget: Int, jobs: Int) {
    self.split = split ?? table.rows.count
    self.table = table
    let used = split == nil ? BlockingKey.withinSurvey : BlockingKey.allCases
    parts = KeyBlocks.all(used, table, split, jobs: jobs)
    let largest = Self.largest(parts, budget: budget)
    var cut: Set<BlockingKey> = []
    for part in parts.indices {
      let rows = parts[part].drop(largerThan: largest)
      rowsLeftOut += rows
      if rows > 0 { cut.insert(parts[part].key) }
    }
    whole = used.filter { !cut.contains($0) }
    count = Self.pairs(parts)
  }

  private static func pairs(_ parts: [KeyBlocks]) -> Int {
    parts.reduce(0) { $1.blocks.reduce($0) { $0 + Int($1.pairs) } }
  }

  /// The number of pairs of the largest block that still fits, the smaller ones being taken first.
  private static func largest(_ parts: [KeyBlocks], budget: Int) -> UInt32 {
    if pairs(parts) <= budget { return KeyBlocks.Block.mostPairs - 1 }
    var sizes: [UInt32: Int] = [:]
    for part in parts { for block in part.blocks { sizes[block.pairs, default: 0] += Int(block.pairs) } }
    var (total, largest) = (0, UInt32(0))
    for size in sizes.keys.sorted() {
      total += sizes[size] ?? 0
      if total > budget { break }
      largest = size
    }
    return min(largest, KeyBlocks.Block.mostPairs - 1)
  }

  /// The pairs of some blocks that no earlier key has brought together, the lower row first.
  @inline(__always)
  func each(_ part: KeyBlocks, _ body: (Int, Int) -> Void) {
    let (key, rows, names) = (part.key, table.rows, table.names)
    let earlier = whole.filter { $0.rawValue < key.rawValue }
    for block in part.blocks {
      let range = block.range
      for i in range.prefix(Int(block.leading)) {
        let a = Int(part.order[i])
        let one = rows[a]
        for j in (i + 1)..<range.upperBound {
          let b = Int(part.order[j])
          if split < rows.count, (a < split) == (b < split) { continue }
          let other = rows[b]
          if key.needsLikeNames, !names.mayBeOne(one.name, other.name) { continue }
          guard key.isShared(one, other, names) else { continue }
          if !earlier.contains(where: { $0.isShared(one, other, names) }) { body(min(a, b), max(a, b)) }
        }
      }
    }
  }
}

import PipelineKit

/// Which pairs of rows are compared: those that share a blocking key, each pair once, under the first key it shares.
struct CandidatePairs {
  /// Rows of one key.
  struct Block {
    var key: BlockingKey
    var range: Range<Int>
  }

  /// How many pairs there are, known before any is compared; pairs that share several keys count for each.
  private(set) var count = 0
  /// How many rows stand in blocks that are too large to be compared.
  private(set) var rowsLeftOut = 0
  private(set) var blocks: [Block] = []
  /// The keys of each row, one row's keys together: a pair is judged from two cache lines.
  private let keys: [UInt64]
  private static let keysPerRow = BlockingKey.allCases.count
  private let orders: [[UInt64]]
  /// For each key whether all its blocks are compared: only then may its pairs be passed over under later keys.
  private var isWhole: [Bool]
  /// Rows from here on are of the later survey: pairs then join an earlier and a later row. The number of rows = one
  /// survey within itself.
  private let split: Int

  /// The pairs of a table's rows; when there are more than `budget` the largest blocks are left out.
  init(_ table: LinkTable, split: Int? = nil, budget: Int, jobs: Int) {
    self.split = split ?? table.rows.count
    let isWithin = self.split == table.rows.count
    let keys = Self.keys(table)
    orders = Parallel.map(BlockingKey.allCases, jobs: jobs) { key in
      KeyOrder.sorted(stride(from: key.rawValue, to: keys.count, by: Self.keysPerRow).map { keys[$0] })
    }
    self.keys = keys
    isWhole = [Bool](repeating: true, count: orders.count)
    let border = isWithin ? nil : self.split
    let runs = zip(BlockingKey.allCases, orders).map { Self.runs($1, border, key: $0) }
    let largest = Self.largest(runs.flatMap { $0 }, budget: budget)
    for run in runs {
      for (block, pairs) in run {
        if pairs > largest {
          rowsLeftOut += block.range.count
          isWhole[block.key.rawValue] = false
        } else {
          blocks.append(block)
          count += pairs
        }
      }
    }
  }

  private static func keys(_ table: LinkTable) -> [UInt64] {
    var keys: [UInt64] = []
    keys.reserveCapacity(table.rows.count * keysPerRow)
    for row in table.rows {
      for key in BlockingKey.allCases { keys.append(key.key(row, table.names)) }
    }
    return keys
  }

  /// Blocks of at least two rows with how many pairs each has.
  private static func runs(_ order: [UInt64], _ split: Int?, key: BlockingKey) -> [(Block, pairs: Int)] {
    var runs: [(Block, pairs: Int)] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, order[end] >> 32 == order[start] >> 32 { end += 1 }
      if end - start > 1 {
        let count = end - start
        var pairs = count * (count - 1) / 2
        if let split {
          let earlier = order[start..<end].reduce(0) { $0 + (Int($1 & 0xFFFF_FFFF) < split ? 1 : 0) }
          pairs = earlier * (count - earlier)
        }
        if pairs > 0 { runs.append((Block(key: key, range: start..<end), pairs)) }
      }
      start = end
    }
    return runs
  }

  /// The number of pairs of the largest block that still fits, the smaller ones being taken first.
  private static func largest(_ runs: [(Block, pairs: Int)], budget: Int) -> Int {
    var sizes: [Int: Int] = [:]
    for run in runs { sizes[run.pairs, default: 0] += run.pairs }
    var (total, largest) = (0, 0)
    for size in sizes.keys.sorted() {
      total += sizes[size] ?? 0
      if total > budget { return largest }
      largest = size
    }
    return largest
  }

  /// The pairs of a block that no earlier key has brought together.
  func each(_ block: Block, _ body: (Int, Int) -> Void) {
    let order = orders[block.key.rawValue]
    let own = block.key.rawValue
    for i in block.range {
      let a = Int(order[i] & 0xFFFF_FFFF)
      if a >= split { break }
      for j in (i + 1)..<max(i + 1, block.range.upperBound) {
        let b = Int(order[j] & 0xFFFF_FFFF)
        if b < split, !isOneSurvey { continue }
        let (one, two) = (a * Self.keysPerRow, b * Self.keysPerRow)
        if keys[one + own] == keys[two + own], !isKnown(one, two, before: own) { body(a, b) }
      }
    }
  }

  private var isOneSurvey: Bool { split * Self.keysPerRow == keys.count }

  /// Whether the rows whose keys begin at `a` and `b` share an earlier key, all of whose blocks are compared.
  private func isKnown(_ a: Int, _ b: Int, before key: Int) -> Bool {
    for earlier in 0..<key where isWhole[earlier] {
      let shared = keys[a + earlier]
      if shared != 0, shared == keys[b + earlier] { return true }
    }
    return false
  }
}

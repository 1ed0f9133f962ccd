import PipelineKit
import Synchronization

/// Which pairs of rows are compared: those that share a blocking key, each pair once, under the first key it shares.
///
/// They are never all there: the blocks of some rows are made, compared and forgotten. When there are more pairs than the
/// budget, the largest blocks are left out.
struct CandidatePairs {
  /// How many pairs were compared; pairs that share several keys count for each.
  private(set) var count = 0
  /// How many rows stand in blocks that are too large to be compared.
  private(set) var rowsLeftOut = 0
  /// The largest block that is compared, by its pairs.
  private var largest = KeyBlocks.Block.mostPairs
  private let keys: [BlockingKey]
  /// The keys all of whose blocks are compared: only their pairs may be passed over under later keys.
  private var whole: [BlockingKey]
  /// Rows from here on are of the later survey: pairs then join an earlier and a later row; nil = one survey within itself.
  private let split: Int?
  private let table: LinkTable
  private let shares: [BlockShare]
  private let budget: Int
  private let jobs: Int

  /// The pairs of a table's rows, `budget` of them at most.
  init(_ table: LinkTable, split: Int? = nil, budget: Int, jobs: Int) {
    (self.table, self.split, self.budget, self.jobs) = (table, split, budget, jobs)
    keys = split == nil ? BlockingKey.withinSurvey : BlockingKey.allCases
    whole = keys
    shares = BlockShare.all(of: table, keys, jobs: jobs)
  }

  /// The pairs that weigh at least `threshold`; the order does not depend on the threads.
  mutating func scored(_ scorer: Scorer, atLeast threshold: Int) -> [ScoredPair] {
    if let pairs = scoredInBudget(scorer, atLeast: threshold) { return pairs }
    cut()
    return scoredInBudget(scorer, atLeast: threshold) ?? []
  }

  /// The pairs; nil as soon as there are more than the budget allows.
  private mutating func scoredInBudget(_ scorer: Scorer, atLeast threshold: Int) -> [ScoredPair]? {
    let count = Mutex(0)
    let pairs = self
    let found = Parallel.map(shares, jobs: jobs) { share -> [ScoredPair]? in
      let copies = share.copies(pairs.table)
      let blocks = pairs.blocks(share, copies)
      let own = blocks.reduce(0) { $0 + $1.pairs }
      let total = count.withLock { count in
        count += own
        return count
      }
      return total > pairs.budget ? nil : pairs.scored(share, copies, blocks, scorer, atLeast: threshold)
    }
    self.count = count.withLock { $0 }
    return self.count > budget ? nil : found.flatMap { $0 ?? [] }
  }

  private func blocks(_ share: BlockShare, _ copies: [LinkRow]) -> [KeyBlocks] {
    var blocks = share.blocks(copies, table.names, split)
    for key in blocks.indices { blocks[key].drop(largerThan: largest) }
    return blocks
  }

  /// The pairs that no earlier key has brought together, the lower row first.
  private func scored(
    _ share: BlockShare, _ copies: [LinkRow], _ blocks: [KeyBlocks], _ scorer: Scorer, atLeast threshold: Int
  ) -> [ScoredPair] {
    var pairs: [ScoredPair] = []
    let (names, split) = (table.names, split.map(share.split))
    for own in blocks {
      let key = own.key
      let earlier = whole.filter { $0.rawValue < key.rawValue }
      own.each { a, b in
        let (first, second) = (min(a, b), max(a, b))
        if let split, (first < split) == (second < split) { return }
        let (one, two) = (copies[first], copies[second])
        if earlier.contains(where: { $0.isShared(one, two, names) }) { return }
        let (row, other) = (share.rows[first], share.rows[second])
        guard let weight = scorer.weight(Int(row), one, two, atLeast: threshold), key.isShared(one, two, names) else {
          return
        }
        pairs.append(ScoredPair(weight: Int32(weight), a: row, b: other))
      }
    }
    return pairs
  }

  /// Finds the largest block that still fits, the smaller ones being taken first; counts the rows of those that are left
  /// out, and notes whose keys they are.
  private mutating func cut() {
    let sizes = sizes()
    let pairs = sizes.reduce(into: [:]) { $0[$1.key.pairs, default: 0] += $1.value.blocks * Int($1.key.pairs) }
    var (total, largest) = (0, UInt32(0))
    for size in pairs.keys.sorted() {
      total += pairs[size] ?? 0
      if total > budget { break }
      largest = size
    }
    self.largest = min(largest, KeyBlocks.Block.mostPairs - 1)
    let leftOut = sizes.filter { $0.key.pairs > self.largest }
    rowsLeftOut = leftOut.reduce(0) { $0 + $1.value.rows }
    whole = keys.filter { key in !leftOut.keys.contains { $0.key == key } }
  }

  /// A size of a key's blocks.
  private struct BlockSize: Hashable {
    let key: BlockingKey
    let pairs: UInt32
  }

  /// How many blocks there are of each size, and how many rows stand in them.
  private func sizes() -> [BlockSize: (blocks: Int, rows: Int)] {
    let (table, split) = (table, split)
    let made = Parallel.map(shares, jobs: jobs) { share in
      var sizes: [BlockSize: (blocks: Int, rows: Int)] = [:]
      for own in share.blocks(share.copies(table), table.names, split) {
        for block in own.blocks {
          let size = BlockSize(key: own.key, pairs: block.pairs)
          let so = sizes[size] ?? (0, 0)
          sizes[size] = (so.blocks + 1, so.rows + Int(block.count))
        }
      }
      return sizes
    }
    return made.reduce(into: [:]) { $0.merge($1) { ($0.blocks + $1.blocks, $0.rows + $1.rows) } }
  }
}

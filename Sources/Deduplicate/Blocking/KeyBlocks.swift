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
  /// For each of them what tells its name from others; empty where names need not be alike.
  private var sketches: [UInt64] = []

  /// The blocks of a key's words, which name some of `rows`. Rows from `split` on are of the later survey.
  init(_ key: BlockingKey, sorting words: [UInt64], _ rows: [LinkRow], _ names: NameTable, _ split: Int?) {
    self.key = key
    var words = words
    KeyOrder.sort(&words)
    var runs: [(range: Range<Int>, leading: Int)] = []
    KeyOrder.runs(words) { run in
      if run.count > key.cap { return }
      let leading = key.needsPartialBirth ? Self.partial(words[run], rows) : run.count
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
    if key.needsLikeNames { sketches = order.map { names.sketches[Int(rows[Int($0)].name)].brief } }
  }

  /// How many rows, the first of a run, have a date of birth that is not whole.
  private static func partial(_ words: ArraySlice<UInt64>, _ rows: [LinkRow]) -> Int {
    words.prefix { !rows[KeyOrder.row($0)].isBirthWhole }.count
  }

  private static func pairs(_ words: ArraySlice<UInt64>, _ split: Int?) -> Int {
    guard let split else { return words.count * (words.count - 1) / 2 }
    let earlier = words.reduce(0) { $0 + (KeyOrder.row($1) < split ? 1 : 0) }
    return earlier * (words.count - earlier)
  }

  /// How many pairs there are; more than any budget where a block is never compared.
  var pairs: Int { blocks.reduce(0) { $0 + ($1.pairs == Block.mostPairs ? 1 << 48 : Int($1.pairs)) } }

  /// Takes away the blocks of more pairs.
  mutating func drop(largerThan largest: UInt32) { blocks.removeAll { $0.pairs > largest } }

  /// The pairs of rows whose names may be one where the key needs that, as places in the order.
  @inline(__always)
  func each(_ body: (Int, Int) -> Void) {
    let needsLikeNames = key.needsLikeNames
    for block in blocks {
      let range = block.range
      for i in range.prefix(Int(block.leading)) {
        for j in (i + 1)..<range.upperBound {
          if needsLikeNames, !NameTable.Sketch.mayBeOne(sketches[i], sketches[j]) { continue }
          body(Int(order[i]), Int(order[j]))
        }
      }
    }
  }
}

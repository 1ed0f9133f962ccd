import PipelineKit

/// Rows sorted so that those of one key stand together.
enum KeyOrder {
  /// A key and a row in one word, to be sorted: the key's upper half above, the row below.
  static func word(_ key: UInt64, _ row: Int) -> UInt64 { key & 0xFFFF_FFFF_0000_0000 | UInt64(row) }

  /// The row of a word.
  static func row(_ word: UInt64) -> Int { Int(word & 0xFFFF_FFFF) }

  /// Sorts words by key and then by row, given in the order of rows: a radix sort in three passes.
  static func sort(_ words: inout [UInt64]) {
    var other = [UInt64](repeating: 0, count: words.count)
    for shift in [32, 43, 54] as [UInt64] {
      pass(words, &other, shift)
      swap(&words, &other)
    }
  }

  /// Words sorted on several threads.
  static func sorted(_ words: [UInt64], jobs: Int) -> [UInt64] {
    Array(quarters(words, jobs: jobs) { $0 }.joined())
  }

  /// The rows of each key that several rows have, in their order.
  static func repeated(_ words: [UInt64], jobs: Int) -> [[Int]] {
    let found = quarters(words, jobs: jobs) { own -> [[Int]] in
      var rows: [[Int]] = []
      runs(own) { run in rows.append(own[run].map(row)) }
      return rows
    }
    return found.flatMap { $0 }
  }

  /// What `body` makes of each quarter of the keys, sorted.
  private static func quarters<Result: Sendable>(
    _ words: [UInt64], jobs: Int, _ body: @Sendable ([UInt64]) -> Result
  ) -> [Result] {
    Parallel.map(Array(UInt64(0)..<4), jobs: jobs) { quarter in
      var own = words.filter { $0 >> 62 == quarter }
      sort(&own)
      return body(own)
    }
  }

  private static func pass(_ from: [UInt64], _ to: inout [UInt64], _ shift: UInt64) {
    var starts = [Int](repeating: 0, count: 2_049)
    for word in from { starts[Int(truncatingIfNeeded: word &>> shift & 2_047) + 1] += 1 }
    for bucket in 1..<2_049 { starts[bucket] += starts[bucket - 1] }
    for word in from {
      let bucket = Int(truncatingIfNeeded: word &>> shift & 2_047)
      to[starts[bucket]] = word
      starts[bucket] += 1
    }
  }

  /// The ranges of at least two words of one key.
  static func runs(_ words: [UInt64], _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < words.count {
      let key = words[start] >> 32
      var end = start + 1
      while end < words.count, words[end] >> 32 == key { end += 1 }
      if end - start > 1 { body(start..<end) }
      start = end
    }
  }
}

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

  /// What `body` makes of each part of the words, sorted; the parts follow each other in the order of keys. `words` gives
  /// the words of each piece, the pieces in the order of rows.
  static func sorted<Piece: Sendable, Result: Sendable>(
    _ pieces: [Piece], jobs: Int, _ words: @Sendable (Piece) -> [UInt64], _ body: @Sendable ([UInt64]) -> Result
  ) -> [Result] {
    let made = Parallel.map(pieces, jobs: jobs) { parted(words($0)) }
    return Parallel.map(Array(0..<parts), jobs: jobs) { part in
      var own: [UInt64] = []
      own.reserveCapacity(made.reduce(0) { $0 + $1.starts[part + 1] - $1.starts[part] })
      for piece in made { own += piece.words[piece.starts[part]..<piece.starts[part + 1]] }
      sort(&own)
      return body(own)
    }
  }

  /// The rows of each key that several rows have, in their order.
  static func repeated<Piece: Sendable>(
    _ pieces: [Piece], jobs: Int, _ words: @Sendable (Piece) -> [UInt64]
  ) -> [[Int]] {
    let found = sorted(pieces, jobs: jobs, words) { own -> [[Int]] in
      var rows: [[Int]] = []
      runs(own) { run in rows.append(own[run].map(row)) }
      return rows
    }
    return found.flatMap { $0 }
  }

  /// So many parts are sorted side by side, each in the cache.
  static let parts = 16

  /// The part of a word.
  static func part(_ word: UInt64) -> Int { Int(word >> 60) }

  /// The words by their parts, and where each part begins.
  private static func parted(_ words: [UInt64]) -> (words: [UInt64], starts: [Int]) {
    var starts = [Int](repeating: 0, count: parts + 1)
    for word in words { starts[part(word) + 1] += 1 }
    for part in 1...parts { starts[part] += starts[part - 1] }
    var next = starts
    var parted = [UInt64](repeating: 0, count: words.count)
    for word in words {
      parted[next[part(word)]] = word
      next[part(word)] += 1
    }
    return (parted, starts)
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

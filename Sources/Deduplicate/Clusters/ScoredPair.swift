import PipelineKit

/// A pair of rows of a linkage with its weight in hundredths of a bit.
struct ScoredPair {
  var weight: Int32
  var a: Int32
  var b: Int32
}

extension CandidatePairs {
  /// The pairs that weigh at least `threshold`, on up to `jobs` threads; the order does not depend on them.
  func scored(_ scorer: Scorer, atLeast threshold: Int, jobs: Int) -> [ScoredPair] {
    let parts = max(1, min(blocks.count / 4_096, 64))
    let size = (blocks.count + parts - 1) / max(1, parts)
    let ranges = (0..<parts).map { min($0 * size, blocks.count)..<min(($0 + 1) * size, blocks.count) }
    let found = Parallel.map(ranges, jobs: jobs) { range in
      var pairs: [ScoredPair] = []
      for block in range {
        each(blocks[block]) { a, b in
          let weight = scorer.weight(a, b)
          if weight >= threshold {
            pairs.append(ScoredPair(weight: Int32(weight), a: Int32(a), b: Int32(b)))
          }
        }
      }
      return pairs
    }
    return found.flatMap { $0 }
  }
}

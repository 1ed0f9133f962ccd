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
    let found = Parallel.map(parts, jobs: jobs) { part in
      var pairs: [ScoredPair] = []
      each(part) { a, b in
        let weight = scorer.weight(a, b)
        if weight >= threshold { pairs.append(ScoredPair(weight: Int32(weight), a: Int32(a), b: Int32(b))) }
      }
      return pairs
    }
    return found.flatMap { $0 }
  }
}

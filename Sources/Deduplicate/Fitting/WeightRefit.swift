/// Weights fitted anew to the rows of a survey itself, of which nobody said which are one household:
/// Expectation-Maximisation in its classifying form (Celeux and Govaert 1992), in integers, so that it always ends in the
/// same weights.
///
/// By turns the pairs that the weights take for one household are found, and the weights are counted from them; pairs
/// taken at random say how often rows agree by chance.
struct WeightRefit {
  let table: LinkTable
  var candidates: CandidatePairs
  let chance: Chance

  /// Fewer pairs say too little.
  static let fewest = 500
  private static let samplesARow = 40
  private static let mostSamples = 300_000
  private static let rounds = 8

  /// The weights that settle from the given ones, and how many pairs they stand on; nil when the rows say too little.
  mutating func refitted(_ weights: LinkageWeights) -> (weights: LinkageWeights, pairs: Int)? {
    var (weights, counts, last) = (weights, LevelCounts(), 0)
    counts.addChance(Scorer(table, weights), pairs: min(Self.mostSamples, Self.samplesARow * table.rows.count))
    for _ in 0..<Self.rounds {
      let (scorer, found) = found(weights)
      if found.count < Self.fewest { return nil }
      counts.setSame(scorer, found)
      last = found.count
      let next = counts.weights
      if next == weights.levels { break }
      weights.levels = next
    }
    return (weights, last)
  }

  /// The pairs that are likelier one household than two.
  private mutating func found(_ weights: LinkageWeights) -> (Scorer, [ScoredPair]) {
    let first = chance.prior(found: table.rows.count / 2)
    var scorer = Scorer(table, weights, prior: first)
    let pairs = candidates.scored(scorer, atLeast: 0)
    scorer.prior = chance.settled(pairs.lazy.map { Int($0.weight) }, under: first)
    let least = Int32(first - scorer.prior)
    return (scorer, pairs.filter { $0.weight >= least })
  }
}

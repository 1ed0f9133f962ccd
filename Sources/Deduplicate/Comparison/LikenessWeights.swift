/// The weights of likeness in hundredths of a bit, as `linkage/weights.yaml` gives them.
public struct LikenessWeights: Sendable, Equatable {
  /// For each comparison its levels' weights, by raw value; `unknown` weighs nothing.
  public var levels: [LikenessComparison: [Int]]
  /// Of a thousand households that could be linked in their villages how many are, before any evidence.
  public var expectedPerThousand: Int
  /// From this weight on two households are one.
  public var merge: Int
  /// From this weight on they may be: people are asked.
  public var undecided: Int

  /// Weights.
  public init(levels: [LikenessComparison: [Int]], expectedPerThousand: Int, merge: Int, undecided: Int) {
    self.levels = levels
    self.expectedPerThousand = expectedPerThousand
    self.merge = merge
    self.undecided = undecided
  }

  /// What the evidence of a pair weighs, but that of some comparisons.
  func weight(_ likeness: Likeness, but others: [LikenessComparison] = []) -> Int {
    LikenessComparison.allCases.reduce(0) {
      others.contains($1) ? $0 : $0 + (levels[$1]?[Int(likeness[$1])] ?? 0)
    }
  }
}

/// How likely it is, before any evidence, that two rows of a survey are one household: some surveys repeat one household
/// in a hundred, others one in ten, and the same evidence says more in the second.
struct Chance {
  private let rows: UInt64
  private let expectedPerThousand: UInt64

  /// What is expected weighs as much as this many rows of the survey itself.
  private static let expectation: UInt64 = 1_000

  init(rows: Int, expectedPerThousand: Int) {
    self.rows = UInt64(rows)
    self.expectedPerThousand = UInt64(expectedPerThousand)
  }

  /// The log2 of the odds in hundredths of a bit when so many pairs were found to be one household.
  func prior(found: Int) -> Int {
    let expected = expectedPerThousand * Self.expectation / 1_000
    let same = (UInt64(found) + expected) * rows / (rows + Self.expectation)
    return -Int(Rarity.of(max(1, same), among: max(1, rows * rows / 2)))
  }

  /// The prior with which as many pairs are likelier one household than two as it says there are; `weights` are the
  /// pairs' under the prior `first`. It is where Expectation-Maximisation over this one number settles.
  func settled(_ weights: some Sequence<Int>, under first: Int) -> Int {
    let weights = weights.sorted(by: >)
    var prior = first
    for _ in 0..<16 {
      let found = weights.partitioningCount { $0 + prior - first >= 0 }
      let next = self.prior(found: found)
      if next == prior { break }
      prior = next
    }
    return prior
  }
}

extension [Int] {
  /// How many stand before the first for which the condition does not hold.
  fileprivate func partitioningCount(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

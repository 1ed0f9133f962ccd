import Indicators
import Testing

/// However large the numbers of a unit are, they are those that were counted.
@Suite struct CountsTests {
  private let layout = CountLayout(indicators: 12, causes: 8, ethnicities: 54)

  private func numbers(_ counts: Counts) -> [Int] { counts.indices.map { counts[$0] } }

  @Test(arguments: [1, 65_535, 65_536, 3_000_000_000, -1])
  func whatIsSetIsThere(_ number: Int) {
    var counts = Counts(layout)
    counts[3] = 7
    counts[layout.size - 1] = number
    var plain = [Int](repeating: 0, count: layout.size)
    (plain[3], plain[layout.size - 1]) = (7, number)
    #expect(numbers(counts) == plain)
    #expect(numbers(Counts(plain)) == plain)
    #expect(numbers(Counts(plain[1...])) == Array(plain[1...]))
    counts[layout.size - 1] = 0
    #expect(counts[layout.size - 1] == 0 && counts[3] == 7)
  }

  @Test func sumsAreSums() {
    var (sum, plain) = (Counts(layout), [Int](repeating: 0, count: layout.size))
    for round in 1...300 {
      let own = plain.indices.map { ($0 &* round &* 7_919) % 1_013 }
      sum += Counts(own)
      for index in plain.indices { plain[index] += own[index] }
      if round % 50 == 0 { #expect(numbers(sum) == plain) }
    }
    #expect(plain.max() ?? 0 > 65_536)
  }
}

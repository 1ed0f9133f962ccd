import Indicators
import Testing

@Suite struct ApportionmentTests {
  /// 10 over 1 : 1 : 1 is 3⅓ each; the earliest takes what is left.
  @Test(arguments: [
    (10, [1, 1, 1], [4, 3, 3]), (7, [5, 3, 2], [4, 2, 1]), (0, [3, 4], [0, 0]), (5, [0, 0], [3, 2]),
    (-7, [5, 3, 2], [-4, -2, -1]), (3, [0, 1], [0, 3]),
  ]) func largestRemainder(_ number: Int, _ weights: [Int], _ shares: [Int]) {
    #expect(Apportionment.shares(number, over: weights) == shares)
  }

  @Test func theyAddUpWhateverTheNumbers() {
    var seed: UInt64 = 20_221_231
    func next(_ limit: UInt64) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % limit)
    }
    for _ in 0..<500 {
      let weights = (0...next(12)).map { _ in next(1_000_000_000_000) }
      let number = next(30_000_000)
      let shares = Apportionment.shares(number, over: weights)
      #expect(shares.reduce(0, +) == number)
      #expect(zip(shares, weights).allSatisfy { $0 >= 0 && ($1 > 0 || $0 == 0 || weights.allSatisfy { $0 == 0 }) })
    }
  }
}

import Indicators
import Testing

@testable import Reductions

@Suite struct ChangeTests {
  private func explained(_ before: (Int, Int), _ now: (Int, Int), _ exact: [ChangePart: [Ratio?]]) -> RateChange {
    var change = RateChange(
      unit: 0, counted: .poor, state: .reported, before: Ratio(before.0, before.1), now: Ratio(now.0, now.1))
    change.explain(exact)
    return change
  }

  /// 12 of 90 households were poor, 8 of 91 are: 4 left, 1 moved away, 1 is new. 13,33 % → 8,79 % = −4,54: above −4,44,
  /// moved −1,11, new +1,11, denominator 8/91 − 8/90 = −0,0977 → −0,10.
  @Test func aChangeWorkedByHand() {
    let change = explained(
      (12, 90), (8, 91),
      [
        .above: [Ratio(-4, 90)], .otherDecrease: [Ratio(-1, 90)], .new: [Ratio(1, 90)],
        .denominator: [Ratio(8, 91).flatMap { last in Ratio(8, 90).flatMap { last.minus($0) } }],
      ])
    let parts = Dictionary(uniqueKeysWithValues: zip(ChangePart.allCases, change.parts))
    #expect(change.points == -454)
    #expect(parts[.above] == -444 && parts[.otherDecrease] == -111 && parts[.new] == 111)
    #expect(parts[.denominator] == -10)
    #expect(change.parts.reduce(0, +) == -454)
  }

  /// Three sevenths of a seventh: every part rounds down, the printed parts still add up.
  @Test(arguments: 1...60) func printedPartsAddUp(size: Int) {
    let (left, came, bigger) = (size / 2, size / 3, size / 5)
    let change = explained(
      (size, 7 * size), (size - left + came, 7 * size + bigger),
      [
        .above: [Ratio(-left, 7 * size)], .new: [Ratio(came, 7 * size)],
        .denominator: [
          Ratio(size - left + came, 7 * size + bigger).flatMap { last in
            Ratio(size - left + came, 7 * size).flatMap { last.minus($0) }
          }
        ],
      ])
    #expect(change.parts.reduce(0, +) == change.points)
  }

  @Test func whatCannotBeComputedIsNotExplained() {
    let change = explained((1, 10), (2, 10), [.new: [nil]])
    #expect(change.points == nil && change.parts.isEmpty)
  }
}

import Indicators
import Testing

@Suite struct RoundingTests {
  /// Published rates and the counts behind them (Lạng Sơn 2025: QĐ 83/QĐ-UBND of 15/01/2026; Phú Thọ 2025).
  @Test(arguments: [
    (4_643, 199_765, 232), (13_578, 199_765, 680), (4_643 + 13_578, 199_765, 912),
    (26_941, 1_005_262, 268),
    // 3.144951 %: rounding twice, over 3.1450, would give 3.15.
    (31_615, 1_005_262, 314),
    (25, 1_330, 188), (77, 1_330, 579),
  ])
  func publishedRates(_ count: Int, _ total: Int, _ hundredths: Int) throws {
    let ratio = try #require(Ratio(count, total))
    #expect(ratio.percent(decimals: 2) == hundredths)
  }

  /// A district's plan of 2021 (Tu Mơ Rông) prints 37,13 %, 26,20 % and a fall of 10,94: the difference of the printed
  /// rates is 10,93. Both are right where the rates are 2562 of 6900 and 1890 of 7215.
  @Test func aDifferenceIsRoundedOnce() throws {
    let (before, now) = (try #require(Ratio(2_562, 6_900)), try #require(Ratio(1_890, 7_215)))
    #expect(before.percent(decimals: 2) == 3713 && now.percent(decimals: 2) == 2620)
    #expect(before.minus(now)?.percent(decimals: 2) == 1094)
  }

  /// A real sheet has 204 poor households in a commune of 10 and prints 2040 %: the rate is what it is, and a finding says
  /// that the total is too small.
  @Test func aRateAboveAHundredIsNotHidden() {
    #expect(Ratio(204, 10)?.percent(decimals: 2) == 204_000)
  }

  @Test func halfIsUpAwayFromZero() {
    #expect(Rounding.scaled(1, 8, decimals: 2) == 13)  // 0.125
    #expect(Rounding.scaled(-1, 8, decimals: 2) == -13)
    #expect(Rounding.scaled(1, 200, decimals: 2) == 1)  // 0.005
    #expect(Rounding.scaled(1, 201, decimals: 2) == 0)
    #expect(Rounding.scaled(5, 0, decimals: 2) == nil)
    #expect(Rounding.scaled(0, 7, decimals: 2) == 0)
  }

  @Test func agreesWithLongDivisionOnManyFractions() {
    for denominator in 1...97 {
      for numerator in -200...200 {
        let thousandths = numerator * 1_000
        let doubled = 2 * abs(thousandths) + denominator
        let expected = doubled / (2 * denominator) * (numerator < 0 ? -1 : 1)
        #expect(Rounding.scaled(numerator, denominator, decimals: 3) == expected)
      }
    }
  }

  /// 37,13 − 26,20 printed as 10,94: the difference of exact rates is rounded once.
  @Test func differencesAreRoundedAfterSubtracting() throws {
    let before = try #require(Ratio(3_713_4, 100_000))
    let after = try #require(Ratio(2_619_6, 100_000))
    #expect(before.percent(decimals: 2) == 3_713)
    #expect(after.percent(decimals: 2) == 2_620)
    #expect(before.minus(after)?.percent(decimals: 2) == 1_094)
  }

  @Test func hugeNumbersAreUnknownAndDoNotTrap() throws {
    let small = try #require(Ratio(1, 7))
    #expect(Rounding.scaled(.max, 1, decimals: 6) == nil)
    #expect(Ratio(.max, .max)?.percent(decimals: 2) == nil)
    #expect(Ratio(.max, 3)?.minus(small) == nil)
  }
}

import Indicators
import Standards
import Testing

@Suite struct PovertyIndexTests {
  private func standard(_ sizes: [Int]) -> Standard {
    let indicators = sizes.enumerated().flatMap { dimension, size in
      (0..<size).map {
        Standard.Indicator(
          id: "\(dimension)-\($0)", name: "", dimension: "\(dimension)", threshold: "", uncertain: false)
      }
    }
    return Standard(
      id: "s", title: "", indicators: indicators, causes: [], pointsPerDeprivation: 10, scores: [:], firstYear: 2000,
      lastYear: 2100, notes: [], sources: [])
  }

  @Test func dimensionsWeighAlike() {
    let twelfths = IndicatorWeights(standard([2, 2, 2, 2, 2, 2]))
    #expect(twelfths.shares == [Int](repeating: 1, count: 12) && twelfths.whole == 12)
    // The layout of Nghị định 351/2025: one indicator of information, three of water and environment.
    let uneven = IndicatorWeights(standard([2, 2, 2, 2, 1, 3]))
    #expect(uneven.whole == 36 && uneven.shares == [3, 3, 3, 3, 3, 3, 3, 3, 6, 2, 2, 2])
    #expect(uneven.shares.reduce(0, +) == uneven.whole)
  }

  /// Deprivations and poor households of three districts of Đắk Nông (template workbooks of 2023 and 2024; the toilets of
  /// Cư Jút are 128 of its 716 deprivations), and the intensities computed by hand: 716 / (12 × 204) = 0.2925.
  @Test(arguments: [(716, 204, 2925, 128), (3_897, 923, 3518, 500), (848, 221, 3198, 100)])
  func intensitiesOfPublishedSheets(_ deprivations: Int, _ poor: Int, _ intensity: Int, _ toilets: Int) {
    var deprived = [Int](repeating: 0, count: 12)
    (deprived[0], deprived[9]) = (deprivations - toilets, toilets)
    let index = PovertyIndex(
      weights: IndicatorWeights(standard([2, 2, 2, 2, 2, 2])), deprived: deprived, poor: poor, all: nil)
    #expect(index.intensity?.percent(decimals: 2) == intensity)
    #expect(index.adjustedHeadcount == nil, "without a denominator there is no M0")
    if deprivations == 716 { #expect(index.contribution([9])?.percent(decimals: 1) == 179) }
  }

  /// Ten households: one poor with 3 of 4 indicators of two even dimensions, one with 2. H = 20 %, A = 5/8, M0 = 12.5 %.
  @Test func workedByHand() {
    let index = PovertyIndex(
      weights: IndicatorWeights(standard([2, 2])), deprived: [2, 1, 1, 1], poor: 2, all: 10)
    #expect(index.headcount?.percent(decimals: 2) == 2000)
    #expect(index.intensity?.percent(decimals: 2) == 6250)
    #expect(index.adjustedHeadcount?.percent(decimals: 2) == 1250)
    #expect(index.censoredHeadcount(0)?.percent(decimals: 2) == 2000)
    #expect((0..<4).compactMap { index.contribution([$0])?.percent(decimals: 2) } == [4000, 2000, 2000, 2000])
  }

  @Test func ofNobodyPoorThereIsNoIntensity() {
    let index = PovertyIndex(
      weights: IndicatorWeights(standard([2, 2])), deprived: [0, 0, 0, 0], poor: 0, all: 10)
    #expect(index.intensity == nil && index.contribution([0]) == nil)
    #expect(index.adjustedHeadcount?.percent(decimals: 2) == 0)
  }
}

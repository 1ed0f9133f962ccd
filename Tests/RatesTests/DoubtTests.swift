import Geography
import Indicators
import PipelineKit
import Rates
import Standards
import Testing

/// What an undecided pair may change in its units and in the district above.
@Suite struct DoubtTests {
  private func tree() throws -> UnitTree {
    let units = [
      Unit(code: "D", name: "", level: .district, parent: ""), Unit(code: "a", name: "", level: .commune, parent: "D"),
      Unit(code: "b", name: "", level: .commune, parent: "D"),
    ]
    let day = try #require(Day("2022-12-31"))
    return try #require(UnitTree(units, under: "D", on: day))
  }

  /// Fewer and more of the poor in D, a and b.
  private func poor(_ pairs: [DoubtfulPair]) throws -> [[Int]] {
    let bounds = DoubtStage(tree: try tree()).bounds(pairs)
    return (0..<3).map { [bounds.fewer(.poor, $0), bounds.more(.poor, $0)] }
  }

  @Test func twoPoorRowsOfACommuneMayBeOne() throws {
    #expect(try poor([DoubtfulPair(units: (1, 1), classes: (.poor, .poor))]) == [[1, 0], [1, 0], [0, 0]])
  }

  @Test func betweenCommunesEitherMayLoseItButTheDistrictOnce() throws {
    #expect(try poor([DoubtfulPair(units: (1, 2), classes: (.poor, .poor))]) == [[1, 0], [1, 0], [1, 0]])
  }

  @Test func aPoorAndANearPoorRowMayBeEither() throws {
    let pair = DoubtfulPair(units: (1, 2), classes: (.poor, .nearPoor))
    #expect(try poor([pair]) == [[1, 0], [1, 0], [0, 1]])
    let bounds = DoubtStage(tree: try tree()).bounds([pair])
    #expect([0, 1, 2].map { bounds.fewer(.nearPoor, $0) } == [1, 0, 1])
    #expect([0, 1, 2].map { bounds.more(.nearPoor, $0) } == [0, 1, 0])
  }

  @Test func countsLieBetweenTheBounds() throws {
    let layout = CountLayout(indicators: 1, causes: 1, ethnicities: 1)
    var counts = Counts(layout)
    counts[layout.households(.poor)] = 5
    var survey = SurveyCounts(
      layout: layout, units: [counts, counts, counts], states: [.reported, .reported, .missing])
    #expect(survey.households(.poor, 0, at: .low) == 5)
    survey.bounds = DoubtStage(tree: try tree()).bounds([DoubtfulPair(units: (1, 2), classes: (.nearPoor, .poor))])
    #expect(CountBound.allCases.map { survey.households(.poor, 0, at: $0) } == [4, 5])
    #expect(CountBound.allCases.map { survey.households(.poor, 1, at: $0) } == [5, 6])
    #expect(survey.households(.poor, 2, at: .low) == nil)
    #expect(survey.all(at: .high).households(.poor, 1) == 6)
  }
}

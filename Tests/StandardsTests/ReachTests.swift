import Geography
import Standards
import Testing

/// Who is one small step away from a better class, by the standards' own bounds.
@Suite struct ReachTests {
  private func standard(_ rural: [Standard.ScoreStep]) -> Standard {
    let poor = Standard.Line(
      result: .poor, area: .rural, incomeAbove: nil, incomeAtMost: 1, deprivationsAtLeast: 3, deprivationsBelow: nil,
      uncertain: false)
    return Standard(
      id: "s", title: "", lines: [poor],
      indicators: (0..<12).map {
        Standard.Indicator(id: "i\($0)", name: "", dimension: "", threshold: "", uncertain: false)
      }, causes: [], pointsPerDeprivation: 10, scores: [.rural: rural], firstYear: 2000, lastYear: 2100, notes: [],
      sources: [])
  }

  private var nd07: Standard {
    standard([
      Standard.ScoreStep(b1AtMost: 140, b2AtLeast: 30, result: .poor),
      Standard.ScoreStep(b1AtMost: 140, b2AtLeast: nil, result: .nearPoor),
    ])
  }

  /// The steps as `reason points class`.
  private func steps(_ listed: HouseholdClass, _ b1: Int?, _ b2: Int?, _ deprivations: Int? = nil) -> [String] {
    nd07.steps(from: listed, b1: b1, b2: b2, deprivations: deprivations, area: .rural).map {
      "\($0.reason.rawValue) \($0.points.map(String.init) ?? "-") \($0.becomes.word)"
    }
  }

  @Test func byTheScores() {
    #expect(steps(.poor, 140, 50) == ["b1-near-the-line 1 not-poor"])
    #expect(steps(.poor, 131, 50) == ["b1-near-the-line 10 not-poor"])
    #expect(steps(.poor, 130, 50) == [])
    #expect(steps(.poor, 100, 30) == ["one-deprivation - near-poor"])
    #expect(steps(.poor, 135, 30) == ["b1-near-the-line 6 not-poor", "one-deprivation - near-poor"])
    #expect(steps(.nearPoor, 138, 20) == ["b1-near-the-line 3 not-poor"])
    #expect(steps(.nearPoor, 100, 20) == [])
  }

  @Test func whereTheScoresSayAnotherClassNothingIsSaid() {
    #expect(steps(.poor, 140, 20) == [])
    #expect(steps(.notPoor, 140, 30) == [])
  }

  @Test func withoutScoresTheDeprivationsTell() {
    #expect(steps(.poor, nil, nil, 3) == ["one-deprivation - near-poor"])
    #expect(steps(.poor, nil, 30, 4) == [])
    #expect(steps(.poor, nil, nil, 0) == [] && steps(.poor, nil, nil, nil) == [])
    #expect(steps(.nearPoor, nil, nil, 3) == [])
  }

  /// qd59: poor at 120, or at 150 with 30 of B2: ten points more alone do not help when B2 keeps it poor.
  @Test func aStepMustLeadToABetterClass() {
    let qd59 = standard([
      Standard.ScoreStep(b1AtMost: 120, b2AtLeast: nil, result: .poor),
      Standard.ScoreStep(b1AtMost: 150, b2AtLeast: 30, result: .poor),
      Standard.ScoreStep(b1AtMost: 150, b2AtLeast: nil, result: .nearPoor),
    ])
    #expect(qd59.steps(from: .poor, b1: 118, b2: 40, deprivations: 4, area: .rural) == [])
    #expect(
      qd59.steps(from: .poor, b1: 118, b2: 20, deprivations: 2, area: .rural).map(\.becomes) == [.nearPoor])
  }
}

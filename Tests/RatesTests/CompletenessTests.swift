import Geography
import Indicators
import PipelineKit
import Rates
import Testing

/// A district of five communes: in time and replaced, late, refused, missing, and one without a poor household.
@Suite struct CompletenessTests {
  private let layout = CountLayout(indicators: 0, causes: 0, ethnicities: 0)
  private let codes = ["D", "a", "b", "c", "d", "e"]

  private func district(due: String?) throws -> Completeness {
    let units = codes.map {
      Unit(code: $0, name: "", level: $0 == "D" ? .district : .commune, parent: $0 == "D" ? "" : "D")
    }
    let day = try #require(Day("2022-12-31"))
    let period = try #require(Period("2022"))
    let tree = try #require(UnitTree(units, under: "D", on: day))
    let states: [UnitState] = [.partial, .reported, .reported, .refused, .missing, .reported]
    var counts = [Counts](repeating: Counts(layout), count: 6)
    counts[1][layout.households(.poor)] = 3
    counts[2][layout.households(.nearPoor)] = 1
    let receipts = [
      Receipt(unit: 1, received: Day("2022-12-14"), isSuperseded: true),
      Receipt(unit: 1, received: Day("2022-12-20"), isSuperseded: false),
      Receipt(unit: 2, received: Day("2022-12-15"), isSuperseded: false),
      Receipt(unit: 3, received: Day("2022-12-01"), isSuperseded: false),
      Receipt(unit: 5, received: nil, isSuperseded: false),
    ]
    var totals = Totals()
    for code in codes.dropFirst() { totals[period, code] = Totals.Entry(households: 10) }
    let stage = CompletenessStage(
      tree: tree, counts: SurveyCounts(layout: layout, units: counts, states: states), due: due.flatMap { Day($0) })
    let all = stage.completeness(receipts, totals: totals, period: period)
    #expect(all.allSatisfy { $0.map { $0.counted <= $0.expected && $0.received <= $0.expected } ?? true })
    return try #require(all[0])
  }

  @Test func eachWayOfSendingIsToldApart() throws {
    let found = try district(due: "2022-12-14")
    #expect(found.expected == 5 && found.received == 4 && found.missing == 1)
    #expect(found.onTime == 2 && found.late == 1)
    #expect(found.counted == 3 && found.refused == 1 && found.zero == 1 && found.superseded == 1)
    #expect(found.households == 50 && found.persons == nil)
  }

  @Test func withoutADayNothingIsLate() throws {
    let found = try district(due: nil)
    #expect(found.onTime == nil && found.late == nil && found.received == 4)
  }
}

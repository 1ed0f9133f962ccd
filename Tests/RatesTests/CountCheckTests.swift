import Geography
import Indicators
import PipelineKit
import Rates
import Standards
import Testing

/// Sound counts of a district with two communes, and each identity of the forms broken once.
@Suite struct CountCheckTests {
  private let layout = CountLayout(indicators: 3, causes: 2, ethnicities: 2)

  private func tree() throws -> UnitTree {
    let units = [
      Unit(code: "D", name: "", level: .district, parent: ""), Unit(code: "a", name: "", level: .commune, parent: "D"),
      Unit(code: "b", name: "", level: .commune, parent: "D"),
    ]
    let day = try #require(Day("2022-12-31"))
    return try #require(UnitTree(units, under: "D", on: day))
  }

  /// In the order of the tree: D, a, b.
  private func sound() -> [Counts] {
    var commune = Counts(layout)
    let numbers: [(Int, Int)] = [
      (layout.index(.reported), 1), (layout.index(.withEthnicity), 1), (layout.index(.withPersons), 1),
      (layout.index(.withTotalHouseholds), 1), (layout.index(.withTotalPersons), 1),
      (layout.index(.totalHouseholds), 50), (layout.index(.totalPersons), 200), (layout.households(.poor), 10),
      (layout.persons(.poor), 40), (layout.deprivations(.poor), 30), (layout.indicator(0, .poor), 10),
      (layout.indicator(1, .poor), 12), (layout.indicator(2, .poor), 8), (layout.ethnicity(0, .poor), 7),
      (layout.ethnicity(1, .poor), 3), (layout.group(0, .poor), 3), (layout.cause(0, .poor), 9),
    ]
    for (index, number) in numbers { commune[index] = number }
    var district = commune
    district += commune
    return [district, commune, commune]
  }

  private func codes(_ change: (inout [Counts]) -> Void) throws -> [String] {
    var units = sound()
    change(&units)
    let counts = SurveyCounts(layout: layout, units: units, states: [.reported, .reported, .reported])
    return CountChecks(tree: try tree(), counts: counts, survey: 0).findings.map {
      ([$0.code.word, $0.unit] + $0.arguments).joined(separator: " ")
    }
  }

  @Test func whatIsSoundIsNotReported() throws { #expect(try codes { _ in } == []) }

  @Test func aDistrictIsTheSumOfItsCommunes() throws {
    #expect(
      try codes { $0[0][layout.persons(.poor)] += 1 } == ["table-identity-broken D Σ persons poor 81 80"])
  }

  @Test func indicatorsAddUpToTheDeprivations() throws {
    #expect(
      try codes { $0[1][layout.indicator(2, .poor)] += 1 } == ["table-identity-broken a T4 Σ1…3 poor 31 30"])
  }

  @Test func noGroupIsLargerThanItsClass() throws {
    #expect(try codes { $0[1][layout.group(1, .poor)] = 11 } == ["table-identity-broken a T8 poor 11 10"])
    #expect(try codes { $0[1][layout.cause(1, .poor)] = 12 } == ["table-identity-broken a T10 poor 12 10"])
  }

  @Test func ethnicGroupsAddUpToTheClass() throws {
    #expect(try codes { $0[1][layout.ethnicity(1, .poor)] = 4 } == ["table-identity-broken a T9 poor 11 10"])
    #expect(try codes { $0[1][layout.ethnicity(1, .poor)] = 1 } == ["ethnicities-incomplete a poor 2"])
  }

  @Test func personsAreNotMoreThanThereAre() throws {
    #expect(try codes { $0[2][layout.index(.totalPersons)] = 39 } == ["persons-too-many b 40 39"])
  }
}

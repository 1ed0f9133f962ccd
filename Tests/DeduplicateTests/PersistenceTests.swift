import Households
import Standards
import Testing

@testable import Deduplicate

/// What households keep is learned from those that stayed.
@Suite struct PersistenceTests {
  private static func row(_ indicators: UInt32, _ householdClass: HouseholdClass = .poor) -> LinkRow {
    let own = Village.Row(
      name: "A Tít Rêu", birth: 1955_06_07, number: "062055000111", unit: "1-1", persons: 3, b1: 95, b2: 40,
      indicators: indicators, householdClass: householdClass)
    return LinkTable([Village.list([own])], communes: Village.tree.communes, jobs: 1).rows[0]
  }

  /// The first deprivation stays as it is, the second comes and goes.
  private static let stayed: [(before: LinkRow, now: LinkRow)] = (0..<120).map {
    let first: UInt32 = $0 % 3 == 0 ? 1 : 0
    return (row(first | ($0 % 2 == 0 ? 2 : 0) | 4), row(first | ($0 % 4 < 2 ? 2 : 0) | 4))
  }
  private static let possible: [(before: LinkRow, now: LinkRow)] = [(row(1), row(2)), (row(2, .nearPoor), row(1))]

  private func weight(_ before: UInt32, _ now: UInt32) throws -> Int {
    let kept = try #require(Persistence(linked: Self.stayed, possible: Self.possible, deprivations: 3))
    return kept.weight(Self.row(before), Self.row(now))
  }

  @Test func whatLastsSaysMore() throws {
    #expect(try weight(0b101, 0b101) > weight(0b100, 0b100))
    #expect(try weight(0b100, 0b100) > weight(0b101, 0b100))
    #expect(try weight(0b101, 0b100) - weight(0b101, 0b101) < -500)
  }

  @Test func whatComesAndGoesSaysNothing() throws {
    #expect(try abs(weight(0b110, 0b110) - weight(0b110, 0b100)) < 20)
  }

  @Test func formsLeftBlankSayNothingOfDeprivations() throws {
    let others = try #require(Persistence(linked: Self.stayed, possible: Self.possible, deprivations: 0))
    #expect(try weight(0, 0) == others.weight(Self.row(0), Self.row(0)))
    #expect(try weight(0, 1) != others.weight(Self.row(0), Self.row(1)))
  }

  @Test func ofAFewNothingIsLearned() {
    let few = Array(Self.stayed.prefix(99))
    #expect(Persistence(linked: few, possible: Self.possible, deprivations: 3) == nil)
    #expect(Persistence(linked: Self.stayed, possible: [], deprivations: 3) == nil)
  }
}

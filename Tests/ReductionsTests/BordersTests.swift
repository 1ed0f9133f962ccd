import Geography
import Indicators
import PipelineKit
import Testing

@testable import Reductions

/// A commune "A" with villages a1–a3 and a commune "B" with b1, b2 under the district "D".
@Suite struct BordersTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func unit(_ code: String, _ level: Level, _ parent: String, _ from: String? = nil, _ to: String? = nil) throws
    -> Unit
  {
    Unit(
      code: code, name: code, level: level, parent: parent, validFrom: try from.map { try day($0) },
      validTo: try to.map { try day($0) })
  }

  private func borders(_ units: [Unit], _ lineage: [LineageEvent]) throws -> (Borders, UnitTree, UnitTree) {
    let (then, now) = (try day("2021-12-31"), try day("2022-12-31"))
    let before = try #require(UnitTree(units, under: "D", on: then))
    let today = try #require(UnitTree(units, under: "D", on: now))
    return (Borders(today: today, before: before, lineage: lineage), today, before)
  }

  private func codes(_ past: Borders.Past, _ tree: UnitTree) -> [String]? {
    if case .units(let units) = past { units.map { tree.units[$0].code } } else { nil }
  }

  private func index(_ code: String, _ tree: UnitTree) throws -> Int { try #require(tree.index[code]) }

  private func stable() throws -> [Unit] {
    [
      try unit("D", .district, ""), try unit("A", .commune, "D"), try unit("B", .commune, "D"),
      try unit("a1", .village, "A"), try unit("a2", .village, "A"), try unit("b1", .village, "B"),
      try unit("b2", .village, "B"),
    ]
  }

  @Test func nothingChanged() throws {
    let (borders, today, before) = try borders(try stable(), [])
    for unit in today.units.indices {
      #expect(codes(borders.past(of: unit), before) == [today.units[unit].code])
    }
  }

  @Test func aSplitInsideACommuneLeavesTheCommuneWhole() throws {
    var units = try stable()
    units += [
      try unit("a3", .village, "A", nil, "2022-05-31"), try unit("a4", .village, "A", "2022-06-01"),
      try unit("a5", .village, "A", "2022-06-01"),
    ]
    let lineage = [
      LineageEvent(effective: try day("2022-06-01"), kind: .split, from: "a3", to: "a4"),
      LineageEvent(effective: try day("2022-06-01"), kind: .split, from: "a3", to: "a5"),
    ]
    let (borders, today, before) = try borders(units, lineage)
    #expect(codes(borders.past(of: try index("A", today)), before) == ["A"])
    #expect(borders.past(of: try index("a4", today)) == .cutFromSplit)
    #expect(codes(borders.past(of: try index("a1", today)), before) == ["a1"])
  }

  @Test func declaredSharesTellWhatACutUnitGave() throws {
    var units = try stable()
    units += [
      try unit("a3", .village, "A", nil, "2022-05-31"), try unit("a4", .village, "A", "2022-06-01"),
      try unit("b4", .village, "B", "2022-06-01"),
    ]
    func split(_ to: String, _ share: String?) throws -> LineageEvent {
      LineageEvent(
        effective: try day("2022-06-01"), kind: .split, from: "a3", to: to, share: share.flatMap { DecimalNumber($0) })
    }
    let (borders, today, before) = try borders(units, [split("a4", "0.7"), split("b4", "0.3")])
    let cut = Borders.Cut(unit: try index("a3", before), shares: [700_000, 300_000], own: [0])
    #expect(borders.past(of: try index("a4", today)) == .estimated([], [cut]))
    let whole = [try index("a1", before), try index("a2", before)]
    #expect(borders.past(of: try index("A", today)) == .estimated(whole, [cut]))
    #expect(codes(borders.past(of: try index("D", today)), before) == ["D"], "inside the district nothing is cut")
    let (unknown, _, _) = try self.borders(units, [split("a4", "0.7"), split("b4", nil)])
    #expect(unknown.past(of: try index("a4", today)) == .cutFromSplit)
  }

  /// 10 households and 7 by shares of one third each, twice: 4 + 3 + 3 and 3 + 2 + 2.
  @Test func sharedNumbersAddUp() {
    let figures = UnitFigures(
      state: .reported, households: PerClass(10, 7), persons: PerClass(nil, nil), withoutSize: PerClass(0, 0),
      total: 100)
    let parts = (0..<3).map { figures.parts([$0], of: [1, 1, 1]) }
    #expect(parts.map { $0.count(.poor) } == [4, 3, 3] && parts.map { $0.count(.nearPoor) } == [3, 2, 2])
    #expect(parts.allSatisfy { $0.isEstimated && $0.persons == PerClass(nil, nil) })
    #expect(UnitFigures.sum(parts).total == 100)
  }

  @Test func aMergedCommuneIsTheSumOfBoth() throws {
    let units = [
      try unit("D", .district, ""), try unit("A", .commune, "D"), try unit("B", .commune, "D", nil, "2022-06-30"),
      try unit("a1", .village, "A"), try unit("b1", .village, "B", nil, "2022-06-30"),
      try unit("b1", .village, "A", "2022-07-01"),
    ]
    let lineage = [
      LineageEvent(effective: try day("2022-07-01"), kind: .merge, from: "B", to: "A"),
      LineageEvent(effective: try day("2022-07-01"), kind: .merge, from: "A", to: "A"),
      LineageEvent(effective: try day("2022-07-01"), kind: .move, from: "b1", to: "b1"),
    ]
    let (borders, today, before) = try borders(units, lineage)
    #expect(codes(borders.past(of: try index("A", today)), before) == ["D"], "both communes are the whole district")
    #expect(codes(borders.past(of: try index("b1", today)), before) == ["B"], "B was b1 alone")
  }

  @Test func aMovedVillageGoesWithItsCounts() throws {
    var units = try stable().filter { $0.code != "b2" }
    units += [try unit("b2", .village, "B", nil, "2022-06-30"), try unit("b2", .village, "A", "2022-07-01")]
    let lineage = [LineageEvent(effective: try day("2022-07-01"), kind: .move, from: "b2", to: "b2")]
    let (borders, today, before) = try borders(units, lineage)
    #expect(codes(borders.past(of: try index("A", today)), before) == ["A", "b2"])
    #expect(codes(borders.past(of: try index("B", today)), before) == ["b1"])
    #expect(codes(borders.past(of: try index("D", today)), before) == ["D"])
  }

  @Test func mergedVillages() throws {
    let units = try stable() + [try unit("a9", .village, "A", "2022-03-01")]
    let ended = try units.map {
      $0.code == "a1" || $0.code == "a2" ? try unit($0.code, .village, "A", nil, "2022-02-28") : $0
    }
    let lineage = [
      LineageEvent(effective: try day("2022-03-01"), kind: .merge, from: "a1", to: "a9"),
      LineageEvent(effective: try day("2022-03-01"), kind: .merge, from: "a2", to: "a9"),
    ]
    let (borders, today, before) = try borders(ended, lineage)
    #expect(codes(borders.past(of: try index("a9", today)), before) == ["A"], "a1 and a2 were all of A")
  }

  @Test func aUnitFromNowhereIsUnknown() throws {
    let units = try stable() + [try unit("x", .village, "A", "2022-03-01")]
    let (borders, today, before) = try borders(units, [])
    #expect(borders.past(of: try index("x", today)) == .unknown)
    #expect(borders.past(of: try index("A", today)) == .unknown)
    #expect(codes(borders.past(of: try index("B", today)), before) == ["B"])
  }
}

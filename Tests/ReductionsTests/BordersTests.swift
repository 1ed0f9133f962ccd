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
    #expect(codes(borders.past(of: try index("A", today)), before) == ["A"], "the commune is the same")
    #expect(codes(borders.past(of: try index("B", today)), before) == ["B"])
  }

  /// "A" and "B" become "C"; of their villages only a1 has a line.
  private func merger(names: [String: String] = [:]) throws -> (Borders, UnitTree, UnitTree) {
    func village(_ code: String, _ parent: String, _ name: String, _ from: String?, _ to: String?) throws -> Unit {
      var unit = try unit(code, .village, parent, from, to)
      unit.name = names[code] ?? name
      return unit
    }
    let (last, first) = ("2022-06-30", "2022-07-01")
    let units = [
      try unit("D", .district, ""), try unit("A", .commune, "D", nil, last), try unit("B", .commune, "D", nil, last),
      try unit("C", .commune, "D", first),
      try village("a1", "A", "Thôn Một", nil, last), try village("a2", "A", "Thôn Hoà Phú", nil, last),
      try village("b1", "B", "Thôn Nà Lạn", nil, last),
      try village("c1", "C", "Thôn Một", first, nil), try village("c2", "C", "Bản Hòa Phú", first, nil),
      try village("c3", "C", "Thôn Nà Lân", first, nil),
    ]
    let lines = [("A", "C"), ("B", "C"), ("a1", "c1")]
    let lineage = try lines.map {
      LineageEvent(effective: try day(first), kind: .merge, from: $0.0, to: $0.1)
    }
    return try borders(units, lineage)
  }

  @Test func aLineForTheCommunesIsEnoughForThemAndAbove() throws {
    let (borders, today, before) = try merger()
    #expect(codes(borders.past(of: try index("C", today)), before) == ["D"], "both communes are the whole district")
    #expect(codes(borders.past(of: try index("D", today)), before) == ["D"])
    #expect(codes(borders.past(of: try index("c1", today)), before) == ["a1"])
    #expect(borders.lost.isEmpty)
    let units = borders.todaysUnits()
    #expect(units[try index("b1", before)] == Int32(try index("C", today)), "within the commune")
  }

  @Test func aVillageOfTheSameNameIsTheSame() throws {
    let (borders, today, before) = try merger()
    #expect(codes(borders.past(of: try index("c2", today)), before) == ["a2"], "Hoà is Hòa, whatever kind of village")
    #expect(borders.byName.map { [$0.today, $0.before] } == [[try index("c2", today), try index("a2", before)]])
    #expect(borders.past(of: try index("c3", today)) == .unknown, "Lạn is not Lân")
    #expect(borders.untold.map { [$0.unit, $0.within] } == [[try index("b1", before), try index("C", today)]])
  }

  @Test func aNameThatTwoVillagesBearTellsNothing() throws {
    let (borders, today, before) = try merger(names: ["b1": "Thôn Hoà Phú"])
    #expect(borders.past(of: try index("c2", today)) == .unknown)
    #expect(codes(borders.past(of: try index("C", today)), before) == ["D"])
    #expect(borders.byName.isEmpty)
  }

  @Test func aBareNumberIsNoName() throws {
    let (borders, today, _) = try merger(names: ["a2": "Thôn 2", "c2": "Tổ 2"])
    #expect(borders.past(of: try index("c2", today)) == .unknown)
  }

  @Test func aCommuneWhoseSourcesLieElsewhereIsNotTold() throws {
    let units =
      try stable() + [
        try unit("E", .commune, "D", "2022-07-01"), try unit("e1", .village, "E", "2022-07-01"),
      ]
    let lineage = [LineageEvent(effective: try day("2022-07-01"), kind: .merge, from: "X", to: "E")]
    let (borders, today, before) = try borders(units, lineage)
    #expect(borders.past(of: try index("E", today)) == .unknown)
    #expect(codes(borders.past(of: try index("D", today)), before) == ["D"], "the district's code is what it was")
  }

  @Test func aCommuneThatWasCutWithoutLinesForItsVillagesIsCutAsAWhole() throws {
    func cut(_ shares: [String?]) throws -> (Borders, UnitTree, UnitTree) {
      let (last, first) = ("2022-06-30", "2022-07-01")
      let units =
        try stable().filter { $0.code != "B" && $0.parent != "B" } + [
          try unit("B", .commune, "D", nil, last), try unit("b1", .village, "B", nil, last),
          try unit("E", .commune, "D", first), try unit("e1", .village, "E", first),
          try unit("F", .commune, "D", first),
          try unit("f1", .village, "F", first),
        ]
      let lineage = try zip(["E", "F"], shares).map { code, share in
        LineageEvent(
          effective: try day(first), kind: .split, from: "B", to: code, share: share.flatMap { DecimalNumber($0) })
      }
      return try borders(units, lineage)
    }
    let (declared, today, before) = try cut(["0.4", "0.6"])
    let part = Borders.Cut(unit: try index("B", before), shares: [400_000, 600_000], own: [0])
    #expect(declared.past(of: try index("E", today)) == .estimated([], [part]))
    #expect(declared.past(of: try index("e1", today)) == .unknown)
    #expect(codes(declared.past(of: try index("D", today)), before) == ["D"])
    let (open, _, _) = try cut(["0.4", nil])
    #expect(open.past(of: try index("E", today)) == .cutFromSplit)
  }
}

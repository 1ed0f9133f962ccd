import Gaps
import Geography
import PipelineKit
import Standards
import Testing

/// A plan against itself.
@Suite struct PlanCheckTests {
  private func target(
    _ id: String, _ kind: Target.Kind, _ value: String, unit: String = "1", _ period: String = "2024",
    _ text: String = "", classes: [HouseholdClass] = [.poor]
  ) throws -> Target {
    let period = try #require(Period(period))
    return Target(
      id: id, unit: unit, period: period, baseline: try #require(period.yearBefore), kind: kind, classes: classes,
      value: DecimalNumber(value), text: text)
  }

  private func found(_ targets: [Target]) throws -> [String] {
    let units =
      [Unit(code: "1", name: "Huyện", level: .district, parent: "")]
      + ["11", "12"].map { Unit(code: $0, name: "Xã", level: .commune, parent: "1") }
    let day = try #require(Day("2024-12-31"))
    let tree = try #require(UnitTree(units, under: "1", on: day))
    let trees = Dictionary(targets.map { ($0.period, tree) }, uniquingKeysWith: { first, _ in first })
    return PlanCheck(targets, trees: trees).findings().map { ([$0.code.word] + $0.arguments).joined(separator: " ") }
  }

  /// Each sentence's from, to and change, in percent and in households; `-` is not read.
  @Test(arguments: [
    ("Năm 2024: giảm tỷ lệ hộ nghèo từ 37,13% xuống còn 26,20% (giảm 10,94%)", "37.13 26.20 10.94 - - -"),
    ("tỷ lệ hộ nghèo giảm 0,8% (từ 4,24% cuối năm 2016 xuống còn 3,44% cuối năm 2017)", "4.24 3.44 0.8 - - -"),
    (
      "Giảm từ 1.780 hộ nghèo năm 2021 xuống còn 1.520 hộ nghèo (tương ứng giảm 260 hộ, tỷ lệ 1,88%)",
      "- - - 1780 1520 260"
    ),
    ("giảm 4,00 điểm %", "- - 4.00 - - -"), ("còn dưới 13,68%", "- 13.68 - - - -"),
    ("không quá 14 hộ", "- - - - 14 -"), ("giảm bình quân 6-8%/năm", "- - - - - -"),
    ("giảm 6 – 8 %", "- - - - - -"), ("giảm 02 trong 03 hộ", "- - - - - -"),
    ("giảm 1% rồi giảm 2%", "- - - - - -"), ("970 lượt hộ vay, 100 % cán bộ", "- - - - - -"),
    ("giảm 1,5 điểm phần trăm", "- - 1.5 - - -"), ("giảm", "- - - - - -"), ("", "- - - - - -"),
    ("GIẢM 25 HỘ NGHÈO.", "- - - - - 25"),
  ]) func sentences(_ text: String, _ wanted: String) {
    let numbers = StatedNumbers(text)
    let found = StatedNumbers.Unit.allCases.flatMap { unit in
      [numbers.from(unit), numbers.to(unit), numbers.change(unit)]
    }
    #expect(found.map { $0?.description ?? "-" }.joined(separator: " ") == wanted)
  }

  @Test func aSentenceThatDoesNotAddUp() throws {
    let text = "từ 37,13% xuống còn 26,20% (giảm 10,94%)"
    #expect(
      try found([target("a", .endRate, "26.20", "2024", text)]) == ["target-arithmetic a 37.13 26.20 10.94 10.93"])
    #expect(try found([target("a", .endRate, "26.2", "2024", "từ 37,13% xuống còn 26,20% (giảm 10,93%)")]) == [])
  }

  @Test func aSentenceThatSaysAnotherNumberThanTheValue() throws {
    #expect(try found([target("a", .reduceHouseholds, "24", "2024", "Giảm 25 hộ")]) == ["target-text-differs a 24 25"])
    #expect(try found([target("a", .reducePoints, "4.0", "2024", "giảm 4,00 điểm %")]) == [])
    #expect(try found([target("a", .reduceHouseholds, "10", "2024", "Giảm 25 hộ nghèo và 10 hộ cận nghèo")]) == [])
    #expect(try found([target("a", .reduceHouseholds, "25", "2024", "Giảm 10 hộ cận nghèo")]) == [])
  }

  @Test func aPathThatDoesNotAddUp() throws {
    let ends = [try target("e3", .endRate, "37.13", "2023"), try target("e4", .endRate, "26.20", "2024")]
    let fall = try target("r4", .reducePoints, "10.94", "2024")
    #expect(try found(ends + [fall]) == ["target-path r4 37.13 26.20 10.94 10.93"])
    #expect(try found(ends + [try target("r4", .reducePoints, "10.93", "2024")]) == [])
    let other = try target("e5", .endRate, "16.07", "2025", "từ 26,30% xuống còn 16,07% (giảm 10,23%)")
    #expect(try found(ends + [other]) == ["target-path-start e5 26.30 26.20"])
  }

  /// 2022: 5 %, 2024: 6 %; of the near-poor there is another path.
  @Test func aPathThatRises() throws {
    let first = try target("a", .endRate, "5.0", "2022")
    #expect(try found([first, try target("b", .endRate, "6", "2024")]) == ["target-path-rises b 6 5.0 2022"])
    #expect(try found([first, try target("b", .endRate, "5", "2024")]) == [])
    #expect(try found([first, try target("b", .endRate, "6", "2024", classes: [.nearPoor])]) == [])
    #expect(try found([first, try target("b", .endRate, "6", unit: "11", "2024")]) == [])
  }

  @Test func partsThatDoNotAddUp() throws {
    let whole = try target("w", .reduceHouseholds, "10")
    let parts = [
      try target("p", .reduceHouseholds, "6", unit: "11"), try target("q", .reduceHouseholds, "3", unit: "12"),
    ]
    #expect(try found([whole] + parts) == ["targets-not-sum w 10 9"])
    #expect(try found([try target("w", .reduceHouseholds, "9")] + parts) == [])
    #expect(try found([whole, parts[0]]) == [], "where a unit has none, nothing can be said")
  }
}

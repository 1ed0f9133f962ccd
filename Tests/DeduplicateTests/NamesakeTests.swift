import Geography
import Households
import Identity
import PipelineKit
import Testing

@testable import Deduplicate

/// A nation in which each name with its birth date heads some thirty households, each with a number of its own or without
/// any, in other communes; the only true duplicates are rows that are there twice.
@Suite struct NamesakeTests {
  private static let communes = 100
  private static let provinces = 5

  private static let tree: UnitTree = {
    var units = [Unit(code: "VN", name: "Cả nước", level: .nation, parent: "")]
    for province in 0..<provinces {
      units.append(Unit(code: "P\(province)", name: "Tỉnh \(province)", level: .province, parent: "VN"))
    }
    for commune in 0..<communes {
      units.append(
        Unit(code: "\(100 + commune)", name: "Xã \(commune)", level: .commune, parent: "P\(commune % provinces)"))
    }
    guard let day = Day(year: 2024, month: 12, day: 31), let tree = UnitTree(units, under: "VN", on: day) else {
      preconditionFailure("the test's own units")
    }
    return tree
  }()

  /// Numbers that are the same on every machine.
  private struct Numbers {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private static let given = ["Hòa", "Hạ", "Hà", "Lan", "Lân", "Hùng", "Hưng", "Nam", "Năm", "Bình", "Thủy", "Sơn"]
  private static let families = ["Nguyễn Văn", "Trần Văn", "Lê Hữu", "Phạm Đình", "Lò Văn", "Hoàng Xuân", "Vũ Đức"]

  /// So many rows, and how many households each commune has; of a hundred rows so many have a number.
  private static func rows(_ count: Int, numbered: Int, seed: UInt64) -> (
    rows: [Village.Row], households: [String: Int]
  ) {
    var numbers = Numbers(state: seed)
    var (rows, households): ([Village.Row], [String: Int]) = ([], [:])
    while rows.count < count {
      let name = families[numbers.below(families.count)] + " " + given[numbers.below(given.count)]
      let year = 1940 + numbers.below(60)
      let birth = UInt32(year * 10_000 + (1 + numbers.below(12)) * 100 + 1 + numbers.below(28))
      let first = numbers.below(communes)
      for step in 0..<(numbers.below(2) == 0 ? 1 : 26 + numbers.below(9)) {
        let unit = "\(100 + (first + step * 3) % communes)"
        let tail = String(String(1_000_000 + numbers.below(1_000_000)).dropFirst())
        let isNumbered = numbers.below(100) < numbered
        let row = Village.Row(
          name: name, birth: birth, number: isNumbered ? "0360\(String(year).suffix(2))\(tail)" : "", unit: unit,
          sex: .male, persons: UInt16(1 + numbers.below(7)), b1: Int16(60 + 5 * numbers.below(16)),
          b2: Int16(20 + 10 * numbers.below(4)), indicators: UInt32(numbers.below(4_096)))
        rows.append(row)
        households[unit, default: 0] += 1
        if numbers.below(100) == 0 { rows.append(row) }
      }
    }
    return (rows, households)
  }

  @Test(arguments: [(100, 11), (70, 12), (0, 13)] as [(Int, UInt64)])
  func everyCommuneIsExact(numbered: Int, seed: UInt64) throws {
    let (rows, households) = Self.rows(20_000, numbered: numbered, seed: seed)
    var lists = [Village.list(rows, in: Self.tree)]
    let deduplicator = Deduplicator(
      standard: Village.standard, survey: 0, tree: Self.tree, lineage: [], model: Village.weights, jobs: 2)
    let result = try deduplicator.deduplicate(&lists)
    var counted: [String: Int] = [:]
    for index in rows.indices where !lists[0].households.isMerged[index] { counted[rows[index].unit, default: 0] += 1 }
    #expect(counted.filter { $0.value != households[$0.key] }.isEmpty)
    #expect(result.undecided.count * 10_000 < rows.count)
  }

  /// Without a number nobody is sought in another province; a number that differs by a digit is evidence there too.
  @Test func anotherProvinceNeedsANumber() throws {
    let known = Village.Row(
      name: "Kpuih Hlơng", birth: 1971_03_17, number: "064071123456", unit: "100", sex: .male, persons: 4, b1: 85,
      b2: 30,
      indicators: 0b111)
    let others = Self.rows(2_000, numbered: 100, seed: 14).rows
    for (number, unit, isOne) in [
      ("", "101", false), ("", "105", true), ("064071123457", "101", true), ("064071123456", "101", true),
    ] {
      var copy = known
      (copy.number, copy.unit) = (number, unit)
      var lists = [Village.list([known, copy] + others, in: Self.tree)]
      let deduplicator = Deduplicator(
        standard: Village.standard, survey: 0, tree: Self.tree, lineage: [], model: Village.weights, jobs: 1)
      let result = try deduplicator.deduplicate(&lists)
      let isMerged = lists[0].households.isMerged.prefix(2).contains(true)
      #expect(isMerged == isOne, "\(number) \(unit)")
      if !isOne { #expect(!result.undecided.contains { $0.rows.0.index < 2 && $0.rows.1.index < 2 }) }
    }
  }

  /// In a commune where every tenth head has the name it says less than its rarity in the survey.
  @Test func aNameIsAsRareAsInItsCommune() {
    let common = (0..<50).map { Village.Row(name: "Y Mai", birth: UInt32(1950 + $0) * 10_000, unit: "100") }
    let others = Self.rows(5_000, numbered: 0, seed: 15).rows
    let rare = [
      Village.Row(name: "Y Krong", birth: 1960_00_00, unit: "100"), Village.Row(name: "Y Krong", unit: "101"),
    ]
    var table = LinkTable([Village.list(common + rare + others, in: Self.tree)], communes: Self.tree.communes, jobs: 1)
    table.weigh(units: Self.tree.units.count)
    #expect(table.localNames[0] < 200)
    #expect(Int(table.localNames[0]) < table.names.rarity(.same, table.rows[0].name, table.rows[1].name))
    #expect(table.localNames[50] == Namesakes.none)
  }
}

import Geography
import PipelineKit
import Testing

/// A generator whose numbers are the same every time.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite struct UnitTreeTests {
  /// A random province: districts, communes, villages; some end or begin on a day in 2022.
  private func province(_ seed: UInt64) -> [Unit] {
    var numbers = SeededNumbers(state: seed)
    let turn = Day(year: 2022, month: 7, day: 1)
    var units = [Unit(code: "62", name: "Tỉnh", level: .province, parent: "", area: .urban)]
    for (level, width) in [(Level.district, 4), (.commune, 5), (.village, 4)] {
      for parent in units.filter({ $0.level.rawValue == level.rawValue + 1 }) {
        for number in 0..<Int.random(in: 0...width, using: &numbers) {
          var unit = Unit(code: "\(parent.code)-\(number)", name: "x", level: level, parent: parent.code)
          switch Int.random(in: 0..<6, using: &numbers) {
          case 0: unit.validTo = turn?.previous
          case 1: unit.validFrom = turn
          case 2: unit.area = .rural
          default: break
          }
          units.append(unit)
        }
      }
    }
    return units.shuffled(using: &numbers)
  }

  @Test(arguments: 1...40) func `a tree holds what holds, once, with parents and children that agree`(_ seed: Int)
    throws
  {
    let units = province(UInt64(seed))
    for year in [2021, 2022] {
      let day = try #require(Day(year: year, month: 12, day: 31))
      let tree = try #require(UnitTree(units, under: "62", on: day))
      #expect(tree.units.map(\.code) == tree.units.map(\.code).sorted())
      #expect(Set(tree.units.map(\.code)).count == tree.units.count)
      #expect(tree.units.allSatisfy { $0.holds(on: day) })
      for index in tree.units.indices {
        #expect(tree.index[tree.units[index].code] == index)
        #expect(tree.children[index].allSatisfy { tree.parents[$0] == index })
        #expect(tree.isWithin(index, tree.root))
        if let parent = tree.parents[index] {
          #expect(tree.units[parent].code == tree.units[index].parent)
          #expect(tree.children[parent].contains(index))
          #expect(tree.areas[index] == tree.units[index].area ?? tree.areas[parent])
        } else {
          #expect(index == tree.root)
        }
      }
      try bottomUp(tree)
    }
  }

  private func bottomUp(_ tree: UnitTree) throws {
    var seen: Set<Int> = []
    for index in tree.bottomUp {
      #expect(tree.children[index].allSatisfy(seen.contains))
      seen.insert(index)
    }
    #expect(seen.count == tree.units.count)
  }

  @Test func `what hangs below a unit that is gone is not in the tree`() throws {
    let units = [
      Unit(code: "1", name: "a", level: .district, parent: ""),
      Unit(code: "2", name: "b", level: .commune, parent: "1", validTo: Day("2022-06-30")),
      Unit(code: "3", name: "c", level: .village, parent: "2"),
    ]
    let day = try #require(Day("2022-12-31"))
    #expect(UnitTree(units, under: "1", on: day)?.units.map(\.code) == ["1"])
    #expect(UnitTree(units, under: "9", on: day) == nil)
    #expect(UnitHistory(units).firstDayWithoutParent(units[2]) == Day("2022-07-01"))
    #expect(UnitHistory(units).firstDayWithoutParent(units[1]) == nil)
  }

  @Test func `a code that returns holds for both times, and a gap between them is seen`() {
    let units = [
      Unit(code: "1", name: "a", level: .commune, parent: "", validTo: Day("2022-06-30")),
      Unit(code: "1", name: "b", level: .commune, parent: "", validFrom: Day("2022-07-01"), validTo: Day("2023-12-31")),
      Unit(code: "1", name: "c", level: .commune, parent: "", validFrom: Day("2024-02-01")),
      Unit(code: "2", name: "d", level: .village, parent: "1"),
      Unit(code: "3", name: "e", level: .village, parent: "1", validTo: Day("2023-12-31")),
    ]
    let history = UnitHistory(units.reversed())
    #expect(history.firstDayWithoutParent(units[3]) == Day("2024-01-01"))
    #expect(history.firstDayWithoutParent(units[4]) == nil)
    #expect(Day("2023-01-01").flatMap { history.unit("1", on: $0)?.name } == "b")
  }

  @Test func `totals are sums only where all parts are known`() throws {
    let units = [
      Unit(code: "1", name: "a", level: .district, parent: ""),
      Unit(code: "2", name: "b", level: .commune, parent: "1"),
      Unit(code: "3", name: "c", level: .commune, parent: "1"),
    ]
    let period = try #require(Period("2022"))
    let tree = try #require(UnitTree(units, under: "1", on: period.end))
    var totals = Totals()
    totals[period, "2"] = Totals.Entry(households: 5)
    #expect(totals.values(\.households, in: period, over: tree) == [nil, 5, nil])
    totals[period, "3"] = Totals.Entry(households: 0)
    #expect(totals.values(\.households, in: period, over: tree) == [5, 5, 0])
    #expect(totals.contradictions(\.households, in: period, over: tree).isEmpty)
    totals[period, "1"] = Totals.Entry(households: 6)
    #expect(totals.values(\.households, in: period, over: tree) == [6, 5, 0])
    #expect(totals.contradictions(\.households, in: period, over: tree).map(\.sum) == [5])
    #expect(totals.values(\.persons, in: period, over: tree) == [nil, nil, nil])
  }

  /// The multidimensional rates of 2024 (QĐ 217/QĐ-BLĐTBXH): the six regions' counts add up to the nation's 1 258 997, the
  /// households behind their rates do not. Each region's at the most that its rounded rate allows, the nation's at the
  /// least that 4,06 % does.
  @Test func `the households of the six regions are not those of the nation`() throws {
    let regions = [
      ("1", 486_623, 1498), ("2", 97_755, 140), ("3", 360_614, 624), ("4", 152_970, 945), ("5", 7_585, 15),
      ("6", 153_450, 314),
    ]
    #expect(regions.reduce(0) { $0 + $1.1 } == 1_258_997)
    let units =
      [Unit(code: "VN", name: "", level: .nation, parent: "")]
      + regions.map { Unit(code: $0.0, name: "", level: .province, parent: "VN") }
    let period = try #require(Period("2024"))
    let tree = try #require(UnitTree(units, under: "VN", on: period.end))
    var totals = Totals()
    for (code, count, rate) in regions {
      totals[period, code] = Totals.Entry(households: count * 100_000 / (10 * rate - 5))
    }
    totals[period, "VN"] = Totals.Entry(households: 1_258_997 * 100_000 / (10 * 406 + 5))
    let found = try #require(totals.contradictions(\.households, in: period, over: tree).first)
    #expect(found.unit == "VN" && found.given == 30_971_635)
    #expect((27_000_000..<28_000_000).contains(found.sum))
  }
}

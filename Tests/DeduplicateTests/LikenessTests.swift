import Geography
import Households
import Identity
import PipelineKit
import Standards
import Testing

@testable import Deduplicate

/// A household under another head, known by what it keeps: only where it stands out in its village.
@Suite struct LikenessTests {
  private static let husband = Village.Row(
    name: "A Tít Rêu", birth: 1955_06_07, number: "062055000111", sex: .male, persons: 5, b1: 95, b2: 40,
    indicators: 0b1100_0011)
  private static let wife = Village.Row(
    name: "Y Bông Lưa", birth: 1958_01_02, number: "062158000222", sex: .female, persons: 4, b1: 90, b2: 40,
    indicators: 0b1100_0011)

  private static func changed(_ row: Village.Row, _ change: (inout Village.Row) -> Void) -> Village.Row {
    var row = row
    change(&row)
    return row
  }

  /// How the later rows were linked to the earlier ones: for each the place of the earlier row and the ground's word.
  private func links(
    _ earlier: [Village.Row], _ later: [Village.Row], period: String = "2021", says change: StatedChange? = nil
  ) throws -> [Int: (before: Int, ground: LinkGround)] {
    var before = [Village.list(earlier + Village.others(200))]
    _ = try Village.deduplicator().deduplicate(&before)
    var register = HouseholdRegister()
    register.add(
      before, survey: 0, period: try #require(Period(period)), standard: Village.standard, tree: Village.tree)
    var now = [Village.list(later + Village.others(200))]
    if let change { now[0].households.changes[0] = change.rawValue + 1 }
    let result = try Village.deduplicator().deduplicate(&now, register: register)
    var links: [Int: (before: Int, ground: LinkGround)] = [:]
    for link in result.links where Int(link.row.index) < later.count {
      links[Int(link.row.index)] = (
        try #require(before[0].households.ids.firstIndex(of: link.household)), link.ground
      )
    }
    return links
  }

  @Test func theWidowHasTheHousehold() throws {
    let links = try links([Self.husband], [Self.wife])
    let link = try #require(links[0])
    #expect(link.before == 0)
    #expect(link.ground.word == "alike")
    #expect((link.ground.weight ?? 0) >= Village.weights.newHead.merge)
  }

  static let others: [(String, Village.Row)] = [
    ("another village", changed(wife) { $0.unit = "1-2" }),
    ("more persons and other deprivations", changed(wife) { ($0.persons, $0.indicators) = (7, 0b0011_1000_0100) }),
    ("not poor", changed(wife) { $0.householdClass = .notPoor }),
    ("neither partner nor child", changed(wife) { ($0.birth, $0.indicators) = (1930_01_02, 0b1111_1100_0000) }),
  ]

  @Test(arguments: others) func anotherHouseholdStaysAnother(_ kind: String, _ row: Village.Row) throws {
    #expect(try links([Self.husband], [row]).isEmpty, "\(kind)")
  }

  @Test func whereTwoAreAsLikeNeitherIsLinked() throws {
    let twin = Self.changed(Self.husband) { ($0.name, $0.number, $0.birth) = ("A Khơ Nôn", "062056000333", 1956_09_09) }
    #expect(try links([Self.husband, twin], [Self.wife]).isEmpty)
    let daughter = Self.changed(Self.wife) { ($0.name, $0.number) = ("Y Ngân Mơ", "062158000444") }
    #expect(try links([Self.husband], [Self.wife, daughter]).isEmpty)
  }

  @Test func eachHasItsOwn() throws {
    let other = Self.changed(Self.husband) {
      ($0.name, $0.number, $0.birth) = ("A Khơ Nôn", "062081000333", 1981_09_09)
      ($0.persons, $0.indicators) = (3, 0b0011_0011_0000)
    }
    let widow = Self.changed(Self.wife) {
      ($0.name, $0.number, $0.birth) = ("Y Ngân Mơ", "062183000444", 1983_03_03)
      ($0.persons, $0.indicators) = (2, 0b0011_0011_0000)
    }
    for later in [[Self.wife, widow], [widow, Self.wife]] {
      let links = try links([Self.husband, other], later)
      #expect(links.mapValues(\.before) == (later[0].name == Self.wife.name ? [0: 0, 1: 1] : [0: 1, 1: 0]))
    }
  }

  @Test func whatARowSaysCounts() throws {
    #expect(try links([Self.husband], [Self.wife], says: .split).isEmpty)
    #expect(try links([Self.husband], [Self.wife], says: .new).isEmpty)
    #expect(try links([Self.husband], [Self.wife], says: .wasPoor).count == 1)
  }

  /// As many heads of one name as some given names have, each of another year.
  private static let namesakes = (0..<60).map { index in
    Village.Row(
      name: "A Long", birth: UInt32(1930 + index) * 10_000 + 0_101, number: "06\(3_000_000_000 + index * 7_777)",
      unit: "2-1", persons: 3, indicators: UInt32(index) & 15 | 16)
  }

  @Test func aNewCardInAnotherVillage() throws {
    let old = Village.Row(
      name: "A Long", birth: 1995_00_00, number: "233000111", unit: "1-1", persons: 4, indicators: 0b1100)
    let new = Self.changed(old) { ($0.number, $0.unit, $0.persons) = ("062095000111", "1-2", 3) }
    let other = Self.changed(new) { $0.number = "062095000999" }
    let link = try #require(try links([old] + Self.namesakes, [new] + Self.namesakes)[0])
    #expect(link.ground == .newCard && link.before == 0)
    #expect(try links([old] + Self.namesakes, [new, other] + Self.namesakes)[0] == nil, "two of the name")
    for change: (inout Village.Row) -> Void in [
      { $0.number = "" }, { $0.number = "234999888" }, { $0.unit = "2-2" }, { $0.persons = 1 },
      { $0.birth = 1996_00_00 },
    ] { #expect(try links([old] + Self.namesakes, [Self.changed(new, change)] + Self.namesakes)[0] == nil) }
  }

  @Test func twoSurveysOfOnePeriodHaveOneHead() throws {
    #expect(try links([Self.husband], [Self.wife], period: "2022").isEmpty)
  }

  @Test func anOfficeSaysHowSureIsSure() {
    var rule = LinkageRule()
    rule.newHeadFrom = 9
    #expect(Village.weights.under(rule).newHead.merge == 317)
  }

  @Test func aLaterListThatLeavesTheNumberOutIsFilled() throws {
    let whole = Self.changed(Self.husband) { _ in }
    let bare = Self.changed(Self.husband) { ($0.number, $0.birth) = ("", 1955_00_00) }
    var register = HouseholdRegister()
    for (survey, row) in [whole, bare].enumerated() {
      var lists = [Village.list([row] + Village.others(200))]
      _ = try Village.deduplicator().deduplicate(&lists, register: register)
      register.add(
        lists, survey: survey, period: try #require(Period("20\(20 + survey)")), standard: Village.standard,
        tree: Village.tree)
    }
    #expect(register.latest.contains { $0.birth == 1955_06_07 && $0.number != 0 && $0.survey == 1 })
  }
}

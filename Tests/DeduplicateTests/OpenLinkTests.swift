import Geography
import Households
import Identity
import PipelineKit
import Testing
import Text

@testable import Deduplicate

/// Which households of two surveys people are asked about.
@Suite struct OpenLinkTests {
  private static let known = SameHouseholdTests.known
  /// The known head as another list may write it: without number, by the year alone, in other circumstances.
  private static let faint = changed(known) {
    ($0.number, $0.birth, $0.persons) = ("", 1978_00_00, 2)
    ($0.b1, $0.b2, $0.indicators) = (125, 30, 0b0000_0011_1000)
  }

  private static func changed(_ row: Village.Row, _ change: (inout Village.Row) -> Void) -> Village.Row {
    var row = row
    change(&row)
    return row
  }

  /// Members of the first row of a list.
  private static func members(_ names: [String]) -> MemberColumns {
    var members = MemberColumns()
    for (offset, name) in names.enumerated() {
      let bytes = Array(name.utf8)
      members.append(household: 0, row: UInt32(offset + 3), relation: 0)
      members.people.appendNames(bytes, [0..<bytes.count]) { _ in Hash64.of(Array(Folding.folded(name).utf8)) }
      members.people.births.append(.unknown)
      members.people.sexes.append(.unknown)
      members.people.numbers.append(.none)
    }
    return members
  }

  private struct Outcome {
    var linked: [Int: Int] = [:]
    var asked: Set<[Int]> = []
    var result = Deduplication()
  }

  /// Which of the later rows are which of the earlier ones, and about which pairs (earlier, later) people are asked.
  private func outcome(
    _ earlier: [Village.Row], _ later: [Village.Row],
    decide: ([UInt64], inout RowDecisions) -> Void = { _, _ in }
  ) throws -> Outcome {
    var before = [Village.list(earlier + Village.others(200))]
    _ = try Village.deduplicator().deduplicate(&before)
    var register = HouseholdRegister()
    register.add(
      before, survey: 4, period: try #require(Period("2021")), standard: Village.standard, tree: Village.tree)
    let ids = before[0].households.ids
    var decisions = RowDecisions()
    decide(ids, &decisions)
    var now = [Village.list(later + Village.others(200))]
    let result = try Village.deduplicator().deduplicate(&now, decisions: decisions, register: register)
    var outcome = Outcome(result: result)
    for (index, id) in now[0].households.ids.prefix(later.count).enumerated() {
      if let place = ids.prefix(earlier.count).firstIndex(of: id) { outcome.linked[index] = place }
    }
    for link in result.openLinks {
      #expect(link.survey == 4 && ids[Int(link.earlier.index)] == link.household)
      outcome.asked.insert([Int(link.earlier.index), Int(link.row.index)])
    }
    return outcome
  }

  @Test func whatIsSureIsNotAsked() throws {
    let outcome = try outcome([Self.known], [Self.changed(Self.known) { $0.number = "" }])
    #expect(outcome.linked == [0: 0] && outcome.asked.isEmpty)
  }

  @Test func betweenTheThresholdsPeopleAreAsked() throws {
    let outcome = try outcome([Self.known], [Self.faint])
    #expect(outcome.linked.isEmpty && outcome.asked == [[0, 0]])
    let link = try #require(outcome.result.openLinks.first)
    let weight = try #require(link.ground.weight)
    #expect((-317..<317).contains(weight) && link.evidence?.weight == weight)
  }

  @Test func whoeverIsLinkedForSureIsNoCandidate() throws {
    #expect(try outcome([Self.known], [Self.known, Self.faint]).asked.isEmpty)
    #expect(try outcome([Self.known, Self.faint], [Self.known]).asked.isEmpty)
  }

  @Test func ofTwoAsGoodTheSecondIsAsked() throws {
    let bare = Self.changed(Self.known) { $0.number = "" }
    let outcome = try outcome([bare], [bare, Self.changed(bare) { $0.unit = "1-2" }]) { _, decisions in
      decisions.addDifferent(ListedRow(list: 0, index: 0), ListedRow(list: 0, index: 1))
    }
    #expect(outcome.linked == [0: 0])
    #expect(outcome.asked.isEmpty, "another village is much less sure")
    let twins = try self.outcome([bare], [bare, bare]) { _, decisions in
      decisions.addDifferent(ListedRow(list: 0, index: 0), ListedRow(list: 0, index: 1))
    }
    #expect(twins.linked.count == 1 && twins.asked.count == 1)
  }

  @Test func whereTwoHeirsAreAsLikeBothAreAsked() throws {
    let husband = Village.Row(
      name: "A Tít Rêu", birth: 1955_06_07, number: "062055000111", sex: .male, persons: 5, b1: 95, b2: 40,
      indicators: 0b1100_0011)
    let wife = Village.Row(
      name: "Y Bông Lưa", birth: 1958_01_02, number: "062158000222", sex: .female, persons: 4, b1: 90, b2: 40,
      indicators: 0b1100_0011)
    let other = Self.changed(wife) { ($0.name, $0.number) = ("Y Ngân Mơ", "062158000444") }
    let outcome = try outcome([husband], [wife, other])
    #expect(outcome.linked.isEmpty && outcome.asked == [[0, 0], [0, 1]])
    #expect(outcome.result.openLinks.allSatisfy { $0.ground.word == "alike" && $0.evidence != nil })
  }

  @Test func headsAlikeWithOtherMembersAreAsked() throws {
    func outcome(_ later: [String], number: String) throws -> (links: Int, asked: Int) {
      let row = Self.changed(Self.known) { $0.number = number }
      var before = [Village.list([row] + Village.others(200))]
      before[0].members = Self.members(["A Một Thử", "Y Hai Thử"])
      _ = try Village.deduplicator().deduplicate(&before)
      var register = HouseholdRegister()
      register.add(
        before, survey: 0, period: try #require(Period("2021")), standard: Village.standard, tree: Village.tree)
      var now = [Village.list([row] + Village.others(200))]
      now[0].members = Self.members(later)
      let result = try Village.deduplicator().deduplicate(&now, register: register)
      return (result.links.count { $0.row.index == 0 }, result.openLinks.count { $0.row.index == 0 })
    }
    #expect(try outcome(["A Ba Kia", "Y Bốn Kia"], number: "") == (0, 1))
    #expect(try outcome(["A Ba Kia", "Y Hai Thử"], number: "") == (1, 0))
    #expect(try outcome(["A Ba Kia", "Y Bốn Kia"], number: "062178004321") == (1, 0))
  }

  @Test func whatIsDecidedIsNotAsked() throws {
    let row = ListedRow(list: 0, index: 0)
    let different = try outcome([Self.known], [Self.faint]) { $1.addDifferent(row, earlier: $0[0]) }
    #expect(different.linked.isEmpty && different.asked.isEmpty)
    let same = try outcome([Self.known], [Self.faint]) { $1.addSame(row, earlier: $0[0]) }
    #expect(same.linked == [0: 0] && same.asked.isEmpty)
    #expect(same.result.links.first { $0.row == row }?.ground == .decided)
  }

  /// Two households that were decided to be two stay so in later surveys.
  @Test func householdsDecidedToBeTwoAreNotAskedAgain() throws {
    let bare = Self.changed(Self.known) { $0.number = "" }
    // The same row twice is one household unless people say otherwise.
    var before = [Village.list([bare, bare] + Village.others(200))]
    let rows = [ListedRow(list: 0, index: 0), ListedRow(list: 0, index: 1)]
    var apart = RowDecisions()
    apart.addDifferent(rows[0], rows[1])
    _ = try Village.deduplicator().deduplicate(&before, decisions: apart)
    var register = HouseholdRegister()
    register.add(
      before, survey: 0, period: try #require(Period("2021")), standard: Village.standard, tree: Village.tree)
    for isDecided in [false, true] {
      var decisions = RowDecisions()
      let ids = before[0].households.ids
      if isDecided { decisions.addDifferent(earlier: ids[0], ids[1]) }
      var now = [Village.list([bare] + Village.others(200))]
      let result = try Village.deduplicator().deduplicate(&now, decisions: decisions, register: register)
      #expect(result.openLinks.count == (isDecided ? 0 : 1))
    }
  }

  @Test func twoRowsOfOneEarlierHouseholdAreOne() throws {
    let rows = [ListedRow(list: 0, index: 0), ListedRow(list: 0, index: 1)]
    let heirs = Array(Village.others(203).suffix(2))
    let one = try outcome([Self.known], heirs) { ids, decisions in
      for row in rows { decisions.addSame(row, earlier: ids[0]) }
    }
    #expect(one.result.merges.map(\.reason) == [.decided] && one.linked == [0: 0, 1: 0])
    #expect(!one.result.findings.contains { $0.code == .decisionsContradict })
    let against = try outcome([Self.known], heirs) { ids, decisions in
      for row in rows { decisions.addSame(row, earlier: ids[0]) }
      decisions.addDifferent(rows[0], rows[1])
    }
    #expect(against.result.findings.contains { $0.code == .decisionsContradict })
  }

  @Test func aDecisionWithinASurveyMayContradictOneOverTheYears() throws {
    let rows = [ListedRow(list: 0, index: 0), ListedRow(list: 0, index: 1)]
    let outcome = try outcome([Self.known], Array(Village.others(203).suffix(2))) { ids, decisions in
      decisions.addSame(rows[0], rows[1])
      decisions.addSame(rows[0], earlier: ids[0])
      decisions.addDifferent(rows[1], earlier: ids[0])
    }
    #expect(outcome.result.findings.contains { $0.code == .decisionsContradict })
  }

  /// One row is the earlier household and the other is not: the model must not join them.
  @Test func decisionsOverTheYearsKeepRowsApart() throws {
    let rows = [ListedRow(list: 0, index: 0), ListedRow(list: 0, index: 1)]
    let outcome = try outcome([Self.known], [Self.known, Self.known]) { ids, decisions in
      decisions.addSame(rows[1], earlier: ids[0])
      decisions.addDifferent(rows[0], earlier: ids[0])
    }
    #expect(outcome.result.merges.isEmpty && outcome.linked == [1: 0])
  }
}

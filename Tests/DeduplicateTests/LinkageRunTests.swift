import Geography
import Households
import PipelineKit
import Testing

@testable import Deduplicate

/// What holds of every linkage: order, threads, decisions, guards and ids.
@Suite struct LinkageRunTests {
  private static func copies(_ rows: [Village.Row]) -> [Village.Row] {
    rows.prefix(20).map { row in
      var row = row
      row.number = ""
      row.birth = row.birth / 10_000 * 10_000
      return row
    }
  }

  /// The household ids of all rows with a name and a birth, in the order of both.
  private static func households(_ rows: [Village.Row], files: Int, jobs: Int) throws -> [String] {
    let size = (rows.count + files - 1) / files
    var lists = (0..<files).map { file in
      Village.list(Array(rows[file * size..<min((file + 1) * size, rows.count)]), file: Int32(file))
    }
    _ = try Village.deduplicator(jobs: jobs).deduplicate(&lists)
    let ids = lists.flatMap(\.households.ids)
    return zip(rows, ids).map { "\($0.name) \($0.birth) \($0.unit) \($1)" }.sorted()
  }

  @Test func orderAndThreadsDoNotMatter() throws {
    let rows = Village.others(300) + Self.copies(Village.others(300))
    let first = try Self.households(rows, files: 1, jobs: 1)
    #expect(try Self.households(rows.reversed(), files: 1, jobs: 1) == first)
    #expect(try Self.households(rows.reversed(), files: 4, jobs: 2) == first)
    #expect(Set(first.map { $0.split(separator: " ").last }).count == 300)
  }

  @Test func decisionsStandAboveEvidence() throws {
    var copy = SameHouseholdTests.known
    copy.birth = 1978_00_00
    var different = RowDecisions()
    different.addDifferent(ListedRow(list: 0, index: 0), ListedRow(list: 0, index: 1))
    #expect(try Village.outcome([SameHouseholdTests.known, copy], different).kept.isEmpty)
    #expect(try Village.outcome([SameHouseholdTests.known, SameHouseholdTests.known], different).kept.isEmpty)
    var same = RowDecisions()
    same.addSame(ListedRow(list: 0, index: 0), ListedRow(list: 0, index: 1))
    let result = try Village.outcome([SameHouseholdTests.known, SameHouseholdTests.alike[0].1], same)
    #expect(result.kept.count == 1)
    #expect(result.0.merges.first?.reason == .decided)
  }

  @Test func contradictionsAreFound() throws {
    let rows = (0..<3).map { ListedRow(list: 0, index: $0) }
    var decisions = RowDecisions()
    decisions.addSame(rows[0], rows[1])
    decisions.addSame(rows[1], rows[2])
    decisions.addDifferent(rows[0], rows[2])
    let result = try Village.outcome(Array(Village.others(203).suffix(3)), decisions)
    #expect(result.0.findings.contains { $0.code == .decisionsContradict })
  }

  @Test func halfASurveyOfDuplicatesStops() throws {
    let rows = Village.others(60)
    for copies in 2...3 {
      var lists = (0..<copies).map { Village.list(rows, file: Int32($0)) }
      #expect(throws: Failure.self) { try Village.deduplicator().deduplicate(&lists) }
    }
  }

  @Test func anOfficeSaysHowSureIsSure() throws {
    var copy = SameHouseholdTests.known
    (copy.number, copy.birth, copy.unit, copy.persons) = ("", 1978_00_00, "2-2", 4)
    let rows = [SameHouseholdTests.known, copy] + Village.others(200)
    func outcome(_ change: (inout LinkageRule) -> Void) throws -> (merges: Int, undecided: Int) {
      var rule = LinkageRule()
      change(&rule)
      var lists = [Village.list(rows)]
      let result = try Village.deduplicator(rule: rule).deduplicate(&lists)
      return (result.merges.count, result.undecided.count)
    }
    #expect(try outcome { _ in } == (1, 0))
    #expect(try outcome { $0.sameFrom = 1_000_000 } == (0, 1))
    #expect(try outcome { ($0.sameFrom, $0.askFrom) = (1_000_000, 1) } == (0, 1))
    #expect(throws: Failure.self) {
      var strict = LinkageRule()
      strict.duplicatesAtMost = 1
      var lists = [Village.list(rows + rows.prefix(9))]
      _ = try Village.deduplicator(rule: strict).deduplicate(&lists)
    }
  }

  @Test func clustersAreCapped() {
    var clusters = Clusters(count: 20, cap: 8)
    for row in Int32(1)..<20 { _ = clusters.join(0, row) { _, _ in true } }
    #expect(clusters.rows(0).count == 8)
    #expect(clusters.capped == 12)
  }

  @Test func aChainBreaksWhereItsEndsDisagree() {
    var clusters = Clusters(count: 3, cap: 8)
    let agrees: (Int32, Int32) -> Bool = { abs($0 - $1) == 1 }
    let isFirstJoined = clusters.join(0, 1, agrees: agrees)
    let isSecondJoined = clusters.join(1, 2, agrees: agrees)
    #expect(isFirstJoined && !isSecondJoined)
  }

  @Test func aHouseholdKeepsItsIdUnderANewCardAndAnotherVillage() throws {
    var card = SameHouseholdTests.known
    card.number = "233123456"
    var moved = SameHouseholdTests.known
    moved.unit = "2-2"
    (moved.b1, moved.b2, moved.indicators) = (100, 50, 0b1100_0111)
    var before = [Village.list([card] + Village.others(200))]
    _ = try Village.deduplicator().deduplicate(&before)
    var register = HouseholdRegister()
    register.add(
      before, survey: 0, period: try #require(Period("2021")), standard: Village.standard, tree: Village.tree)
    var now = [Village.list(Village.others(150) + [moved])]
    let result = try Village.deduplicator().deduplicate(&now, register: register)
    #expect(result.links.count == 151)
    #expect(now[0].households.ids[150] == before[0].households.ids[0])
    #expect(now[0].households.ids[0] == before[0].households.ids[1])
    register.add(now, survey: 1, period: try #require(Period("2022")), standard: Village.standard, tree: Village.tree)
    #expect(register.appearances(of: before[0].households.ids[0]).map(\.survey) == [0, 1])
  }

  @Test func ofTwoVillagesTheNewOneHolds() throws {
    var before = [Village.list([SameHouseholdTests.known] + Village.others(200))]
    _ = try Village.deduplicator().deduplicate(&before)
    var register = HouseholdRegister()
    register.add(
      before, survey: 0, period: try #require(Period("2021")), standard: Village.standard, tree: Village.tree)
    var moved = SameHouseholdTests.known
    moved.unit = "1-2"
    for rows in [[SameHouseholdTests.known, moved], [moved, SameHouseholdTests.known]] {
      var now = [Village.list(rows + Village.others(200))]
      let result = try Village.deduplicator().deduplicate(&now, register: register)
      let merge = try #require(result.merges.first)
      #expect(now[0].households.units[Int(merge.kept.index)] == Int32(try #require(Village.tree.index["1-2"])))
    }
  }

  /// What becomes of the known household's two later rows, by decisions about the household that the year before knew.
  private func later(_ rows: [Village.Row], _ decide: (UInt64, inout RowDecisions) -> Void) throws -> (
    before: UInt64, ids: [UInt64], findings: [FindingCode]
  ) {
    var before = [Village.list([SameHouseholdTests.known] + Village.others(200))]
    _ = try Village.deduplicator().deduplicate(&before)
    var register = HouseholdRegister()
    register.add(
      before, survey: 0, period: try #require(Period("2021")), standard: Village.standard, tree: Village.tree)
    var decisions = RowDecisions()
    decide(before[0].households.ids[0], &decisions)
    var now = [Village.list(rows + Village.others(200))]
    let result = try Village.deduplicator().deduplicate(&now, decisions: decisions, register: register)
    return (before[0].households.ids[0], Array(now[0].households.ids.prefix(rows.count)), result.findings.map(\.code))
  }

  @Test func aNewHeadIsTheHouseholdWhenPeopleSaySo() throws {
    let heir = Village.Row(name: "Lê Văn Nối", birth: 2001_02_03, unit: "1-1", persons: 4)
    let alone = try later([heir]) { _, _ in }
    #expect(alone.ids[0] != alone.before)
    let decided = try later([heir]) { $1.addSame(ListedRow(list: 0, index: 0), earlier: $0) }
    #expect(decided.ids[0] == decided.before)
  }

  @Test func twoPeopleWhoLookAlikeAreTwoWhenPeopleSaySo() throws {
    let decided = try later([SameHouseholdTests.known]) { $1.addDifferent(ListedRow(list: 0, index: 0), earlier: $0) }
    #expect(decided.ids[0] != decided.before)
  }

  @Test func decisionsOverTheYearsMayContradict() throws {
    let decided = try later([SameHouseholdTests.known]) {
      $1.addSame(ListedRow(list: 0, index: 0), earlier: $0)
      $1.addDifferent(ListedRow(list: 0, index: 0), earlier: $0)
    }
    #expect(decided.findings.contains(.decisionsContradict))
  }
}

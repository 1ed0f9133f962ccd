import Emit
import Identity
import PipelineKit
import Testing

/// Nothing that prints a value of Identity's types shows whose it is.
@Suite struct PrivacyTests {
  private func shown(_ value: Any) -> String {
    var text =
      "\(value) \(String(reflecting: value)) \(String(describing: Mirror(reflecting: value).children.map { $0 }))"
    dump(value, to: &text)
    return text
  }

  @Test func birthDatesAreNotShown() {
    let text =
      shown(BirthDate(packed: 1975_03_12)) + shown([BirthDate(packed: 1975_03_12)])
      + shown(BirthDate?.some(.init(packed: 1975_03_12)))
    #expect(!text.contains("1975") && !text.contains("75-03"))
  }

  @Test func identityNumbersAreNotShown() {
    let number = IdentityNumber(value: 62_075_000_123, digits: 12)
    let text = shown(number) + shown([number]) + shown(["a": number])
    #expect(!text.contains("62075000123"))
  }

  @Test func namesAreNotShown() {
    var people = PersonColumns()
    let name = Array("Y Thử Nghiệm".utf8)
    people.appendNames(name, [0..<name.count]) { _ in 7 }
    people.births.append(BirthDate(packed: 1975_03_12))
    people.numbers.append(IdentityNumber(value: 62_075_000_123, digits: 12))
    let text = shown(people) + shown([people]) + shown((people, 1))
    #expect(!text.contains("Nghiệm") && !text.contains("1975") && !text.contains("62075000123"))
    #expect(!text.contains("[\(name[0]), \(name[1])"), "the bytes of the name are shown")
    #expect(people.name(0) == "Y Thử Nghiệm")
  }

  @Test func membersAreNotShown() {
    var members = MemberColumns()
    let name = Array("Y Thử Nghiệm".utf8)
    members.people.appendNames(name, [0..<name.count]) { _ in 7 }
    members.append(household: 0, row: 5, relation: members.relation("Vợ"))
    let text = shown(members) + shown([members])
    #expect(!text.contains("Nghiệm") && !text.contains("Vợ"))
    #expect(members.relation(of: 0) == "Vợ" && members.of(0) == 0..<1 && members.of(1).isEmpty)
  }

  @Test func namedExitsAreNotShown() {
    let household = NamedExits.Household(name: "A Thử", village: "Thôn Kon Thai")
    let exits = NamedExits(target: "T1", households: [household], text: "hộ ông A Thử")
    let text = shown(exits) + shown(household) + shown([household])
    #expect(!text.contains("Thử") && !text.contains("Kon Thai"))
  }

  @Test func whatReturnsQuoteIsNotShown() throws {
    let row = ReturnedRow(place: "DS!F12", cell: "F12", head: "A Thử", content: "12/03/1975", sentence: "Câu.")
    let group = ReturnedGroup(
      code: "birth-unreadable", severity: .warning, part: .mend, column: "", expected: "", count: 1, rows: [row])
    let made = try #require(Day("2022-11-25"))
    let fixed = FixedRemark(place: "DS!F3", head: "A Thử", sentence: "Câu.")
    let content = CommuneReturn(
      language: .vi, unit: "23404", name: "Xã", title: "", period: "2022", standard: "", made: made, groups: [group],
      fixed: [fixed])
    let text = shown(row) + shown(group) + shown(fixed) + shown(content)
    #expect(!text.contains("Thử") && !text.contains("1975"))
  }
}

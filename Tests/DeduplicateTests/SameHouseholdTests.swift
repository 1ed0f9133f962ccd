import Households
import Identity
import PipelineKit
import Standards
import Testing

@testable import Deduplicate

/// Each kind of dirt is seen through; look-alikes stay apart.
@Suite struct SameHouseholdTests {
  static let known = Village.Row(
    name: "Nguyễn Thị Thúy Hòa", birth: 1978_04_09, number: "062178004321", sex: .female, persons: 5, b1: 95, b2: 40,
    indicators: 0b1100_0011)

  /// The known household with something changed.
  private static func changed(_ change: (inout Village.Row) -> Void) -> Village.Row {
    var row = known
    change(&row)
    return row
  }

  static let dirty: [(String, Village.Row)] = [
    ("the same row", known),
    ("a letter too many", changed { ($0.name, $0.number) = ("Nguyễn Thhị Thúy Hòa", "") }),
    ("no marks", changed { ($0.name, $0.number) = ("Nguyen Thi Thuy Hoa", "") }),
    ("tones placed otherwise", changed { ($0.name, $0.number) = ("Nguyễn Thị Thuý Hoà", "") }),
    ("i for y", changed { ($0.name, $0.number) = ("Nguyễn Thị Thúi Hòa", "") }),
    ("exchanged", changed { ($0.name, $0.number) = ("Thúy Hòa Nguyễn Thị", "") }),
    ("abbreviated", changed { ($0.name, $0.number) = ("Ng. T. T. Hòa", "") }),
    ("the year for the date", changed { ($0.birth, $0.number) = (1978_00_00, "") }),
    ("day and month exchanged", changed { ($0.birth, $0.number) = (1978_09_04, "") }),
    ("a wrong digit", changed { ($0.name, $0.number) = ("Nguyễn Thị Thúy Hà", "062178004821") }),
    ("an old card", changed { $0.number = "233123456" }),
    ("another village", changed { ($0.unit, $0.name) = ("1-2", "Nguyen Thi Thuy Hoa") }),
    ("another commune", changed { ($0.unit, $0.number) = ("2-2", "") }),
    ("the other sheet", changed { ($0.householdClass, $0.number) = (.nearPoor, "") }),
    ("persons and number wrong", changed { ($0.persons, $0.number) = (4, "062178904321") }),
  ]

  @Test(arguments: dirty) func oneHousehold(_ kind: String, _ row: Village.Row) throws {
    let kept = try Village.outcome([Self.known, row]).kept
    #expect(kept.count == 1 && (kept[1] == 0 || kept[0] == 1), "\(kind)")
  }

  static let alike: [(String, Village.Row)] = [
    (
      "same name and year in the village",
      changed { ($0.birth, $0.number, $0.b1, $0.b2, $0.indicators) = (1978_11_20, "062178555111", 120, 30, 0b111) }
    ),
    (
      "same name, year alone, another number",
      changed { ($0.birth, $0.number, $0.b1, $0.b2, $0.indicators) = (1978_00_00, "062178555111", 120, 30, 0b111) }
    ),
    (
      "mother and daughter",
      changed { ($0.name, $0.birth, $0.number, $0.persons) = ("Nguyễn Thị Thúy Hà", 1999_04_09, "062199004321", 3) }
    ),
    (
      "twins",
      changed {
        ($0.name, $0.number, $0.persons, $0.b1, $0.b2, $0.indicators) = (
          "Nguyễn Thị Thúy Hiền", "062178004999", 2, 110, 20, 0b11
        )
      }
    ),
    (
      "another who carries the number by mistake",
      changed { ($0.name, $0.birth, $0.unit, $0.persons, $0.b1) = ("Trần Văn Lâm", 1978_12_01, "2-1", 2, 130) }
    ),
    (
      "another of the same form who carries the number by mistake",
      changed { ($0.name, $0.birth) = ("Trần Thị Hai Lần", 1979_04_09) }
    ),
  ]

  @Test(arguments: alike) func twoHouseholds(_ kind: String, _ row: Village.Row) throws {
    #expect(try Village.outcome([Self.known, row]).kept.isEmpty, "\(kind)")
  }

  @Test func blankIsNotEqualToBlank() throws {
    let bare = Village.Row(name: "Nguyễn Thị Thúy Hòa")
    #expect(try Village.outcome([bare, bare]).kept.isEmpty)
    let nameless = Village.Row(name: "")
    #expect(try Village.outcome([nameless, nameless]).kept.isEmpty)
  }

  @Test func theScoresDecideTheClass() throws {
    var near = Self.known
    near.householdClass = .nearPoor
    for rows in [[near, Self.known], [Self.known, near]] {
      let (result, kept, lists) = try Village.outcome(rows)
      let holds = try #require(kept.values.first)
      #expect(lists[0].households.classes[holds] == .poor)
      #expect(result.findings.contains { $0.code == .duplicateClassDiffers && $0.arguments == ["poor"] })
    }
  }

  @Test func theFullerRowHolds() throws {
    var year = Self.known
    year.birth = 1978_00_00
    #expect(try Village.outcome([year, Self.known]).kept == [0: 1])
    #expect(try Village.outcome([Self.known, year]).kept == [1: 0])
  }

  @Test func aSharedNumberIsFound() throws {
    let result = try Village.outcome([Self.known, Self.alike[4].1]).0
    #expect(result.findings.contains { $0.code == .identityShared })
  }
}

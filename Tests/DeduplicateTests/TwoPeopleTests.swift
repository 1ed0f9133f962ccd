import Identity
import PipelineKit
import Testing

@testable import Deduplicate

/// Two people who are alike stay two: by their numbers, their names as written, their births.
@Suite struct TwoPeopleTests {
  private static let known = SameHouseholdTests.known

  private static func changed(_ change: (inout Village.Row) -> Void) -> Village.Row {
    var row = known
    change(&row)
    return row
  }

  /// Rows that equal the known one in all but this; what may be asked is.
  static let alike: [(String, isAsked: Bool?, Village.Row)] = [
    ("a number of her own", false, changed { $0.number = "062178915877" }),
    ("a number of her own, in the next commune", false, changed { ($0.number, $0.unit) = ("062178915877", "2-1") }),
    (
      "another mark, a number of her own", false,
      changed { ($0.name, $0.number) = ("Nguyễn Thị Thúy Hoa", "062178915877") }
    ),
    ("another mark, the next number", nil, changed { ($0.name, $0.number) = ("Nguyễn Thị Thúy Hoạ", "062178004322") }),
    ("another mark, no number", true, changed { ($0.name, $0.number) = ("Nguyễn Thị Thúy Họa", "") }),
    ("a daughter of her name", nil, changed { ($0.birth, $0.number) = (2008_04_09, "") }),
    ("a year earlier", nil, changed { ($0.birth, $0.number) = (1977_11_20, "") }),
    ("another day of the year", nil, changed { ($0.birth, $0.number) = (1978_11_20, "") }),
    ("another name on her day", nil, changed { ($0.name, $0.number) = ("Nguyễn Thị Mai Lan", "") }),
    (
      "a twin a letter apart, other answers", nil,
      changed { ($0.name, $0.number, $0.b1, $0.b2, $0.indicators) = ("Nguyễn Thị Thúy Hòan", "", 120, 30, 0b111) }
    ),
  ]

  @Test(arguments: alike) func twoHouseholds(_ kind: String, isAsked: Bool?, _ row: Village.Row) throws {
    let outcome = try Village.outcome([Self.known, row])
    #expect(outcome.kept.isEmpty, "\(kind)")
    guard let isAsked else { return }
    let pairs = outcome.0.undecided.filter { $0.rows.0.index < 2 && $0.rows.1.index < 2 }
    #expect(pairs.isEmpty == !isAsked, "\(kind)")
  }

  static let same: [(String, Village.Row)] = [
    ("a wrong digit", changed { $0.number = "062178004821" }),
    ("digits exchanged", changed { $0.number = "062178003421" }),
    ("two wrong digits", changed { $0.number = "062178904328" }),
    ("a wrong digit that the year of birth gives away", changed { $0.number = "062188004321" }),
    ("a number that is not hers", changed { ($0.number, $0.name) = ("062078915877", "NGUYỄN THỊ THUÝ HOÀ") }),
    ("no marks, an old card", changed { ($0.name, $0.number) = ("nguyen thi thuy hoa", "233123456") }),
  ]

  @Test(arguments: same) func oneHousehold(_ kind: String, _ row: Village.Row) throws {
    #expect(try Village.outcome([Self.known, row]).kept.count == 1, "\(kind)")
  }

  // MARK: The same row

  private static func reasons(_ rows: [Village.Row]) throws -> [MergeReason] {
    try Village.outcome(rows).0.merges.map(\.reason)
  }

  @Test func aRowIsTheSameAsWritten() throws {
    let bare = Self.changed { ($0.number, $0.name) = ("", "Lò Thị Hoà") }
    for (name, reasons) in [
      ("Lò Thị Hòa", [MergeReason.sameRow]), ("LÒ  THỊ HOÀ", [.sameRow]), ("Lò Thị Hoạ", []), ("Lò Thị Hoa", []),
    ] {
      var other = bare
      other.name = name
      #expect(try Self.reasons([bare, other]) == reasons, "\(name)")
    }
  }

  /// Of a name and a year many rows are equal; a day that nobody knew is no more than the year.
  @Test func aNameAndAYearAreNoRow() throws {
    for birth in [1970_00_00, 1970_01_01] as [UInt32] {
      let rows = (0..<4).map { _ in Village.Row(name: "A Nam", birth: birth, sex: .male, persons: 4) }
      let others = (0..<60).map { Village.Row(name: "A Nam", birth: UInt32(1940 + $0 % 50) * 10_000, sex: .male) }
      #expect(try !Self.reasons(rows + others).contains(.sameRow))
    }
    let day = Village.Row(name: "A Nam", birth: 1970_05_12, sex: .male, persons: 4)
    #expect(try Self.reasons([day, day]) == [.sameRow])
  }

  @Test func fatherAndSonOnNewYearsDay() throws {
    let father = Village.Row(
      name: "Nguyễn Văn Sáu", birth: 1950_01_01, sex: .male, persons: 2, b1: 110, b2: 40, indicators: 0b1111)
    for year in [1965, 1970, 1980, 1985] as [UInt32] {
      var son = father
      son.birth = year * 10_000 + 101
      #expect(try Village.outcome([father, son]).kept.isEmpty, "\(year)")
    }
  }

  // MARK: Questions

  @Test func reservations() {
    var levels = PairLevels(name: .same, birth: .same)
    #expect(levels.reservation() == nil)
    levels.name = .marks
    #expect(levels.reservation() == .names)
    levels.number = .digit
    #expect(levels.reservation() == .names)
    levels.number = .same
    #expect(levels.reservation() == nil)
    levels = PairLevels(name: .edit, birth: .same, profile: .different)
    #expect(levels.reservation() == .answers)
    #expect(levels.reservation(overYears: true) == nil)
    levels = PairLevels(name: .same, birth: .near, number: .digits)
    #expect(levels.reservation() == .births)
    levels.number = .digit
    #expect(levels.reservation() == nil)
  }

  /// Thirty rows that differ by a mark in each are one question too many: nobody is asked, and it is said.
  @Test func aCrowdIsNotAskedPairByPair() throws {
    let rows = (0..<30).map { index in
      var row = Self.known
      (row.name, row.number) = (index % 2 == 0 ? "Nguyễn Thị Thúy Hòa" : "Nguyễn Thị Thúy Hoạ", "")
      row.birth = UInt32(1978_01_01 + index % 9)
      return row
    }
    let result = try Village.outcome(rows).0
    let asked = result.undecided.filter { $0.rows.0.index < 30 && $0.rows.1.index < 30 }
    #expect(asked.count < 30)
    #expect(result.findings.contains { $0.code == .alikeNotAsked } || asked.count < 10)
  }
}

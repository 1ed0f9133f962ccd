import Testing

@testable import Deduplicate

/// The level of every comparison.
@Suite struct LevelTests {
  static let names: [(String, String, NameLevel)] = [
    ("Nguyễn Văn Hòa", "NGUYỄN  VĂN HÒA", .same), ("Nguyễn Văn Hòa", "Nguye\u{302}\u{303}n Văn Ho\u{300}a", .same),
    ("Nguyễn Văn Hòa", "Nguyễn Văn Hoà", .tone), ("Lý Thị Mỹ", "Lí Thị Mĩ", .tone),
    ("Nguyễn Văn Hòa", "Nguyen Van Hoa", .unmarked), ("Nguyễn Văn Hòa", "Nguyễn Văn Hoa", .marks),
    ("A Byên Kleng", "Kleng A Byên", .reordered), ("A Byên", "Abyên", .reordered),
    ("Nguyễn Thị Hoa", "Ng. T. Hoa", .abbreviated), ("Y Ngôn Thủy", "Y N. Thủy", .abbreviated),
    ("A Plâng", "A Plâg", .edit), ("Trần Văn Tuấn", "Trần Vnă Tuấn", .edit),
    ("Trần Văn Tuấn", "Trn Văn Tuuấn", .edits), ("Trần Văn Tuấn", "Lê Hữu Tuấn", .given),
    ("Trần Văn Tuấn", "Lê Hữu Bình", .different), ("Trần Văn Tuấn", "", .unknown),
    ("Trần Thị Lan", "Trần Thị Lân", .marks), ("Y Hân", "Y Hằng", .different), ("Y Han", "Y Hằng", .edit),
    ("Lê Văn Hoạn", "Lê Văn Hoà", .different), ("Trần Văn Tuấn", "Trần Văn Tuân Vũ", .different),
    ("A Đông Lan", "Lân A Đông", .different), ("A Đông Lan", "Lan A Đông", .reordered),
    ("Y Hồng Hạ", "Yhong Hà", .given), ("Nguyễn Thị Hoa", "Ng. T. Hòa", .given),
    ("Long Văn Phúc", "Lo. V. Phúc", .abbreviated), ("A Long Ngọc", "A Lo Ngọc", .given),
  ]

  @Test(arguments: names) func name(_ a: String, _ b: String, _ level: NameLevel) {
    var table = NameTable(capacity: 4)
    let ids = [a, b].map { text in
      let bytes = Array(text.utf8)
      return table.id(bytes, 0..<bytes.count)
    }
    #expect(table.level(ids[0], ids[1]) == level)
    #expect(table.level(ids[1], ids[0]) == level)
  }

  static let births: [(UInt32, UInt32, BirthLevel)] = [
    (1978_04_09, 1978_04_09, .same), (1978_04_09, 1978_09_04, .swapped), (1978_04_09, 1978_00_00, .year),
    (1978_04_09, 1978_04_19, .partly), (1978_04_09, 1978_11_20, .yearOnly), (1978_04_09, 1979_04_09, .dayAndMonth),
    (1978_04_09, 1977_11_20, .near), (1978_00_00, 1988_00_00, .near), (1978_04_09, 1999_11_20, .different),
    (1978_04_09, 1987_04_09, .dayAndMonth), (1978_04_09, 1968_04_09, .dayAndMonth),
    (1955_01_01, 1979_01_01, .different), (1950_01_01, 1980_01_01, .different), (1950_03_07, 1980_03_07, .different),
    (1978_01_01, 1979_01_01, .near), (1950_00_00, 1980_00_00, .different), (1978_01_01, 1978_01_01, .same),
    (1978_04_09, 0, .unknown), (0, 0, .unknown),
  ]

  @Test(arguments: births) func birth(_ a: UInt32, _ b: UInt32, _ level: BirthLevel) throws {
    let rows = try Self.rows(births: [a, b])
    #expect(RowComparison.birth(rows[0], rows[1]) == level)
    #expect(RowComparison.birth(rows[1], rows[0]) == level)
  }

  private static func rows(births: [UInt32]) throws -> [LinkRow] {
    let communes = [Int32](repeating: 1, count: Village.tree.units.count)
    return LinkTable(
      [Village.list(births.map { Village.Row(name: "A", birth: $0) })], communes: communes, jobs: 1
    ).rows
  }

  static let numbers: [(UInt64, UInt64, NumberLevel)] = [
    (12_062_178_004_321, 12_062_178_004_321, .same), (12_062_178_004_321, 12_062_178_004_821, .digit),
    (12_062_178_004_321, 12_062_178_003_421, .digit), (12_062_178_004_321, 9_000_233_123_456, .otherCard),
    (12_062_178_004_321, 12_062_178_999_321, .different), (12_062_178_004_321, 12_062_178_904_328, .digits),
    (12_062_178_004_321, 12_062_178_304_021, .digit), (12_036_179_001_119, 12_036_179_001_120, .digits),
    (12_062_178_004_321, 0, .unknown), (0, 0, .unknown),
  ]

  @Test(arguments: numbers) func number(_ a: UInt64, _ b: UInt64, _ level: NumberLevel) {
    #expect(RowComparison.number(a, b) == level)
    #expect(RowComparison.number(b, a) == level)
  }

  @Test func rarity() {
    #expect(Rarity.log2(1) == 0)
    #expect(Rarity.log2(3) == 158)
    #expect(Rarity.log2(1_000_000) == 1_993)
    #expect(Rarity.of(1, among: 1_024) == 1_000)
    #expect(Rarity.of(0, among: 1_024) == 0)
  }

  @Test func everyLevelHasAWord() {
    for comparison in Comparison.allCases {
      #expect(Set(comparison.levels).count == comparison.levels.count)
      #expect(comparison.levels.first == "unknown")
    }
  }

  /// Where one row in three is born on the first of January that day says little; any other says as much as ever.
  @Test func aDayThatEverybodyHasSaysLittle() throws {
    let births = (0..<90).map { row -> UInt32 in
      let day = row % 3 == 0 ? 101 : 401 + row % 28
      return UInt32(1950 + row % 40) * 10_000 + UInt32(day)
    }
    var table = LinkTable(
      [Village.list(births.map { Village.Row(name: "A", birth: $0) })], communes: Village.tree.communes, jobs: 1)
    table.weigh(units: Village.tree.units.count)
    #expect(table.days[101] < -600)
    #expect(table.days.enumerated().allSatisfy { $0 == 101 || $1 == 0 })
  }
}

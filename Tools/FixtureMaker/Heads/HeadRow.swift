/// A household's head and what a list says of the household.
struct HeadRow: Equatable {
  /// Who it really is.
  let household: Int
  var name: String
  var sex: Sex
  var birth: Day
  var isYearOnly = false
  var identity: String
  /// The commune and the village in it, from 0.
  var commune: Int
  var village: Int
  var ethnicity: String
  var persons: Int
  var b1: Int
  /// Bits of the deprivations.
  var lacking: Int
  /// Groups to which it belongs, and the words for where it comes from: written in lists of heirs alone.
  var isOfMerit = false
  var isProtected = false
  var change = ""

  var birthText: String { isYearOnly ? String(birth.year) : birth.text("/") }
  /// Points for deprivations.
  var b2: Int { lacking.nonzeroBitCount * 10 }
  var isPoor: Bool { b2 >= 30 }

  /// A household that nobody knew.
  static func make(_ household: Int, in country: HeadCountry, _ random: inout Random) -> HeadRow {
    let commune = random.below(country.communes)
    let highland = country.highland(commune)
    let sex: Sex = random.chance(70) ? .male : .female
    let name = HeadNames.make(sex, highland: highland, &random)
    let isHighland = name.hasPrefix("A ") || name.hasPrefix("Y ")
    var row = HeadRow(
      household: household, name: name, sex: sex, birth: birth(&random), identity: "", commune: commune,
      village: random.below(HeadCountry.villages),
      ethnicity: isHighland
        ? random.pick(["Xơ Đăng", "Xơ Đăng", "Ba Na", "Gié Triêng"]) : random.pick(["Kinh", "Kinh", "Thái"]),
      persons: 1 + random.below(4) + random.below(4), b1: 0, lacking: 0)
    row.identity = card(row, &random)
    row.isYearOnly = random.chance(18)
    if random.chance(7) { row.identity = "" }
    row.assess(&random)
    return row
  }

  /// A household next door whose head is alike: a child who has a household of its own, a twin, a namesake.
  func neighbour(_ household: Int, _ random: inout Random) -> HeadRow {
    var row = HeadRow(
      household: household, name: name, sex: sex, birth: birth, identity: "", commune: commune, village: village,
      ethnicity: ethnicity, persons: 1 + random.below(6), b1: 0, lacking: 0)
    switch random.below(3) {
    case 0:
      row.birth = HeadRow.birth(&random, after: birth.year + 17)
      row.name = HeadNames.relative(of: name, sex, &random)
    case 1: row.name = HeadNames.relative(of: name, sex, &random)
    default: row.birth = Day(year: birth.year, month: 1 + random.below(12), day: 1 + random.below(28))
    }
    row.identity = Self.card(row, &random)
    row.assess(&random)
    return row
  }

  private static func birth(_ random: inout Random, after: Int = 1938) -> Day {
    let year = min(2005, after + random.below(34) + random.below(33))
    return Day(year: year, month: 1 + random.below(12), day: 1 + random.below(28))
  }

  /// A card of twelve digits, or of nine. A person has one of each, whichever list shows it.
  static func card(_ row: HeadRow, isNew: Bool? = nil, _ random: inout Random) -> String {
    let isNew = isNew ?? random.chance(70)
    let person = (row.household * 4_096 + row.birth.year) * 4 + (row.sex == .female ? 2 : 0) + (isNew ? 1 : 0)
    var own = Random(seed: UInt64(person))
    let digits = String(String(1_000_000 + own.below(1_000_000)).dropFirst())
    guard isNew else { return "23" + String(own.below(10)) + digits }
    let century = (row.birth.year >= 2000 ? 2 : 0) + (row.sex == .female ? 1 : 0)
    return "062\(century)\(twoDigits(row.birth.year % 100))\(digits)"
  }

  /// Scores and deprivations of a household that is poor or near-poor.
  mutating func assess(_ random: inout Random) {
    b1 = 60 + 5 * random.below(17)
    lacking = 0
    while lacking.nonzeroBitCount < 2 + (random.chance(60) ? 1 : 0) { lacking |= 1 << random.below(12) }
    if random.chance(40) { lacking |= 1 << random.below(12) | 1 << random.below(12) }
  }
}

/// How many communes there are, each with the same number of villages.
struct HeadCountry {
  static let villages = 10
  let communes: Int

  /// One commune for about a thousand rows.
  init(rows: Int) { communes = max(2, rows / 1_000) }

  /// How many of a hundred are of the highlands.
  func highland(_ commune: Int) -> Int { [90, 60, 30, 10, 5][commune % 5] }

  func code(_ commune: Int) -> String { String(10_000 + commune) }
  func code(_ commune: Int, _ village: Int) -> String { code(commune) + "-" + twoDigits(village + 1) }
  func name(_ commune: Int) -> String { "Xã Thử \(commune + 1)" }
  func village(_ village: Int) -> String { "Thôn \(village + 1)" }
}

import Foundation

/// One way in which a household's second row differs from the first.
enum Slip: CaseIterable {
  case letter, marks, oneMark, tones, order, abbreviation, yearForDate, dayAndMonth, digit, noNumber, otherCard
  case otherVillage, otherCommune, persons, score, deprivation, assessment

  /// Makes the slip; false where the row has nothing to slip on.
  func make(_ row: inout HeadRow, _ country: HeadCountry, _ random: inout Random) -> Bool {
    let before = row
    switch self {
    case .letter: row.name = Self.mistyped(row.name, &random)
    case .marks: row.name = Self.plain(row.name)
    case .oneMark: row.name = Self.withoutOneMark(row.name, &random)
    case .tones: row.name = Self.tonesElsewhere(row.name)
    case .order: row.name = Self.turned(row.name)
    case .abbreviation: row.name = Self.abbreviated(row.name)
    case .yearForDate: row.isYearOnly = true
    case .dayAndMonth:
      if row.birth.day <= 12 { row.birth = Day(year: row.birth.year, month: row.birth.day, day: row.birth.month) }
    case .digit: row.identity = Self.wrongDigit(row.identity, &random)
    case .noNumber: row.identity = ""
    case .otherCard:
      if !row.identity.isEmpty { row.identity = HeadRow.card(row, isNew: row.identity.count == 9, &random) }
    case .otherVillage: row.village = random.below(HeadCountry.villages)
    case .otherCommune:
      (row.commune, row.village) = (random.below(country.communes), random.below(HeadCountry.villages))
    case .persons: row.persons += row.persons > 1 && random.chance(50) ? -1 : 1
    case .score: row.b1 += 5 * (1 + random.below(3))
    case .deprivation: row.lacking ^= 1 << random.below(12)
    case .assessment: row.assess(&random)
    }
    return before != row
  }

  private static func mistyped(_ name: String, _ random: inout Random) -> String {
    var letters = Array(name)
    let at = 1 + random.below(max(1, letters.count - 1))
    guard at < letters.count, letters[at] != " " else { return name }
    switch random.below(4) {
    case 0: letters.remove(at: at)
    case 1: letters.insert(letters[at], at: at)
    case 2: letters[at] = random.pick(Array("aeiouhnmtgcl"))
    default: if at + 1 < letters.count, letters[at + 1] != " " { letters.swapAt(at, at + 1) }
    }
    return String(letters)
  }

  private static func plain(_ name: String) -> String {
    name.folding(options: .diacriticInsensitive, locale: nil).replacingOccurrences(of: "đ", with: "d")
      .replacingOccurrences(of: "Đ", with: "D")
  }

  private static func withoutOneMark(_ name: String, _ random: inout Random) -> String {
    var parts = name.split(separator: " ").map(String.init)
    let at = random.below(parts.count)
    parts[at] = plain(parts[at])
    return parts.joined(separator: " ")
  }

  private static let tonePlaces = [
    ("òa", "oà"), ("óa", "oá"), ("ọa", "oạ"), ("úy", "uý"), ("ùy", "uỳ"), ("ủy", "uỷ"), ("ý", "í"), ("ỹ", "ĩ"),
    ("Mỹ", "Mĩ"),
  ]

  private static func tonesElsewhere(_ name: String) -> String {
    tonePlaces.reduce(name) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }

  private static func turned(_ name: String) -> String {
    let parts = name.split(separator: " ")
    return (parts.suffix(1) + parts.dropLast()).joined(separator: " ")
  }

  private static func abbreviated(_ name: String) -> String {
    let parts = name.split(separator: " ")
    guard parts.count > 2 else { return name }
    return (parts.dropLast().map { $0.prefix(1) + "." } + parts.suffix(1).map { $0 }).joined(separator: " ")
  }

  private static func wrongDigit(_ number: String, _ random: inout Random) -> String {
    guard !number.isEmpty else { return number }
    var digits = Array(number)
    let at = 3 + random.below(digits.count - 3)
    let digit = (digits[at].wholeNumberValue ?? 0) + 1 + random.below(9)
    digits[at] = Character(String(digit % 10))
    return String(digits)
  }
}

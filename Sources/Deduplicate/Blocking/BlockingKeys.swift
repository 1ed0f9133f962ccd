import Text

/// The keys by which rows that may be one household are brought together: two rows are compared when they share one.
///
/// Each key survives other dirt: a wrong digit, a mistyped or abbreviated name, a year for a date, another village or
/// commune. A key is 32 bits, odd; that of an unknown part is 0 and brings nobody together. Keys of a place have it in
/// their upper bits, so that rows that stand together are compared together.
enum BlockingKey: Int, CaseIterable {
  /// The identity number.
  case number
  /// Half of the identity number and the year of birth: one wrong digit in the other half.
  case numberTail
  /// The whole date of birth and the commune: any name, any number.
  case birthAndCommune
  /// The syllables in any order and the commune: any birth date.
  case nameAndCommune
  /// Village and year of birth: name mistyped, number missing.
  case villageAndYear
  /// The whole date of birth and the syllables' first letters: another commune.
  case birthAndInitials
  /// Scores, deprivations, causes, groups and the year of birth: another commune, name mistyped.
  case profileAndYear
  /// The syllables in any order and the year of birth, where one of the two knows only the year: another commune. The last, since its other
  /// pairs are left to no later key.
  case nameAndYear

  /// The key of a row; 0 = none.
  func key(_ row: LinkRow, _ names: NameTable) -> UInt32 {
    switch self {
    case .number: row.number == 0 ? 0 : Self.hashed(row.number, 1)
    case .numberTail:
      row.number == 0 || row.year == 0 ? 0 : Self.hashed(row.number % 1_000_000, UInt64(row.year))
    case .birthAndCommune:
      row.isBirthWhole ? Self.placed(row.commune, UInt64(row.birth)) : 0
    case .nameAndCommune:
      row.name == 0 ? 0 : Self.placed(row.commune, names.entries[Int(row.name)].unordered)
    case .villageAndYear:
      row.year == 0 ? 0 : Self.placed(row.unit, UInt64(row.year))
    case .birthAndInitials:
      row.isBirthWhole && row.name != 0
        ? Self.hashed(names.entries[Int(row.name)].initials, UInt64(row.birth)) : 0
    case .nameAndYear:
      row.name == 0 || row.year == 0 ? 0 : Self.hashed(names.entries[Int(row.name)].unordered, UInt64(row.year))
    case .profileAndYear:
      row.profile == 0 || row.year == 0 ? 0 : Self.hashed(row.profile, UInt64(row.year))
    }
  }

  /// Whether a pair under this key needs a row whose date of birth is not whole.
  var needsPartialBirth: Bool { self == .nameAndYear }

  /// Whether a pair under this key needs names that may be one: other names agree in a number or in a birth date and a
  /// commune, or are no household.
  var needsLikeNames: Bool { self == .villageAndYear || self == .birthAndInitials || self == .profileAndYear }

  /// How many rows of one key are compared at most; answers that more rows share are no evidence.
  var cap: Int { self == .profileAndYear ? 8 : .max }

  private static func hashed(_ a: UInt64, _ b: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: Hash64.finished(Hash64.combine(Hash64.finished(a), b)) >> 32) | 1
  }

  /// Sixteen bits of the place, sixteen of a hash that has the place in it.
  private static func placed(_ place: Int32, _ value: UInt64) -> UInt32 {
    if place < 0 { return 0 }
    return UInt32(truncatingIfNeeded: place) << 16 | hashed(UInt64(place), value) & 0xFFFF
  }

  /// The keys within one survey, where rows of one number have been joined before.
  static let withinSurvey = allCases.filter { $0 != .number }

  /// Some keys of a row, a lane each; the others bring nobody together.
  static func lanes(_ row: LinkRow, _ names: NameTable, _ keys: [BlockingKey]) -> SIMD8<UInt32> {
    var lanes = SIMD8<UInt32>()
    for key in keys { lanes[key.rawValue] = key.key(row, names) }
    return lanes
  }
}

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
  /// The syllables in any order and the year of birth, where one of the two knows only the year: another commune.
  case nameAndYear
  /// Scores, deprivations, causes, groups and the year of birth: another commune, name mistyped. The last, since pairs of
  /// answers that many share are left to no later key.
  case profileAndYear

  /// The key of a row; 0 = none.
  func key(_ row: LinkRow, _ names: NameTable) -> UInt32 {
    switch self {
    case .number: row.number == 0 ? 0 : Self.hashed(row.number, 1)
    case .numberTail:
      row.number == 0 || row.year == 0 ? 0 : Self.hashed(row.number % 1_000_000, UInt64(row.year))
    case .birthAndCommune:
      row.isBirthWhole ? Self.placed(row.commune, UInt64(row.birth)) : 0
    case .nameAndCommune:
      row.name == 0 ? 0 : Self.placed(row.commune, UInt64(names.blockings[Int(row.name)].unordered))
    case .villageAndYear:
      row.year == 0 ? 0 : Self.placed(row.unit, UInt64(row.year))
    case .birthAndInitials:
      row.isBirthWhole && row.name != 0
        ? Self.hashed(UInt64(names.blockings[Int(row.name)].initials), UInt64(row.birth)) : 0
    case .nameAndYear:
      row.name == 0 || row.year == 0
        ? 0 : Self.hashed(UInt64(names.blockings[Int(row.name)].unordered), UInt64(row.year))
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

  /// Whether two rows share the key itself, not only its hash, and are a pair under it.
  @inline(__always)
  func isShared(_ a: LinkRow, _ b: LinkRow, _ names: NameTable) -> Bool {
    switch self {
    case .number: a.number == b.number && a.number != 0
    case .numberTail:
      a.number % 1_000_000 == b.number % 1_000_000 && a.number != 0 && b.number != 0 && Self.isYearShared(a, b)
    case .birthAndCommune: a.birth == b.birth && a.isBirthWhole && Self.isCommuneShared(a, b)
    case .nameAndCommune: Self.isCommuneShared(a, b) && Self.isNameShared(a, b, names)
    case .villageAndYear: a.unit == b.unit && a.unit >= 0 && Self.isYearShared(a, b)
    case .birthAndInitials:
      a.birth == b.birth && a.isBirthWhole && a.name != 0 && b.name != 0
        && names.blockings[Int(a.name)].initials == names.blockings[Int(b.name)].initials
    case .nameAndYear:
      Self.isYearShared(a, b) && !(a.isBirthWhole && b.isBirthWhole) && Self.isNameShared(a, b, names)
    case .profileAndYear: Self.isYearShared(a, b) && a.profile == b.profile && a.profile != 0
    }
  }

  private static func isYearShared(_ a: LinkRow, _ b: LinkRow) -> Bool { a.year == b.year && a.year != 0 }

  private static func isCommuneShared(_ a: LinkRow, _ b: LinkRow) -> Bool { a.commune == b.commune && a.commune >= 0 }

  private static func isNameShared(_ a: LinkRow, _ b: LinkRow, _ names: NameTable) -> Bool {
    a.name != 0 && b.name != 0 && names.blockings[Int(a.name)].unordered == names.blockings[Int(b.name)].unordered
  }
}

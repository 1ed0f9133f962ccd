/// What is compared of two rows, each with its levels from full agreement to none. A level is only reached when both rows
/// say something: blank is never equal to blank, it is `unknown` and weighs nothing.
public enum Comparison: String, LeveledComparison {
  case name, birth, number, place, persons, profile, sex, ethnicity
  case householdClass = "class"

  /// The words of its levels, by raw value, as weights and reviews write them.
  public var levels: [String] {
    switch self {
    case .name: NameLevel.allCases.map(\.word)
    case .birth: BirthLevel.allCases.map(\.word)
    case .number: NumberLevel.allCases.map(\.word)
    case .place: PlaceLevel.allCases.map(\.word)
    case .persons: PersonsLevel.allCases.map(\.word)
    case .profile: ProfileLevel.allCases.map(\.word)
    case .sex, .ethnicity, .householdClass: EqualLevel.allCases.map(\.word)
    }
  }
}

/// Something that is compared of two rows.
public protocol LeveledComparison: CaseIterable, RawRepresentable, Hashable, Sendable where RawValue == String {
  /// The words of its levels, by raw value; the first, `unknown`, weighs nothing.
  var levels: [String] { get }
}

/// A level with its word.
public protocol ComparisonLevel: CaseIterable, RawRepresentable, Sendable where RawValue == UInt8 {
  /// The word in weights and reviews.
  var word: String { get }
}

/// How far two names agree.
public enum NameLevel: UInt8, ComparisonLevel {
  /// Nothing to compare.
  case unknown
  /// Every letter and mark.
  case same
  /// Tone marks placed otherwise, or i for y (hoà and hòa, Lý and Lí).
  case tone
  /// The same letters, one of the two without any mark, or without those of some syllable before the given name.
  case unmarked
  /// The same letters with different marks: another name, unless a mark was mistyped.
  case marks
  /// The same syllables in another order, or joined otherwise.
  case reordered
  /// One is the other abbreviated (Ng. T. Hoa).
  case abbreviated
  /// One letter more, less, other or exchanged with its neighbour.
  case edit
  /// Two such letters in a name of at least ten.
  case edits
  /// The given name only.
  case given
  /// Different.
  case different

  /// The word in weights and reviews.
  public var word: String { "\(self)" }

  /// Whether the names are one name, written or mistyped somehow.
  var isSameName: Bool { rawValue >= NameLevel.same.rawValue && rawValue <= NameLevel.edits.rawValue }
  /// Whether the names are one as they are written, or one of them lost all its marks.
  var isOneAsWritten: Bool { self == .same || self == .tone || self == .unmarked }
  /// Whether the names have the same letters.
  var isOfOneSpelling: Bool { rawValue >= NameLevel.same.rawValue && rawValue <= NameLevel.reordered.rawValue }
  /// Whether a letter or two differ.
  var isMistyped: Bool { self == .edit || self == .edits }
}

/// How far two birth dates agree.
public enum BirthLevel: UInt8, ComparisonLevel {
  /// Nothing to compare.
  case unknown
  /// The whole date.
  case same
  /// Day and month exchanged.
  case swapped
  /// The year, where one of the two says no more.
  case year
  /// Year and either day or month.
  case partly
  /// The year only, though both are whole dates.
  case yearOnly
  /// Day and month, another year.
  case dayAndMonth
  /// A year that differs by one digit or one year.
  case near
  /// Different.
  case different

  /// Whether the dates are one date, written or known otherwise, or nothing is known.
  var isClose: Bool { rawValue <= BirthLevel.partly.rawValue }

  /// The word in weights and reviews.
  public var word: String { self == .yearOnly ? "year-only" : self == .dayAndMonth ? "day-and-month" : "\(self)" }
}

/// How far two identity numbers agree.
public enum NumberLevel: UInt8, ComparisonLevel {
  /// One or both are missing.
  case unknown
  /// Every digit.
  case same
  /// One digit differs, or two are exchanged.
  case digit
  /// Two digits differ.
  case digits
  /// Every digit, but neither the name nor the birth agrees: one of the two was given another's number. It says nothing.
  case shared
  /// One has nine digits, the other twelve: an old and a new card.
  case otherCard
  /// Different, and one of the two may be wrong altogether.
  case different
  /// Different, and each of twelve digits that agree with the sex and the year of birth of their own row: two people.
  case others

  /// Whether the two may be one number mistyped.
  var isSlip: Bool { self == .digit || self == .digits }

  /// The word in weights and reviews.
  public var word: String { self == .otherCard ? "other-card" : "\(self)" }
}

/// How far two places agree.
public enum PlaceLevel: UInt8, ComparisonLevel {
  /// One or both are unknown.
  case unknown
  /// The same village.
  case village
  /// The same commune, where one of the two names no village.
  case commune
  /// Another village of the commune.
  case otherVillage
  /// Another commune.
  case elsewhere
  /// Another province, and no number says that it is one person.
  case afar

  /// Whether both are in one commune.
  var isOneCommune: Bool { self == .village || self == .commune || self == .otherVillage }

  /// The word in weights and reviews.
  public var word: String { self == .otherVillage ? "other-village" : "\(self)" }
}

/// How far two numbers of persons agree.
public enum PersonsLevel: UInt8, ComparisonLevel {
  /// One or both are unknown.
  case unknown
  /// The same number.
  case same
  /// One more or less.
  case one
  /// Different.
  case different

  /// The word in weights and reviews.
  public var word: String { "\(self)" }
}

/// How far the answers of the review agree: scores, deprivations, causes and groups, as far as both forms ask them.
public enum ProfileLevel: UInt8, ComparisonLevel {
  /// Nothing that both forms ask.
  case unknown
  /// All of it.
  case same
  /// All but one of scores, deprivations, causes, groups.
  case most
  /// At least one of scores and deprivations.
  case some
  /// Neither scores nor deprivations.
  case different

  /// The word in weights and reviews.
  public var word: String { "\(self)" }
}

/// Whether two codes are equal.
public enum EqualLevel: UInt8, ComparisonLevel {
  /// One or both are unknown.
  case unknown
  /// The same code.
  case same
  /// Different codes.
  case different

  /// The word in weights and reviews.
  public var word: String { "\(self)" }
}

/// The levels of a pair, one for each comparison.
public struct PairLevels: Sendable, Hashable {
  var name = NameLevel.unknown
  var birth = BirthLevel.unknown
  var number = NumberLevel.unknown
  var place = PlaceLevel.unknown
  var persons = PersonsLevel.unknown
  var profile = ProfileLevel.unknown
  var sex = EqualLevel.unknown
  var ethnicity = EqualLevel.unknown
  var householdClass = EqualLevel.unknown

  /// The level of a comparison, by raw value.
  public subscript(comparison: Comparison) -> UInt8 {
    switch comparison {
    case .name: name.rawValue
    case .birth: birth.rawValue
    case .number: number.rawValue
    case .place: place.rawValue
    case .persons: persons.rawValue
    case .profile: profile.rawValue
    case .sex: sex.rawValue
    case .ethnicity: ethnicity.rawValue
    case .householdClass: householdClass.rawValue
    }
  }

  /// The word of a comparison's level.
  public func word(_ comparison: Comparison) -> String { comparison.levels[Int(self[comparison])] }
}

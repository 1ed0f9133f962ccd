import Text

/// What is known of each household's head (chủ hộ), as columns beside `HouseholdColumns`, by the same index.
///
/// This is the locked room: only the stages that read, clean and match, and the lists and returns that the law asks for,
/// may import it.
public struct PersonColumns: Sendable {
  /// The distinct names as written. Many heads bear one name: each is kept, folded and compared once.
  public private(set) var names = DistinctValues()
  /// For each head its name, as a number among the distinct ones.
  public private(set) var nameNumbers: [Int32] = []
  /// Hashes of the distinct names folded: equal for names that differ in case, marks and blanks only.
  private var nameKeys: [UInt64] = []
  /// Birth dates.
  public var births: [BirthDate] = []
  /// Sex.
  public var sexes: [Sex] = []
  /// Identity numbers.
  public var numbers: [IdentityNumber] = []
  /// Hashes of the numbers under which the commune files the households (mã hộ), 0 = none; empty where no list says them.
  public var codes: [UInt32] = []

  /// No heads.
  public init() {}

  /// How many heads there are.
  public var count: Int { nameNumbers.count }

  /// Appends heads by name; the other columns are appended by their rules. `key` is the hash of a folded name, asked for
  /// names that were not met before.
  public mutating func appendNames(_ bytes: [UInt8], _ ranges: [Range<Int>], key: (Range<Int>) -> UInt64) {
    var next = 0
    names.ids(of: bytes, ranges) { number in
      if number == nameKeys.count { nameKeys.append(key(ranges[next])) }
      nameNumbers.append(Int32(truncatingIfNeeded: number))
      next += 1
    }
  }

  /// No more heads come: what only finds names again is given back.
  public mutating func close() { names.close() }

  /// The names' bytes, one distinct name after the other.
  @inlinable public var nameBytes: [UInt8] { names.arena }

  /// The place of a head's name in `nameBytes`.
  @inlinable public func nameRange(_ index: Int) -> Range<Int> { names.range(Int(nameNumbers[index])) }

  /// The hash of a head's folded name.
  public func nameKey(_ index: Int) -> UInt64 { nameKeys[Int(nameNumbers[index])] }

  /// A head's name, for the lists that carry it.
  public func name(_ index: Int) -> String { names.text(Int(nameNumbers[index])) }
}

/// Sex as the file says; never guessed from a name.
public enum Sex: UInt8, Sendable {
  case unknown, male, female

  /// The word in lists; empty when unknown.
  public var word: String {
    switch self {
    case .unknown: ""
    case .male: "male"
    case .female: "female"
    }
  }
}

/// A birth date as far as it is known: year, year and month, or the whole date. Four bytes: yyyymmdd with 00 for what is
/// not known, 0 for nothing known.
@frozen public struct BirthDate: Sendable, Hashable {
  /// yyyy × 10 000 + mm × 100 + dd.
  public let packed: UInt32

  /// Nothing is known.
  public static let unknown = BirthDate(packed: 0)

  /// A date from its packed form.
  @inlinable public init(packed: UInt32) { self.packed = packed }

  /// The year; 0 when unknown.
  @inlinable public var year: Int { Int(packed / 10_000) }
  /// The month from 1; 0 when unknown.
  @inlinable public var month: Int { Int(packed / 100 % 100) }
  /// The day from 1; 0 when unknown.
  @inlinable public var day: Int { Int(packed % 100) }
  /// Whether day and month are known.
  @inlinable public var isWhole: Bool { packed != 0 && day != 0 }
}

/// An identity number: 12 digits (căn cước công dân, số định danh cá nhân) or 9 (chứng minh nhân dân), in eight bytes.
@frozen public struct IdentityNumber: Sendable, Hashable {
  /// The number of digits × 10^12 + the number; 0 = none.
  public let packed: UInt64

  /// No number, or one that could not be read.
  public static let none = IdentityNumber(packed: 0)

  /// A number from its packed form.
  @inlinable public init(packed: UInt64) { self.packed = packed }

  /// A number of 9 or 12 digits.
  @inlinable public init(value: UInt64, digits: Int) { packed = UInt64(digits) * 1_000_000_000_000 + value }

  /// Whether there is a number.
  @inlinable public var isKnown: Bool { packed != 0 }
  /// 9 or 12; 0 when there is none.
  @inlinable public var digits: Int { Int(packed / 1_000_000_000_000) }
  /// The number without its leading zeros.
  @inlinable public var value: UInt64 { packed % 1_000_000_000_000 }

  /// The number with its leading zeros, for the lists that carry it; empty when there is none.
  public var text: String {
    guard isKnown else { return "" }
    let digits = String(value)
    return String(repeating: "0", count: max(0, self.digits - digits.count)) + digits
  }
}

extension BirthDate {
  /// `yyyy-mm-dd`, `yyyy-mm`, `yyyy` or empty, for the lists that carry it.
  public var text: String {
    guard packed != 0 else { return "" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let year = String(self.year)
    return month == 0 ? year : day == 0 ? "\(year)-\(two(month))" : "\(year)-\(two(month))-\(two(day))"
  }
}

// No personal value in a log, a message or a mirror.
extension BirthDate: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Nothing personal.
  public var description: String { "BirthDate(…)" }
  /// Nothing personal.
  public var debugDescription: String { description }
  /// Nothing personal.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension IdentityNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Nothing personal.
  public var description: String { "IdentityNumber(…)" }
  /// Nothing personal.
  public var debugDescription: String { description }
  /// Nothing personal.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension PersonColumns: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Nothing personal.
  public var description: String { "PersonColumns(\(count))" }
  /// Nothing personal.
  public var debugDescription: String { description }
  /// Nothing personal.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

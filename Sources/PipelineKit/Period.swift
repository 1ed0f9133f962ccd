/// A calendar day, kept as one integer that sorts: yyyymmdd.
public struct Day: Sendable, Hashable, Comparable {
  /// yyyy × 10 000 + mm × 100 + dd.
  public let packed: Int32

  /// A day; nil when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.days(in: month, of: year)
    else { return nil }
    packed = Int32(year * 10_000 + month * 100 + day)
  }

  /// Reads `yyyy-mm-dd`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The year, the month from 1, the day from 1.
  public var year: Int { Int(packed) / 10_000 }
  /// The month, from 1.
  public var month: Int { Int(packed) / 100 % 100 }
  /// The day of the month, from 1.
  public var day: Int { Int(packed) % 100 }

  /// How many days a month has.
  public static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// By the calendar.
  public static func < (a: Day, b: Day) -> Bool { a.packed < b.packed }

  private init(packed: Int32) { self.packed = packed }

  /// The first day that can be written.
  public static let first = Day(packed: 1_01_01)
  /// The last day that can be written.
  public static let last = Day(packed: 9999_12_31)

  /// The day after; nil after the last.
  public var next: Day? {
    Day(year: year, month: month, day: day + 1) ?? Day(year: year, month: month + 1, day: 1)
      ?? Day(year: year + 1, month: 1, day: 1)
  }

  /// The day before; nil before the first.
  public var previous: Day? {
    if day > 1 { return Day(year: year, month: month, day: day - 1) }
    if month > 1 { return Day(year: year, month: month - 1, day: Day.days(in: month - 1, of: year)) }
    return Day(year: year - 1, month: 12, day: 31)
  }
}

extension Day: CustomStringConvertible {
  /// `yyyy-mm-dd`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// When a survey holds: `2024` = the yearly review (rà soát định kỳ), the state at the year's end; `2024-06` = the state
/// at the end of that month (rà soát thường xuyên).
public struct Period: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// As written.
  public let text: String
  /// The last day of the period, on which units are looked up.
  public let end: Day

  /// Reads `yyyy` or `yyyy-mm`.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts[0].utf8.count == 4,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let year = Int(parts[0]),
      parts.count == 1 || parts[1].utf8.count == 2
    else { return nil }
    let month = parts.count == 2 ? Int(parts[1]) : 12
    guard let month, (1...12).contains(month),
      let end = Day(year: year, month: month, day: Day.days(in: month, of: year))
    else { return nil }
    self.text = text
    self.end = end
  }

  /// Whether it is a yearly review, not the state of a month.
  public var isYear: Bool { text.utf8.count == 4 }

  /// The period one year before, of the same kind.
  public var yearBefore: Period? {
    let year = String(end.year - 1)
    return Period(isYear ? year : year + text.dropFirst(4))
  }

  /// As written.
  public var description: String { text }

  /// By the last day; of a year and its December the year comes first.
  public static func < (a: Period, b: Period) -> Bool {
    a.end == b.end ? a.text < b.text : a.end < b.end
  }
}

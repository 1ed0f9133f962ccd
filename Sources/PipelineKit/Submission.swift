/// Which file came from whom, when, for what (nộp báo cáo): one line of submissions.csv.
public struct Submission: Sendable, Hashable {
  /// How far a list has come (giai đoạn); in this order a later one says more.
  public enum Stage: String, Sendable, CaseIterable {
    /// sơ bộ
    case preliminary
    /// chính thức
    case official
    /// đã phê duyệt
    case approved
  }

  /// The file, relative to the pipeline file, as the disk spells it.
  public var file: String
  /// The code of the unit that sent it.
  public var unit: String
  /// The survey's period.
  public var period: Period
  /// The survey's standard, by id.
  public var standard: String
  /// When it came.
  public var received: Moment
  /// How far it has come.
  public var stage: Stage
  /// Which part of the unit's list it is, in any words: parts add up. Empty where nobody says.
  public var part: String
  /// The entry of an archive or the sheet of a workbook that is meant; empty for the whole file.
  public var inner: String

  /// A line of submissions.
  public init(
    file: String, unit: String, period: Period, standard: String, received: Moment, stage: Stage, part: String = "",
    inner: String = ""
  ) {
    self.part = part
    self.inner = inner
    self.file = file
    self.unit = unit
    self.period = period
    self.standard = standard
    self.received = received
    self.stage = stage
  }
}

/// A minute of a day, on the clock of whoever wrote it.
public struct Moment: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The day.
  public let day: Day
  /// The minute of the day, from 0.
  public let minute: Int

  /// Whether the minute is not known: the beginning of the day stands for it.
  public let isDay: Bool

  /// Reads `yyyy-mm-dd hh:mm`, or a day alone.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    if parts.count == 1, let day = Day(parts[0]) {
      (self.day, minute, isDay) = (day, 0, true)
      return
    }
    guard parts.count == 2, let day = Day(parts[0]) else { return nil }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 2, clock.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(clock[0]), let minute = Int(clock[1]), hour < 24, minute < 60
    else { return nil }
    self.day = day
    self.minute = hour * 60 + minute
    isDay = false
  }

  /// `yyyy-mm-dd hh:mm`, or the day alone.
  public var description: String {
    if isDay { return "\(day)" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day) \(two(minute / 60)):\(two(minute % 60))"
  }

  /// By the calendar and the clock.
  public static func < (a: Moment, b: Moment) -> Bool { (a.day.packed, a.minute) < (b.day.packed, b.minute) }
}

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

  /// A line of submissions.
  public init(file: String, unit: String, period: Period, standard: String, received: Moment, stage: Stage) {
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

  /// Reads `yyyy-mm-dd hh:mm`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = Day(parts[0]) else { return nil }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 2, clock.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(clock[0]), let minute = Int(clock[1]), hour < 24, minute < 60
    else { return nil }
    self.day = day
    self.minute = hour * 60 + minute
  }

  /// `yyyy-mm-dd hh:mm`.
  public var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day) \(two(minute / 60)):\(two(minute % 60))"
  }

  /// By the calendar and the clock.
  public static func < (a: Moment, b: Moment) -> Bool { (a.day.packed, a.minute) < (b.day.packed, b.minute) }
}

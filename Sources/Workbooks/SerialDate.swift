/// Dates as Excel counts them: days since the end of 1899 or the start of 1904, with the time of day as a fraction.
enum SerialDate {
  /// Days beyond which Excel has no date (31/12/9999).
  private static let lastDay = 2_958_465

  /// Appends the date or time that a number stands for; false, and nothing appended, where it stands for none.
  ///
  /// Seconds are rounded to whole ones. In the 1900 system day 60 is Excel's 29/02/1900, and day 0 the 31st of
  /// December before. A time of day that holds whole days is written with its date, unless its format counts on.
  static func append(_ serial: Double, as format: NumberFormat, date1904: Bool, to bytes: inout [UInt8]) -> Bool {
    guard serial >= 0, serial < Double(lastDay + 1) else { return false }
    let seconds = Int((serial * 86_400).rounded())
    let day = seconds / 86_400
    let second = seconds % 86_400
    guard day <= lastDay else { return false }
    if format == .elapsed || (format == .time && day == 0) {
      appendTime(format == .elapsed ? seconds : second, to: &bytes)
      return true
    }
    appendDay(day, date1904: date1904, to: &bytes)
    if second != 0 {
      bytes.append(UInt8(ascii: "T"))
      appendTime(second, to: &bytes)
    }
    return true
  }

  private static func appendDay(_ day: Int, date1904: Bool, to bytes: inout [UInt8]) {
    if day == 60, !date1904 {
      appendDate(year: 1900, month: 2, day: 29, to: &bytes)
      return
    }
    // Days since 1970-01-01: 1899-12-31 is −25 568, 1904-01-01 is −24 107.
    let days = date1904 ? day - 24_107 : day - 25_568 - (day > 60 ? 1 : 0)
    let (year, month, dayOfMonth) = civil(fromDays: days)
    appendDate(year: year, month: month, day: dayOfMonth, to: &bytes)
  }

  /// Year, month and day of days since 1970-01-01 in the Gregorian calendar (Hinnant, "chrono-compatible
  /// low-level date algorithms", civil_from_days).
  private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  private static func appendDate(year: Int, month: Int, day: Int, to bytes: inout [UInt8]) {
    appendTwo(year / 100, to: &bytes)
    appendTwo(year % 100, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    appendTwo(month, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    appendTwo(day, to: &bytes)
  }

  private static func appendTime(_ seconds: Int, to bytes: inout [UInt8]) {
    let hours = seconds / 3_600
    if hours < 100 { appendTwo(hours, to: &bytes) } else { bytes.append(contentsOf: String(hours).utf8) }
    bytes.append(UInt8(ascii: ":"))
    appendTwo(seconds / 60 % 60, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendTwo(seconds % 60, to: &bytes)
  }

  private static func appendTwo(_ number: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}

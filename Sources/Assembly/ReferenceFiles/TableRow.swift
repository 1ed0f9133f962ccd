import PipelineKit
import Text

/// A row of a reference file. Its readers are strict: what cannot be read becomes a problem and nil.
struct TableRow {
  let file: String
  let line: Int
  let fields: [String]
  let columns: TableColumns

  /// The place of a column's value.
  func place(_ column: String) -> SourcePlace {
    let place = columns.index[column]
    return SourcePlace(
      file: file, line: line, column: (place ?? -1) + 1, path: place.map { columns.headings[$0] } ?? column)
  }

  /// The value in the contract's words; empty when there is none or the file has no such column.
  subscript(column: String) -> String {
    guard let place = columns.index[column] else { return "" }
    guard let words = columns.words[place] else { return fields[place] }
    if words.isCode { return Self.code(fields[place]) }
    return words.words.isEmpty ? fields[place] : words.said(fields[place])
  }

  /// A code that a spreadsheet made a number of: `617.0` is 617.
  private static func code(_ text: String) -> String {
    guard text.utf8.last == UInt8(ascii: "0"), let point = text.utf8.firstIndex(of: UInt8(ascii: ".")),
      point > text.startIndex, text[..<point].utf8.allSatisfy({ (48...57).contains($0) }),
      text[text.utf8.index(after: point)...].utf8.allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return text }
    return String(text[..<point])
  }

  /// A value that must be there.
  func text(_ column: String, _ problems: inout Problems) -> Located<String>? {
    let value = self[column]
    if value.isEmpty {
      problems.add(Problem(.missingValue, at: place(column), [place(column).path]))
      return nil
    }
    return Located(value, at: place(column))
  }

  /// One of these words; blank is a problem.
  func word(_ column: String, among words: [String], _ problems: inout Problems) -> String? {
    guard let found = text(column, &problems) else { return nil }
    if words.contains(found.value) { return found.value }
    problems.add(Problem(.notOneOf, at: found.place, found: found.value, among: words))
    return nil
  }

  /// A day, `yyyy-mm-dd` or `dd/mm/yyyy`; blank = none.
  func day(_ column: String, _ problems: inout Problems) -> Day? {
    parse(column, .badDay, &problems) { Day($0) ?? Day(vietnamese: $0) }
  }

  /// A day and its time of day, `yyyy-mm-dd hh:mm` or `dd/mm/yyyy hh:mm`, or a day alone. Blank = none.
  func moment(_ column: String, _ problems: inout Problems) -> Moment? {
    parse(column, .badMoment, &problems) { Moment(anyOf: $0) }
  }

  /// A period, `2024`, `2024-06`, `06/2024` or `Năm 2024`; blank = none.
  func period(_ column: String, _ problems: inout Problems) -> Period? {
    parse(column, .badPeriod, &problems) { Period($0) ?? Period(vietnamese: $0) }
  }

  /// A count in plain digits, never negative; blank = not known.
  func count(_ column: String, _ problems: inout Problems) -> Int? {
    let value = self[column]
    if value.hasPrefix("-"), DecimalNumber(value)?.integer != nil {
      problems.add(Problem(.negative, at: place(column), found: value))
      return nil
    }
    return parse(column, .badInteger, &problems) { text in
      text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
  }

  /// A decimal number with `.` or `,` before its decimals; blank = none.
  func decimal(_ column: String, _ problems: inout Problems) -> DecimalNumber? {
    let text = self[column]
    let digits = text.utf8.count { (48...57).contains($0) }
    let isLong = digits > DecimalNumber.mostDigits && digits >= text.utf8.count - 2
    return parse(column, isLong ? .longNumber : .badDecimal, &problems) { DecimalNumber($0, comma: true) }
  }

  /// What `read` makes of a value that is there.
  private func parse<Value>(
    _ column: String, _ code: ProblemCode, _ problems: inout Problems, _ read: (String) -> Value?
  ) -> Value? {
    let text = self[column]
    if text.isEmpty { return nil }
    let value = read(text)
    if value == nil { problems.add(Problem(code, at: place(column), found: text)) }
    return value
  }
}

extension ReferenceWords.Column {
  /// The contract's words for what was written, several joined by `;`; what nobody knows stays as it is.
  func said(_ text: String) -> String {
    if text.isEmpty || words.isEmpty || values.contains(text) { return text }
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    return parts.map { words[Folding.folded($0)] ?? (parts.count == 1 ? text : String($0)) }.joined(separator: ";")
  }
}

extension Day {
  /// Reads `dd/mm/yyyy` (also `d/m/yyyy`, `dd-mm-yyyy`, `dd.mm.yyyy`), the day first.
  init?(vietnamese text: some StringProtocol) {
    let parts = text.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
    guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension Moment {
  /// Reads a day in either order with or without a time of day, whose seconds are dropped.
  init?(anyOf text: String) {
    let parts = text.split(separator: " ")
    guard let first = parts.first, parts.count <= 2, let day = Day(first) ?? Day(vietnamese: first) else { return nil }
    guard parts.count == 2 else {
      self.init("\(day)")
      return
    }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(clock.count), let hour = clock.first else { return nil }
    self.init("\(day) \(hour.count == 1 ? "0" + hour : String(hour)):\(clock[1])")
  }
}

extension Period {
  /// Reads `mm/yyyy`, `Năm yyyy`, `Tháng mm/yyyy`, and a year that a spreadsheet made a number of (`2024.0`).
  init?(vietnamese text: String) {
    let words = Folding.folded(text).split(separator: " ").filter { !["nam", "thang", "ky"].contains($0) }
    guard words.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
    switch words.map(\.utf8.count) {
    case [4]: self.init(String(words[0]))
    case [4, 1] where words[1] == "0" && text.contains("."): self.init(String(words[0]))
    case [1, 4], [2, 4]: self.init(words[1] + "-" + (words[0].utf8.count == 1 ? "0" : "") + words[0])
    default: return nil
    }
  }
}

import DelimitedText
import PipelineKit

/// A reference file as a table: named columns in any order, rows with the place of each value.
struct ReferenceTable {
  /// The columns that a kind of reference file has.
  struct Columns {
    var required: [String]
    var optional: [String] = []

    var all: [String] { required + optional }
  }

  let rows: [TableRow]

  /// Reads a file; nil when it is no such table. Rows of another width than the heading become problems.
  init?(_ file: DataFile, columns: Columns, _ problems: inout Problems) {
    guard let records = Self.records(file, &problems) else { return nil }
    guard let header = records.first else {
      problems.add(Problem(.emptyFile, at: SourcePlace(file: file.name)))
      return nil
    }
    guard let index = Self.index(header, columns, file.name, &problems) else { return nil }
    var rows: [TableRow] = []
    for record in records.dropFirst() where !record.fields.allSatisfy(\.isEmpty) {
      guard record.fields.count == header.fields.count else {
        let counts = [String(record.fields.count), String(header.fields.count)]
        problems.add(Problem(.fieldCount, at: SourcePlace(file: file.name, line: record.line), counts))
        continue
      }
      rows.append(TableRow(file: file.name, line: record.line, fields: record.fields, index: index))
    }
    self.rows = rows
  }

  private static func records(_ file: DataFile, _ problems: inout Problems) -> [DelimitedRecord]? {
    do {
      return try DelimitedRecords.read(file.bytes, delimiter: UInt8(ascii: ","))
    } catch {
      let place = SourcePlace(file: file.name, line: error.line ?? 0)
      if error.code == .notUTF8 {
        problems.add(Problem(.notUTF8, at: place))
      } else {
        problems.add(Problem(.tableMalformed, at: place, [error.code.name]))
      }
      return nil
    }
  }

  /// Each column's place in the heading; nil when a required one is missing.
  private static func index(
    _ header: DelimitedRecord, _ columns: Columns, _ file: String, _ problems: inout Problems
  ) -> [String: Int]? {
    if header.fields.count == 1, let separator = header.fields[0].first(where: { $0 == ";" || $0 == "\t" }) {
      let place = SourcePlace(file: file, line: header.line)
      problems.add(Problem(.wrongDelimiter, at: place, found: separator == ";" ? ";" : "TAB"))
      return nil
    }
    var index: [String: Int] = [:]
    var unknown: [Problem] = []
    for (column, name) in header.fields.enumerated() {
      let place = SourcePlace(file: file, line: header.line, column: column + 1, path: name)
      if !columns.all.contains(name) {
        unknown.append(Problem(.unknownColumn, at: place, found: name, among: columns.all))
      } else if index.updateValue(column, forKey: name) != nil {
        problems.add(Problem(.duplicateColumn, at: place, found: name))
      }
    }
    let missing = columns.required.filter { index[$0] == nil }
    for name in missing {
      problems.add(Problem(.missingColumn, at: SourcePlace(file: file, line: header.line), [name]))
    }
    problems.add(contentsOf: unknown)
    return missing.isEmpty ? index : nil
  }
}

/// A row of a reference file. Its readers are strict: what cannot be read becomes a problem and nil.
struct TableRow {
  let file: String
  let line: Int
  let fields: [String]
  let index: [String: Int]

  /// The place of a column's value.
  func place(_ column: String) -> SourcePlace {
    SourcePlace(file: file, line: line, column: (index[column] ?? -1) + 1, path: column)
  }

  /// The value; empty when there is none or the file has no such column.
  subscript(column: String) -> String { index[column].map { fields[$0] } ?? "" }

  /// A value that must be there.
  func text(_ column: String, _ problems: inout Problems) -> Located<String>? {
    let value = self[column]
    if value.isEmpty {
      problems.add(Problem(.missingValue, at: place(column), [column]))
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

  /// A day, blank = none.
  func day(_ column: String, _ problems: inout Problems) -> Day? {
    parse(column, .badDay, &problems) { Day($0) }
  }

  /// A period, blank = none.
  func period(_ column: String, _ problems: inout Problems) -> Period? {
    parse(column, .badPeriod, &problems) { Period($0) }
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

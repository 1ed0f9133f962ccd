internal import CLibCSV

/// One record of a small delimited file, as strings.
public struct DelimitedRecord: Sendable, Equatable {
  /// The physical line on which the record starts, from 1; blank lines count.
  public var line: Int
  /// The record's number, from 1; blank lines do not count.
  public var record: Int
  /// The values, without quotes, and without blanks around unquoted ones.
  public var fields: [String]

  /// A record with its place.
  public init(line: Int, record: Int, fields: [String]) {
    self.line = line
    self.record = record
    self.fields = fields
  }
}

/// Reads small delimited files whole: code lists, headings, decisions. Millions of rows go through `DelimitedReader`.
public enum DelimitedRecords {
  /// All records of UTF-8 text, blank lines left out; the records may differ in width.
  ///
  /// libcsv reads in its strict mode: a stray or unterminated quote, and bytes that are not UTF-8, are errors with their
  /// line. A byte order mark is removed. CR, LF and CRLF end lines. An empty text has no records.
  public static func read(
    _ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")
  ) throws(DelimitedTextError) -> [DelimitedRecord] {
    let collector = RecordCollector()
    var parser = csv_parser()
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    csv_set_delim(&parser, delimiter)
    defer { csv_free(&parser) }

    // A line at a time: libcsv does not count lines, but it ends at most one record in each.
    var position = ByteOrderMark.length(in: bytes)
    while position < bytes.count {
      let end = endOfLine(in: bytes, from: position)
      if parser.pstate == 0 { collector.recordLine = collector.line }
      try parse(bytes[position..<end], with: &parser, into: collector)
      collector.line += 1
      position = end
    }
    try finish(&parser, into: collector)
    return collector.records
  }

  private static func parse(
    _ line: ArraySlice<UInt8>, with parser: inout csv_parser, into collector: RecordCollector
  ) throws(DelimitedTextError) {
    let parsed = line.withUnsafeBytes { line in
      csv_parse(&parser, line.baseAddress, line.count, endOfField, endOfRecord, collector.context)
    }
    if let error = collector.error { throw error }
    guard parsed == line.count else {
      let code: DelimitedTextError.Code = csv_error(&parser) == CSV_EPARSE ? .strayQuote : .outOfMemory
      throw DelimitedTextError(code, line: collector.line)
    }
  }

  private static func finish(
    _ parser: inout csv_parser, into collector: RecordCollector
  ) throws(DelimitedTextError) {
    guard csv_fini(&parser, endOfField, endOfRecord, collector.context) == 0 else {
      throw DelimitedTextError(.unterminatedQuote, line: collector.recordLine)
    }
    if let error = collector.error { throw error }
  }

  /// The index after the line end that follows `start`, or the end of the bytes. CRLF is one line end.
  private static func endOfLine(in bytes: [UInt8], from start: Int) -> Int {
    let isEnd: (UInt8) -> Bool = { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard let end = bytes[start...].firstIndex(where: isEnd) else { return bytes.count }
    let isPair = bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
    return isPair ? end + 2 : end + 1
  }
}

/// libcsv's call at the end of each field.
private func endOfField(_ value: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?) {
  RecordCollector.at(context)?.append(UnsafeRawBufferPointer(start: value, count: count))
}

/// libcsv's call at the end of each record.
private func endOfRecord(_ terminator: Int32, _ context: UnsafeMutableRawPointer?) {
  RecordCollector.at(context)?.endRecord()
}

/// What libcsv's callbacks fill while `DelimitedRecords.read` runs.
private final class RecordCollector {
  var line = 1
  var recordLine = 1
  var records: [DelimitedRecord] = []
  var error: DelimitedTextError?
  private var fields: [String] = []

  /// Passed through libcsv; valid while the reading function holds this object.
  var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static func at(_ context: UnsafeMutableRawPointer?) -> RecordCollector? {
    context.map { Unmanaged<RecordCollector>.fromOpaque($0).takeUnretainedValue() }
  }

  func append(_ value: UnsafeRawBufferPointer) {
    if let text = String(validating: value, as: UTF8.self) {
      fields.append(text)
    } else if error == nil {
      error = DelimitedTextError(.notUTF8, line: recordLine)
    }
  }

  func endRecord() {
    records.append(DelimitedRecord(line: recordLine, record: records.count + 1, fields: fields))
    fields.removeAll(keepingCapacity: true)
  }
}

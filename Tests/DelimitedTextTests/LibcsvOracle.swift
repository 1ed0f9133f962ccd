import CLibCSV

/// What libcsv itself reads from some text, with what the reader promises around it: numbers for rows, and records that
/// end with their line where a quote is astray.
struct LibcsvOracle {
  /// A row with its number; `isBroken` where its fields from the broken one on are the reader's own affair.
  struct Row: Equatable {
    var number: Int
    var fields: [[UInt8]]
    var isBroken = false
  }

  private(set) var rows: [Row] = []
  private let text: [UInt8]
  private let delimiter: UInt8
  private var number = 0
  /// The start of the current field, and of the bytes not yet looked at.
  private var fieldStart = 0
  private var position = 0

  init(_ text: [UInt8], delimiter: UInt8) {
    self.text = text
    self.delimiter = delimiter
    while position < text.count { readToTrouble() }
  }

  /// Feeds libcsv byte by byte until something follows a closing quote, or to the end.
  private mutating func readToTrouble() {
    var parser = csv_parser()
    csv_init(&parser, 0)
    csv_set_delim(&parser, delimiter)
    defer { csv_free(&parser) }
    let sink = Sink()
    let context = Unmanaged.passUnretained(sink).toOpaque()
    fieldStart = position
    while position < text.count {
      let before = parser
      csv_parse(&parser, [text[position]], 1, fieldEnded, rowEnded, context)
      if isStray(text[position], from: before, to: parser) { return breakRow(sink) }
      advance(sink, stateBefore: before.pstate)
    }
    if parser.pstate == fieldBegun && parser.quoted != 0 { return breakRow(sink) }
    csv_fini(&parser, fieldEnded, rowEnded, context)
    if let row = sink.takeRow() { append(row) }
  }

  private func isStray(_ byte: UInt8, from before: csv_parser, to after: csv_parser) -> Bool {
    guard before.pstate == fieldMightHaveEnded else { return false }
    if byte == UInt8(ascii: "\"") { return before.spaces > 0 }
    return after.pstate == fieldBegun
  }

  private mutating func advance(_ sink: Sink, stateBefore: Int32) {
    let byte = text[position]
    position += 1
    if sink.hasEndedField { fieldStart = position }
    sink.hasEndedField = false
    if let row = sink.takeRow() {
      append(row)
    } else if stateBefore == 0 && isEnd(byte) {
      let isPair = byte == UInt8(ascii: "\n") && position > 1 && text[position - 2] == UInt8(ascii: "\r")
      if !isPair { number += 1 }
    }
    if isEnd(byte) && sink.fields.isEmpty && stateBefore == 0 { fieldStart = position }
  }

  /// Ends the row with the first line end after its broken field's start.
  private mutating func breakRow(_ sink: Sink) {
    number += 1
    rows.append(Row(number: number, fields: sink.fields, isBroken: true))
    let end = text[fieldStart...].firstIndex(where: isEnd) ?? text.count
    position = min(end + 1, text.count)
    let isPair = end + 1 < text.count && text[end] == UInt8(ascii: "\r") && text[end + 1] == UInt8(ascii: "\n")
    if isPair { position += 1 }
  }

  private mutating func append(_ fields: [[UInt8]]) {
    number += 1
    rows.append(Row(number: number, fields: fields))
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}

/// libcsv's own numbers for its states.
private let fieldBegun: Int32 = 2
private let fieldMightHaveEnded: Int32 = 3

/// Collects what libcsv calls back with.
private final class Sink {
  var fields: [[UInt8]] = []
  var hasEndedField = false
  var hasEndedRow = false

  func takeRow() -> [[UInt8]]? {
    guard hasEndedRow else { return nil }
    hasEndedRow = false
    defer { fields = [] }
    return fields
  }

  static func at(_ context: UnsafeMutableRawPointer?) -> Sink? {
    context.map { Unmanaged<Sink>.fromOpaque($0).takeUnretainedValue() }
  }
}

private func fieldEnded(_ value: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?) {
  Sink.at(context)?.fields.append(Array(UnsafeRawBufferPointer(start: value, count: count)))
  Sink.at(context)?.hasEndedField = true
}

private func rowEnded(_ terminator: Int32, _ context: UnsafeMutableRawPointer?) {
  Sink.at(context)?.hasEndedRow = true
}

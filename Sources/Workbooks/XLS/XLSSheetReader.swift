import Cells
import Compression

/// Reads the records of one sheet of an .xls (MS-XLS 2.1.7.20.5).
struct XLSSheetReader {
  /// A formula whose text is still to come in a STRING record.
  private struct PendingText {
    let row: Int
    let column: Int
    let style: Int
  }

  private let globals: XLSGlobals
  private let printer: NumberPrinter
  private let stream: [UInt8]
  private var cursor: RecordCursor
  private var pending: PendingText?

  init(_ stream: [UInt8], at start: Int, globals: XLSGlobals, numbers: NumberForm) {
    self.stream = stream
    self.globals = globals
    cursor = RecordCursor(stream, at: start)
    printer = NumberPrinter(numbers, date1904: globals.styles.date1904)
  }

  /// Sends all cells to the sink. Records of charts inside of the sheet are passed over.
  mutating func read(into sink: inout CellSink, notes: inout Sheet) throws(WorkbookError) {
    guard let first = try cursor.next(), RecordType.beginnings.contains(first.type) else {
      throw WorkbookError(.damaged, part: notes.name, "the sheet does not begin where the workbook says")
    }
    var depth = 1
    while depth > 0, let record = try cursor.next() {
      if RecordType.beginnings.contains(record.type) { depth += 1 }
      if record.type == RecordType.endOfSubstream { depth -= 1 }
      guard depth == 1 else { continue }
      if globals.version == 2, try takeOldCell(record, &sink) { continue }
      if try !takeCell(record, &sink) { takeNote(record, &notes) }
    }
    if depth > 0 { throw WorkbookError(.truncated, part: notes.name, "the sheet's records end before its last one") }
  }

  // MARK: Cells

  private mutating func takeCell(_ record: BIFFRecord, _ sink: inout CellSink) throws(WorkbookError) -> Bool {
    let start = record.content.lowerBound
    switch record.type {
    case RecordType.number:
      try record.require(14)
      try place(double(at: start + 6), at: start, &sink)
    case RecordType.rk:
      try record.require(10)
      try place(rk(at: start + 6), at: start, &sink)
    case RecordType.multipleRK: try takeMultiple(record, &sink)
    case RecordType.sharedLabel: try takeSharedLabel(record, &sink)
    case RecordType.label, RecordType.richString:
      try record.require(8)
      try takeLabel(record, cell(at: start), offset: 6, lengthBytes: 2, &sink)
    case RecordType.booleanOrError:
      try record.require(8)
      try place(code: stream[start + 6], isError: stream[start + 7] != 0, cell(at: start), &sink)
    case RecordType.formula, RecordType.formula3, RecordType.formula4:
      try record.require(14)
      try takeResult(at: start + 6, cell(at: start), &sink)
    case RecordType.string: try takeText(record, &sink)
    default: return false
    }
    return true
  }

  /// Row, column and style that begin each cell's record; the row and the column from 1.
  private func cell(at start: Int) -> PendingText {
    PendingText(
      row: stream.u16(at: start) + 1, column: stream.u16(at: start + 2) + 1, style: stream.u16(at: start + 4))
  }

  private func place(_ value: Double, at start: Int, _ sink: inout CellSink) throws(WorkbookError) {
    let cell = cell(at: start)
    try place(value, cell, globals.styles.format(ofStyle: cell.style), &sink)
  }

  private func place(
    _ value: Double, _ cell: PendingText, _ format: NumberFormat, _ sink: inout CellSink
  ) throws(WorkbookError) {
    let start = sink.bytes.count
    let kind = printer.append(value, format, to: &sink.bytes)
    try sink.place(row: cell.row, column: cell.column, style: cell.style, kind: kind, from: start)
  }

  /// Numbers side by side in one row (MS-XLS 2.4.175).
  private func takeMultiple(_ record: BIFFRecord, _ sink: inout CellSink) throws(WorkbookError) {
    try record.require(6)
    let start = record.content.lowerBound
    let first = cell(at: start)
    for index in 0..<(record.content.count - 6) / 6 {
      let place = start + 4 + 6 * index
      let cell = PendingText(row: first.row, column: first.column + index, style: stream.u16(at: place))
      try self.place(rk(at: place + 2), cell, globals.styles.format(ofStyle: cell.style), &sink)
    }
  }

  private func takeSharedLabel(_ record: BIFFRecord, _ sink: inout CellSink) throws(WorkbookError) {
    try record.require(10)
    let index = stream.u32(at: record.content.lowerBound + 6)
    guard index < globals.strings.count else {
      throw WorkbookError(.damaged, "a cell names a shared string that is not there")
    }
    let cell = cell(at: record.content.lowerBound)
    try sink.place(row: cell.row, column: cell.column, style: cell.style, string: index, of: globals.strings)
  }

  private func takeLabel(
    _ record: BIFFRecord, _ cell: PendingText, offset: Int, lengthBytes: Int, _ sink: inout CellSink
  ) throws(WorkbookError) {
    let start = sink.bytes.count
    try globals.append(stream, record.content, at: offset, lengthBytes: lengthBytes, to: &sink.bytes)
    try sink.place(row: cell.row, column: cell.column, style: cell.style, kind: .text, from: start)
  }

  private func place(
    code: UInt8, isError: Bool, _ cell: PendingText, _ sink: inout CellSink
  ) throws(WorkbookError) {
    let start = sink.bytes.count
    sink.bytes.append(contentsOf: (isError ? Self.errorName(code) : code == 0 ? "false" : "true").utf8)
    try sink.place(
      row: cell.row, column: cell.column, style: cell.style, kind: isError ? .error : .boolean, from: start)
  }

  /// A formula's last result: a number, or a mark that says what else (MS-XLS 2.5.133).
  private mutating func takeResult(
    at start: Int, _ cell: PendingText, _ sink: inout CellSink
  ) throws(WorkbookError) {
    pending = nil
    guard stream.u16(at: start + 6) == 0xffff else {
      try place(double(at: start), cell, globals.styles.format(ofStyle: cell.style), &sink)
      return
    }
    switch stream[start] {
    case 0: pending = cell
    case 1: try place(code: stream[start + 2], isError: false, cell, &sink)
    case 2: try place(code: stream[start + 2], isError: true, cell, &sink)
    default: break
    }
  }

  /// The text that the last formula gave (MS-XLS 2.4.268).
  private mutating func takeText(_ record: BIFFRecord, _ sink: inout CellSink) throws(WorkbookError) {
    guard let cell = pending else { return }
    pending = nil
    let start = sink.bytes.count
    if globals.version == 8 {
      var reader = SegmentReader(stream, try cursor.segments(of: record))
      try reader.appendString(lengthBytes: 2, to: &sink.bytes)
    } else {
      let lengthBytes = globals.version == 2 ? 1 : 2
      try globals.append(stream, record.content, at: 0, lengthBytes: lengthBytes, to: &sink.bytes)
    }
    try sink.place(row: cell.row, column: cell.column, style: cell.style, kind: .text, from: start)
  }

  /// Cells of Excel 2, whose records are numbered otherwise and carry their number format themselves.
  private mutating func takeOldCell(_ record: BIFFRecord, _ sink: inout CellSink) throws(WorkbookError) -> Bool {
    let start = record.content.lowerBound
    let cell = PendingText(row: stream.u16(at: start) + 1, column: stream.u16(at: start + 2) + 1, style: 0)
    let number = Int(stream.byte(at: start + 5) & 0x3f)
    let format = globals.styles.customFormats[number] ?? NumberFormat(builtIn: number)
    switch record.type {
    case 0x02:
      try record.require(9)
      try place(Double(stream.u16(at: start + 7)), cell, format, &sink)
    case 0x03:
      try record.require(15)
      try place(double(at: start + 7), cell, format, &sink)
    case 0x04:
      try record.require(8)
      try takeLabel(record, cell, offset: 7, lengthBytes: 1, &sink)
    case 0x05:
      try record.require(9)
      try place(code: stream[start + 7], isError: stream[start + 8] != 0, cell, &sink)
    case 0x06:
      try record.require(15)
      try takeResult(at: start + 7, cell, &sink)
    case 0x07: try takeText(record, &sink)
    default: return false
    }
    return true
  }

  // MARK: Around the cells

  private func takeNote(_ record: BIFFRecord, _ notes: inout Sheet) {
    let start = record.content.lowerBound
    switch record.type {
    case RecordType.mergedCells:
      let count = min(stream.u16(at: start), (record.content.count - 2) / 8)
      for index in 0..<max(0, count) {
        let place = start + 2 + 8 * index
        let (top, bottom) = (stream.u16(at: place) + 1, stream.u16(at: place + 2) + 1)
        let (left, right) = (stream.u16(at: place + 4) + 1, stream.u16(at: place + 6) + 1)
        guard top <= bottom, left <= right else { continue }
        notes.merges.append(MergedRange(firstRow: top, firstColumn: left, lastRow: bottom, lastColumn: right))
      }
    case RecordType.columnInfo where record.content.count >= 10:
      let (first, last) = (stream.u16(at: start) + 1, stream.u16(at: start + 2) + 1)
      if stream.u16(at: start + 8) & 1 != 0, first <= last { notes.hiddenColumns.insert(first...min(last, 16_384)) }
    case RecordType.row where record.content.count >= 14:
      let row = stream.u16(at: start) + 1
      if stream.u16(at: start + 12) & 0x20 != 0 { notes.hiddenRows.insert(row...row) }
    default: break
    }
  }

  // MARK: Numbers

  private func double(at offset: Int) -> Double {
    let low = UInt64(truncatingIfNeeded: stream.u32(at: offset))
    let high = UInt64(truncatingIfNeeded: stream.u32(at: offset + 4))
    return Double(bitPattern: high << 32 | low)
  }

  /// A number in 30 bits, whole or the upper part of a double, perhaps in hundredths (MS-XLS 2.5.217).
  private func rk(at offset: Int) -> Double {
    let bits = UInt32(truncatingIfNeeded: stream.u32(at: offset))
    let value =
      bits & 2 != 0
      ? Double(Int32(bitPattern: bits) >> 2) : Double(bitPattern: UInt64(bits & 0xffff_fffc) << 32)
    return bits & 1 != 0 ? value / 100 : value
  }

  /// What a code of an error is shown as.
  static func errorName(_ code: UInt8) -> String {
    switch code {
    case 0x00: "#NULL!"
    case 0x07: "#DIV/0!"
    case 0x0f: "#VALUE!"
    case 0x17: "#REF!"
    case 0x1d: "#NAME?"
    case 0x24: "#NUM!"
    case 0x2b: "#GETTING_DATA"
    default: "#N/A"
    }
  }
}

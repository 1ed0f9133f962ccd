import Cells
import Compression

/// Reads the records of one sheet of an .xlsb (MS-XLSB 2.1.7.62).
struct XLSBSheetReader {
  private let part: [UInt8]
  private let strings: StringArena
  private let styles: StyleTable
  private let printer: NumberPrinter
  private var cursor: XLSBCursor
  private var row = 0
  private var isInData = false

  init(_ part: [UInt8], strings: StringArena, styles: StyleTable, numbers: NumberForm) {
    self.part = part
    self.strings = strings
    self.styles = styles
    cursor = XLSBCursor(part)
    printer = NumberPrinter(numbers, date1904: styles.date1904)
  }

  /// Sends all cells to the sink.
  mutating func read(into sink: inout CellSink, notes: inout Sheet) throws(WorkbookError) {
    var sawData = false
    while let record = try cursor.next() {
      switch record.type {
      case XLSBRecord.beginSheetData:
        isInData = true
        sawData = true
      case XLSBRecord.endSheetData: isInData = false
      case XLSBRecord.row where isInData: try startRow(record, &sink, &notes)
      case 2...11 where isInData, XLSBRecord.richCell where isInData: try takeCell(record, &sink)
      default: takeNote(record, &notes)
      }
    }
    guard sawData, !isInData else {
      throw WorkbookError(.truncated, part: notes.name, "the sheet's records end before its last one")
    }
  }

  private mutating func startRow(
    _ record: BIFFRecord, _ sink: inout CellSink, _ notes: inout Sheet
  ) throws(WorkbookError) {
    try record.require(12)
    let start = record.content.lowerBound
    row = part.u32(at: start) + 1
    guard row <= CellReference.lastRow else {
      throw WorkbookError(.tooLarge, part: notes.name, "the sheet has rows beyond \(CellReference.lastRow)")
    }
    sink.beginRow(row)
    if part.byte(at: start + 11) & 0x10 != 0 { notes.hiddenRows.insert(row...row) }
  }

  /// A cell: its column, its style in three bytes, and its value (MS-XLSB 2.5.9).
  private func takeCell(_ record: BIFFRecord, _ sink: inout CellSink) throws(WorkbookError) {
    try record.require(9)
    let start = record.content.lowerBound
    let column = part.u32(at: start) + 1
    let style = part.u32(at: start + 4) & 0xff_ffff
    guard row > 0, column <= CellReference.lastColumn else {
      throw WorkbookError(.damaged, "a cell stands outside of any row or column")
    }
    let place = start + 8
    if record.type == 7 {
      try record.require(12)
      let index = part.u32(at: place)
      guard index < strings.count else {
        throw WorkbookError(.damaged, "a cell names a shared string that is not there; there are \(strings.count)")
      }
      try sink.place(row: row, column: column, style: style, string: index, of: strings)
      return
    }
    let first = sink.bytes.count
    let kind = try append(record, at: place, styles.format(ofStyle: style), to: &sink.bytes)
    try sink.place(row: row, column: column, style: style, kind: kind, from: first)
  }

  /// Appends a value: of a cell, or of a formula whose result follows the cell in the same way.
  private func append(
    _ record: BIFFRecord, at place: Int, _ format: NumberFormat, to bytes: inout [UInt8]
  ) throws(WorkbookError) -> CellKind {
    switch record.type {
    case 2:
      try record.require(12)
      return printer.append(rk(part.u32(at: place)), format, to: &bytes)
    case 5, 9:
      try record.require(16)
      return printer.append(
        Double(bitPattern: UInt64(part.u32(at: place)) | UInt64(part.u32(at: place + 4)) << 32), format, to: &bytes)
    case 4, 10:
      bytes.append(contentsOf: (part[place] == 0 ? "false" : "true").utf8)
      return .boolean
    case 3, 11:
      bytes.append(contentsOf: XLSSheetReader.errorName(part[place]).utf8)
      return .error
    default:
      // Rich text has a byte of flags before its text.
      cursor.appendText(record, at: record.type == XLSBRecord.richCell ? 9 : 8, to: &bytes)
      return .text
    }
  }

  private func rk(_ number: Int) -> Double {
    let bits = UInt32(truncatingIfNeeded: number)
    let value =
      bits & 2 != 0
      ? Double(Int32(bitPattern: bits) >> 2) : Double(bitPattern: UInt64(bits & 0xffff_fffc) << 32)
    return bits & 1 != 0 ? value / 100 : value
  }

  private func takeNote(_ record: BIFFRecord, _ notes: inout Sheet) {
    let start = record.content.lowerBound
    if record.type == XLSBRecord.mergedCells, record.content.count >= 16, notes.merges.count < 1 << 22 {
      let (top, bottom) = (part.u32(at: start) + 1, part.u32(at: start + 4) + 1)
      let (left, right) = (part.u32(at: start + 8) + 1, part.u32(at: start + 12) + 1)
      guard top <= bottom, left <= right, bottom <= CellReference.lastRow, right <= CellReference.lastColumn else {
        return
      }
      notes.merges.append(MergedRange(firstRow: top, firstColumn: left, lastRow: bottom, lastColumn: right))
    } else if record.type == XLSBRecord.columnInfo, record.content.count >= 18 {
      let (first, last) = (part.u32(at: start) + 1, part.u32(at: start + 4) + 1)
      guard part.u16(at: start + 16) & 1 != 0, first <= last, first <= CellReference.lastColumn else { return }
      notes.hiddenColumns.insert(first...min(last, CellReference.lastColumn))
    }
  }
}

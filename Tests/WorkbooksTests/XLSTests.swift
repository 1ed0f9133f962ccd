import Cells
import TestArchives
import Testing
import Workbooks

@Suite("An .xls")
struct XLSTests {
  func at(_ row: Int, _ column: Int, _ style: Int = 0) -> [UInt8] { le(row - 1, 2) + le(column - 1, 2) + le(style, 2) }
  func double(_ value: Double) -> [UInt8] { le(Int(truncatingIfNeeded: value.bitPattern), 8) }
  func wide(_ text: String) -> [UInt8] { le(text.utf16.count, 2) + [1] + text.utf16.flatMap { le(Int($0), 2) } }

  @Test("has cells of every record, formulas with their results", arguments: [false, true])
  func records(isCompound: Bool) throws {
    let special: (UInt8, UInt8) -> [UInt8] = { [$0, 0, $1, 0, 0, 0, 0xff, 0xff] }
    let stream = RecordWriter.workbook(cells: [
      (0x203, at(1, 1) + double(0.5)), (0x27e, at(1, 2) + le(7 << 2 | 2, 4)), (0x27e, at(1, 3) + le(1_250 << 2 | 3, 4)),
      (0xbd, le(1, 2) + le(0, 2) + le(0, 2) + le(1 << 2 | 2, 4) + le(0, 2) + le(2 << 2 | 2, 4) + le(1, 2)),
      (0x204, at(3, 1) + wide("hộ")), (0x205, at(3, 2) + [1, 0]), (0x205, at(3, 3) + [0x2a, 1]),
      (0x06, at(4, 1) + double(2.25) + le(0, 8)), (0x06, at(4, 2) + special(1, 1) + le(0, 8)),
      (0x06, at(4, 3) + special(2, 7) + le(0, 8)), (0x06, at(4, 4) + special(0, 0) + le(0, 8)),
      (0x4bc, le(0, 10)), (0x207, wide("nghèo")), (0x06, at(4, 5) + special(3, 0) + le(0, 8)),
    ])
    let bytes = isCompound ? RecordWriter.compound(stream) : stream
    #expect(
      try cellsOf(bytes) == [
        "1,1 number 0.5", "1,2 number 7", "1,3 number 12.5", "2,1 number 1", "2,2 number 2", "3,1 text hộ",
        "3,2 boolean true", "3,3 error #N/A", "4,1 number 2.25", "4,2 boolean true", "4,3 error #DIV/0!",
        "4,4 text nghèo",
      ])
  }

  @Test("has shared strings cut anywhere by continuations, rich and phonetic parts skipped")
  func continuedStrings() throws {
    // "hộ nghèo": rich with one run, phonetic of 3 bytes; cut after two characters, going on in single bytes.
    let first = le(2, 4) + le(2, 4) + le(4, 2) + [1 | 8 | 4] + le(1, 2) + le(3, 4) + [0x68, 0, 0xd9, 0x1e]
    let second: [UInt8] = [0, 0x61, 0x62, 9, 9, 9, 9, 8]
    let third: [UInt8] = [8, 8] + le(1, 2) + [0]
    let fourth: [UInt8] = [0, 0x63]
    let stream = RecordWriter.workbook(
      globals: [(0xfc, first), (0x3c, second), (0x3c, third), (0x3c, fourth)],
      cells: [(0xfd, at(1, 1) + le(0, 4)), (0xfd, at(1, 2) + le(1, 4))])
    #expect(try cellsOf(stream) == ["1,1 text hộab", "1,2 text c"])
    let bad = RecordWriter.workbook(cells: [(0xfd, at(1, 1) + le(0, 4))])
    #expect(errorCode(bad) == .damaged)
  }

  @Test("has dates by format, fonts by style, the 1904 system")
  func styles() throws {
    let code = Array("dd/mm/yyyy".utf8)
    func font(_ name: String) -> (Int, [UInt8]) { (0x31, le(0, 14) + [UInt8(name.utf8.count), 0] + Array(name.utf8)) }
    let fonts = ["A", "B", "C", "D", ".VnTime"].map(font)
    let stream = RecordWriter.workbook(
      globals: fonts + [
        (0x22, le(1, 2)), (0x41e, le(170, 2) + le(code.count, 2) + [0] + code),
        (0xe0, le(0, 2) + le(0, 2) + le(0, 16)), (0xe0, le(5, 2) + le(170, 2) + le(0, 16)),
      ],
      cells: [(0x203, at(1, 1, 1) + double(43_099)), (0x203, at(1, 2) + double(43_099))])
    #expect(try cellsOf(stream) == ["1,1 date 2021-12-31", "1,2 number 43099"])
    let workbook = try Workbook.open(bytes: stream)
    #expect(workbook.date1904)
    #expect(workbook.fontName(ofStyle: 1) == ".VnTime")
  }

  @Test(
    "of Excel 95 has text in its code page",
    arguments: [(1252, "\u{e9}"), (1251, "й"), (1258, "é"), (932, "\u{FFFD}")])
  func codePages(page: Int, letter: String) throws {
    let stream = RecordWriter.workbook(
      version: 5, globals: [(0x42, le(page, 2))], cells: [(0x204, at(1, 1) + le(2, 2) + [0x61, 0xe9])])
    #expect(try cellsOf(RecordWriter.compound(stream, name: "Book")) == ["1,1 text a" + letter])
  }

  @Test("has merges, hidden rows and columns; records of charts are passed over")
  func notes() throws {
    let stream = RecordWriter.workbook(cells: [
      (0x809, le(0x600, 2) + le(0x20, 2) + le(0, 12)), (0x203, at(9, 9) + double(1)), (0x0a, []),
      (0x7d, le(2, 2) + le(4, 2) + le(0, 4) + le(1, 2) + le(0, 2)), (0x208, le(6, 2) + le(0, 10) + le(0x20, 4)),
      (0xe5, le(1, 2) + le(0, 2) + le(1, 2) + le(0, 2) + le(2, 2)),
    ])
    let workbook = try Workbook.open(bytes: stream)
    try workbook.forEachCell(sheet: 0) { _, _, _, _, _ in Issue.record("there is no cell") }
    #expect(workbook.sheets[0].hiddenColumns.ranges == [3...5])
    #expect(workbook.sheets[0].hiddenRows.ranges == [7...7])
    #expect(workbook.sheets[0].merges == [MergedRange(firstRow: 1, firstColumn: 1, lastRow: 2, lastColumn: 3)])
  }

  @Test("that is encrypted, cut, circular or none says so")
  func damage() {
    let cells = (1...300).map { (0x203, at($0, 1) + double(1)) }
    let stream = RecordWriter.workbook(cells: cells)
    let whole = RecordWriter.compound(stream)
    #expect(errorCode(whole) == nil)
    #expect(errorCode(RecordWriter.workbook(globals: [(0x2f, le(0, 6))], cells: [])) == .encrypted)
    #expect(errorCode(RecordWriter.compound([], name: "EncryptionInfo")) == .encrypted)
    #expect(errorCode(RecordWriter.compound([], name: "WordDocument")) == .notAWorkbook)
    #expect(errorCode(Array(whole[..<2_000])) == .truncated)
    #expect(errorCode(Array(stream.dropLast(5))) == .truncated)
    var circular = whole
    circular.replaceSubrange(512 + 12..<512 + 16, with: le(2, 4))
    #expect(errorCode(circular) == .damaged)
  }
}

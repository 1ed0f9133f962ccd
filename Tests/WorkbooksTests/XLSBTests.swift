import Cells
import TestArchives
import Testing
import Workbooks

@Suite("An .xlsb")
struct XLSBTests {
  private typealias Book = BinaryWorkbook

  private func double(_ value: Double) -> [UInt8] { le(Int(truncatingIfNeeded: value.bitPattern), 8) }

  private func workbook(_ rows: [UInt8], after: [UInt8] = []) -> [UInt8] {
    let style = { (format: Int, font: Int) in
      BinaryWorkbook.record(47, le(0, 2) + le(format, 2) + le(font, 2) + le(0, 10))
    }
    let font = Book.record(43, le(0, 21) + Book.text(".VnTime"))
    let styles =
      Book.record(44, le(164, 2) + Book.text("000000000000")) + Book.record(611) + font + Book.record(612) + style(9, 0)
      + Book.record(617) + style(0, 0) + style(14, 0) + style(164, 0) + Book.record(618)
    let sheet = Book.record(145) + rows + Book.record(146) + after
    return Book.workbook(
      [("Danh sách", false, sheet), ("Nháp", true, Book.record(145) + Book.record(146))],
      strings: ["Hộ nghèo", "thôn"], styles: styles)
  }

  @Test("has cells of every record, formulas with their results")
  func records() throws {
    let rows =
      Book.row(1) + Book.cell(7, 1, le(0, 4)) + Book.cell(6, 2, Book.text("hộ"))
      + Book.cell(62, 3, [1] + Book.text("a"))
      + Book.cell(1, 4, []) + Book.row(3) + Book.cell(2, 1, le(7 << 2 | 2, 4)) + Book.cell(2, 2, le(1_250 << 2 | 3, 4))
      + Book.cell(5, 3, style: 1, double(44_561)) + Book.cell(5, 4, style: 2, double(62_001)) + Book.cell(4, 5, [1])
      + Book.cell(3, 6, [0x2a]) + Book.row(4) + Book.cell(8, 1, Book.text("=") + le(0, 6))
      + Book.cell(9, 2, double(2.25) + le(0, 10)) + Book.cell(10, 3, [0] + le(0, 10))
      + Book.cell(11, 4, [7] + le(0, 10))
    let cells = [
      "1,1 text Hộ nghèo", "1,2 text hộ", "1,3 text a", "3,1 number 7", "3,2 number 12.5", "3,3 date 2021-12-31",
      "3,4 number 000000062001", "3,5 boolean true", "3,6 error #N/A", "4,1 text =", "4,2 number 2.25",
      "4,3 boolean false", "4,4 error #DIV/0!",
    ]
    let found = try cellsOf(workbook(rows), .display)
    #expect(found == cells)
  }

  @Test("has names, hidden sheets, rows and columns, merges, fonts")
  func notes() throws {
    let rows = Book.row(2, isHidden: true) + Book.cell(7, 1, style: 1, le(1, 4))
    let after = Book.record(176, le(0, 4) + le(1, 4) + le(2, 4) + le(3, 4))
    let columns = Book.record(60, le(4, 4) + le(5, 4) + le(0, 8) + le(1, 2))
    let workbook = try Workbook.open(bytes: workbook(rows, after: columns + after))
    #expect(workbook.sheets.map(\.name) == ["Danh sách", "Nháp"] && workbook.sheets.map(\.isHidden) == [false, true])
    try workbook.forEachCell(sheet: 0) { _, _, _, _, _ in }
    #expect(workbook.sheets[0].hiddenRows.ranges == [2...2] && workbook.sheets[0].hiddenColumns.ranges == [5...6])
    #expect(
      workbook.sheets[0].merges == [MergedRange(firstRow: 1, firstColumn: 3, lastRow: 2, lastColumn: 4)])
    #expect(workbook.fontName(ofStyle: 1) == ".VnTime")
  }

  @Test("that is damaged ends with an error")
  func damage() {
    let row = Book.row(1)
    #expect(errorCode(workbook(row + Book.cell(7, 1, le(9, 4)))) == .damaged)
    #expect(errorCode(workbook(row + Book.cell(5, 1, [1, 2]))) == .damaged)
    #expect(errorCode(workbook(Book.cell(7, 1, le(0, 4)))) == .damaged)
    #expect(errorCode(workbook(row + Book.cell(7, 99_999, le(0, 4)))) == .damaged)
    #expect(errorCode(workbook(row + [0x05, 0xff, 0xff, 0x7f])) == .truncated)
    #expect(errorCode(Book.workbook([("A", false, Book.record(145) + row)])) == .truncated)
  }
}

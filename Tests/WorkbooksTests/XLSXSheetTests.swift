import Cells
import TestArchives
import Testing
import Workbooks

@Suite("Sheets of an .xlsx")
struct XLSXSheetTests {
  @Test("have names, hidden states, merges, hidden rows and columns, fonts")
  func notes() throws {
    var book = TestWorkbook()
    book.workbook = """
      <workbook><sheets><sheet name="H&#7897; &amp; b" state="veryHidden" r:id="r1"/></sheets></workbook>
      """
    book.sheet = """
      <worksheet><cols><col min="3" max="16384" hidden="1"/></cols><sheetData><row r="5" hidden="1"><c r="A5" s="1">\
      <v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C2"/></mergeCells></worksheet>
      """
    book.styles = """
      <styleSheet><fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts>\
      <cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>
      """
    let workbook = try Workbook.open(bytes: book.bytes)
    var batch = CellBatch()
    try workbook.read(sheet: 0, into: &batch)
    let sheet = workbook.sheets[0]
    #expect(sheet.name == "Hộ & b")
    #expect(sheet.isHidden)
    #expect(sheet.merges == [MergedRange(firstRow: 1, firstColumn: 1, lastRow: 2, lastColumn: 3)])
    #expect(sheet.hiddenRows.contains(5) && !sheet.hiddenRows.contains(4))
    #expect(sheet.hiddenColumns.contains(9_999) && !sheet.hiddenColumns.contains(2))
    #expect(workbook.fontName(ofStyle: batch.styles[0]) == ".VnTime")
    #expect(workbook.fontName(ofStyle: 9) == nil)
  }

  @Test("with a cell at the end of the world take no room")
  func farCell() throws {
    let sheet = TestWorkbook.rows(
      ##"<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="B1048576"><v>2</v></c></row>"##)
    let workbook = try Workbook.open(bytes: TestWorkbook(sheet: sheet).bytes)
    var batch = CellBatch()
    try workbook.read(sheet: 0, into: &batch)
    #expect(batch.cells.count == 2)
    #expect(workbook.sheets[0].cellsBeyondWidth == 1)
    var columns: [Int] = []
    try workbook.forEachCell(sheet: 0) { _, column, _, _, _ in columns.append(column) }
    #expect(columns == [16_384, 2])
  }

  @Test("of more cells or text than allowed are refused")
  func limits() {
    let sheet = TestWorkbook.rows((1...50).map { ##"<row r="\##($0)"><c r="Z\##($0)"><v>1</v></c></row>"## }.joined())
    let bytes = TestWorkbook(sheet: sheet).bytes
    #expect(errorCode(bytes) == nil)
    #expect(errorCode(bytes, limits: Workbook.Limits(cells: 1_000)) == .tooLarge)
    #expect(errorCode(bytes, limits: Workbook.Limits(textBytes: 20)) == .tooLarge)
    let row = TestWorkbook.rows(##"<row r="1048577"><c><v>1</v></c></row>"##)
    #expect(errorCode(TestWorkbook(sheet: row).bytes) == .tooLarge)
  }

  @Test("that are missing, cut or damaged end with their own code")
  func damage() {
    #expect(errorCode(TestWorkbook().bytes) == .missingPart)
    #expect(errorCode(TestWorkbook(sheet: "<worksheet><sheetData><row>").bytes) == .truncated)
    #expect(errorCode(TestWorkbook(sheet: "<worksheet></worksheet></a>").bytes) == .damaged)
    let row = TestWorkbook.rows(##"<row><c t="s"><v>7</v></c></row>"##)
    #expect(errorCode(TestWorkbook(sheet: row).bytes) == .damaged)
  }

  @Test("with a document type are refused, wherever it stands")
  func documentType() {
    let bomb = ##"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]>"##
    #expect(errorCode(TestWorkbook(sheet: bomb + TestWorkbook.rows("")).bytes) == .documentType)
    var book = TestWorkbook(sheet: TestWorkbook.rows(""))
    book.workbook = bomb + book.workbook
    #expect(errorCode(book.bytes) == .documentType)
  }

  @Test("of charts are not among the worksheets")
  func chartSheet() throws {
    var book = TestWorkbook(sheet: TestWorkbook.rows(""))
    book.relations = book.relations.replacing("x/worksheet", with: "x/chartsheet")
    #expect(try Workbook.open(bytes: book.bytes).sheets.isEmpty)
  }

  @Test("of files of other kinds are refused by what they are")
  func otherKinds() {
    var binary = ZipWriter()
    let main = ##"<Relationship Type="x/officeDocument" Target="xl/workbook.bin"/>"##
    binary.add("_rels/.rels", "<Relationships>\(main)</Relationships>")
    #expect(errorCode(binary.finished()) == .notAWorkbook)
    var other = ZipWriter()
    other.add("word/document.xml", "<a/>")
    #expect(errorCode(other.finished()) == .notAWorkbook)
    #expect(errorCode(Array("STT;Họ tên".utf8)) == .notAWorkbook)
    #expect(errorCode([]) == .empty)
  }
}

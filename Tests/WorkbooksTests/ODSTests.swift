import Cells
import TestArchives
import Testing
import Workbooks

@Suite("An .ods")
struct ODSTests {
  private func workbook(_ tables: String, styles: String = "", more: [(String, String)] = []) -> [UInt8] {
    var writer = ZipWriter()
    writer.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", .stored)
    writer.add("content.xml", document("-content", tables, styles))
    for (name, content) in more { writer.add(name, content) }
    return writer.finished()
  }

  private func document(_ ending: String, _ tables: String, _ styles: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?><office:document\(ending) xmlns:office="o" xmlns:table="t" xmlns:text="x" \
    xmlns:style="s" xmlns:number="n" xmlns:calcext="c" \
    office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>\(styles)\
    </office:automatic-styles><office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body>\
    </office:document\(ending)>
    """
  }

  private func sheet(_ rows: String, _ attributes: String = "") -> String {
    ##"<table:table table:name="A"\##(attributes)>\##(rows)</table:table>"##
  }

  private func row(_ cells: String, _ attributes: String = "") -> String {
    "<table:table-row\(attributes)>\(cells)</table:table-row>"
  }

  private func text(_ text: String, _ attributes: String = "") -> String {
    ##"<table:table-cell office:value-type="string"\##(attributes)><text:p>\##(text)</text:p></table:table-cell>"##
  }

  private func value(_ type: String, _ attributes: String, _ shown: String = "x") -> String {
    "<table:table-cell office:value-type=\"\(type)\" \(attributes)><text:p>\(shown)</text:p></table:table-cell>"
  }

  @Test("has cells of every type, as a package or a single file")
  func types() throws {
    let styles = """
      <number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="5"/>\
      </number:number-style><style:style style:name="c1" style:family="table-cell" style:data-style-name="N1">\
      <style:text-properties style:font-name=".VnTime"/></style:style>
      """
    let cells =
      text("Hộ nghèo") + value("float", ##"office:value="12.50""##) + value("percentage", ##"office:value="0.05""##)
      + value("float", ##"office:value="62" table:style-name="c1""##)
      + value("date", ##"office:date-value="2021-12-31""##)
      + value("date", ##"office:date-value="2021-12-31T08:30:00.5""##)
      + value("time", ##"office:time-value="PT08H30M00S""##) + value("boolean", ##"office:boolean-value="true""##)
      + value("string", ##"office:string-value="" calcext:value-type="error""##, "#N/A")
      + value("float", ##"table:formula="of:=1+1" office:value="2""##)
    let wanted = [
      "1,1 text Hộ nghèo", "1,2 number 12.5", "1,3 number 0.05", "1,4 number 00062", "1,5 date 2021-12-31",
      "1,6 date 2021-12-31T08:30:00", "1,7 date 08:30:00", "1,8 boolean true", "1,9 error #N/A", "1,10 number 2",
    ]
    let tables = sheet(row(cells))
    let found = try cellsOf(workbook(tables, styles: styles), .display)
    #expect(found == wanted)
    let flat = Array(document("", tables, styles).utf8)
    #expect(FileKind.sniff(flat) == .xml2003)
    #expect(try cellsOf(flat, .display) == wanted)
    #expect(try Workbook.open(bytes: flat).fontName(ofStyle: 1) == ".VnTime")
  }

  @Test("repeats rows and cells as it says, blank ones at no cost")
  func repeats() throws {
    let many = ##" table:number-columns-repeated="1000""##
    let rows =
      row("<table:table-cell\(many)/>", ##" table:number-rows-repeated="1000000""##)
      + row(
        "<table:table-cell/>" + text("a", ##" table:number-columns-repeated="2""##) + text("b"),
        ##" table:number-rows-repeated="2""##)
      + row("<table:table-cell\(many)/>", ##" table:number-rows-repeated="48000""##)
    let cells = try cellsOf(workbook(sheet(rows)))
    #expect(
      cells == [
        "1000001,2 text a", "1000001,3 text a", "1000001,4 text b", "1000002,2 text a", "1000002,3 text a",
        "1000002,4 text b",
      ])
    let bomb = row(text("a", ##" table:number-columns-repeated="900""##), ##" table:number-rows-repeated="900000""##)
    #expect(errorCode(workbook(sheet(bomb))) == .tooLarge)
    #expect(errorCode(workbook(sheet(row(text("a"), ##" table:number-rows-repeated="999999999""##)))) == .tooLarge)
  }

  @Test("has text of paragraphs and elements; notes, drawings and tables within are not its own")
  func texts() throws {
    let cell = """
      <table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p></office:annotation>\
      <text:p>A<text:s text:c="2"/>B <text:span>C</text:span><text:tab/>D<text:note><text:p>x</text:p></text:note></text:p>\
      <text:p>E<text:line-break/>F &amp; G</text:p><table:table><table:table-row><table:table-cell><text:p>in</text:p>\
      </table:table-cell></table:table-row></table:table></table:table-cell>
      """
    #expect(try cellsOf(workbook(sheet(row(cell + text("H"))))) == ["1,1 text A  B C\tD\nE\nF & G", "1,2 text H"])
    let changes =
      "<table:tracked-changes><table:table-cell><text:p>cũ</text:p></table:table-cell></table:tracked-changes>"
    #expect(try cellsOf(workbook(changes + sheet(row(text("mới"))))) == ["1,1 text mới"])
  }

  @Test("has merges, covered cells, hidden rows, columns and sheets")
  func notes() throws {
    let styles = """
      <style:style style:name="t1" style:family="table"><style:table-properties table:display="false"/></style:style>
      """
    let rows =
      ##"<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>"##
      + row(
        text("a", ##" table:number-columns-spanned="2" table:number-rows-spanned="2""##) + "<table:covered-table-cell/>"
          + text("b"))
      + row(
        ##"<table:covered-table-cell table:number-columns-repeated="2"/>"## + text("c"),
        ##" table:visibility="filter""##)
    let bytes = workbook(sheet(rows) + sheet(row(text("x")), ##" table:style-name="t1""##), styles: styles)
    #expect(try cellsOf(bytes) == ["1,1 text a", "1,3 text b", "2,3 text c"])
    let workbook = try Workbook.open(bytes: bytes)
    try workbook.forEachCell(sheet: 0) { _, _, _, _, _ in }
    #expect(workbook.sheets.map(\.isHidden) == [false, true])
    #expect(workbook.sheets[0].hiddenRows.ranges == [2...2] && workbook.sheets[0].hiddenColumns.ranges == [2...3])
    #expect(workbook.sheets[0].merges == [MergedRange(firstRow: 1, firstColumn: 1, lastRow: 2, lastColumn: 2)])
  }

  @Test("tells formulas without a result")
  func uncalculated() throws {
    let cells = text("a") + ##"<table:table-cell table:formula="of:=A1"/>"##
    let workbook = try Workbook.open(bytes: workbook(sheet(row(cells))))
    var batch = CellBatch()
    try workbook.read(sheet: 0, into: &batch)
    #expect(batch.uncalculated == [CellBatch.Place(row: 1, column: 1)])
  }

  @Test("that is encrypted, damaged or something else ends with an error")
  func errors() {
    let manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    #expect(errorCode(workbook(sheet(""), more: [("META-INF/manifest.xml", manifest)])) == .encrypted)
    var writer = ZipWriter()
    writer.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", .stored)
    writer.add("content.xml", String(document("-content", sheet(row(text("a")))).dropLast(60)))
    #expect(errorCode(writer.finished()) == .truncated)
    var document = ZipWriter()
    document.add("mimetype", "application/vnd.oasis.opendocument.text", .stored)
    document.add("content.xml", "<a/>")
    #expect(kindOfError(document.finished()) == .openDocument)
  }
}

/// What a file is said to be that is no workbook.
func kindOfError(_ bytes: [UInt8]) -> FileKind? {
  do throws(WorkbookError) { _ = try Workbook.open(bytes: bytes) } catch { return error.kind }
  return nil
}

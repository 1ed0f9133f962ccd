import Cells
import Testing
import Workbooks

@Suite("Cells of an .xlsx")
struct XLSXCellTests {
  func cells(_ rows: String, strings: String? = nil, styles: String? = nil, _ form: NumberForm = .value) throws
    -> [String]
  {
    try TestWorkbook(sheet: TestWorkbook.rows(rows), strings: strings, styles: styles).cells(form)
  }

  @Test("of every type are read with their kind")
  func types() throws {
    let row = """
      <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><t>thôn</t></is></c>\
      <c r="C2" t="str"><f>A1</f><v>bản</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c>\
      <c r="F2"><v>12.50</v></c><c r="G2" t="d"><v>2021-12-31T00:00:00.000Z</v></c><c r="H2"/><c r="I2" t="n"><v>x</v>\
      </c></row>
      """
    let found = try cells(row, strings: "<sst><si><t>a</t></si><si><t>b</t></si></sst>")
    #expect(
      found == [
        "2,1 text b", "2,2 text thôn", "2,3 text bản", "2,4 boolean true", "2,5 error #N/A", "2,6 number 12.5",
        "2,7 date 2021-12-31", "2,9 text x",
      ])
  }

  @Test("that repeat a shared string all have it")
  func repeated() throws {
    let row = ##"<row r="1"><c t="s"><v>0</v></c><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>"##
    let found = try cells(row, strings: "<sst><si><t>Lò Văn A</t></si><si><t></t></si></sst>")
    #expect(found == ["1,1 text Lò Văn A", "1,2 text Lò Văn A"])
  }

  @Test("without places stand in order")
  func unplaced() throws {
    let found = try cells("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    #expect(found == ["1,1 number 1", "1,2 number 2", "2,1 number 3"])
  }

  @Test("in rows of any order come sorted; rows of one number are one where they hold different cells, else two")
  func unordered() throws {
    let rows = """
      <row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row>\
      <row r="3"><c r="C3"><v>4</v></c></row><row r="3"><c r="A3"><v>5</v></c><c r="D3"><v>6</v></c></row>
      """
    #expect(
      try cells(rows) == [
        "1,1 number 3", "3,1 number 2", "3,2 number 1", "3,3 number 4", "3,1 number 5", "3,4 number 6",
      ])
  }

  @Test("in two rows of one number, side by side, are all there")
  func rowNumberTwice() throws {
    let rows = """
      <row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="2"><c r="B2"><v>3</v></c></row>\
      <row r="3"><c r="A3"><v>4</v></c></row>
      """
    #expect(try cells(rows) == ["2,1 number 1", "2,2 number 2", "2,2 number 3", "3,1 number 4"])
  }

  /// The places of formulas that nobody calculated, as `row,column` from 1.
  func uncalculated(_ rows: String, calculates: Bool = false) throws -> [String] {
    var book = TestWorkbook(sheet: TestWorkbook.rows(rows))
    if calculates {
      book.workbook = book.workbook.replacing("</workbook>", with: ##"<calcPr fullCalcOnLoad="1"/></workbook>"##)
    }
    let workbook = try Workbook.open(bytes: book.bytes)
    var batch = CellBatch()
    try workbook.read(sheet: 0, into: &batch)
    for place in batch.uncalculated {
      for row in 0..<batch.rowCount where batch.rowNumbers[row] == place.row {
        #expect(batch[row, Int(place.column)].isBlank)
      }
    }
    return batch.uncalculated.map { "\($0.row),\($0.column + 1)" }
  }

  @Test("of formulas without a result are told; an empty text is a result")
  func formulasWithoutResults() throws {
    let rows = """
      <row r="2"><c r="A2"><f>B2</f></c><c r="B2"><v>2</v></c><c r="C2"><f>B2</f><v></v></c><c r="D2" t="str"><f>B2</f>\
      <v></v></c><c r="E2" t="str"><f>B2</f></c><c r="F2"><f>B2</f><v>2</v></c><c r="G2"/></row>
      """
    #expect(try uncalculated(rows) == ["2,1", "2,3", "2,5"])
    #expect(try uncalculated(##"<row r="9"><c r="C9"><f>B2</f></c></row>"##) == ["9,3"])
  }

  @Test("of formulas that are all 0 in a workbook to be calculated when opened were never calculated")
  func standIns() throws {
    let zeros = """
      <row r="2"><c r="A2"><f>B2</f><v>0</v></c><c r="B2"><v>2</v></c><c r="C2"><f>B2</f><v>0</v></c></row>
      """
    #expect(try uncalculated(zeros, calculates: true) == ["2,1", "2,3"])
    #expect(try uncalculated(zeros) == [])
    let other = ##"<row r="3"><c r="A3"><f>B2</f><v>2</v></c></row>"##
    #expect(try uncalculated(zeros + other, calculates: true) == [])
  }

  @Test("of rich text are one text, phonetic hints left out")
  func richText() throws {
    let strings = """
      <sst><si><r><t xml:space="preserve">hộ </t></r><r><rPr><b/></rPr><t>nghèo</t></r><rPh sb="0" eb="1"><t>ho</t>\
      </rPh></si></sst>
      """
    #expect(try cells(##"<row r="1"><c t="s"><v>0</v></c></row>"##, strings: strings) == ["1,1 text hộ nghèo"])
  }

  @Test("keep blanks where told, and resolve escapes, references, CDATA and comments")
  func markup() throws {
    func text(_ content: String) throws -> [String] {
      try cells(##"<row r="1"><c t="inlineStr"><is><t\##(content)</t></is></c></row>"##)
    }
    #expect(try text("> a ") == ["1,1 text a"])
    #expect(try text(##" xml:space="preserve"> a "##) == ["1,1 text  a "])
    #expect(try text(">a&amp;b&#272;&#x111;&lt;&unknown;") == ["1,1 text a&bĐđ<&unknown;"])
    #expect(try text("><![CDATA[a<b&amp;]]>c<!-- <t> -->d<?x y?>e") == ["1,1 text a<b&amp;cde"])
    #expect(try text(">a_x000D__x000a_b_x005F_c_xZZZZ_") == ["1,1 text a\r\nb_c_xZZZZ_"])
    #expect(try text(">a\r\nb") == ["1,1 text a\nb"])
    #expect(try text(">_xD83D__xDE00_") == ["1,1 text 😀"])
  }

  @Test(
    "that are numbers are printed in the shortest form that reads back",
    arguments: [
      ("1", "1"), ("007", "7"), ("-5", "-5"), ("-0", "0"), ("1.0", "1"), ("0.1", "0.1"), ("1e3", "1000"),
      ("123456789012", "123456789012"), ("4.52E+10", "45200000000"), ("0.30000000000000004", "0.30000000000000004"),
      ("33.299999999999997", "33.3"), ("1E-3", "0.001"), ("1234567890123456", "1234567890123456"), ("+3", "3"),
      ("1e300", "1e+300"), (".5", "0.5"),
    ])
  func numbers(written: String, expected: String) throws {
    #expect(try cells("<row><c><v>\(written)</v></c></row>") == ["1,1 number \(expected)"])
  }

  @Test("whose format pads with zeros show them only where display is asked for")
  func padded() throws {
    let styles = """
      <styleSheet><numFmts><numFmt numFmtId="170" formatCode="000000000000"/></numFmts>\
      <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>
      """
    let row = ##"<row><c s="1"><v>1234567890</v></c><c><v>12</v></c></row>"##
    #expect(try cells(row, styles: styles) == ["1,1 number 1234567890", "1,2 number 12"])
    #expect(try cells(row, styles: styles, .display) == ["1,1 number 001234567890", "1,2 number 12"])
  }

  @Test("in a part with prefixes, strict namespaces or absolute targets are found")
  func packaging() throws {
    var book = TestWorkbook()
    book.sheet =
      ##"<x:worksheet xmlns:x="n"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>"##
      + "</x:sheetData></x:worksheet>"
    book.relations = TestWorkbook.relations(
      sheet: "/odd/place.xml", namespace: "http://purl.oclc.org/ooxml/officeDocument/relationships")
    book.sheetPath = "odd/place.xml"
    #expect(try book.cells() == ["1,1 number 1"])
  }

  @Test("in a UTF-16 or Latin-1 part are read by libxml2")
  func encodings() throws {
    let xml = TestWorkbook.rows(##"<row r="1"><c t="inlineStr"><is><t>hộ é</t></is></c></row>"##)
    var book = TestWorkbook()
    let utf16 = ##"<?xml version="1.0" encoding="UTF-16"?>"## + xml
    let units = utf16.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    book.more = [("xl/worksheets/sheet1.xml", [0xff, 0xfe] + units)]
    #expect(try book.cells() == ["1,1 text hộ é"])
    let latin = ##"<?xml version="1.0" encoding="ISO-8859-1"?>"## + xml.replacing("ộ", with: "o")
    book.more = [("xl/worksheets/sheet1.xml", latin.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })]
    #expect(try book.cells() == ["1,1 text ho é"])
  }

  @Test("longer than the scanner's window, and tags across its edge, are whole")
  func longText() throws {
    let long = String(repeating: "a&amp;", count: 120_000)
    let rows = (1...9_000).map { ##"<row r="\##($0)"><c r="A\##($0)" t="str" x="&lt;&#65;"><v>\##($0)</v></c></row>"## }
    let found = try cells(rows.joined() + ##"<row r="9001"><c t="inlineStr"><is><t>\##(long)</t></is></c></row>"##)
    #expect(found.count == 9_001)
    #expect(found[8_999] == "9000,1 text 9000")
    #expect(found.last == "9001,1 text " + String(repeating: "a&", count: 120_000))
  }
}

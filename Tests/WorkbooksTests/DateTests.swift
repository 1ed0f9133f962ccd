import Testing
import Workbooks

@Suite("Dates and times")
struct DateTests {
  func cell(_ value: String, format: String, date1904: Bool = false) throws -> String {
    var book = TestWorkbook(sheet: TestWorkbook.rows(##"<row><c s="0"><v>\##(value)</v></c></row>"##))
    if date1904 {
      book.workbook = book.workbook.replacing("<sheets>", with: ##"<workbookPr date1904="1"/><sheets>"##)
    }
    let isNumber = Int(format) != nil
    let custom = isNumber ? "" : ##"<numFmt numFmtId="200" formatCode="\##(format)"/>"##
    book.styles =
      "<styleSheet><numFmts>\(custom)</numFmts><cellXfs>"
      + ##"<xf numFmtId="\##(isNumber ? format : "200")"/></cellXfs></styleSheet>"##
    return String(try book.cells().joined().dropFirst(4))
  }

  @Test(
    "are told by their number format",
    arguments: [
      ("14", "date 2021-12-31"), ("22", "date 2021-12-31"), ("dd/mm/yyyy", "date 2021-12-31"),
      ("[$-42A]dd mmmm yyyy;@", "date 2021-12-31"), ("mmm\\-yy", "date 2021-12-31"), ("30", "date 2021-12-31"),
      ("57", "date 2021-12-31"), ("General", "number 44561"), ("0", "number 44561"),
      ("#,##0\\ &quot;đ&quot;", "number 44561"),
      ("[Red]0.00", "number 44561"), ("0.00E+00", "number 44561"), ("&quot;day&quot; 0", "number 44561"),
      ("0_d", "number 44561"), ("@", "number 44561"), ("General;[Blue]dd", "number 44561"), ("yyyy", "date 2021-12-31"),
    ])
  func formats(format: String, expected: String) throws {
    #expect(try cell("44561", format: format) == expected)
  }

  @Test("around Excel's 29 February 1900 are as Excel shows them")
  func leapYear1900() throws {
    #expect(try cell("1", format: "14") == "date 1900-01-01")
    #expect(try cell("59", format: "14") == "date 1900-02-28")
    #expect(try cell("60", format: "14") == "date 1900-02-29")
    #expect(try cell("61", format: "14") == "date 1900-03-01")
    #expect(try cell("2958465", format: "14") == "date 9999-12-31")
    #expect(try cell("2958466", format: "14") == "number 2958466")
    #expect(try cell("-1", format: "14") == "number -1")
  }

  @Test("of the 1904 system count from there")
  func system1904() throws {
    #expect(try cell("0", format: "14", date1904: true) == "date 1904-01-01")
    #expect(try cell("43099", format: "14", date1904: true) == "date 2021-12-31")
  }

  @Test("of day are times, with their date where they have one")
  func times() throws {
    #expect(try cell("0.5", format: "h:mm") == "date 12:00:00")
    #expect(try cell("44561.75", format: "14") == "date 2021-12-31T18:00:00")
    #expect(try cell("44561.75", format: "20") == "date 2021-12-31T18:00:00")
    #expect(try cell("1.5", format: "[h]:mm") == "date 36:00:00")
    #expect(try cell("0.999999999", format: "14") == "date 1900-01-01")
    #expect(try cell("0.5", format: "mm:ss") == "date 12:00:00")
  }
}

import TestArchives
import Testing
import Workbooks

@Suite("HTML and XML named .xls")
struct MarkupTests {
  @Test("HTML tables: spans push cells, text between tables has rows of its own")
  func html() throws {
    let page = """
      <html><head><title>no</title><style>td{}</style></head><body><p>Danh sách</p><table><tr><th rowspan=2>STT\
      <th colspan=2>Họ  tên</tr><tr><td>a &amp; b<td>c<br>d</tr><tr><td x:num="12.50">12,5<td>  001&nbsp;<table><tr>\
      <td>in</td></tr></table></table><div>Người lập</div></body></html>
      """
    #expect(
      try cellsOf(Array(page.utf8)) == [
        "1,1 text Danh sách", "2,1 text STT", "2,2 text Họ tên", "3,2 text a & b", "3,3 text c\nd", "4,1 number 12.5",
        "4,2 text 001 \nin", "5,1 text Người lập",
      ])
    let workbook = try Workbook.open(bytes: Array(page.utf8))
    try workbook.forEachCell(sheet: 0) { _, _, _, _, _ in }
    #expect(workbook.sheets[0].merges.count == 2)
  }

  @Test("HTML in UTF-16, in the encoding it names, or in UTF-8 that names another")
  func htmlEncodings() throws {
    let table = "<html><table><tr><td>hộ é</td></tr></table></html>"
    #expect(try cellsOf([0xff, 0xfe] + table.utf16.flatMap { le(Int($0), 2) }) == ["1,1 text hộ é"])
    let wrong = "<html><meta charset=iso-8859-1>" + table
    #expect(try cellsOf(Array(wrong.utf8)) == ["1,1 text hộ é"])
    let meta = "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>"
    let head = Array("<html><head>\(meta)</head><table><tr><td>".utf8)
    #expect(try cellsOf(head + [0xe9] + Array("</td></tr></table></html>".utf8)) == ["1,1 text й"])
  }

  @Test("SpreadsheetML 2003: indices, merges, types, comments left out")
  func xml2003() throws {
    let page = """
      <?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" \
      xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="s1"><Font ss:FontName="VNI-Times"/>\
      <NumberFormat ss:Format="00000"/></Style></Styles><Worksheet ss:Name="A &amp; b"><Table><Row ss:Index="2">\
      <Cell ss:MergeAcross="1"><Data ss:Type="String">hộ <B>nghèo</B></Data><Comment><Data>x</Data></Comment></Cell>\
      <Cell ss:StyleID="s1"><Data ss:Type="Number">12</Data></Cell></Row><Row><Cell ss:Index="3"><Data \
      ss:Type="DateTime">2021-12-31T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell>\
      <Cell><Data ss:Type="DateTime">1899-12-31T07:30:00.000</Data></Cell></Row></Table></Worksheet></Workbook>
      """
    #expect(
      try cellsOf(Array(page.utf8), .display) == [
        "2,1 text hộ nghèo", "2,3 number 00012", "3,3 date 2021-12-31", "3,4 boolean true", "3,5 date 07:30:00",
      ])
    let workbook = try Workbook.open(bytes: Array(page.utf8))
    #expect(workbook.sheets.map(\.name) == ["A & b"])
    #expect(workbook.fontName(ofStyle: 0) == "VNI-Times")
    #expect(errorCode(Array(page.utf8.dropLast(40))) == .truncated)
    #expect(errorCode(Array("<?xml version=\"1.0\"?><a/>".utf8)) == .notAWorkbook)
  }
}

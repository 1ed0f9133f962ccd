import Foundation
import TestArchives
import Testing
import Workbooks

@Suite("Files that are odd on the outside")
struct OddFileTests {
  private let table = "<table><tr><td>Hộ nghèo</td></tr></table>"

  @Test("are known by their content, also behind line ends and warnings")
  func kinds() {
    let book = TestWorkbook(sheet: "<a/>").bytes
    #expect(FileKind.sniff([0x0d, 0x0a] + book) == .xlsx)
    #expect(FileKind.sniff([0xef, 0xbb, 0xbf, 0x20] + RecordWriter.compound([])) == .cfb)
    #expect(FileKind.sniff(Array("\nWarning: x in a.php on line 1\n\(table)".utf8)) == .html)
    let many = String(repeating: "<br />\n<b>Notice</b>: x in <b>a.php</b> on line <b>1</b><br />\n", count: 200)
    #expect(FileKind.sniff(Array((many + table).utf8)) == .html)
    #expect(FileKind.sniff(Array("a,b\n1,\"<table><tr>\"\n".utf8)) == .text, "a cell may hold such words")
    #expect(FileKind.sniff(Array("MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n".utf8)) == .mhtml)
    #expect(FileKind.sniff(Array("STT,Họ tên\n1,A\0\n".utf8)) == .text)
    #expect(FileKind.sniff([0, 0, 0xfe, 0xff, 0, 0, 0, 0x41]) == .utf16)
    #expect(FileKind.sniff(Array(##"{"url":"x","doc_id":"y"}"##.utf8)) == .googleShortcut)
    #expect(FileKind.sniff(Array("[InternetShortcut]\nURL=x\n".utf8)) == .shortcut)
    #expect(FileKind.sniff(Array("Rar!\u{1a}\u{7}\0".utf8)) == .rar)
    #expect(FileKind.sniff(Array("7z".utf8) + [0xbc, 0xaf, 0x27, 0x1c]) == .archive)
    #expect(FileKind.sniff([0, 1, 0, 0] + Array("Standard ACE DB".utf8)) == .database)
  }

  @Test("are read behind what stands before them")
  func prefixes() throws {
    let rows = TestWorkbook.rows(##"<row r="1"><c><v>1</v></c></row>"##)
    #expect(try cellsOf([0x0d, 0x0a] + TestWorkbook(sheet: rows).bytes) == ["1,1 number 1"])
    let stream = RecordWriter.workbook(cells: [(0x27e, le(0, 6) + le(7 << 2 | 2, 4))])
    #expect(try cellsOf([0x0a] + RecordWriter.compound(stream)) == ["1,1 number 7"])
    #expect(try cellsOf(Array(("Warning: x\n" + table).utf8)) == ["1,1 text Warning: x", "2,1 text Hộ nghèo"])
    let xml = """
      Notice: x\n<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row>\
      <Cell><Data Type="String">a</Data></Cell></Row></Table></Worksheet></Workbook>
      """
    #expect(try cellsOf(Array(xml.utf8)) == ["1,1 text a"])
  }

  @Test("pages without a table, and pages that ask for a password, are no workbooks")
  func otherPages() {
    #expect(kindOfError(Array("<html><body><p>Hết phiên</p></body></html>".utf8)) == .html)
    #expect(kindOfError(Array("<html>\(table)<input TYPE='password'></html>".utf8)) == .signIn)
    #expect(kindOfError(RecordWriter.compound([], name: "WordDocument")) == .doc)
    var numbers = ZipWriter()
    numbers.add("Index/Document.iwa", "x")
    #expect(kindOfError(numbers.finished()) == .numbers)
    var plain = ZipWriter()
    plain.add("a.csv", "x")
    #expect(kindOfError(plain.finished()) == .zip)
  }

  @Test("a page with one damaged letter is UTF-8 all the same")
  func damagedPage() throws {
    let page =
      Array("<html><table><tr><td>Hộ nghèo, Xơ Đăng</td><td>a".utf8) + [0xC3] + Array("</td></tr></table></html>".utf8)
    #expect(try cellsOf(page) == ["1,1 text Hộ nghèo, Xơ Đăng", "1,2 text a\u{FFFD}"])
  }

  private func message(_ parts: [(headers: String, body: String)]) -> [UInt8] {
    let head = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"=_b\"\r\n\r\nnote\r\n"
    let all = parts.map { "--=_b\r\n\($0.headers)\r\n\r\n\($0.body)\r\n" }.joined()
    return Array((head + all + "--=_b--\r\n").utf8)
  }

  @Test("single file web pages: quoted-printable, base64, the sheets that Office lists")
  func messages() throws {
    let quoted = "<table><tr><td>H=E1=BB=99 ngh=\r\n=C3=A8o</td></tr></table>"
    let html = "Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: "
    #expect(try cellsOf(message([(html + "quoted-printable", quoted)])) == ["1,1 text Hộ nghèo"])
    let base64 = Data(table.utf8).base64EncodedString()
    #expect(
      try cellsOf(message([("Content-Type: text/css", "x"), (html + "base64", base64)])) == ["1,1 text Hộ nghèo"])
    let main = """
      <html><xml><x:ExcelWorksheet><x:Name>Thôn 1</x:Name><x:WorksheetSource HRef=3D"f/sheet002.htm"/></x:ExcelWorksheet>\
      </xml></html>
      """
    let book = message([
      (html + "quoted-printable", main), (html + "7bit\r\nContent-Location: f/tabstrip.htm", table),
      (html + "7bit\r\nContent-Location: file:///C:/f/sheet002.htm", "<table><tr><td>b</td></tr></table>"),
    ])
    #expect(try Workbook.open(bytes: book).sheets.map(\.name) == ["Thôn 1"])
    #expect(try cellsOf(book) == ["1,1 text b"])
    #expect(kindOfError(message([("Content-Type: text/plain", "x")])) == .mhtml)
  }
}

@Suite("An .xls with slips")
struct XLSSlipTests {
  private let number: (Int, [UInt8]) = (0x27e, le(0, 6) + le(7 << 2 | 2, 4))

  @Test("strings cut into records of one byte, or of none")
  func shortContinuations() throws {
    let first = le(2, 4) + le(2, 4) + le(3, 2) + [1, 0x68, 0]
    let stream = RecordWriter.workbook(
      globals: [
        (0xfc, first), (0x3c, [1]), (0x3c, []), (0x3c, [1, 0xd9, 0x1e, 0x61, 0]), (0x3c, []),
        (0x3c, le(1, 2) + [0, 0x62]),
      ],
      cells: [(0xfd, le(0, 6) + le(0, 4)), (0xfd, le(0, 2) + le(1, 4) + le(1, 4))])
    #expect(try cellsOf(stream) == ["1,1 text hộa", "1,2 text b"])
  }

  @Test("a sheet that is not where the workbook says", arguments: [-20, -3, 4, 20, 1_000_000])
  func wrongPlace(by offset: Int) throws {
    var stream = RecordWriter.workbook(cells: [number])
    let place = try #require(stream.indices.first { stream[$0...].starts(with: [0x85, 0]) }) + 4
    let right = stream[place..<place + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
    stream.replaceSubrange(place..<place + 4, with: le(max(0, right + offset), 4))
    #expect(try cellsOf(stream) == ["1,1 number 7"])
  }

  @Test("a format that counts more letters than it has", arguments: [8, 5])
  func shortFormat(version: Int) throws {
    let code = Array("dd/mm/yyyy".utf8)
    let format = le(170, 2) + (version == 8 ? le(code.count + 1, 2) + [0] : [UInt8(code.count + 1)]) + code
    let stream = RecordWriter.workbook(
      version: version, globals: [(0x41e, format), (0xe0, le(0, 2) + le(170, 2) + le(0, 16))],
      cells: [(0x203, le(0, 6) + le(Int(truncatingIfNeeded: (44_561.0).bitPattern), 8))])
    let bytes = version == 8 ? stream : RecordWriter.compound(stream, name: "Book")
    #expect(try cellsOf(bytes) == ["1,1 date 2021-12-31"])
  }

  @Test("a real password is still one")
  func password() {
    let lock = le(1, 2) + le(1, 2) + le(1, 2) + le(0, 48)
    #expect(errorCode(RecordWriter.workbook(globals: [(0x2f, lock)], cells: [number])) == .encrypted)
    #expect(errorCode(RecordWriter.workbook(globals: [(0x2f, le(0, 6))], cells: [number])) == .encrypted)
  }
}

import Cells
import TestArchives
import Testing
import Workbooks

/// The same small workbooks, cut and changed at random in the same way every time: an error or cells, never a crash.
@Suite("Damaged workbooks never crash")
struct DamageTests {
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  static let samples: [[UInt8]] = {
    let rows = (1...20).map { ##"<row r="\##($0)"><c r="A\##($0)" t="s"><v>1</v></c><c s="1"><v>4.5</v></c></row>"## }
    var book = TestWorkbook(
      sheet: TestWorkbook.rows(rows.joined(), after: ##"<mergeCells><mergeCell ref="A1:B2"/></mergeCells>"##),
      strings: "<sst><si><t>a</t></si><si><r><t>hộ &amp;</t></r></si></sst>",
      styles: ##"<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>"##)
    book.more = []
    var writer = ZipWriter()
    writer.add("xl/workbook.xml", book.workbook, .stored)
    writer.add("xl/_rels/workbook.xml.rels", book.relations, .stored)
    writer.add("xl/sharedStrings.xml", book.strings ?? "", .stored)
    writer.add("xl/worksheets/sheet1.xml", book.sheet, .stored)
    let strings = le(2, 4) + le(2, 4) + le(2, 2) + [1, 0x68, 0, 0xd9, 0x1e] + le(1, 2) + [0, 0x61]
    let place: [UInt8] = le(0, 6)
    let stream = RecordWriter.workbook(
      globals: [(0x42, le(1258, 2)), (0xfc, strings), (0x31, le(0, 14) + [1, 0, 65]), (0xe0, le(14 << 16, 20))],
      cells: [
        (0xfd, place + le(1, 4)), (0x203, place + le(5, 8)), (0xbd, le(1, 2) + le(0, 16) + le(1, 2)),
        (0x204, place + le(1, 2) + [0, 65]), (0x06, place + le(0, 6) + [0xff, 0xff] + le(0, 8)),
        (0x207, le(1, 2) + [0, 66]), (0xe5, le(1, 2) + le(0, 8)), (0x7d, le(0, 12)), (0x208, le(0, 16)),
      ])
    let html = "<html><table><tr><td rowspan=2 colspan=3>a<td>b<tr><td>&#272;</table></html>"
    return [book.bytes, writer.finished(), stream, RecordWriter.compound(stream), Array(html.utf8)] + others
  }()

  /// An .xlsb, an .ods, and a page in a message.
  static let others: [[UInt8]] = {
    let row = BinaryWorkbook.row(1) + BinaryWorkbook.cell(7, 1, le(0, 4)) + BinaryWorkbook.cell(5, 2, le(1, 8))
    let sheet = BinaryWorkbook.record(145) + row + BinaryWorkbook.record(146)
    let binary = BinaryWorkbook.workbook([("A", false, sheet)], strings: ["hộ"])
    var writer = ZipWriter()
    writer.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", .stored)
    let cell =
      ##"<c:table-cell c:number-columns-repeated="3" c:value-type="float" c:value="1"><p>1</p></c:table-cell>"##
    writer.add(
      "content.xml",
      ##"<d><c:table c:name="A"><c:table-row c:number-rows-repeated="9">\##(cell)</c:table-row></c:table></d>"##,
      .stored)
    let message =
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
      + "<table><tr><td>a</table>\n--b--\n"
    return [binary, writer.finished(), Array(message.utf8)]
  }()

  func readAll(_ bytes: [UInt8]) {
    guard let workbook = try? Workbook.open(bytes: bytes) else { return }
    var batch = CellBatch()
    for index in workbook.sheets.indices {
      try? workbook.read(sheet: index, into: &batch, limits: Workbook.Limits(cells: 100_000))
      try? workbook.forEachCell(sheet: index) { _, _, _, _, _ in }
    }
  }

  @Test("cut at random or with bytes changed", arguments: 0..<8)
  func damage(sample: Int) {
    var random = Seeded(state: 0x9e37_79b9_7f4a_7c15)
    let whole = Self.samples[sample]
    readAll(whole)
    for _ in 0..<200 { readAll(Array(whole[..<Int.random(in: 0...whole.count, using: &random)])) }
    for _ in 0..<600 {
      var changed = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        changed[Int.random(in: 0..<whole.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      readAll(changed)
    }
  }
}

import Testing
import WorkbookWriting

/// Pages as values → a workbook that reads back as written.
@Suite struct WorkbookWriterTests {
  private let writer = WorkbookWriter(made: PageDay(year: 2024, month: 2, day: 29), title: "Thử")

  @Test func textsThatLookLikeFormulasStayTexts() throws {
    let texts = ["=1+1", "+84 912", "-2", "@SUM(A1)", "{=A1}", "http://a.b", "mailto:a@b", "'x"]
    let page = Page(name: "A", rows: texts.map { Page.Row([PageCell($0)]) })
    let bytes = try writer.bytes([page])
    let read = try ReadWorkbook(bytes)
    #expect(read.rows("A") == texts.map { [$0] })
    for text in texts { #expect(read.kind(of: text, in: "A") == .text, "\(text)") }
  }

  @Test func theSamePagesGiveTheSameBytes() throws {
    let look = CellLook(font: "Times New Roman", isBold: true, fill: 0xD9E2EF, border: 0x888888, wraps: true)
    let page = Page(
      name: "Đã nhận", widths: [10, nil, 30],
      rows: [Page.Row([PageCell("A Thử", look), PageCell(12), PageCell(.day(PageDay(year: 2022, month: 3, day: 5)))])],
      merged: [.init(rows: 1...1, columns: 0...2)], frozenRows: 1, print: .init(isLandscape: true, footer: "A & B"))
    #expect(try writer.bytes([page]) == writer.bytes([page]))
    #expect(try ReadWorkbook(writer.bytes([page])).rows("Đã nhận").first?.prefix(2) == ["A Thử", "12"])
  }

  @Test func aTextLongerThanACellIsCut() throws {
    let page = Page(name: "A", rows: [Page.Row([PageCell(String(repeating: "ằ", count: 40_000))])])
    #expect(try ReadWorkbook(writer.bytes([page])).rows("A").first?.first?.count == 32_767)
  }

  @Test func aNameThatNoSheetCanHaveIsAnError() {
    #expect(throws: WorkbookWritingError.self) { try writer.bytes([Page(name: "a/b")]) }
  }
}

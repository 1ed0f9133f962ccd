/// An HTML page that calls itself a workbook, as web systems export them: one sheet of all its tables, one under the
/// other, with the text between them in the first column, as Excel lays it out.
struct HTMLWorkbook: WorkbookFormat {
  let sheets: [Sheet]
  let styles = StyleTable()
  private let bytes: [UInt8]

  /// Throws `.notAWorkbook` where the page has no table, or asks for a password.
  init(_ bytes: [UInt8]) throws(WorkbookError) {
    self.bytes = MarkupText.html(bytes)
    if let kind = MarkupText.kindOfOtherPage(self.bytes) {
      throw WorkbookError(.notAWorkbook, kind: kind, "the page has no table")
    }
    sheets = [Sheet(name: MarkupText.sheetName(in: self.bytes) ?? "Sheet1")]
  }

  func read(sheet index: Int, into sink: inout CellSink, notes: inout Sheet) throws(WorkbookError) {
    try HTMLTables.read(bytes, into: &sink, notes: &notes)
  }
}

extension HTMLTables {
  /// Sends a page's cells to the sink.
  static func read(_ page: [UInt8], into sink: inout CellSink, notes: inout Sheet) throws(WorkbookError) {
    var tables = HTMLTables(sink: sink, notes: notes)
    sink.bytes = []
    try HTMLParser(part: notes.name).parse(&tables, bytes: page)
    try tables.finish()
    sink = tables.sink
    notes = tables.notes
  }
}

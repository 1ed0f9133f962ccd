import Cells
import Compression

/// A workbook of Excel 2 to 2003: records in a stream (MS-XLS; for what is older, OpenOffice.org's documentation of
/// the Excel file format).
struct XLSWorkbook: WorkbookFormat {
  private(set) var sheets: [Sheet] = []
  private(set) var styles = StyleTable()
  private let stream: [UInt8]
  /// What the records before the first sheet say.
  private var globals: XLSGlobals

  /// The workbook in a compound file.
  init(_ file: CompoundFile) throws(WorkbookError) {
    guard let stream = file.stream(named: "Workbook") ?? file.stream(named: "Book") else {
      throw WorkbookError(.notAWorkbook, kind: Self.kind(of: file), "the compound file holds no workbook")
    }
    try self.init(stream: file.content(stream))
  }

  /// The workbook that a bare stream of records is.
  init(stream: [UInt8]) throws(WorkbookError) {
    self.stream = try XLSEncryption.opened(stream)
    globals = XLSGlobals()
    try globals.read(self.stream)
    sheets = globals.sheets
    styles = globals.styles
  }

  /// What a compound file is that holds no workbook.
  private static func kind(of file: CompoundFile) -> FileKind {
    if file.stream(named: "WordDocument") != nil { return .doc }
    if file.streams.contains(where: { $0.name.hasPrefix("__") || $0.name == "PowerPoint Document" }) { return .office }
    return .cfb
  }

  func read(sheet index: Int, into sink: inout CellSink, notes: inout Sheet) throws(WorkbookError) {
    let start = globals.sheetStarts[index]
    guard start < stream.count else {
      throw WorkbookError(.truncated, part: sheets[index].name, "the sheet lies beyond the end of the workbook")
    }
    var reader = XLSSheetReader(stream, at: start, globals: globals, numbers: sink.numbers)
    try reader.read(into: &sink, notes: &notes)
  }
}

import Cells
import Compression

/// How numbers are written into cells.
public enum NumberForm: Sendable {
  /// The shortest form that reads back as the same number.
  case value
  /// As `.value`, but numbers whose format pads with zeros (`000000000000`) are padded, as Excel shows them.
  case display
}

/// A workbook over bytes in memory: .xlsx, .xlsb, .xls, .ods, and the HTML and XML files that call themselves .xls.
/// Workbooks under Excel's own password, which nobody is asked for, are opened like others.
///
/// Sheets are read one at a time into batches of cells; only what several sheets share is kept.
public final class Workbook {
  /// What is read at most.
  public struct Limits: Hashable, Sendable {
    /// The most columns of a row; nonblank cells beyond are counted, not read. 1 024 by default.
    public var columns: Int
    /// The most cells of one sheet, blank ones between others included. 200 million by default.
    public var cells: Int
    /// The most bytes of text in one cell, 16 MiB by default; Excel itself allows 32 767 characters.
    public var cellBytes: Int
    /// The most bytes of all text of one sheet, or of all strings shared by the sheets. 2 GiB by default.
    public var textBytes: Int
    /// Limits on the archive that holds the workbook.
    public var archive: InflateLimits

    /// Limits that ordinary workbooks do not reach.
    public init(
      columns: Int = 1_024, cells: Int = 200_000_000, cellBytes: Int = 16 << 20, textBytes: Int = 2 << 30,
      archive: InflateLimits = InflateLimits()
    ) {
      self.columns = columns
      self.cells = cells
      self.cellBytes = cellBytes
      self.textBytes = textBytes
      self.archive = archive
    }
  }

  /// The worksheets in the order of their tabs. Charts, dialogs and macro sheets are not among them.
  public private(set) var sheets: [Sheet]
  /// Whether dates count from 1904 instead of 1900.
  public let date1904: Bool
  /// Whether it was a package under Excel's own password, which is a compound file by its bytes.
  public let wasLocked: Bool
  private var format: any WorkbookFormat

  private init(_ format: any WorkbookFormat, wasLocked: Bool = false) {
    self.format = format
    self.wasLocked = wasLocked
    sheets = format.sheets
    date1904 = format.styles.date1904
  }

  /// Opens a workbook by its content, whatever its name says; cells are not read yet.
  /// Throws `.empty`, `.notAWorkbook`, `.unsupported`, `.encrypted`, `.truncated`, `.damaged`, `.missingPart`,
  /// `.documentType`, `.tooLarge`.
  public static func open(bytes: [UInt8], limits: Limits = Limits()) throws(WorkbookError) -> Workbook {
    let kind = FileKind.sniff(bytes)
    let bytes = Array(bytes.dropFirst(FileKind.prefixLength(bytes)))
    return switch kind {
    case .zip, .xlsx, .docx: Workbook(try PackageReader.workbook(bytes, limits: limits))
    case .cfb: try compound(bytes, limits)
    case .html: Workbook(try HTMLWorkbook(bytes))
    case .mhtml: Workbook(try MHTMLWorkbook(bytes))
    case .xml2003: Workbook(try flat(bytes, limits))
    case .biff: Workbook(try XLSWorkbook(stream: bytes))
    case .empty: throw WorkbookError(.empty, "the file is empty")
    default: throw WorkbookError(.notAWorkbook, kind: kind, "is \(kind.rawValue), no workbook")
    }
  }

  /// A compound file: an .xls, or a package that is encrypted.
  private static func compound(_ bytes: [UInt8], _ limits: Limits) throws(WorkbookError) -> Workbook {
    let file = try CompoundFile(bytes)
    guard OfficeEncryption.holds(file) else { return Workbook(try XLSWorkbook(file)) }
    return Workbook(
      try PackageReader.workbook(OfficeEncryption.package(of: file), limits: limits), wasLocked: true)
  }

  /// A workbook in one XML file.
  private static func flat(_ bytes: [UInt8], _ limits: Limits) throws(WorkbookError) -> any WorkbookFormat {
    let text = MarkupText.xml(bytes)
    return ODSWorkbook.isFlat(text) ? try ODSWorkbook(flat: text, limits: limits) : try XML2003Workbook(text)
  }

  /// The name of the font of a style, as `CellBatch.styles` has them; nil where the file does not say.
  /// Old Vietnamese encodings are known by it (`.VnTime`, `VNI-Times`).
  public func fontName(ofStyle style: UInt16) -> String? { format.styles.fontName(ofStyle: Int(style)) }

  /// Reads a whole sheet into the batch, which is emptied first.
  ///
  /// Rows without a value are left out, and rows end with their last value. Cells of the same text may share bytes.
  /// Throws `.noSuchSheet`, `.damaged`, `.truncated`, `.missingPart`, `.tooLarge`.
  public func read(
    sheet index: Int, into batch: inout CellBatch, numbers: NumberForm = .value, limits: Limits = Limits()
  ) throws(WorkbookError) {
    batch.removeAll()
    var sink = CellSink(filling: batch, numbers: numbers, limits: limits)
    batch = CellBatch()
    try fill(&sink, from: index)
    batch = try sink.finish()
    sheets[index].cellsBeyondWidth = sink.cellsBeyondWidth
  }

  /// Calls `body` for each nonblank cell in file order: row and column from 1, kind, style and value. No width is too
  /// wide, and nothing is kept.
  /// Throws what `read` throws.
  public func forEachCell(
    sheet index: Int, numbers: NumberForm = .value, limits: Limits = Limits(),
    _ body: @escaping (_ row: Int, _ column: Int, _ kind: CellKind, _ style: UInt16, _ value: [UInt8]) -> Void
  ) throws(WorkbookError) {
    var sink = CellSink(visiting: body, numbers: numbers, limits: limits)
    try fill(&sink, from: index)
  }

  private func fill(_ sink: inout CellSink, from index: Int) throws(WorkbookError) {
    guard sheets.indices.contains(index) else {
      throw WorkbookError(.noSuchSheet, "has \(sheets.count) sheets; there is no sheet \(index + 1)")
    }
    // Copies, so that a visitor may look at the workbook while it is being read.
    var format = format
    var notes = sheets[index]
    notes.forget()
    do {
      try format.read(sheet: index, into: &sink, notes: &notes)
    } catch {
      throw error.part == nil ? WorkbookError(error.code, part: sheets[index].name, error.detail) : error
    }
    self.format = format
    sheets[index] = notes
  }
}

/// One kind of workbook file.
protocol WorkbookFormat {
  /// The worksheets, without what only reading finds.
  var sheets: [Sheet] { get }
  /// Number formats and fonts.
  var styles: StyleTable { get }
  /// Sends all cells of a sheet to the sink, and notes merges and hidden rows and columns.
  mutating func read(sheet index: Int, into sink: inout CellSink, notes: inout Sheet) throws(WorkbookError)
}

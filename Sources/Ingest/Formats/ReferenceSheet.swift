import Cells
import DelimitedText
import Hashing
import PipelineKit
import Text
import Workbooks

/// A table that an office keeps beside its lists, in whatever format a list may have.
public enum ReferenceSheet: Sendable {
  /// Text as UTF-8, the character between its fields, and what the file was.
  case text([UInt8], delimiter: UInt8, form: String)
  /// The sheets of a workbook that have rows, hidden ones last, and what the file was.
  case sheets([Sheet], form: String)
  /// A file of which no rows can be had: the finding that a list would get, with its arguments.
  case unreadable(FindingCode, [String])

  /// A sheet's rows.
  public struct Sheet: Sendable {
    /// Its name.
    public var name: String
    /// Its rows with the numbers that a spreadsheet program shows; dates `yyyy-mm-dd` or `yyyy-mm-dd hh:mm`.
    public var rows: [(number: Int, fields: [String])]
  }

  /// Looks at a file's bytes.
  public init(_ bytes: [UInt8]) {
    switch FileKind.sniff(Array(bytes.prefix(1 << 16))) {
    case .text, .utf16, .empty: self = Self.text(of: bytes)
    default: self = Self.sheets(of: bytes)
    }
  }

  private static func text(of bytes: [UInt8]) -> ReferenceSheet {
    let decoded = Encoding.decode(bytes)
    let dialect = DelimitedReader.sniff(Array(decoded.bytes.prefix(1 << 16)))
    return .text(
      decoded.bytes, delimiter: dialect.delimiter, form: "csv, \(Self.name(dialect)), \(decoded.encoding.name)")
  }

  private static func name(_ dialect: Dialect) -> String {
    dialect.delimiter == 0x09 ? "tab" : String(UnicodeScalar(dialect.delimiter))
  }

  private static func sheets(of bytes: [UInt8]) -> ReferenceSheet {
    do throws(SheetTrouble) {
      var source = try open(bytes)
      var (shown, hidden): ([Sheet], [Sheet]) = ([], [])
      for index in 0..<source.count {
        let rows = try rows(of: index, in: &source)
        if rows.isEmpty { continue }
        let sheet = Sheet(name: source.name(index), rows: rows)
        if source.isHidden(index) { hidden.append(sheet) } else { shown.append(sheet) }
      }
      return .sheets(shown + hidden, form: source.form)
    } catch { return .unreadable(error.code, error.arguments) }
  }

  /// A ZIP of which nobody can tell what it is, is taken for a workbook.
  private static func open(_ bytes: [UInt8]) throws(SheetTrouble) -> any SheetSource {
    let digest = (sha256: SHA256.digest(of: []), bytes: bytes.count)
    let kind = Opening.kind(of: bytes)
    switch kind {
    case .zip, .xlsx:
      return try WorkbookSheets(bytes, form: kind == .zip ? "xlsx" : kind.rawValue, digest: digest, numbers: .display)
    default: return try Opening.sheets(of: bytes, digest: digest, numbers: .display)
    }
  }

  private static func rows(
    of sheet: Int, in source: inout any SheetSource
  ) throws(SheetTrouble) -> [(number: Int, fields: [String])] {
    var rows: [(number: Int, fields: [String])] = []
    var batch = try source.first(of: sheet)
    while let cells = batch {
      for row in 0..<cells.rowCount {
        let fields = (0..<cells.width(ofRow: row)).map { field(cells[row, $0], in: cells) }
        if fields.contains(where: { !$0.isEmpty }) { rows.append((Int(cells.rowNumbers[row]), fields)) }
      }
      batch = try source.next()
    }
    return rows
  }

  /// The text without blanks around it; a date without its midnight.
  private static func field(_ cell: Cell, in cells: CellBatch) -> String {
    let text = cells.text(cell)
    guard cell.kind == .date, let time = text.firstIndex(of: "T") else { return trimmed(text) }
    let (day, clock) = (text[..<time], text[text.index(after: time)...].prefix(5))
    return clock == "00:00" ? String(day) : day + " " + clock
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

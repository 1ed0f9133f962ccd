import Cells
import Compression
import DelimitedText
import Text
import Workbooks

/// A reader of bytes that must bear any bytes at all: it ends, with rows or with an error, and never traps.
public enum Harness: String, CaseIterable, Sendable {
  /// Delimited text, its delimiter sniffed.
  case delimited
  /// The encodings of text.
  case encoding
  /// gzip.
  case gzip
  /// ZIP archives, and workbooks in them.
  case xlsx
  /// Compound files, and workbooks in them or bare.
  case xls
  /// Pages and XML that call themselves workbooks.
  case markup
  /// A whole list: read and cleaned.
  case list

  /// Reads the bytes.
  public func run(_ bytes: [UInt8]) {
    switch self {
    case .delimited: Self.delimited(bytes)
    case .encoding: Self.encoding(bytes)
    case .gzip: Self.gzip(bytes)
    case .xlsx: Self.archive(bytes)
    case .xls, .markup: Self.workbook(bytes)
    case .list: ListHarness.shared?.run(bytes)
    }
  }

  private static let archive = InflateLimits(entryBytes: 4 << 20, ratioFloor: 1 << 20, entries: 1_024)
  private static let limits = Workbook.Limits(cells: 1 << 18, cellBytes: 1 << 20, textBytes: 4 << 20, archive: archive)

  private static func delimited(_ bytes: [UInt8]) {
    let reader = DelimitedReader(BufferedBytes(bytes), dialect: DelimitedReader.sniff(bytes))
    var batch = CellBatch()
    while (try? reader.next(into: &batch)) == true { look(at: batch) }
  }

  private static func encoding(_ bytes: [UInt8]) {
    let text = Encoding.decode(bytes)
    precondition(!Encoding.isUTF8(bytes) || text.encoding != .windows1258, "valid UTF-8 is not taken for another")
    precondition(Encoding.isUTF8(text.bytes), "what was decoded is UTF-8")
    if let disguise = Encoding.disguised(text.bytes), let bare = disguise.undisguise(text.bytes) {
      precondition(Encoding.isUTF8(bare), "what was undisguised is UTF-8")
    }
  }

  private static func gzip(_ bytes: [UInt8]) {
    guard let reader = try? GzipReader(BufferedBytes(bytes), limits: archive) else { return }
    var content: [UInt8] = []
    while let count = try? reader.read(upTo: 1 << 14, appendingTo: &content), count > 0 {
      content.removeAll(keepingCapacity: true)
    }
  }

  private static func archive(_ bytes: [UInt8]) {
    if let archive = try? ZipArchive(bytes: bytes, limits: archive) {
      for entry in archive.entries.prefix(16) { _ = try? archive.content(entry) }
    }
    workbook(bytes)
  }

  private static func workbook(_ bytes: [UInt8]) {
    guard let workbook = try? Workbook.open(bytes: bytes, limits: limits) else { return }
    var batch = CellBatch()
    for sheet in workbook.sheets.indices.prefix(8) {
      try? workbook.read(sheet: sheet, into: &batch, numbers: .display, limits: limits)
      look(at: batch)
    }
  }

  /// Looks at every cell, so that a place outside of the buffer would trap.
  private static func look(at batch: CellBatch) {
    precondition(batch.rowStarts.count == batch.rowCount + 1, "each row has a beginning and an end")
    for cell in batch.cells where !cell.isBlank {
      precondition(cell.range.upperBound <= batch.bytes.count, "a cell lies within its batch")
    }
  }
}

internal import CFieldScanner
import Cells

/// Reads delimited text as batches of cells: records and fields exactly as libcsv finds them, at the pace of the disk.
///
/// Beyond libcsv: a byte order mark and a first line `sep=…` are removed; records are numbered as a spreadsheet program
/// shows them, blank lines included, though blank lines make no row; a record with a quote astray, an open quote or too
/// many bytes is emitted as well as it can be read, is listed in `troubles`, and never swallows the records after it.
/// The same bytes give the same rows and troubles however they arrive. The bytes need not be UTF-8.
public final class DelimitedReader {
  /// What was wrong in the records of the batches read so far, in their order.
  public private(set) var troubles: [DelimitedTrouble] = []

  private var source: any ByteSource
  private let limits: Limits
  private var splitter: RecordSplitter
  /// The beginning of a record whose end was not in the last batch.
  private var carried: [UInt8] = []
  /// As much room as the batch before took.
  private var room = (bytes: 0, cells: 0, rows: 0)
  private var hasStarted = false
  private var sourceHasEnded = false

  /// A reader of everything that the source still holds.
  public convenience init(_ source: some ByteSource, dialect: Dialect = .comma) {
    self.init(source, dialect: dialect, limits: Limits(), variant: cfs_best())
  }

  init(_ source: some ByteSource, dialect: Dialect, limits: Limits, variant: cfs_variant) {
    self.source = source
    self.limits = limits
    self.splitter = RecordSplitter(delimiter: dialect.delimiter, limits: limits, variant: variant)
  }

  /// Replaces the batch's rows by the next ones; false, with no rows, after the last.
  ///
  /// Cells are `.text`, or `.blank` where nothing stands. Throws what the source throws, as `sourceFailed`.
  public func next(into batch: inout CellBatch) throws(DelimitedTextError) -> Bool {
    batch.removeAll()
    batch.bytes.reserveCapacity(room.bytes)
    batch.cells.reserveCapacity(room.cells)
    batch.rowStarts.reserveCapacity(room.rows)
    batch.rowNumbers.reserveCapacity(room.rows)
    repeat {
      guard try nextRecords(into: &batch) else { return false }
    } while batch.rowCount == 0
    room = (batch.bytes.capacity, batch.cells.capacity, batch.rowStarts.capacity)
    return true
  }

  /// Reads until at least one record ends, which may be a blank one; false at the end.
  private func nextRecords(into batch: inout CellBatch) throws(DelimitedTextError) -> Bool {
    var bytes: [UInt8] = []
    swap(&bytes, &batch.bytes)
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: carried)
    var wanted = hasStarted ? limits.batch : limits.first
    while true {
      try fill(&bytes, upTo: wanted)
      if bytes.isEmpty && sourceHasEnded { return false }
      let consumed = splitter.split(&bytes, isLast: sourceHasEnded, into: &batch, troubles: &troubles)
      if consumed > 0 {
        carried = Array(bytes[consumed...])
        bytes.removeLast(bytes.count - consumed)
        batch.bytes = bytes
        return true
      }
      wanted = 2 * bytes.count
    }
  }

  /// Reads until `count` bytes are there or the source ends; the last line then gets its line end if it has none.
  private func fill(_ bytes: inout [UInt8], upTo count: Int) throws(DelimitedTextError) {
    let wanted = hasStarted ? count : max(count, Self.longestPrefix)
    while bytes.count < wanted && !sourceHasEnded {
      if try read(upTo: wanted - bytes.count, into: &bytes) == 0 {
        sourceHasEnded = true
        if let last = bytes.last, !isLineEnd(last) { bytes.append(UInt8(ascii: "\n")) }
      }
    }
    if !hasStarted {
      hasStarted = true
      splitter.skipPrefix(of: bytes)
    }
  }

  private func read(upTo count: Int, into bytes: inout [UInt8]) throws(DelimitedTextError) -> Int {
    do {
      return try source.read(upTo: count, appendingTo: &bytes)
    } catch {
      throw DelimitedTextError(.sourceFailed, underlying: error)
    }
  }

  /// A byte order mark and `sep=;` with CRLF.
  private static let longestPrefix = 10
}

/// Whether the byte is CR or LF.
@inline(__always) func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

import Cells
import DelimitedText
import Hashing
import PipelineKit

/// A delimited text file as one sheet, read piece by piece.
final class DelimitedSheets: SheetSource {
  let form: String
  private let reader: DelimitedReader
  private let fileDigest: () -> (sha256: SHA256Digest, bytes: Int)
  private(set) var sawRows = false
  private var hasCellsBeyond = false

  /// The most columns that are read, as in workbooks.
  private static let columns = 1_024

  /// A sheet over the UTF-8 bytes that `source` gives; `digest` tells hash and size of the file that they come from.
  init(
    _ source: some ByteSource, dialect: Dialect, form: String,
    digest: @escaping () -> (sha256: SHA256Digest, bytes: Int)
  ) {
    fileDigest = digest
    self.form = form
    reader = DelimitedReader(source, dialect: dialect)
  }

  var count: Int { 1 }
  func name(_ sheet: Int) -> String { "" }
  func isHidden(_ sheet: Int) -> Bool { false }
  func merges(_ sheet: Int) -> [MergedCells] { [] }
  func first(of sheet: Int) throws(SheetTrouble) -> CellBatch? { try next() }

  func next() throws(SheetTrouble) -> CellBatch? {
    var batch = CellBatch()
    do {
      guard try reader.next(into: &batch) else { return nil }
    } catch { throw SheetTrouble(reading: error) }
    hasCellsBeyond = batch.narrow(to: Self.columns) || hasCellsBeyond
    sawRows = sawRows || batch.rowCount > 0
    return batch
  }

  func troubles() -> [(code: FindingCode, row: UInt32)] {
    reader.troubles.map { (.quoteStray, UInt32(truncatingIfNeeded: $0.record)) }
      + (hasCellsBeyond ? [(.cellsBeyond, 0)] : [])
  }

  func digest() -> (sha256: SHA256Digest, bytes: Int) { fileDigest() }
}

extension CellBatch {
  /// Leaves out all cells beyond so many columns; whether one of them held anything.
  mutating func narrow(to columns: Int) -> Bool {
    guard (0..<rowCount).contains(where: { width(ofRow: $0) > columns }) else { return false }
    var lost = false
    var kept: [Cell] = []
    var starts: [UInt32] = [0]
    for row in 0..<rowCount {
      let range = Int(rowStarts[row])..<Int(rowStarts[row + 1])
      kept.append(contentsOf: cells[range].prefix(columns))
      lost = lost || cells[range].dropFirst(columns).contains { !$0.isBlank }
      starts.append(UInt32(truncatingIfNeeded: kept.count))
    }
    cells = kept
    rowStarts = starts
    return lost
  }
}

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
    } catch { throw SheetTrouble(code: .fileDamaged) }
    sawRows = sawRows || batch.rowCount > 0
    return batch
  }

  func troubles() -> [(code: FindingCode, row: UInt32)] {
    reader.troubles.map { (.quoteStray, UInt32(truncatingIfNeeded: $0.record)) }
  }

  func digest() -> (sha256: SHA256Digest, bytes: Int) { fileDigest() }
}

import Cells
import Hashing
import PipelineKit
import Workbooks

/// A workbook as sheets of cells; each sheet is read whole, one at a time.
struct WorkbookSheets: SheetSource {
  private(set) var form: String

  /// The most merged blocks of a sheet: ten a household in a list of a whole district.
  private static let merges = 1 << 18

  private let workbook: Workbook
  private let hash: SHA256Digest
  private let size: Int
  private(set) var sawRows = false
  private var beyond: [(code: FindingCode, row: UInt32)] = []

  /// A workbook of a file, whose hash and size are its own.
  init(_ file: FileSource, form: String) throws(SheetTrouble) {
    let bytes = try file.all()
    try self.init(bytes, form: form, digest: file.digest())
  }

  /// A workbook of bytes; `digest` is that of the file that they come from.
  init(_ bytes: [UInt8], form: String, digest: (sha256: SHA256Digest, bytes: Int)) throws(SheetTrouble) {
    self.form = form
    (hash, size) = digest
    do { workbook = try Workbook.open(bytes: bytes) } catch { throw SheetTrouble(error) }
  }

  var count: Int { workbook.sheets.count }
  func name(_ sheet: Int) -> String { workbook.sheets[sheet].name }
  func isHidden(_ sheet: Int) -> Bool { workbook.sheets[sheet].isHidden }

  func merges(_ sheet: Int) -> [MergedCells] {
    workbook.sheets[sheet].merges.map {
      MergedCells(
        firstRow: $0.firstRow, firstColumn: $0.firstColumn, lastRow: $0.lastRow, lastColumn: $0.lastColumn)
    }
  }

  mutating func first(of sheet: Int) throws(SheetTrouble) -> CellBatch? {
    var batch = CellBatch()
    do { try workbook.read(sheet: sheet, into: &batch, numbers: .display) } catch { throw SheetTrouble(error) }
    guard workbook.sheets[sheet].merges.count <= Self.merges else { throw SheetTrouble(code: .fileTooLarge) }
    if workbook.sheets[sheet].cellsBeyondWidth > 0 { beyond.append((.cellsBeyond, 0)) }
    let hidden = workbook.sheets[sheet].hiddenRows
    if let row = batch.rowNumbers.first(where: { hidden.contains(Int($0)) }) { beyond.append((.rowsHidden, row)) }
    let disguise = Disguise(batch) { workbook.fontName(ofStyle: $0) }
    disguise.undo(in: &batch)
    if let common = disguise.common, !form.contains(common.name) { form += ", " + common.name }
    sawRows = sawRows || batch.rowCount > 0
    return batch.rowCount > 0 ? batch : nil
  }

  mutating func next() -> CellBatch? { nil }
  func troubles() -> [(code: FindingCode, row: UInt32)] { beyond }
  func digest() -> (sha256: SHA256Digest, bytes: Int) { (hash, size) }
}

extension SheetTrouble {
  /// What a workbook's error is for the commune.
  init(_ error: WorkbookError) {
    switch error.code {
    case .encrypted: self.init(code: .fileEncrypted)
    case .notAWorkbook, .unsupported: self.init(code: .fileKindUnknown, arguments: [error.detail])
    case .tooLarge: self.init(code: .fileTooLarge)
    default: self.init(code: .fileDamaged)
    }
  }
}

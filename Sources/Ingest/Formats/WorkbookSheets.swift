import Cells
import DelimitedText
import Hashing
import PipelineKit
import Workbooks

/// A workbook as sheets of cells; each sheet is read whole, one at a time.
struct WorkbookSheets: SheetSource {
  private(set) var form: String

  /// The most merged blocks of a sheet: ten a household in a list of a whole district.
  private static let merges = 1 << 18

  private let workbook: Workbook
  private let numbers: NumberForm
  private let hash: SHA256Digest
  private let size: Int
  private(set) var sawRows = false
  private var odd: [SheetNote] = []
  private var letters = LetterLook()

  /// A workbook of a file, whose hash and size are its own.
  init(_ file: FileSource, form: String, numbers: NumberForm) throws(SheetTrouble) {
    let bytes = try file.all()
    try self.init(bytes, form: form, digest: file.digest(), numbers: numbers)
  }

  /// A workbook of bytes; `digest` is that of the file that they come from.
  init(
    _ bytes: [UInt8], form: String, digest: (sha256: SHA256Digest, bytes: Int), numbers: NumberForm
  ) throws(SheetTrouble) {
    self.form = form
    self.numbers = numbers
    (hash, size) = digest
    do { workbook = try Workbook.open(bytes: bytes) } catch { throw SheetTrouble(error) }
  }

  /// Whether the workbook was under Excel's own password.
  var wasLocked: Bool { workbook.wasLocked }
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
    do { try workbook.read(sheet: sheet, into: &batch, numbers: numbers) } catch { throw SheetTrouble(error) }
    guard workbook.sheets[sheet].merges.count <= Self.merges else { throw SheetTrouble(code: .fileTooLarge) }
    let (name, cut) = (name(sheet), workbook.sheets[sheet].cellsBeyondWidth)
    if cut > 0 { odd.append(SheetNote(code: .cellsBeyond, sheet: name, arguments: [String(cut)])) }
    let hidden = workbook.sheets[sheet].hiddenRows
    if let row = batch.rowNumbers.first(where: { hidden.contains(Int($0)) }) {
      odd.append(SheetNote(code: .rowsHidden, sheet: name, row: row))
    }
    SymbolFonts.undo(in: &batch) { workbook.fontName(ofStyle: $0) }
    let check = TextCheck(batch.bytes)
    if check.end < batch.bytes.count { batch.markDamagedLetters() }
    let disguise = Disguise(batch) { workbook.fontName(ofStyle: $0) }
    disguise.undo(in: &batch)
    letters.beginSheet()
    if check.end < batch.bytes.count || check.maySayLost || disguise.common != nil {
      try letters.look(at: &batch, sheet: name)
    }
    if let common = disguise.common, !form.contains(common.name) { form += ", " + common.name }
    sawRows = sawRows || batch.rowCount > 0
    return batch.rowCount > 0 ? batch : nil
  }

  mutating func next() -> CellBatch? { nil }
  func notes() -> [SheetNote] { odd + letters.notes }
  func digest() -> (sha256: SHA256Digest, bytes: Int) { (hash, size) }
}

extension CellBatch {
  /// Puts U+FFFD in the place of bytes that are no UTF-8, which damaged or careless workbooks hold.
  fileprivate mutating func markDamagedLetters() {
    for index in cells.indices where cells[index].kind == .text {
      let range = cells[index].range
      guard TextCheck(Array(bytes[range])).end < range.count else { continue }
      let text = Array(String(decoding: bytes[range], as: UTF8.self).utf8)
      cells[index] = Cell(offset: bytes.count, length: text.count, kind: .text)
      bytes.append(contentsOf: text)
    }
  }
}

extension SheetTrouble {
  /// A file of a kind that is not read.
  init(kind: String) { self.init(code: .fileKindUnknown, arguments: ["kind-" + kind, "do-" + kind]) }

  /// What a workbook's error is for the commune.
  init(_ error: WorkbookError) {
    switch error.code {
    case .encrypted: self.init(code: .fileEncrypted)
    case .notAWorkbook: self.init(kind: (error.kind ?? .binary).rawValue)
    case .empty: self.init(code: .fileEmpty)
    case .tooLarge: self.init(code: .fileTooLarge)
    default: self.init(code: .fileDamaged)
    }
  }
}

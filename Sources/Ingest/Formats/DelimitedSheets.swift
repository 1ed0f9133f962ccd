import Cells
import DelimitedText
import Hashing
import PipelineKit
import Text

/// A delimited text file as one sheet, read piece by piece.
final class DelimitedSheets: SheetSource {
  private let reader: DelimitedReader
  private let text: TextSource
  private let dialect: Dialect
  private let fileDigest: () -> (sha256: SHA256Digest, bytes: Int)
  private(set) var sawRows = false
  private var hasCellsBeyond = false
  private var hasStarted = false
  private var letters = LetterLook()
  private var quoted = QuotedLines()
  private var disguise: Disguise?
  /// What may stand in the piece read before, of which a record may have been left.
  private var before = TextSource.Signs()

  /// The most columns that are read, as in workbooks.
  private static let columns = 1_024

  /// A sheet over a text; `digest` tells hash and size of the file that it comes from.
  init(_ text: TextSource, dialect: Dialect, digest: @escaping () -> (sha256: SHA256Digest, bytes: Int)) {
    fileDigest = digest
    self.text = text
    self.dialect = dialect
    reader = DelimitedReader(text, dialect: dialect)
  }

  /// "csv", the delimiter, the encoding, and what its letters really were.
  var form: String {
    let delimiter = dialect.delimiter == 0x09 ? "tab" : String(UnicodeScalar(dialect.delimiter))
    let encodings = [text.encoding, text.mixedWith, disguise?.common].compactMap { $0?.name }
    return "csv, \(delimiter), " + encodings.joined(separator: ", ")
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
    if !hasStarted { quoted.learn(batch, dialect) }
    quoted.unwrap(&batch)
    try lookAtLetters(&batch)
    hasCellsBeyond = batch.narrow(to: Self.columns) || hasCellsBeyond
    sawRows = sawRows || batch.rowCount > 0
    hasStarted = true
    return batch
  }

  /// Undoes what was done to letters, and notes what cannot be undone; most pieces need no look at all.
  private func lookAtLetters(_ batch: inout CellBatch) throws(SheetTrouble) {
    let now = text.takeSigns()
    if !hasStarted, Encoding.mayBeDisguised(batch.bytes.prefix(1 << 16)) { disguise = Disguise(batch) { _ in nil } }
    if disguise?.isNone ?? true {
      disguise = now.hasForeign || before.hasForeign ? misreading(in: batch) : nil
    }
    disguise?.undo(in: &batch)
    if now.hasLost || before.hasLost || disguise != nil { try letters.look(at: &batch) }
    before = now
  }

  /// Misread letters that begin further down: alone of all disguises they can be told letter by letter, so that rows before
  /// them come to no harm.
  private func misreading(in batch: CellBatch) -> Disguise? {
    guard Encoding.mayBeMisread(batch.bytes[...]) else { return nil }
    let first = (0..<batch.rowCount).first { row in
      (0..<batch.width(ofRow: row)).contains { Encoding.mayBeMisread(batch.bytes[batch[row, $0].range]) }
    }
    let found = first.map { Disguise(batch, from: $0) { _ in nil } }
    return found?.common == .utf8ReadAs1252 ? found : nil
  }

  func notes() -> [SheetNote] {
    var notes = reader.troubles.map {
      SheetNote(code: .quoteStray, row: UInt32(truncatingIfNeeded: $0.record))
    }
    if hasCellsBeyond { notes.append(SheetNote(code: .cellsBeyond)) }
    if let row = quoted.firstRow { notes.append(SheetNote(code: .linesQuoted, row: row)) }
    if let mixed = text.mixedWith { notes.append(SheetNote(code: .encodingsMixed, arguments: [mixed.name])) }
    return notes + letters.notes
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

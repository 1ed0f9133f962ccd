import Cells
import Hashing
import PipelineKit

/// Why a file or sheet cannot be read, as a finding.
struct SheetTrouble: Error {
  var code: FindingCode
  var arguments: [String] = []
}

/// Something odd that reading met, with its place: what the findings of a list say before its rows are understood.
struct SheetNote {
  var code: FindingCode
  /// The sheet's name; empty for CSV.
  var sheet = ""
  /// The row's number; 0 = all of it.
  var row: UInt32 = 0
  /// The column's number, from 1; 0 = all of them.
  var column: UInt16 = 0
  var arguments: [String] = []
}

/// A file as sheets of cells, whatever its format.
protocol SheetSource {
  /// What the file is, in a word or two.
  var form: String { get }
  /// How many sheets there are.
  var count: Int { get }
  /// Whether any row was seen.
  var sawRows: Bool { get }
  /// A sheet's name; empty for CSV.
  func name(_ sheet: Int) -> String
  /// Whether the sheet is hidden from the user.
  func isHidden(_ sheet: Int) -> Bool
  /// The blocks of merged cells of a sheet that was read.
  func merges(_ sheet: Int) -> [MergedCells]
  /// The first rows of a sheet; nil when it has none.
  mutating func first(of sheet: Int) throws(SheetTrouble) -> CellBatch?
  /// The rows after those; nil at the sheet's end.
  mutating func next() throws(SheetTrouble) -> CellBatch?
  /// What was odd in all that was read so far.
  func notes() -> [SheetNote]
  /// Why the file has no list, where reading it told; nil where it did not.
  var refusal: SheetTrouble? { get }
  /// Hash and size of the bytes read.
  func digest() -> (sha256: SHA256Digest, bytes: Int)
}

extension SheetSource {
  var refusal: SheetTrouble? { nil }
}

/// What stands in for a file that could not be opened.
struct NoSheets: SheetSource {
  var sha256 = SHA256.digest(of: [])
  var bytes = 0
  var form: String { "" }
  var count: Int { 0 }
  var sawRows: Bool { false }
  func name(_ sheet: Int) -> String { "" }
  func isHidden(_ sheet: Int) -> Bool { false }
  func merges(_ sheet: Int) -> [MergedCells] { [] }
  mutating func first(of sheet: Int) -> CellBatch? { nil }
  mutating func next() -> CellBatch? { nil }
  func notes() -> [SheetNote] { [] }
  func digest() -> (sha256: SHA256Digest, bytes: Int) { (sha256, bytes) }
}

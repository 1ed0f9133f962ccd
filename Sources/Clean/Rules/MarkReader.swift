import Cells
import Ingest
import PipelineKit
import Standards
import Text

/// Marks that say yes or no: x, X, 1, có, v, ✓ against blank, 0, không, "-".
struct MarkReader {
  private let words: Vocabulary
  private var values = DistinctValues()
  private var read: [Bool?] = []

  init(_ words: Vocabulary) { self.words = words }

  /// Whether the cell is marked; nil when it says neither yes nor no.
  mutating func isMarked(_ cell: Cell, _ bytes: [UInt8]) -> Bool? {
    if cell.isBlank { return false }
    if cell.length == 1 {
      switch bytes[cell.range.lowerBound] {
      case 0x78, 0x58, 0x31: return true
      case 0x30, 0x2D: return false
      default: break
      }
    }
    let id = values.id(of: bytes, Digits.withoutZeroDecimals(bytes, cell.range))
    if id == read.count { read.append(decode(values.text(id))) }
    return read[id]
  }

  private func decode(_ text: String) -> Bool? {
    let folded = Folding.folded(text)
    if folded.isEmpty { return text.contains("✓") || text.contains("✔") || text.contains("☑") }
    return (words.spellings[folded] ?? words.spellings[text]).map { words.ids[$0] == "yes" }
  }
}

extension RowSet {
  /// For each row the bits of the columns that are marked in it. What says neither yes nor no is a finding, unless
  /// `isMark` says that it is a mark.
  mutating func marked(
    _ columns: [(column: Int, bit: Int)], _ marks: inout MarkReader, or isMark: (Cell) -> Bool = { _ in false }
  ) -> [UInt32] {
    if columns.isEmpty { return [UInt32](repeating: 0, count: rows.count) }
    return rows.map { row in
      var bits: UInt32 = 0
      for (column, bit) in columns {
        let cell = cells[row, column]
        if cell.isBlank { continue }
        switch marks.isMarked(cell, cells.bytes) {
        case true?: bits |= 1 << UInt32(bit)
        case nil where isMark(cell): bits |= 1 << UInt32(bit)
        case nil: say(.markUnreadable, row: row, column: column)
        default: break
        }
      }
      return bits
    }
  }
}

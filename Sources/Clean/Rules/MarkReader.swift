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

  /// For each byte that is a cell's only one: 1 = yes (x, X, 1), 0 = no (0, -), 2 = to be looked up.
  fileprivate static let ofOneByte = (0..<256).map { byte -> UInt8 in
    switch byte {
    case 0x78, 0x58, 0x31: 1
    case 0x30, 0x2D: 0
    default: 2
    }
  }

  /// Whether the cell is marked; nil when it says neither yes nor no.
  mutating func isMarked(_ cell: Cell, _ bytes: [UInt8]) -> Bool? {
    if cell.isBlank { return false }
    if cell.length == 1, case let said = Self.ofOneByte[Int(bytes[cell.range.lowerBound])], said < 2 {
      return said == 1
    }
    let id = values.id(of: bytes, cell.range)
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
    let (ofOneByte, bytes) = (MarkReader.ofOneByte, cells.bytes)
    if columns.isEmpty || bytes.isEmpty { return [UInt32](repeating: 0, count: rows.count) }
    return rows.map { row in
      var bits: UInt32 = 0
      for (column, bit) in columns {
        let cell = cells[row, column]
        // No processor can foresee which cells are marked: of blank cells and single bytes that is told without a branch.
        let byte = bytes[min(Int(cell.offset), bytes.count &- 1)]
        let said = cell.length &* Int(ofOneByte[Int(byte)])
        if cell.length <= 1, said < 2 {
          bits |= UInt32(said) << UInt32(bit)
          continue
        }
        switch marks.isMarked(cell, bytes) {
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

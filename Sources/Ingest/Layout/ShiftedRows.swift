import Cells
import Standards
import Text

/// Rows whose cells were pushed one column to the right from some column on, as happens when a cell is inserted: found by
/// values that fit the column to their left, and put back.
struct ShiftedRows {
  let columns: ColumnMap
  private let typed: [(column: Int, shape: Shape)]
  private let head: Int
  private let persons: Int?

  private enum Shape { case name, number, date, identity, sex, mark, word }

  init(columns: ColumnMap) {
    self.columns = columns
    head = columns[.head] ?? 0
    persons = columns[.persons]
    var typed: [(Int, Shape)] = [(head, .name)]
    let shapes: [(ColumnRole, Shape)] = [
      (.birth, .date), (.birthMale, .date), (.birthFemale, .date), (.identityNumber, .identity), (.sex, .sex),
      (.persons, .number), (.classText, .word), (.b1, .number), (.b2, .number), (.classMarkPoor, .mark),
      (.classMarkNearPoor, .mark),
      (.ethnicity, .name), (.village, .name),
    ]
    for (role, shape) in shapes {
      if let column = columns[role] { typed.append((column, shape)) }
    }
    for (column, _) in columns.indicators { typed.append((column, .mark)) }
    self.typed = typed
  }

  /// Whether the row looks wrong enough to be examined.
  func isSuspicious(_ row: Int, _ batch: CellBatch) -> Bool {
    if batch.width(ofRow: row) > columns.width { return true }
    if isEmpty(batch[row, head], batch) { return !isEmpty(batch[row, head + 1], batch) }
    if let persons {
      let cell = batch[row, persons]
      if !isEmpty(cell, batch), !fits(cell, .number, batch) { return true }
    }
    return false
  }

  /// The column from which the row is pushed to the right (the blank cell that does not belong); nil when it is not.
  func shift(of row: Int, in batch: CellBatch) -> Int? {
    let asItStands = fit(row, batch, from: .max)
    var best: (column: Int, fit: Int)?
    for column in 0...max(head, columns.width - 2) where isEmpty(batch[row, column], batch) {
      let found = fit(row, batch, from: column)
      if found > best?.fit ?? Int.min { best = (column, found) }
    }
    guard let best, best.fit >= asItStands + 4, best.fit > 0 else { return nil }
    return best.column
  }

  /// Puts the row back: takes the cell out, so that all cells to its right move left.
  func repair(_ row: Int, at column: Int, in batch: inout CellBatch) {
    let start = Int(batch.rowStarts[row])
    let end = Int(batch.rowStarts[row + 1])
    for index in start + column..<end - 1 { batch.cells[index] = batch.cells[index + 1] }
    batch.cells[end - 1] = .blank
  }

  /// Nothing, or dashes that stand for nothing.
  private func isEmpty(_ cell: Cell, _ batch: CellBatch) -> Bool {
    cell.length <= 2 && batch.bytes[cell.range].allSatisfy { $0 == 0x2D }
  }

  private func fit(_ row: Int, _ batch: CellBatch, from shifted: Int) -> Int {
    var score = 0
    for (column, shape) in typed {
      let cell = batch[row, column >= shifted ? column + 1 : column]
      if isEmpty(cell, batch) { continue }
      score += fits(cell, shape, batch) ? 1 : -2
    }
    return score
  }

  private func fits(_ cell: Cell, _ shape: Shape, _ batch: CellBatch) -> Bool {
    let bytes = batch.bytes[cell.range]
    let digits = bytes.reduce(0) { $0 + ((0x30...0x39).contains($1) ? 1 : 0) }
    switch shape {
    case .name: return digits * 2 < bytes.count && bytes.count >= 2
    case .number:
      guard digits > 0, digits <= 4 else { return false }
      let rest = bytes.drop { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C || $0 == 0x2D }
      return rest.isEmpty || rest.first == 0x20 && rest.count <= 14
    case .date: return digits >= 4 && digits <= 8 || bytes.count <= 2
    case .identity: return digits >= 7
    case .sex: return bytes.count <= 8 && digits <= 1
    case .mark: return bytes.count <= 6 && digits <= 2
    case .word: return digits == 0
    }
  }
}

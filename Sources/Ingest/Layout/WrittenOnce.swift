import Cells

/// A column in which a value is written beside the first of its rows only (as merged cells look in CSV): the blank cells
/// below mean the same.
struct WrittenOnce {
  private let column: Int
  private var last: [UInt8] = []

  /// Looks at a sheet's first rows: the first row of data says a value, at most one in four does, and no value is said
  /// twice in a row. Nil when the column is not of this kind.
  init?(column: Int, in batch: ListBatch) {
    self.column = column
    var rows = 0
    var said = 0
    var previous: [UInt8]?
    for (row, kind) in batch.kinds.enumerated() where kind == .household || kind == .member {
      let cell = batch.cells[row, column]
      rows += 1
      if cell.isBlank {
        if rows == 1 { return nil }
        continue
      }
      let value = Array(batch.cells.bytes[cell.range])
      if value == previous { return nil }
      previous = value
      said += 1
    }
    guard rows >= 4, said * 4 <= rows else { return nil }
  }

  /// Says the value in the blank cells below it.
  mutating func fill(_ batch: inout ListBatch) {
    var filling = Cell.blank
    for (row, kind) in batch.kinds.enumerated() where kind == .household || kind == .member {
      let cell = batch.cells[row, column]
      if !cell.isBlank {
        filling = cell
        continue
      }
      if filling.isBlank, !last.isEmpty {
        filling = Cell(offset: batch.cells.bytes.count, length: last.count, kind: .text)
        batch.cells.bytes.append(contentsOf: last)
      }
      let index = Int(batch.cells.rowStarts[row]) + column
      if index < Int(batch.cells.rowStarts[row + 1]) { batch.cells.cells[index] = filling }
    }
    if !filling.isBlank { last = Array(batch.cells.bytes[filling.range]) }
  }
}

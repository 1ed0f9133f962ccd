import Cells
import PipelineKit

extension CellBatch {
  /// Says the value of cells merged downwards in each of their rows: a village written once beside all its households.
  /// Of blocks that overlap in a column the upper one holds, so that no cell is filled twice.
  mutating func fillDown(_ merges: [MergedCells]) {
    var filled: (column: Int, row: Int) = (0, 0)
    let ordered = merges.filter { $0.lastRow > $0.firstRow }
      .sorted { ($0.firstColumn, $0.firstRow, $0.lastRow) < ($1.firstColumn, $1.firstRow, $1.lastRow) }
    for merge in ordered where merge.firstColumn != filled.column || merge.firstRow > filled.row {
      filled = (merge.firstColumn, merge.lastRow)
      var row = firstRow(from: merge.firstRow)
      guard row < rowCount, Int(rowNumbers[row]) == merge.firstRow else { continue }
      let cell = self[row, merge.firstColumn - 1]
      row += 1
      while !cell.isBlank, row < rowCount, Int(rowNumbers[row]) <= merge.lastRow {
        let index = Int(rowStarts[row]) + merge.firstColumn - 1
        if index < Int(rowStarts[row + 1]), cells[index].isBlank { cells[index] = cell }
        row += 1
      }
    }
  }

  /// The first row of the batch with that number or a greater one.
  private func firstRow(from number: Int) -> Int {
    rowNumbers.partitionPoint { $0 >= number }
  }
}

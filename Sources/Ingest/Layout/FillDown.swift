import Cells

extension CellBatch {
  /// Says the value of cells merged downwards in each of their rows: a village written once beside all its households.
  mutating func fillDown(_ merges: [MergedCells]) {
    for merge in merges where merge.lastRow > merge.firstRow {
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
    var (low, high) = (0, rowCount)
    while low < high {
      let middle = (low + high) / 2
      if Int(rowNumbers[middle]) < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

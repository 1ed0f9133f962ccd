import Households
import Ingest
import PipelineKit

/// Points of sheets B1 and B2 (điểm B1, B2): whole numbers from 0 to 400; B1 a multiple of five, B2 of ten.
struct ScoreRule {
  /// Appends both scores for each row.
  func apply(_ set: inout RowSet, to households: inout HouseholdColumns) {
    let columns = set.batch.layout.columns
    read(&set, column: columns[.b1], into: &households.b1)
    read(&set, column: columns[.b2], into: &households.b2)
  }

  private func read(_ set: inout RowSet, column: Int?, into scores: inout [Int16]) {
    guard let column else {
      scores.append(contentsOf: repeatElement(HouseholdColumns.unknownScore, count: set.rows.count))
      return
    }
    for row in set.rows {
      let cell = set.cells[row, column]
      if let value = Digits.integer(set.cells.bytes, cell.range), (0...400).contains(value) {
        scores.append(Int16(value))
        continue
      }
      scores.append(HouseholdColumns.unknownScore)
      if !set.cells.saysNothing(cell) { set.say(.scoreUnreadable, row: row, column: column) }
    }
  }
}

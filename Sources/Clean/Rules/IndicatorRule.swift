import Households
import Ingest
import PipelineKit
import Standards
import Text

/// Deprivations (chỉ số thiếu hụt): a marked column for each indicator, or one column with their numbers ("4, 6, 9").
struct IndicatorRule {
  private let count: Int
  private var marks: MarkReader
  private var lists = DistinctValues()
  private var read: [UInt32?] = []

  init(_ standard: Standard, marks: Vocabulary) {
    count = standard.indicators.count
    self.marks = MarkReader(marks)
  }

  /// Appends the deprivations of each row as bits.
  mutating func apply(_ set: inout RowSet, to households: inout HouseholdColumns) {
    let first = households.indicators.count
    households.indicators.append(contentsOf: repeatElement(0, count: set.rows.count))
    for (column, bit) in set.batch.layout.columns.indicators {
      for (offset, row) in set.rows.enumerated() {
        let cell = set.cells[row, column]
        if cell.isBlank { continue }
        switch marks.isMarked(cell, set.cells.bytes) {
        case true?: households.indicators[first + offset] |= 1 << UInt32(bit)
        case nil: set.say(.markUnreadable, row: row, column: column)
        default: break
        }
      }
    }
    if let column = set.batch.layout.columns[.indicatorList] { readLists(&set, column, first, &households) }
  }

  private mutating func readLists(
    _ set: inout RowSet, _ column: Int, _ first: Int, _ households: inout HouseholdColumns
  ) {
    for (offset, row) in set.rows.enumerated() {
      let cell = set.cells[row, column]
      if set.saysNothing(cell) { continue }
      let id = lists.id(of: set.cells.bytes, cell.range)
      if id == read.count { read.append(decode(lists.text(id))) }
      if let bits = read[id] {
        households.indicators[first + offset] |= bits
      } else {
        set.say(.indicatorUnreadable, row: row, column: column)
      }
    }
  }

  /// "4, 6, 9": the official numbers; "0" = none.
  private func decode(_ text: String) -> UInt32? {
    var bits: UInt32 = 0
    for part in text.split(whereSeparator: { ",;. /\n+&".contains($0) || $0.isWhitespace }) {
      guard let number = Int(part), (0...count).contains(number) else { return nil }
      if number > 0 { bits |= 1 << UInt32(number - 1) }
    }
    return bits
  }
}

import Households
import Ingest
import PipelineKit
import Standards

/// Causes of poverty (nguyên nhân nghèo): a marked column each, or one column that lists them.
struct CauseRule {
  private var marks: MarkReader
  private var lists: WordList

  init(_ causes: Vocabulary, marks: Vocabulary) {
    lists = WordList(causes)
    self.marks = MarkReader(marks)
  }

  /// Looks at a sheet's first batch: whether its causes are numbers in their official order.
  mutating func startSheet(_ set: inout RowSet) {
    guard let column = set.batch.layout.columns[.causeList] else { return }
    lists.startSheet(set, column)
    if lists.readsNumbers { set.sayOfColumn(.causesByNumber, column) }
  }

  /// Appends the causes of each row as bits.
  mutating func apply(_ set: inout RowSet, to households: inout HouseholdColumns) {
    let first = households.causes.count
    for bits in set.marked(set.batch.layout.columns.causes, &marks) {
      households.causes.append(UInt16(truncatingIfNeeded: bits))
    }
    guard let column = set.batch.layout.columns[.causeList] else { return }
    for (offset, row) in set.rows.enumerated() {
      let cell = set.cells[row, column]
      if set.cells.saysNothing(cell) { continue }
      let (bits, unknown) = lists.bits(set.cells.bytes, cell.range)
      households.causes[first + offset] |= UInt16(truncatingIfNeeded: bits)
      if unknown { set.say(.causeUnreadable, row: row, column: column) }
    }
  }
}

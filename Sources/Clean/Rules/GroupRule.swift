import Households
import Identity
import Ingest
import PipelineKit
import Standards

/// Groups (nhóm đối tượng): a marked column each, or one column that lists them; a female head follows from the sex.
struct GroupRule {
  private var marks: MarkReader
  private var lists: WordList

  init(_ groups: Vocabulary, marks: Vocabulary) {
    lists = WordList(groups)
    self.marks = MarkReader(marks)
  }

  /// Appends the groups of each row as bits; the sexes of the same rows are already there from `first` on.
  mutating func apply(_ set: inout RowSet, people: PersonColumns, first: Int, to households: inout HouseholdColumns) {
    for offset in set.rows.indices {
      households.groups.append(people.sexes[first + offset] == .female ? Self.female : 0)
    }
    for (column, bit) in set.batch.layout.columns.groups {
      for (offset, row) in set.rows.enumerated() {
        switch marks.isMarked(set.cells[row, column], set.cells.bytes) {
        case true?: households.groups[first + offset] |= 1 << UInt8(bit)
        case nil: set.say(.markUnreadable, row: row, column: column)
        default: break
        }
      }
    }
    guard let column = set.batch.layout.columns[.groupList] else { return }
    for (offset, row) in set.rows.enumerated() {
      let cell = set.cells[row, column]
      if set.saysNothing(cell) { continue }
      let (bits, unknown) = lists.bits(set.cells.bytes, cell.range)
      households.groups[first + offset] |= UInt8(truncatingIfNeeded: bits)
      if unknown { set.say(.groupUnreadable, row: row, column: column) }
    }
  }

  private static let female: UInt8 = 1 << HouseholdGroup.femaleHead.rawValue
}

import Households
import Identity
import Ingest
import PipelineKit
import Standards

/// Groups (nhóm đối tượng): a marked column each, or one column that lists them; a female head follows from the sex, an
/// ethnic minority from the ethnicity where no column marks it.
struct GroupRule {
  private var marks: MarkReader
  private var lists: WordList
  private let majority: UInt8

  /// A rule for which `majority` is the majority's place among the ethnic groups.
  init(_ groups: Vocabulary, marks: Vocabulary, majority: Int) {
    lists = WordList(groups)
    self.majority = UInt8(majority + 1)
    self.marks = MarkReader(marks)
  }

  /// Appends the groups of each row as bits; sexes and ethnicities of the same rows are already there from `first` on.
  mutating func apply(_ set: inout RowSet, people: PersonColumns, first: Int, to households: inout HouseholdColumns) {
    for offset in set.rows.indices {
      households.groups.append(people.sexes[first + offset] == .female ? Self.female : 0)
    }
    let columns = set.batch.layout.columns
    if !columns.has(.group(.ethnicMinority)) {
      for index in first..<households.groups.count {
        let ethnicity = households.ethnicities[index]
        if ethnicity != 0, ethnicity != majority { households.groups[index] |= Self.minority }
      }
    }
    for (offset, bits) in set.marked(columns.groups, &marks).enumerated() {
      households.groups[first + offset] |= UInt8(truncatingIfNeeded: bits)
    }
    guard let column = columns[.groupList] else { return }
    for (offset, row) in set.rows.enumerated() {
      let cell = set.cells[row, column]
      if set.cells.saysNothing(cell) { continue }
      let (bits, unknown) = lists.bits(set.cells.bytes, cell.range)
      households.groups[first + offset] |= UInt8(truncatingIfNeeded: bits)
      if unknown { set.say(.groupUnreadable, row: row, column: column) }
    }
  }

  private static let minority: UInt8 = 1 << HouseholdGroup.ethnicMinority.rawValue
  private static let female: UInt8 = 1 << HouseholdGroup.femaleHead.rawValue
}

import Households
import Ingest
import PipelineKit

/// Number of persons (số nhân khẩu): a whole number from 1 to 40; anything else is unknown and said.
struct PersonsRule {
  /// Appends the number of persons for each row.
  func apply(_ set: inout RowSet, to households: inout HouseholdColumns) {
    guard let column = set.batch.layout.columns[.persons] else {
      households.persons.append(contentsOf: repeatElement(HouseholdColumns.unknownPersons, count: set.rows.count))
      return
    }
    for row in set.rows {
      let cell = set.cells[row, column]
      if let value = Digits.integer(set.cells.bytes, cell.range), (1...40).contains(value) {
        households.persons.append(UInt16(value))
        continue
      }
      households.persons.append(HouseholdColumns.unknownPersons)
      set.say(set.saysNothing(cell) ? .personsMissing : .personsUnreadable, row: row, column: column)
    }
  }
}

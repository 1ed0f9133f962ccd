import Cells
import Households
import Ingest
import PipelineKit
import Text

/// Number of persons (số nhân khẩu): a whole number from 1 to 40, also with its unit ("4 khẩu"); anything else is unknown
/// and said.
struct PersonsRule {
  /// Appends the number of persons for each row.
  func apply(_ set: inout RowSet, to households: inout HouseholdColumns) {
    guard let column = set.batch.layout.columns[.persons] else {
      households.persons.append(contentsOf: repeatElement(HouseholdColumns.unknownPersons, count: set.rows.count))
      return
    }
    for row in set.rows {
      let cell = set.cells[row, column]
      if let value = number(cell, set), (1...40).contains(value) {
        households.persons.append(UInt16(value))
        continue
      }
      households.persons.append(HouseholdColumns.unknownPersons)
      set.say(set.cells.saysNothing(cell) ? .personsMissing : .personsUnreadable, row: row, column: column)
    }
  }

  private func number(_ cell: Cell, _ set: RowSet) -> Int? {
    if let value = Digits.integer(set.cells.bytes, cell.range) { return value }
    guard cell.kind == .text else { return nil }
    let words = Folding.folded(set.cells.text(cell)).split(separator: " ", maxSplits: 1)
    return words.count == 2 && Self.units.contains(String(words[1])) ? Int(words[0]) : nil
  }

  private static let units: Set = ["khau", "nguoi", "nhan khau", "nk", "thanh vien"]
}

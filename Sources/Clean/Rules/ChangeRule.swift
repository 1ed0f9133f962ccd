import Households
import Ingest
import Standards
import Text

/// What the list says of how a household came to it or left it (biến động). Any other word says nothing.
struct ChangeRule {
  private let changes: Vocabulary
  private var values = DistinctValues()
  private var read: [UInt8] = []

  init(_ changes: Vocabulary) { self.changes = changes }

  /// Appends what each row says, 0 = nothing.
  mutating func apply(_ set: inout RowSet, to households: inout HouseholdColumns) {
    guard let column = set.batch.layout.columns[.change] else {
      households.changes.append(contentsOf: repeatElement(0, count: set.rows.count))
      return
    }
    for row in set.rows {
      let id = values.id(of: set.cells.bytes, set.cells[row, column].range)
      if id == read.count { read.append(changes.index(of: values.text(id)).map { UInt8($0 + 1) } ?? 0) }
      households.changes.append(read[id])
    }
  }
}

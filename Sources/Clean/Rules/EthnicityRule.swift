import Households
import Ingest
import PipelineKit
import Standards
import Text

/// Ethnic group (dân tộc): one of the 54 of the official list, under any of its known names.
struct EthnicityRule {
  private let groups: Vocabulary
  private var values = DistinctValues()
  private var read: [UInt8] = []

  init(_ groups: Vocabulary) { self.groups = groups }

  /// Appends the ethnic group of each row: its place in the code list plus one, 0 = not known.
  mutating func apply(_ set: inout RowSet, to households: inout HouseholdColumns) {
    guard let column = set.batch.layout.columns[.ethnicity] else {
      households.ethnicities.append(contentsOf: repeatElement(0, count: set.rows.count))
      return
    }
    for row in set.rows {
      let cell = set.cells[row, column]
      if set.cells.saysNothing(cell) {
        households.ethnicities.append(0)
        continue
      }
      let id = values.id(of: set.cells.bytes, cell.range)
      if id == read.count {
        let folded = Folding.folded(values.text(id))
        let bare = folded.hasPrefix("dan toc ") ? String(folded.dropFirst(8)) : folded
        read.append((groups.spellings[folded] ?? groups.spellings[bare]).map { UInt8($0 + 1) } ?? 0)
      }
      households.ethnicities.append(read[id])
      if read[id] == 0 { set.say(.ethnicityUnreadable, row: row, column: column) }
    }
  }
}

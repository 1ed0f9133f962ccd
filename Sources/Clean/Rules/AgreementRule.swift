import Geography
import Households
import Ingest
import PipelineKit
import Standards

/// What a row says twice must agree: scores with class, B2 with deprivations. A difference is a finding, never a
/// correction: the recognised class is a legal decision.
struct AgreementRule {
  let standard: Standard
  let tree: UnitTree

  /// Looks at the rows that were just appended from `first` on.
  func apply(_ set: inout RowSet, households: HouseholdColumns, first: Int, asksIndicators: Bool) {
    let columns = set.batch.layout.columns
    for (offset, row) in set.rows.enumerated() {
      let index = first + offset
      let b2 = Int(households.b2[index])
      guard households.b2[index] != HouseholdColumns.unknownScore else { continue }
      if asksIndicators, let points = standard.pointsPerDeprivation,
        b2 != households.indicators[index].nonzeroBitCount * points
      {
        set.say(.scoresAgainstIndicators, row: row, column: columns[.b2])
      }
      guard households.b1[index] != HouseholdColumns.unknownScore else { continue }
      let area = tree.areas[Int(households.units[index])]
      let said = standard.classFromScores(b1: Int(households.b1[index]), b2: b2, area: area)
      if let said, said != households.classes[index], households.classes[index] != .average {
        set.say(.classAgainstScores, row: row, column: columns[.classText] ?? columns[.classMarkPoor] ?? columns[.b1])
      }
    }
  }
}

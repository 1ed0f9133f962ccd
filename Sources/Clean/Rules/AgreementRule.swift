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
  private let deprivations: [Range<Int>]
  private let majority: UInt8

  init(_ standard: Standard, ethnicities: Vocabulary, tree: UnitTree) {
    self.standard = standard
    self.tree = tree
    deprivations = HouseholdClass.allCases.map(standard.deprivations)
    majority = UInt8(1 + (ethnicities.ids.firstIndex(of: Self.kinh) ?? Int(UInt8.max) - 1))
  }

  /// Kinh in the official list: all others are minorities.
  private static let kinh = "01"

  /// Looks at the rows that were just appended from `first` on.
  func apply(_ set: inout RowSet, households: HouseholdColumns, first: Int, asksIndicators: Bool) {
    if asksIndicators { compareDeprivations(&set, households, first) }
    compareEthnicities(&set, households, first)
    compareScores(&set, households, first, asksIndicators: asksIndicators)
  }

  private static let minority: UInt8 = 1 << HouseholdGroup.ethnicMinority.rawValue

  /// Poor households are deprived of three indicators or more, near-poor ones of fewer (nd07-2021). Where there is a B2
  /// its own disagreements say it.
  private func compareDeprivations(_ set: inout RowSet, _ households: HouseholdColumns, _ first: Int) {
    let columns = set.batch.layout.columns
    for (offset, row) in set.rows.enumerated() where households.b2[first + offset] == HouseholdColumns.unknownScore {
      let lawful = deprivations[Int(households.classes[first + offset].rawValue)]
      if !lawful.contains(households.indicators[first + offset].nonzeroBitCount) {
        set.say(.deprivationsAgainstClass, row: row, column: columns[.classText] ?? columns[.indicatorList])
      }
    }
  }

  /// A household is of the group ethnic-minority when its ethnic group is not Kinh. Where groups are named in one column
  /// the minorities' is often left out, where all are: only marks are compared.
  private func compareEthnicities(_ set: inout RowSet, _ households: HouseholdColumns, _ first: Int) {
    let columns = set.batch.layout.columns
    guard columns.groups.contains(where: { $0.bit == HouseholdGroup.ethnicMinority.rawValue }) else { return }
    for (offset, row) in set.rows.enumerated() {
      let ethnicity = households.ethnicities[first + offset]
      let isMarked = households.groups[first + offset] & Self.minority != 0
      if ethnicity != 0, isMarked == (ethnicity == majority) {
        set.say(.groupAgainstEthnicity, row: row, column: columns[.ethnicity])
      }
    }
  }

  private func compareScores(
    _ set: inout RowSet, _ households: HouseholdColumns, _ first: Int, asksIndicators: Bool
  ) {
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

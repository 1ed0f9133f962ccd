import Indicators
import Reductions

/// `tables/reductions.csv`: this period against its baseline, as it was and on today's borders; a fall is negative.
enum ReductionTable {
  static let declaration = TableDeclaration(
    "tables/reductions.csv",
    columns: UnitTable.comparing + [
      "view", "class", "households_before", "households_now", "change_households", "rate_before", "rate_now",
      "change_points", "change_percent", "difference_of_rounded", "estimated",
    ], keys: ["period", "baseline", "standard", "unit", "view", "class"])

  static func file(_ results: RunResults) -> OutputFile {
    UnitTable.file(declaration, results.reductions, \.rows) { write($0, $1, results.surveys[$1.survey], &$2) }
  }

  private static func write(
    _ row: Reduction, _ reductions: ReductionResults, _ survey: SurveyResults, _ table: inout TableWriter
  ) {
    UnitTable.lead(&table, survey, row.unit, against: reductions.baseline, state: row.state)
    table.field(row.view.rawValue)
    table.field(row.counted.word)
    table.field(row.before.count(row.counted))
    table.field(row.now.count(row.counted))
    table.field(row.change)
    table.percent(row.before.rate(row.counted))
    table.percent(row.now.rate(row.counted))
    table.percent(row.changeOfRate)
    table.percent(row.before.count(row.counted).flatMap { before in row.change.flatMap { Ratio($0, before) } })
    table.hundredths(differenceOfRounded(row))
    table.field(row.before.isEstimated ? "yes" : "")
    table.endRow()
  }

  /// What the printed rates differ by, where that is not the printed difference (37,13 − 26,20 against 10,94).
  private static func differenceOfRounded(_ row: Reduction) -> Int? {
    guard let exact = row.changeOfRate?.percent(decimals: 2),
      let before = row.before.rate(row.counted)?.percent(decimals: 2),
      let now = row.now.rate(row.counted)?.percent(decimals: 2), now - before != exact
    else { return nil }
    return now - before
  }
}

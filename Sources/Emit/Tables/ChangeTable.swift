import Indicators
import Reductions

/// `tables/changes.csv`: why each rate moved; the parts add up to the change.
enum ChangeTable {
  static let declaration = TableDeclaration(
    "tables/changes.csv",
    columns: UnitTable.comparing + ["baseline_standard", "class", "rate_before", "rate_now", "change_points"]
      + ChangePart.allCases.map(\.rawValue),
    keys: ["period", "baseline", "standard", "unit", "baseline_standard", "class"])

  static func file(_ results: RunResults) -> OutputFile {
    UnitTable.file(declaration, results.changes, \.rows) {
      write($0, results.surveys[$1.baseline], results.surveys[$1.survey], &$2)
    }
  }

  private static func write(
    _ row: RateChange, _ baseline: SurveyResults, _ survey: SurveyResults, _ table: inout TableWriter
  ) {
    UnitTable.lead(&table, survey, row.unit, against: baseline.period, state: row.state)
    table.field(baseline.standard.id)
    table.field(row.counted.word)
    table.percent(row.before)
    table.percent(row.now)
    table.hundredths(row.points)
    for index in ChangePart.allCases.indices { table.hundredths(row.parts.isEmpty ? nil : row.parts[index]) }
    table.endRow()
  }
}

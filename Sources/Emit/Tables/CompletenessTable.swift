import Indicators

/// `tables/completeness.csv`: who has sent a list and who has not, with the whole denominators.
enum CompletenessTable {
  static let declaration = TableDeclaration(
    "tables/completeness.csv",
    columns: UnitTable.leading + [
      "expected", "received", "on_time", "late", "refused", "missing", "counted", "zero", "superseded_files",
      "counted_percent", "households", "persons", "households_counted", "persons_counted",
    ], keys: ["period", "standard", "unit"])

  static func write(_ results: RunResults) -> TableWriter {
    var table = TableWriter(columns: declaration.columns)
    for survey in results.surveys {
      for (unit, completeness) in survey.completeness.enumerated() {
        if let completeness { write(completeness, survey, unit, &table) }
      }
    }
    return table
  }

  private static func write(
    _ completeness: Completeness, _ survey: SurveyResults, _ unit: Int, _ table: inout TableWriter
  ) {
    let counts = survey.view.counts
    UnitTable.lead(&table, survey, unit, state: counts.states[unit])
    for number in [
      completeness.expected, completeness.received, completeness.onTime, completeness.late, completeness.refused,
      completeness.missing, completeness.counted, completeness.zero, completeness.superseded,
    ] { table.field(number) }
    table.percent(Ratio(completeness.counted, completeness.expected))
    table.field(completeness.households)
    table.field(completeness.persons)
    table.field(counts.totalHouseholds(unit))
    table.field(counts.totalPersons(unit))
    table.endRow()
  }
}

import Indicators

/// `tables/causes.csv`: households of a class with each cause (several may hold), and their percent of the class.
enum CauseTable {
  static let declaration = TableDeclaration(
    "tables/causes.csv", columns: UnitTable.leading + ["class", "cause", "households", "rate"],
    keys: ["period", "standard", "unit", "class", "cause"])

  static func write(_ survey: SurveyResults, _ units: Range<Int>, _ table: inout TableWriter) {
    let counts = survey.view.counts
    for unit in units {
      let state = counts.state(unit, forms: counts.scalar(.withCauses, unit))
      for c in CountedClass.allCases {
        for (bit, cause) in survey.standard.causes.enumerated() {
          UnitTable.lead(&table, survey, unit, state: state)
          table.field(c.word)
          table.field(cause.id)
          table.field(counts.cause(bit, c, unit))
          table.percent(counts.causeRate(bit, c, unit))
          table.endRow()
        }
      }
    }
  }
}

import Indicators

/// `tables/indicators.csv`: households of a class deprived of each indicator, and their percent of the class.
enum IndicatorTable {
  static let declaration = TableDeclaration(
    "tables/indicators.csv", columns: UnitTable.leading + ["class", "indicator", "households", "rate"],
    keys: ["period", "standard", "unit", "class", "indicator"])

  static func write(_ survey: SurveyResults, _ units: Range<Int>, _ table: inout TableWriter) {
    let counts = survey.view.counts
    for unit in units {
      let state = counts.state(unit, forms: counts.scalar(.withIndicators, unit))
      for c in CountedClass.allCases {
        for (bit, indicator) in survey.standard.indicators.enumerated() {
          UnitTable.lead(&table, survey, unit, state: state)
          table.field(c.word)
          table.field(indicator.id)
          table.field(counts.indicator(bit, c, unit))
          table.percent(counts.indicatorRate(bit, c, unit))
          table.endRow()
        }
      }
    }
  }
}

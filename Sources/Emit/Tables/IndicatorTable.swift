import Indicators

/// `tables/indicators.csv`: households of a class deprived of each indicator, and their percent of the class.
enum IndicatorTable {
  static let declaration = TableDeclaration(
    "tables/indicators.csv", columns: UnitTable.leading + ["class", "indicator", "households", "rate"],
    keys: ["period", "standard", "unit", "class", "indicator"])

  static func write(_ results: RunResults) -> TableWriter {
    var table = TableWriter(columns: declaration.columns)
    for survey in results.surveys {
      let counts = survey.view.counts
      for unit in survey.view.tree.units.indices {
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
    return table
  }
}

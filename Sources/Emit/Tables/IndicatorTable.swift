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
            let count = counts.indicator(bit, c, unit)
            table.field(count)
            table.percent(count.flatMap { count in base(counts, c, unit).flatMap { Ratio(count, $0) } })
            table.endRow()
          }
        }
      }
    }
    return table
  }

  /// The class's households; not known when some lists do not have the columns.
  private static func base(_ counts: SurveyCounts, _ c: CountedClass, _ unit: Int) -> Int? {
    counts.scalar(.withIndicators, unit) == counts.scalar(.reported, unit) ? counts.households(c, unit) : nil
  }
}

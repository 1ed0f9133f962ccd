import Indicators

/// `tables/causes.csv`: households of a class with each cause (several may hold), and their percent of the class.
enum CauseTable {
  static let declaration = TableDeclaration(
    "tables/causes.csv", columns: UnitTable.leading + ["class", "cause", "households", "rate"],
    keys: ["period", "standard", "unit", "class", "cause"])

  static func write(_ results: RunResults) -> TableWriter {
    var table = TableWriter(columns: declaration.columns)
    for survey in results.surveys {
      let counts = survey.view.counts
      for unit in survey.view.tree.units.indices {
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
    return table
  }
}

import Indicators

/// `tables/children.csv`: children's deprivations as far as lists tell them. How many children there are only lists of
/// members say: elsewhere the column is blank, never 0. Which children are deprived no list says.
enum ChildTable {
  static let declaration = TableDeclaration(
    "tables/children.csv",
    columns: UnitTable.leading + ["class", "indicator", "children", "households", "children_unknown"],
    keys: ["period", "standard", "unit", "class", "indicator"])

  static func write(_ survey: SurveyResults, _ units: Range<Int>, _ table: inout TableWriter) {
    let counts = survey.view.counts
    for unit in units {
      let state = counts.state(unit, forms: counts.scalar(.withIndicators, unit))
      for c in CountedClass.allCases {
        for (bit, indicator) in survey.standard.indicators.enumerated() where indicator.isOfChildren {
          UnitTable.lead(&table, survey, unit, state: state)
          table.field(c.word)
          table.field(indicator.id)
          table.field(counts.children(c, unit))
          table.field(counts.indicator(bit, c, unit))
          table.field(counts.childrenUnknown(c, unit))
          table.endRow()
        }
      }
    }
  }
}

import Indicators

/// `tables/summary.csv`: one row a unit and survey.
enum SummaryTable {
  static let declaration = TableDeclaration(
    "tables/summary.csv",
    columns: UnitTable.leading + [
      "households", "persons", "poor_households", "poor_rate", "near_poor_households", "near_poor_rate",
      "multidimensional_rate", "poor_persons", "near_poor_persons", "poor_persons_unknown", "near_poor_persons_unknown",
      "poor_households_low", "poor_households_high", "near_poor_households_low", "near_poor_households_high",
    ], keys: ["period", "standard", "unit"])

  static func write(_ survey: SurveyResults, _ units: Range<Int>, _ table: inout TableWriter) {
    let counts = survey.view.counts
    for unit in units {
      UnitTable.lead(&table, survey, unit, state: counts.states[unit])
      table.field(counts.totalHouseholds(unit))
      table.field(counts.totalPersons(unit))
      for c in CountedClass.allCases {
        table.field(counts.households(c, unit))
        table.percent(counts.rate(c, unit))
      }
      table.percent(multidimensional(counts, unit))
      for c in CountedClass.allCases { table.field(counts.persons(c, unit)) }
      for c in CountedClass.allCases { table.field(counts.personsUnknown(c, unit)) }
      for c in CountedClass.allCases {
        for bound in CountBound.allCases { table.field(counts.households(c, unit, at: bound)) }
      }
      table.endRow()
    }
  }

  /// Tỷ lệ nghèo đa chiều: poor and near-poor together.
  private static func multidimensional(_ counts: SurveyCounts, _ unit: Int) -> Ratio? {
    guard let poor = counts.households(.poor, unit), let near = counts.households(.nearPoor, unit),
      let total = counts.totalHouseholds(unit)
    else { return nil }
    return Ratio(poor + near, total)
  }
}

import Indicators
import Standards

/// `tables/ethnicities.csv`: households of a class of each ethnic group that is met there, and the persons in them.
enum EthnicityTable {
  static let declaration = TableDeclaration(
    "tables/ethnicities.csv",
    columns: UnitTable.leading + ["class", "ethnicity", "households", "persons", "ethnicity_name"],
    keys: ["period", "standard", "unit", "class", "ethnicity"])

  static func write(
    _ survey: SurveyResults, _ units: Range<Int>, _ groups: Vocabulary, _ table: inout TableWriter
  ) {
    let counts = survey.view.counts
    for unit in units {
      let state = counts.state(unit, forms: counts.scalar(.withEthnicity, unit))
      for c in CountedClass.allCases {
        for bit in groups.ids.indices {
          guard let households = counts.ethnicity(bit, c, unit), households > 0 else { continue }
          UnitTable.lead(&table, survey, unit, state: state)
          table.field(c.word)
          table.field(groups.ids[bit])
          table.field(households)
          table.field(counts.ethnicityPersons(bit, c, unit))
          table.field(groups.names[bit])
          table.endRow()
        }
      }
    }
  }
}

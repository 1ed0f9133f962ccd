import Indicators
import Standards

/// `tables/groups.csv`: households of a class in each group, and the persons in them.
enum GroupTable {
  static let declaration = TableDeclaration(
    "tables/groups.csv", columns: UnitTable.leading + ["class", "group", "households", "persons"],
    keys: ["period", "standard", "unit", "class", "group"])

  static func write(_ survey: SurveyResults, _ units: Range<Int>, _ table: inout TableWriter) {
    let counts = survey.view.counts
    let layout = counts.layout
    for unit in units {
      for c in CountedClass.allCases {
        for group in HouseholdGroup.allCases {
          let bit = Int(group.rawValue)
          let forms = counts.units[unit][layout.withGroup(bit)]
          UnitTable.lead(&table, survey, unit, state: counts.state(unit, forms: forms))
          table.field(c.word)
          table.field(group.word)
          table.field(counts.group(bit, c, unit))
          table.field(counts.groupPersons(bit, c, unit))
          table.endRow()
        }
      }
    }
  }
}

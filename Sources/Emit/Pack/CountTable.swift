import Indicators
import PipelineKit

/// `counts/<period>-<standard>.csv` in a pack: everything counted of each unit of a survey, as integers that add up.
public enum CountTable {
  /// The columns before the counts: the unit, its level and state, and by how much undecided pairs may move the counts.
  public static let leading =
    ["unit", "level", "state"] + CountedClass.allCases.flatMap { ["fewer.\($0.word)", "more.\($0.word)"] }

  /// The entry's name.
  public static func name(_ period: Period, _ standard: String) -> String { "counts/\(period.text)-\(standard).csv" }

  /// The table of a survey.
  public static func bytes(_ survey: SurveyResults, ethnicities: [String]) -> [UInt8] {
    let counts = survey.view.counts
    let names = CountNames(counts.layout, standard: survey.standard, ethnicities: ethnicities)
    var table = TableWriter(columns: leading + names.names)
    for (index, unit) in survey.view.tree.units.enumerated() {
      table.field(unit.code)
      table.field(unit.level.word)
      table.field(counts.states[index].word)
      for c in CountedClass.allCases {
        table.field(counts.bounds.fewer(c, index))
        table.field(counts.bounds.more(c, index))
      }
      for value in counts.units[index].values { table.field(value) }
      table.endRow()
    }
    return table.bytes
  }
}

import Indicators
import PipelineKit
import Reductions

/// `counts/<period>-<standard>.csv` in a pack: everything counted of each unit of a survey, as integers that add up.
public enum CountTable {
  /// The columns before the counts: the unit, its level and state, and by how much undecided pairs may move the counts.
  public static let leading =
    ["unit", "level", "state"] + CountedClass.allCases.flatMap { ["fewer.\($0.word)", "more.\($0.word)"] }

  /// The entry's name.
  public static func name(_ period: Period, _ standard: String) -> String { "counts/\(period.text)-\(standard).csv" }

  /// The table of a survey.
  public static func file(_ survey: SurveyResults, ethnicities: [String]) -> OutputFile {
    let names = CountNames(survey.view.counts.layout, standard: survey.standard, ethnicities: ethnicities)
    return UnitTable.file(name(survey.period, survey.standard.id), leading + names.names, [survey]) {
      for unit in $1 { write(unit, $0.view, &$2) }
    }
  }

  private static func write(_ index: Int, _ view: SurveyView, _ table: inout TableWriter) {
    let (unit, counts) = (view.tree.units[index], view.counts)
    table.field(unit.code)
    table.field(unit.level.word)
    table.field(counts.states[index].word)
    for c in CountedClass.allCases {
      table.field(counts.bounds.fewer(c, index))
      table.field(counts.bounds.more(c, index))
    }
    for place in counts.units[index].indices { table.field(counts.units[index][place]) }
    table.endRow()
  }
}

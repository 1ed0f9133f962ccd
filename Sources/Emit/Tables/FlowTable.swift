import Reductions

/// `tables/flows.csv`: from the opening to the closing of each class, in households and in persons.
public enum FlowTable {
  /// The columns that make a flow.
  public static var numbers: [(column: String, path: WritableKeyPath<Flow, Int>)] {
    [
      ("opening", \.opening), ("to_other_class", \.toOtherClass), ("above", \.above),
      ("other_decrease", \.otherDecrease), ("from_other_class", \.fromOtherClass), ("relapsed", \.relapsed),
      ("new", \.new), ("other_increase", \.otherIncrease), ("closing", \.closing),
      ("above_assumed", \.aboveAssumed), ("arisen_assumed", \.arisenAssumed),
    ]
  }

  /// The columns between which flows lie while it is open which households are one.
  public static var ends: [(low: String, high: String, path: WritableKeyPath<Flow, Int>)] {
    [
      ("above_low", "above_high", \.above), ("relapsed_low", "relapsed_high", \.relapsed),
      ("new_low", "new_high", \.new),
    ]
  }

  static let declaration = TableDeclaration(
    "tables/flows.csv",
    columns: UnitTable.comparing + [
      "class", "count_of", "opening", "to_other_class", "above", "other_decrease", "from_other_class", "relapsed",
      "new",
      "other_increase", "closing", "balance", "above_assumed", "arisen_assumed", "without_size",
    ] + ends.flatMap { [$0.low, $0.high] }, keys: ["period", "baseline", "standard", "unit", "class", "count_of"])

  static func file(_ results: RunResults) -> OutputFile {
    UnitTable.file(declaration, results.reductions, \.flows) { write($0, $1, results.surveys[$1.survey], &$2) }
  }

  private static func write(
    _ row: FlowRow, _ comparison: ReductionResults, _ survey: SurveyResults, _ table: inout TableWriter
  ) {
    UnitTable.lead(&table, survey, row.unit, against: comparison.baseline, state: row.state)
    table.field(row.counted.word)
    table.field(row.countOf.rawValue)
    table.field(row.opening)
    for part in Flow.moves { table.field(row.flow?[keyPath: part]) }
    table.field(row.closing)
    for part in [\Flow.balance, \.aboveAssumed, \.arisenAssumed] { table.field(row.flow?[keyPath: part]) }
    table.field(row.withoutSize)
    for end in ends {
      table.field(row.least?[keyPath: end.path])
      table.field(row.most?[keyPath: end.path])
    }
    table.endRow()
  }
}

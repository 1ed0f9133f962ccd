import Gaps

/// `gaps/contributors.csv`: which units directly below make a gap, and by how much; the parts add up to it.
enum ContributorTable {
  static let declaration = TableDeclaration(
    "gaps/contributors.csv",
    columns: [
      "target", "period", "baseline", "standard", "unit", "child", "name", "level", "state", "basis", "opening",
      "counted", "allowed", "gap", "unit_gap",
    ], keys: ["target", "child"])

  static func write(_ results: RunResults) -> TableWriter {
    var table = TableWriter(columns: declaration.columns)
    for row in results.gaps + results.running {
      for child in row.contributors { write(child, row, &table) }
    }
    return table
  }

  private static func write(_ child: ContributorRow, _ row: GapRow, _ table: inout TableWriter) {
    let (gap, part) = (row.gap, child.contributor)
    for text in [
      gap.target.id, gap.target.period.text, gap.target.baseline.text, row.standard, gap.target.unit, child.code,
      child.name, child.level, part.state.word, part.basis?.rawValue ?? "",
    ] { table.field(text) }
    for number in [part.opening, part.counted, part.allowed, part.gap, gap.inParts] { table.field(number) }
    table.endRow()
  }
}

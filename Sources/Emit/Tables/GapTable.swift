import Gaps
import Indicators

/// `gaps/gaps.csv`: every target, how far its unit is from it. The plan's words are left out where they name households.
enum GapTable {
  static let declaration = TableDeclaration(
    "gaps/gaps.csv",
    columns: [
      "target", "unit", "name", "level", "period", "baseline", "standard", "kind", "class", "indicator", "group",
      "text",
      "wanted", "opening", "closing", "rate_opening", "rate_closing", "reached", "gap", "gap_unit", "households_to_go",
      "state", "opening_low", "opening_high", "closing_low", "closing_high",
    ], keys: ["target"])

  static func write(_ rows: some Sequence<GapRow>) -> TableWriter {
    var table = TableWriter(columns: declaration.columns)
    for row in rows {
      let gap = row.gap
      let target = gap.target
      for text in [
        target.id, target.unit, row.name, row.level, target.period.text, target.baseline.text, row.standard,
        target.kind.rawValue, target.classes.map(\.word).joined(separator: ";"), target.indicator,
        target.group?.word ?? "", target.kind == .namedExits ? "" : target.text, target.wanted,
      ] { table.field(text) }
      table.field(gap.opening)
      table.field(gap.closing)
      table.percent(gap.rateOpening)
      table.percent(gap.rateClosing)
      table.field(gap.reached ?? "")
      table.field(gap.gap ?? "")
      table.field(gap.gapUnit)
      table.field(gap.householdsToGo)
      table.field(gap.state.rawValue)
      for range in [gap.openingRange, gap.closingRange] {
        table.field(range?.lowerBound)
        table.field(range?.upperBound)
      }
      table.endRow()
    }
    return table
  }
}

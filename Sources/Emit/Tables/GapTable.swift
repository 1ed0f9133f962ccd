import Gaps
import Indicators

/// `gaps/gaps.csv`: every target, how far its unit is from it. The plan's words are left out where they name households.
enum GapTable {
  static let declaration = TableDeclaration("gaps/gaps.csv", columns: columns, keys: ["target"])

  /// `gaps/outlook.csv`: the targets that are still to come, as the reported survey sees them.
  static let running = TableDeclaration("gaps/outlook.csv", columns: columns, keys: ["target"])

  private static let columns = [
    "target", "unit", "name", "level", "period", "baseline", "standard", "kind", "class", "indicator", "group",
    "text",
    "wanted", "opening", "closing", "rate_opening", "rate_closing", "reached", "gap", "gap_unit", "households_to_go",
    "state", "opening_low", "opening_high", "closing_low", "closing_high",
    "most_allowed", "gap_low", "gap_high", "count", "deadline", "denominator", "denominator_households", "assumed",
    "new", "relapsed", "other_change", "exits", "exits_needed",
    "as_of", "months_left", "pace", "pace_needed", "projected", "projected_low", "projected_high", "outlook",
    "judged_unit", "judged_with", "unknown_because",
  ]

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
      for range in [gap.openingRange, gap.closingRange] { table.range(range) }
      write(gap, &table)
      table.field(row.asOf)
      write(gap.outlook, &table)
      table.field(row.judgedUnit)
      table.field(row.judgedWith.joined(separator: ";"))
      table.field(gap.unknown?.rawValue ?? "")
      table.endRow()
    }
    return table
  }

  /// How it was judged, and what came and went.
  private static func write(_ gap: Gap, _ table: inout TableWriter) {
    let target = gap.target
    table.field(gap.counted == nil ? nil : gap.mostAllowed)
    table.field(gap.gapAtBest ?? "")
    table.field(gap.gapAtWorst ?? "")
    table.field(target.kind == .reduceHouseholds ? target.counting.rawValue : "")
    table.field(target.deadline.description)
    table.field(target.kind.isOfRates ? target.denominator.rawValue : "")
    table.field(gap.denominator)
    table.field(target.assumed.joined(separator: ";"))
    let effort = gap.effort
    for number in [effort?.new, effort?.relapsed, effort?.otherChange, effort?.exits, effort?.exitsNeeded] {
      table.field(number)
    }
  }

  private static func write(_ outlook: Outlook?, _ table: inout TableWriter) {
    for number in [outlook?.monthsLeft, outlook?.pace, outlook?.paceNeeded] {
      table.hundredths(number.flatMap { Rounding.scaled($0.numerator, $0.denominator, decimals: 2) })
    }
    table.field(outlook?.projected)
    table.range(outlook?.projectedRange)
    table.field(outlook?.verdict.rawValue ?? "")
  }
}

extension TableWriter {
  /// The least and the most; blank where they are not known.
  mutating func range(_ range: ClosedRange<Int>?) {
    field(range?.lowerBound)
    field(range?.upperBound)
  }
}

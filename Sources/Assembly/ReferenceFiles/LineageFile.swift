import Geography
import PipelineKit

/// lineage.csv: what became what.
enum LineageFile {
  static let columns = ReferenceTable.Columns(required: ["effective", "kind", "from", "to"], optional: ["share"])

  /// The events by day, in the file's order within a day.
  static func read(_ file: ReferenceFile, _ units: PlannedUnits, _ problems: inout Problems) -> [LineageEvent] {
    guard let table = ReferenceTable(file, columns: columns, &problems) else { return [] }
    var events: [(event: LineageEvent, row: TableRow)] = []
    for row in table.rows {
      guard let event = event(row, &problems) else { continue }
      check(event, row, units, &problems)
      events.append((event, row))
    }
    checkRepeats(events, &problems)
    checkShares(events, &problems)
    return events.enumerated()
      .sorted { ($0.element.event.effective.packed, $0.offset) < ($1.element.event.effective.packed, $1.offset) }
      .map(\.element.event)
  }

  private static func event(_ row: TableRow, _ problems: inout Problems) -> LineageEvent? {
    let effective = row.text("effective", &problems) == nil ? nil : row.day("effective", &problems)
    let kind = row.word("kind", among: LineageEvent.Kind.allCases.map(\.rawValue), &problems)
    let from = row.text("from", &problems)
    let to = row.text("to", &problems)
    let share = row.decimal("share", &problems)
    guard let effective, let kind = kind.flatMap({ LineageEvent.Kind(rawValue: $0) }), let from, let to
    else { return nil }
    if let share, kind != .split || share.digits <= 0 || share > DecimalNumber(digits: 1, decimals: 0) {
      let code: ProblemCode = kind == .split ? .badShare : .lineageShare
      problems.add(Problem(code, at: row.place("share"), found: row["share"]))
      return nil
    }
    return LineageEvent(effective: effective, kind: kind, from: from.value, to: to.value, share: share)
  }

  private static func check(
    _ event: LineageEvent, _ row: TableRow, _ units: PlannedUnits, _ problems: inout Problems
  ) {
    let history = units.history
    let isSame = event.from == event.to
    if isSame != (event.kind == .rename || event.kind == .move), !(isSame && event.kind == .merge) {
      problems.add(Problem(.lineageUnits, at: row.place("to"), found: event.to, [event.kind.rawValue, event.from]))
      return
    }
    guard known(event.from, row.place("from"), units, &problems),
      known(event.to, row.place("to"), units, &problems)
    else { return }
    let before = event.effective.previous
    if before.flatMap({ history.unit(event.from, on: $0) }) == nil {
      notThen(event.from, before, row.place("from"), &problems)
    }
    if history.unit(event.to, on: event.effective) == nil {
      notThen(event.to, event.effective, row.place("to"), &problems)
    }
    if event.kind == .rename || event.kind == .move || (isSame && event.kind == .merge) {
      checkNewRow(event, row, units, &problems)
    } else if event.kind == .merge, history.unit(event.from, on: event.effective) != nil {
      problems.add(
        Problem(.lineageNotEnded, at: row.place("from"), found: event.from, [event.effective.description]))
    }
  }

  /// A new name, parent or territory is the row of units.csv that begins on that day.
  private static func checkNewRow(
    _ event: LineageEvent, _ row: TableRow, _ units: PlannedUnits, _ problems: inout Problems
  ) {
    guard units.history.unit(event.to, on: event.effective) != nil,
      units.history.unit(event.to, beginningOn: event.effective) == nil
    else { return }
    problems.add(
      Problem(.lineageNotBegun, at: row.place("effective"), found: event.to, [event.effective.description]))
  }

  private static func known(
    _ code: String, _ place: SourcePlace, _ units: PlannedUnits, _ problems: inout Problems
  ) -> Bool {
    if units.broken.contains(code) { return false }
    if units.history.knows(code) { return true }
    problems.add(units.history.unknown(code, at: place))
    return false
  }

  private static func notThen(_ code: String, _ day: Day?, _ place: SourcePlace, _ problems: inout Problems) {
    problems.add(Problem(.unitNotThen, at: place, found: code, [day.map { "\($0)" } ?? ""]))
  }

  private static func checkRepeats(_ events: [(event: LineageEvent, row: TableRow)], _ problems: inout Problems) {
    var lines: [[String]: Int] = [:]
    for (event, row) in events {
      let key = [event.effective.description, event.kind.rawValue, event.from, event.to]
      if let first = lines[key] {
        problems.add(Problem(.rowTwice, at: SourcePlace(file: row.file, line: row.line), [String(first)]))
      } else {
        lines[key] = row.line
      }
    }
  }

  /// The declared shares of one split cannot be more than the whole.
  private static func checkShares(_ events: [(event: LineageEvent, row: TableRow)], _ problems: inout Problems) {
    let splits = events.filter { $0.event.kind == .split && $0.event.share != nil }
    let groups = Dictionary(grouping: splits) { "\($0.event.effective) \($0.event.from)" }
    for (_, parts) in groups.sorted(by: { $0.key < $1.key }) {
      let sum = parts.compactMap { $0.event.share?.scaled(to: 15) }.reduce(0, +)
      guard sum > 1_000_000_000_000_000, let last = parts.last else { continue }
      problems.add(Problem(.lineageShares, at: last.row.place("share"), found: last.row["share"], [last.event.from]))
    }
  }
}

import Geography
import PipelineKit

/// totals.csv: the denominators.
enum TotalsFile {
  static let columns = ReferenceTable.Columns(
    required: ["period", "unit", "households"], optional: ["persons", "minority_households", "minority_persons"])

  private static var measures: [(column: String, path: KeyPath<Totals.Entry, Int?>)] {
    [
      ("households", \.households), ("persons", \.persons), ("minority_households", \.minorityHouseholds),
      ("minority_persons", \.minorityPersons),
    ]
  }

  static func read(_ file: DataFile, _ units: PlannedUnits, _ problems: inout Problems) -> Totals {
    var totals = Totals()
    guard let table = ReferenceTable(file, columns: columns, &problems) else { return totals }
    var rows: [String: TableRow] = [:]
    for row in table.rows {
      let period = row.text("period", &problems) == nil ? nil : row.period("period", &problems)
      let unit = row.text("unit", &problems)
      let entry = entry(row, &problems)
      guard let period, let unit, units.check(unit, on: period.end, &problems) else { continue }
      let key = period.text + " " + unit.value
      if let first = rows.updateValue(row, forKey: key) {
        problems.add(Problem(.rowTwice, at: SourcePlace(file: row.file, line: row.line), [String(first.line)]))
      }
      totals[period, unit.value] = entry
    }
    checkSums(totals, rows, units, &problems)
    return totals
  }

  private static func entry(_ row: TableRow, _ problems: inout Problems) -> Totals.Entry {
    let entry = Totals.Entry(
      households: row.count("households", &problems), persons: row.count("persons", &problems),
      minorityHouseholds: row.count("minority_households", &problems),
      minorityPersons: row.count("minority_persons", &problems))
    if let households = entry.households, let persons = entry.persons, persons < households {
      problems.add(
        Problem(.totalPersonsFewer, at: row.place("persons"), found: String(persons), [String(households)]))
    }
    let parts = [
      ("minority_households", entry.minorityHouseholds, entry.households),
      ("minority_persons", entry.minorityPersons, entry.persons),
    ]
    for (column, part, whole) in parts {
      guard let part, let whole, part > whole else { continue }
      problems.add(Problem(.totalMinorityMore, at: row.place(column), found: String(part), [String(whole)]))
    }
    return entry
  }

  /// What is given at several levels must agree.
  private static func checkSums(
    _ totals: Totals, _ rows: [String: TableRow], _ units: PlannedUnits, _ problems: inout Problems
  ) {
    for period in totals.periods {
      guard let tree = units.tree(on: period.end) else { continue }
      for (column, path) in measures {
        for (unit, given, sum) in totals.contradictions(path, in: period, over: tree) {
          guard let row = rows[period.text + " " + unit] else { continue }
          problems.add(
            Problem(.totalContradicts, at: row.place(column), found: String(given), [unit, String(sum)]))
        }
      }
    }
  }
}

/// The units of the plan and the unit served, for the other reference files to be checked against.
struct PlannedUnits {
  let history: UnitHistory
  let root: String

  func tree(on day: Day) -> UnitTree? { UnitTree(history.units, under: root, on: day) }

  /// Whether the unit is known and holds on that day; else a problem.
  func check(_ unit: Located<String>, on day: Day, _ problems: inout Problems) -> Bool {
    guard history.knows(unit.value) else {
      problems.add(Problem(.unitUnknown, at: unit.place, found: unit.value, among: history.codes))
      return false
    }
    if history.unit(unit.value, on: day) != nil { return true }
    problems.add(Problem(.unitNotThen, at: unit.place, found: unit.value, [day.description]))
    return false
  }

  /// The same, and the unit must be the unit served or below it.
  func checkWithin(_ unit: Located<String>, on day: Day, _ problems: inout Problems) -> Bool {
    guard check(unit, on: day, &problems) else { return false }
    if history.isWithin(unit.value, root, on: day) { return true }
    problems.add(Problem(.unitOutside, at: unit.place, found: unit.value, [root]))
    return false
  }
}

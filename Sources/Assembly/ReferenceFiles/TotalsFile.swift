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

  static func read(_ file: ReferenceFile, _ units: PlannedUnits, _ problems: inout Problems) -> Totals {
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
    if units.areSound { checkSums(totals, rows, units, &problems) }
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

import Geography
import PipelineKit

/// units.csv: the administrative units, valid in time.
struct UnitsFile {
  static let columns = ReferenceTable.Columns(
    required: ["code", "name", "level", "parent"], optional: ["valid_from", "valid_to", "area"])

  let history: UnitHistory
  /// Codes of rows that could not be read: what names them is not reported once more.
  let broken: Set<String>
  private let rows: [TableRow]
  private let root: String

  /// Reads and checks the file; nil when it cannot be read at all. `root` is the unit served: what stands above it may
  /// lie outside the file.
  init?(_ file: ReferenceFile, root: String, _ problems: inout Problems) {
    guard let table = ReferenceTable(file, columns: Self.columns, &problems) else { return nil }
    var units: [Unit] = []
    var rows: [TableRow] = []
    var broken: Set<String> = []
    for row in table.rows {
      guard let unit = Self.unit(row, &problems) else {
        broken.insert(row["code"])
        continue
      }
      units.append(unit)
      rows.append(row)
    }
    history = UnitHistory(units)
    self.broken = broken
    self.rows = rows
    self.root = root
    checkOverlaps(&problems)
    let cyclic = checkCycles(&problems)
    for index in units.indices where !cyclic.contains(units[index].code) { checkParent(index, &problems) }
  }

  private static func unit(_ row: TableRow, _ problems: inout Problems) -> Unit? {
    let code = row.text("code", &problems)
    let name = row.text("name", &problems)
    let level = row.word("level", among: Level.allCases.map(\.word), &problems).flatMap { Level(word: $0) }
    let from = row.day("valid_from", &problems)
    let to = row.day("valid_to", &problems)
    let area = row["area"].isEmpty ? nil : row.word("area", among: ["urban", "rural"], &problems)
    if let from, let to, to < from {
      problems.add(Problem(.datesReversed, at: row.place("valid_to"), found: to.description, [from.description]))
      return nil
    }
    let datesAreRead = (from != nil || row["valid_from"].isEmpty) && (to != nil || row["valid_to"].isEmpty)
    guard let code, let name, let level, datesAreRead else { return nil }
    return Unit(
      code: code.value, name: name.value, level: level, parent: row["parent"], validFrom: from, validTo: to,
      area: area.flatMap { Area(rawValue: $0) })
  }

  /// Rows of one code may not hold on the same day.
  private func checkOverlaps(_ problems: inout Problems) {
    for code in history.repeatedCodes {
      let indices = history.indices(of: code)
      for (earlier, later) in zip(indices, indices.dropFirst()) {
        let (a, b) = (history.units[earlier], history.units[later])
        guard (b.validFrom ?? .first) <= (a.validTo ?? .last) else { continue }
        let (first, second) = rows[earlier].line < rows[later].line ? (earlier, later) : (later, earlier)
        let code: ProblemCode = a == b ? .unitDuplicate : .unitOverlap
        problems.add(
          Problem(code, at: rows[second].place("code"), found: a.code, [String(rows[first].line)]))
      }
    }
  }

  /// Units that stand above themselves; a problem for each, and their codes.
  private func checkCycles(_ problems: inout Problems) -> Set<String> {
    var cyclic: Set<String> = []
    for (index, unit) in history.units.enumerated() where reachesItself(unit.code) {
      cyclic.insert(unit.code)
      problems.add(Problem(.unitCycle, at: rows[index].place("parent"), found: unit.parent, [unit.code]))
    }
    return cyclic
  }

  private func reachesItself(_ code: String) -> Bool {
    var seen: Set<String> = []
    var next = parents(of: code)
    while let walker = next.popLast() {
      if walker == code { return true }
      if seen.insert(walker).inserted { next.append(contentsOf: parents(of: walker)) }
    }
    return false
  }

  private func parents(of code: String) -> [String] {
    history.indices(of: code).map { history.units[$0].parent }.filter { !$0.isEmpty }
  }

  /// The parent must be in the file, hold as long as the unit does and stand on a higher level.
  private func checkParent(_ index: Int, _ problems: inout Problems) {
    let unit = history.units[index]
    let place = rows[index].place("parent")
    if unit.parent.isEmpty || broken.contains(unit.parent) { return }
    guard history.knows(unit.parent) else {
      if unit.code == root || isAboveRoot(unit.code) { return }
      problems.add(history.unknown(unit.parent, at: place, .parentUnknown))
      return
    }
    if let day = history.firstDayWithoutParent(unit) {
      problems.add(Problem(.parentNotThen, at: place, found: unit.parent, [Self.shown(day, of: unit)]))
    }
    if history.indices(of: unit.parent).contains(where: { history.units[$0].level <= unit.level }) {
      problems.add(Problem(.parentLevel, at: place, found: unit.parent, [unit.level.word]))
    }
  }

  private func isAboveRoot(_ code: String) -> Bool {
    var walkers = parents(of: root)
    for _ in Level.allCases {
      if walkers.contains(code) { return true }
      walkers = walkers.flatMap { parents(of: $0) }
    }
    return false
  }

  /// A day before all written days is not worth printing: the unit's last day tells as much.
  private static func shown(_ day: Day, of unit: Unit) -> String {
    day == .first ? (unit.validTo ?? day).description : day.description
  }
}

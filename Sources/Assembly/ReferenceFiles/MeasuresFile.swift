import PipelineKit

/// measures.csv: figures reported from outside the lists.
enum MeasuresFile {
  static let columns = ReferenceTable.Columns(required: ["period", "unit", "measure", "value"])

  static func read(_ file: ReferenceFile, _ units: PlannedUnits, _ problems: inout Problems) -> [ReportedMeasure] {
    guard let table = ReferenceTable(file, columns: columns, &problems) else { return [] }
    var lines: [[String]: Int] = [:]
    var measures: [ReportedMeasure] = []
    for row in table.rows {
      guard let measure = measure(row, units, &problems) else { continue }
      if let first = lines.updateValue(row.line, forKey: [measure.period.text, measure.unit, measure.measure]) {
        problems.add(Problem(.rowTwice, at: SourcePlace(file: row.file, line: row.line), [String(first)]))
      }
      measures.append(measure)
    }
    return measures
  }

  private static func measure(
    _ row: TableRow, _ units: PlannedUnits, _ problems: inout Problems
  ) -> ReportedMeasure? {
    let period = row.text("period", &problems) == nil ? nil : row.period("period", &problems)
    let unit = row.text("unit", &problems)
    let measure = row.text("measure", &problems)
    let value = row.text("value", &problems) == nil ? nil : row.decimal("value", &problems)
    guard let period, let unit, let measure, let value, units.check(unit, on: period.end, &problems) else { return nil }
    return ReportedMeasure(period: period, unit: unit.value, measure: measure.value, value: value)
  }
}

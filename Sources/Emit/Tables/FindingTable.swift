import PipelineKit

/// `findings.csv`: everything worth saying, each with its place and a sentence, none with a personal value.
enum FindingTable {
  static let columns = [
    "severity", "code", "period", "standard", "unit", "file", "sheet", "row", "column", "message",
  ]

  static func write(_ results: RunResults) -> TableWriter {
    var table = TableWriter(columns: columns)
    for row in results.findings {
      let finding = row.finding
      table.field(finding.severity.word)
      table.field(finding.code.word)
      table.field(row.period)
      table.field(row.standard)
      table.field(finding.unit)
      table.field(row.file)
      table.field(finding.place?.sheet ?? "")
      table.field(finding.place.flatMap { $0.row > 0 ? Int($0.row) : nil })
      table.field(finding.place.flatMap { $0.column > 0 ? ColumnLetters.text($0.column) : nil } ?? "")
      table.field(row.message)
      table.endRow()
    }
    return table
  }
}

/// Columns as spreadsheets name them.
public enum ColumnLetters {
  /// 1 is "A", 27 is "AA".
  public static func text(_ column: UInt16) -> String {
    var letters: [UInt8] = []
    var rest = Int(column)
    while rest > 0 {
      letters.append(UInt8(0x41 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

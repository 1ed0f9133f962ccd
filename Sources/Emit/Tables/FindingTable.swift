import PipelineKit

/// `findings.csv`: everything worth saying, each with its place and a sentence, none with a personal value.
enum FindingTable {
  static let columns = [
    "severity", "code", "period", "standard", "unit", "file", "sheet", "row", "column", "message",
  ]

  private static let rowsAPiece = 4_096

  static func file(_ list: FindingList) -> OutputFile {
    let ranges = stride(from: 0, to: list.findings.count, by: rowsAPiece).map {
      $0..<min($0 + rowsAPiece, list.findings.count)
    }
    return OutputFile(name: "findings.csv", columns: columns, pieces: ranges) {
      for finding in list.findings[$0] { write(finding, list, &$1) }
    }
  }

  private static func write(_ finding: Finding, _ list: FindingList, _ table: inout TableWriter) {
    let survey = finding.survey.map { list.surveys[$0] }
    table.field(finding.severity.word)
    table.field(finding.code.word)
    table.field(survey?.period ?? "")
    table.field(survey?.standard ?? "")
    table.field(finding.unit)
    table.field(finding.place.map { list.files[Int($0.file)] } ?? "")
    table.field(finding.place?.sheet ?? "")
    table.field(finding.place.flatMap { $0.row > 0 ? Int($0.row) : nil })
    table.field(finding.place.flatMap { $0.column > 0 ? ColumnLetters.text($0.column) : nil } ?? "")
    table.field(list.sentence(finding))
    table.endRow()
  }
}

import Households

/// `lists/duplicates.csv`: the rows that were found to be one household, and which of them counts. Personal.
enum DuplicateList {
  static let columns = ["period", "standard", "household", "file", "sheet", "row", "role", "reason", "weight"]

  static func write(_ results: RunResults) -> TableWriter {
    var table = TableWriter(columns: columns)
    for survey in results.surveys {
      for row in survey.duplicates {
        table.field(survey.period.text)
        table.field(survey.standard.id)
        table.field(HouseholdID.text(row.household))
        table.field(row.file)
        table.field(row.sheet)
        table.field(Int(row.row))
        table.field(row.isKept ? "kept" : "dropped")
        table.field(row.reason)
        table.field(row.weight.map(Hundredths.text) ?? "")
        table.endRow()
      }
    }
    return table
  }
}

import WorkbookWriting

/// Writes sheets as an .xlsx workbook. The bytes are the same each time: the workbook says that it was made on the day
/// on which the commune signed it.
struct WorkbookFile {
  /// Rows go to the file one by one, with their texts in the cells; merged cells are not to be had then.
  var writesRowByRow = false
  let made: Day

  private static let heading = CellLook(isBold: true, border: 0, alignment: .center, wraps: true)
  private static let date = CellLook(numberFormat: "dd/mm/yyyy")

  /// Writes the workbook.
  func write(_ sheets: [Sheet], to path: String) throws {
    try WorkbookWriter(made: day(made), writesRowByRow: writesRowByRow).write(sheets.map(page), to: path)
  }

  private func page(_ sheet: Sheet) -> Page {
    let rows = sheet.rows.enumerated().map { row, cells in
      Page.Row(cells.map { cell($0, sheet.headings.contains(row) ? Self.heading : nil) })
    }
    let merged = sheet.merged.map {
      Page.Block(rows: $0.firstRow...$0.lastRow, columns: $0.firstColumn...$0.lastColumn, look: Self.heading)
    }
    return Page(name: sheet.name, widths: [nil, 24], rows: rows, merged: merged)
  }

  private func cell(_ cell: Cell, _ look: CellLook?) -> PageCell {
    switch cell {
    case .blank: PageCell(.blank)
    case .text(let text): PageCell(.text(text), look)
    case .number(let number): PageCell(.number(Double(number)), look)
    case .flag(let flag): PageCell(.flag(flag), look)
    case .formula(let formula, let value): PageCell(.formula(formula, value: Double(value)), look)
    case .date(let day): PageCell(.day(self.day(day)), Self.date)
    }
  }

  private func day(_ day: Day) -> PageDay { PageDay(year: day.year, month: day.month, day: day.day) }
}

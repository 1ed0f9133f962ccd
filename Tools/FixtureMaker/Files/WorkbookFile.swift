internal import CXLSXWriter
import Foundation

/// Writes sheets as an .xlsx workbook. The bytes are the same each time: the workbook says that it was made on the day
/// on which the commune signed it.
struct WorkbookFile {
  /// Rows go to the file one by one, with their texts in the cells; merged cells are not to be had then.
  var writesRowByRow = false
  let made: Day

  /// Writes the workbook.
  func write(_ sheets: [Sheet], to path: String) throws {
    var options = lxw_workbook_options()
    options.constant_memory = writesRowByRow ? 1 : 0
    guard let book = workbook_new_opt(path, &options) else { throw FixtureError(path: path) }
    var properties = lxw_doc_properties()
    properties.created = seconds(made)
    workbook_set_properties(book, &properties)
    let formats = Formats(book)
    for sheet in sheets {
      guard let target = workbook_add_worksheet(book, sheet.name) else { throw FixtureError(path: path) }
      write(sheet, to: target, formats)
    }
    guard workbook_close(book) == LXW_NO_ERROR else { throw FixtureError(path: path) }
  }

  private typealias Worksheet = UnsafeMutablePointer<lxw_worksheet>

  private func write(_ sheet: Sheet, to target: Worksheet, _ formats: Formats) {
    worksheet_set_column(target, 1, 1, 24, nil)
    for block in sheet.merged where !writesRowByRow {
      worksheet_merge_range(
        target, UInt32(block.firstRow), UInt16(block.firstColumn), UInt32(block.lastRow), UInt16(block.lastColumn), "",
        formats.heading)
    }
    for (row, cells) in sheet.rows.enumerated() {
      let format = sheet.headings.contains(row) ? formats.heading : nil
      for (column, cell) in cells.enumerated() {
        write(cell, to: target, row: UInt32(row), column: UInt16(column), format, formats)
      }
    }
  }

  private func write(
    _ cell: Cell, to target: Worksheet, row: UInt32, column: UInt16, _ format: Formats.Format, _ formats: Formats
  ) {
    switch cell {
    case .blank: break
    case .text(let text): worksheet_write_string(target, row, column, text, format)
    case .number(let number): worksheet_write_number(target, row, column, Double(number), format)
    case .flag(let flag): worksheet_write_boolean(target, row, column, flag ? 1 : 0, format)
    case .formula(let formula, let value):
      worksheet_write_formula_num(target, row, column, formula, format, Double(value))
    case .date(let day):
      var date = lxw_datetime()
      date.year = Int32(day.year)
      date.month = Int32(day.month)
      date.day = Int32(day.day)
      worksheet_write_datetime(target, row, column, &date, formats.date)
    }
  }

  /// Noon of a day, in seconds since 1970.
  private func seconds(_ day: Day) -> time_t {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let noon = DateComponents(year: day.year, month: day.month, day: day.day, hour: 12)
    return time_t(calendar.date(from: noon)?.timeIntervalSince1970 ?? 0)
  }
}

/// The formats of a workbook's cells; the workbook owns them.
private struct Formats {
  typealias Format = UnsafeMutablePointer<lxw_format>?

  let heading: Format
  let date: Format

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    heading = workbook_add_format(book)
    format_set_bold(heading)
    format_set_text_wrap(heading)
    format_set_align(heading, UInt8(LXW_ALIGN_CENTER.rawValue))
    format_set_border(heading, UInt8(LXW_BORDER_THIN.rawValue))
    date = workbook_add_format(book)
    format_set_num_format(date, "dd/mm/yyyy")
  }
}

/// A file that could not be written.
struct FixtureError: Error, CustomStringConvertible {
  let path: String

  var description: String { "cannot write \(path)" }
}

internal import CXLSXWriter

/// Pages → the bytes of an .xlsx workbook, by libxlsxwriter. The same pages give the same bytes.
///
/// Nothing personal is left behind: the workbook is made in memory, and what the library sets aside meanwhile stands in
/// files without a name.
public struct WorkbookWriter: Sendable {
  /// The day that the workbook names as the one on which it was made.
  public var made: PageDay
  /// What its properties call it; empty = nothing.
  public var title: String
  /// Cells go to the file row by row, with their texts in the cells; merged cells are not to be had then.
  public var writesRowByRow: Bool

  /// A writer.
  public init(made: PageDay, title: String = "", writesRowByRow: Bool = false) {
    self.made = made
    self.title = title
    self.writesRowByRow = writesRowByRow
  }

  /// The workbook's bytes.
  public func bytes(_ pages: [Page]) throws(WorkbookWritingError) -> [UInt8] {
    let file = try MemoryFile()
    try write(pages, to: file.path)
    return try file.bytes()
  }

  /// Writes the workbook into a file.
  public func write(_ pages: [Page], to path: String) throws(WorkbookWritingError) {
    let book = try Book(path, writesRowByRow: writesRowByRow)
    book.describe(title: title, made: made)
    for page in pages {
      var sheet = try book.sheet(named: page.name)
      sheet.write(page, merging: !writesRowByRow)
    }
    try book.close()
  }
}

/// A workbook in the making, with the formats met so far. `close` frees it, and `deinit` does where that was not reached.
private final class Book {
  private let pointer: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellLook: UnsafeMutablePointer<lxw_format>] = [:]
  private var isOpen = true

  /// The corresponding C function is `workbook_new_opt`, which copies the path and the folder.
  init(_ path: String, writesRowByRow: Bool) throws(WorkbookWritingError) {
    let scratch = MemoryFile.scratchFolder.map { Array($0.utf8CString) } ?? []
    var folder = scratch
    let made = folder.withUnsafeMutableBufferPointer { folder in
      var options = lxw_workbook_options()
      options.constant_memory = writesRowByRow ? 1 : 0
      options.tmpdir = folder.count == 0 ? nil : folder.baseAddress
      return workbook_new_opt(path, &options)
    }
    guard let made else { throw WorkbookWritingError(number: 0, doing: "workbook_new_opt") }
    pointer = made
  }

  deinit { if isOpen { lxw_workbook_free(pointer) } }

  func close() throws(WorkbookWritingError) {
    isOpen = false
    let result = workbook_close(pointer)
    guard result == LXW_NO_ERROR else {
      throw WorkbookWritingError(number: Int32(truncatingIfNeeded: result.rawValue), doing: "workbook_close")
    }
  }

  func describe(title: String, made: PageDay) {
    var title = Array(title.utf8CString)
    title.withUnsafeMutableBufferPointer { title in
      var properties = lxw_doc_properties()
      properties.created = time_t(made.noon)
      if title.count > 1 { properties.title = title.baseAddress }
      workbook_set_properties(pointer, &properties)
    }
  }

  func sheet(named name: String) throws(WorkbookWritingError) -> BookSheet {
    let verdict = workbook_validate_sheet_name(pointer, name)
    guard verdict == LXW_NO_ERROR, let sheet = workbook_add_worksheet(pointer, name) else {
      throw WorkbookWritingError(number: Int32(truncatingIfNeeded: verdict.rawValue), doing: "workbook_add_worksheet")
    }
    return BookSheet(pointer: sheet, book: self)
  }

  /// The format of a look; the workbook owns it.
  func format(_ look: CellLook?) -> UnsafeMutablePointer<lxw_format>? {
    guard let look else { return nil }
    if let known = formats[look] { return known }
    guard let made = workbook_add_format(pointer) else { return nil }
    look.apply(to: made)
    formats[look] = made
    return made
  }
}

extension CellLook {
  fileprivate func apply(to format: UnsafeMutablePointer<lxw_format>) {
    if let font { format_set_font_name(format, font) }
    if size != 11 { format_set_font_size(format, size) }
    if isBold { format_set_bold(format) }
    if isItalic { format_set_italic(format) }
    if let color { format_set_font_color(format, color) }
    if let fill {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_fg_color(format, fill)
    }
    if let border {
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      if border != 0 { format_set_border_color(format, border) }
    }
    if wraps { format_set_text_wrap(format) }
    switch vertical {
    case .top: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .middle: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    case .bottom: break
    }
    switch alignment {
    case .general: break
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    if !numberFormat.isEmpty { format_set_num_format(format, numberFormat) }
  }
}

/// A sheet of a workbook in the making.
private struct BookSheet {
  let pointer: UnsafeMutablePointer<lxw_worksheet>
  let book: Book

  mutating func write(_ page: Page, merging: Bool) {
    for (column, width) in page.widths.enumerated() {
      if let width { worksheet_set_column(pointer, UInt16(column), UInt16(column), width, nil) }
    }
    for block in page.merged where merging { merge(block, page) }
    for (row, line) in page.rows.enumerated() {
      if let height = line.height { worksheet_set_row(pointer, UInt32(row), height, nil) }
      for (column, cell) in line.cells.enumerated() { write(cell, UInt32(row), UInt16(column)) }
    }
    if page.frozenRows > 0 { worksheet_freeze_panes(pointer, UInt32(page.frozenRows), 0) }
    if let print = page.print { setUp(print, page) }
  }

  /// The whole block gets its look; its first cell is written afterwards.
  private func merge(_ block: Page.Block, _ page: Page) {
    let row = block.rows.lowerBound
    let column = block.columns.lowerBound
    let cells = page.rows.indices.contains(row) ? page.rows[row].cells : []
    let look = block.look ?? (cells.indices.contains(column) ? cells[column].look : nil)
    worksheet_merge_range(
      pointer, UInt32(row), UInt16(column), UInt32(block.rows.upperBound), UInt16(block.columns.upperBound), "",
      book.format(look))
  }

  private func write(_ cell: PageCell, _ row: UInt32, _ column: UInt16) {
    let format = book.format(cell.look)
    switch cell.value {
    case .blank: if let format { worksheet_write_blank(pointer, row, column, format) }
    case .text(let text): worksheet_write_string(pointer, row, column, fitting(text), format)
    case .number(let number): worksheet_write_number(pointer, row, column, number, format)
    case .flag(let flag): worksheet_write_boolean(pointer, row, column, flag ? 1 : 0, format)
    case .formula(let formula, let value):
      worksheet_write_formula_num(pointer, row, column, formula, format, value)
    case .day(let day):
      var date = lxw_datetime()
      date.year = Int32(day.year)
      date.month = Int32(day.month)
      date.day = Int32(day.day)
      worksheet_write_datetime(pointer, row, column, &date, format)
    }
  }

  /// As much of a text as a cell can hold.
  private func fitting(_ text: String) -> String {
    text.utf8.count > 32_767 ? String(text.unicodeScalars.prefix(32_767)) : text
  }

  private func setUp(_ print: Page.PrintSetup, _ page: Page) {
    worksheet_set_paper(pointer, 9)  // A4
    if print.isLandscape { worksheet_set_landscape(pointer) }
    worksheet_fit_to_pages(pointer, 1, 0)
    worksheet_set_margins(pointer, 0.5, 0.5, 0.6, 0.6)
    if let rows = print.repeatedRows {
      worksheet_repeat_rows(pointer, UInt32(rows.lowerBound), UInt32(rows.upperBound))
    }
    let width = max(page.widths.count, page.rows.map(\.cells.count).max() ?? 0)
    if width > 0, !page.rows.isEmpty {
      worksheet_print_area(pointer, 0, 0, UInt32(page.rows.count - 1), UInt16(width - 1))
    }
    let name = String(print.footer.prefix(150)).split(separator: "&", omittingEmptySubsequences: false)
    worksheet_set_footer(pointer, "&L" + name.joined(separator: "&&") + "&R&P/&N")
  }
}

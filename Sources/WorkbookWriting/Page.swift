/// A sheet of a workbook as a value: its rows, and how it is shown and printed.
public struct Page: Sendable {
  /// The name on the tab: at most 31 characters, none of `[]:*?/\`.
  public var name: String
  /// The columns' widths from the first on, in characters of the default font; nil leaves a column as it is.
  public var widths: [Double?]
  /// The rows from the top.
  public var rows: [Row]
  /// Blocks of merged cells; what stands in one's first cell is shown over all of it.
  public var merged: [Block]
  /// How many rows at the top stay when the sheet is scrolled.
  public var frozenRows: Int
  /// How it is printed; nil as the program that opens it likes.
  public var print: PrintSetup?

  /// A sheet.
  public init(
    name: String, widths: [Double?] = [], rows: [Row] = [], merged: [Block] = [], frozenRows: Int = 0,
    print: PrintSetup? = nil
  ) {
    self.name = name
    self.widths = widths
    self.rows = rows
    self.merged = merged
    self.frozenRows = frozenRows
    self.print = print
  }

  /// A row: cells from the first column on.
  public struct Row: Sendable {
    /// The cells.
    public var cells: [PageCell]
    /// The height in points; nil = as high as its text needs (rows of merged cells are not measured by any program).
    public var height: Double?

    /// A row.
    public init(_ cells: [PageCell] = [], height: Double? = nil) {
      self.cells = cells
      self.height = height
    }
  }

  /// A block of cells, counted from 0, both ends included.
  public struct Block: Sendable, Hashable {
    /// The first and the last row.
    public var rows: ClosedRange<Int>
    /// The first and the last column.
    public var columns: ClosedRange<Int>
    /// How its cells look but for the first; nil = like that one.
    public var look: CellLook?

    /// A block.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>, look: CellLook? = nil) {
      self.rows = rows
      self.columns = columns
      self.look = look
    }
  }

  /// On paper: A4, all columns on one page.
  public struct PrintSetup: Sendable {
    /// Whether the paper lies on its long side.
    public var isLandscape: Bool
    /// Rows that are printed at the top of each page, counted from 0.
    public var repeatedRows: ClosedRange<Int>?
    /// What stands at the foot on the left; the page's number stands on the right.
    public var footer: String

    /// A way of printing.
    public init(isLandscape: Bool, repeatedRows: ClosedRange<Int>? = nil, footer: String = "") {
      self.isLandscape = isLandscape
      self.repeatedRows = repeatedRows
      self.footer = footer
    }
  }
}

/// A cell: what stands in it and how it looks.
public struct PageCell: Sendable {
  /// What can stand in a cell. A text stays a text, whatever it begins with.
  public enum Value: Sendable, Hashable {
    case blank
    case text(String)
    case number(Double)
    case day(PageDay)
    case flag(Bool)
    /// A formula and the value that it has.
    case formula(String, value: Double)
  }

  /// What stands in it.
  public var value: Value
  /// How it looks; nil as the program that opens it likes.
  public var look: CellLook?

  /// A cell.
  public init(_ value: Value, _ look: CellLook? = nil) {
    self.value = value
    self.look = look
  }

  /// A text.
  public init(_ text: String, _ look: CellLook? = nil) { self.init(text.isEmpty ? .blank : .text(text), look) }

  /// A whole number; blank when it is not known.
  public init(_ number: Int?, _ look: CellLook? = nil) { self.init(number.map { .number(Double($0)) } ?? .blank, look) }
}

/// A day of the calendar.
public struct PageDay: Sendable, Hashable {
  /// The year.
  public var year: Int
  /// The month, from 1.
  public var month: Int
  /// The day of the month, from 1.
  public var day: Int

  /// A day.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Noon of the day in UTC, in seconds since 1970.
  var noon: Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    return days * 86_400 + 43_200
  }
}

/// Cells shown as one: the value stands in the first. Rows and columns count from 1.
public struct MergedRange: Hashable, Sendable {
  /// The first row.
  public let firstRow: Int
  /// The first column.
  public let firstColumn: Int
  /// The last row, at least the first.
  public let lastRow: Int
  /// The last column, at least the first.
  public let lastColumn: Int

  /// A range of these corners.
  public init(firstRow: Int, firstColumn: Int, lastRow: Int, lastColumn: Int) {
    self.firstRow = firstRow
    self.firstColumn = firstColumn
    self.lastRow = lastRow
    self.lastColumn = lastColumn
  }
}

/// A worksheet: its name, and what was found in it beside the cells.
///
/// All but `name` and `isHidden` is filled once the sheet has been read.
public struct Sheet: Hashable, Sendable {
  /// The name on the sheet's tab.
  public let name: String
  /// Whether the sheet is not shown, in either way of hiding it.
  public let isHidden: Bool
  /// Merged cells, in file order.
  public internal(set) var merges: [MergedRange] = []
  /// Rows that are not shown, by hand or by a filter.
  public internal(set) var hiddenRows = IndexRanges()
  /// Columns that are not shown.
  public internal(set) var hiddenColumns = IndexRanges()
  /// How many nonblank cells lie beyond the columns that are read (`Workbook.Limits.columns`).
  public internal(set) var cellsBeyondWidth = 0

  init(name: String, isHidden: Bool = false) {
    self.name = name
    self.isHidden = isHidden
  }

  /// Forgets what a former reading found.
  mutating func forget() { self = Sheet(name: name, isHidden: isHidden) }
}

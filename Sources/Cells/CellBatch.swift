/// Consecutive rows of a sheet: cells side by side in row order, all of them slices of one buffer of UTF-8 bytes.
///
/// Rows keep the number that a spreadsheet program shows. A row is as wide as its last cell; beyond that it is blank.
/// Values: text as written; numbers in the shortest form that reads back; dates `yyyy-mm-dd`, `yyyy-mm-ddThh:mm:ss` or
/// `hh:mm:ss`; `true`/`false`; errors as `#N/A`.
public struct CellBatch: Sendable {
  /// A cell by its place: the row as `rowNumbers` has it, from 1, and the column's index, from 0.
  public struct Place: Sendable, Hashable {
    /// The row's number in the sheet.
    public var row: UInt32
    /// The column's index.
    public var column: UInt16

    /// A place.
    public init(row: Int, column: Int) {
      self.row = UInt32(clamping: row)
      self.column = UInt16(clamping: column)
    }
  }

  /// The bytes behind all cells.
  public var bytes: [UInt8]
  /// All cells, row after row, blank cells included.
  public var cells: [Cell]
  /// For each row the index of its first cell, and one more entry for the end.
  public var rowStarts: [UInt32]
  /// For each row its number in the sheet, from 1.
  public var rowNumbers: [UInt32]
  /// For each cell its style in the workbook; empty for files without styles.
  public var styles: [UInt16]
  /// The cells that hold a formula of which no program has written a result, in file order; they are blank here, though
  /// a spreadsheet program would show something. At most a million; rows that hold nothing else are not among the rows.
  public var uncalculated: [Place]

  /// A batch of no rows.
  public init() {
    bytes = []
    cells = []
    rowStarts = [0]
    rowNumbers = []
    styles = []
    uncalculated = []
  }

  /// How many rows there are.
  @inlinable public var rowCount: Int { rowNumbers.count }

  /// Forgets all rows and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    rowStarts.removeAll(keepingCapacity: true)
    rowStarts.append(0)
    rowNumbers.removeAll(keepingCapacity: true)
    styles.removeAll(keepingCapacity: true)
    uncalculated.removeAll(keepingCapacity: true)
  }

  /// Ends the row made of all cells appended since the last row's end.
  @inlinable public mutating func endRow(number: Int) {
    rowStarts.append(UInt32(truncatingIfNeeded: cells.count))
    rowNumbers.append(UInt32(truncatingIfNeeded: number))
  }

  /// How many cells the row has.
  @inlinable public func width(ofRow row: Int) -> Int { Int(rowStarts[row + 1] - rowStarts[row]) }

  /// The cell in a row of this batch and a column, both from 0; blank beyond the row's width.
  @inlinable public subscript(row: Int, column: Int) -> Cell {
    let index = Int(rowStarts[row]) + column
    return index < Int(rowStarts[row + 1]) ? cells[index] : .blank
  }

  /// The cell's value as a string, for messages and headings; never on the hot path.
  public func text(_ cell: Cell) -> String { String(decoding: bytes[cell.range], as: UTF8.self) }
}

import Cells
import Standards

/// Rows of a list that are understood: cells with their places, what each row is, and what the columns are.
public struct ListBatch: Sendable {
  /// The cells.
  public var cells: CellBatch
  /// What each row is.
  public var kinds: [RowKind]
  /// For each row the separator above it, as an index into `separators`; −1 = none.
  public var separatorOf: [Int32]
  /// The texts of the separators met so far in the sheet.
  public var separators: [String]
  /// For each row the class that a caption above it says ("B. Hộ cận nghèo"); exits are `notPoor`.
  public var classSaid: [HouseholdClass?]
  /// Rows whose village stands in a row above them (`WrittenOnce`), in order.
  public var filledRows: [Int] = []
  /// The sheet, as an index into the list's sheets.
  public var sheet: Int
  /// What the sheet is.
  public var layout: SheetLayout

  /// The rows that are households, in order.
  public var households: [Int] { kinds.indices.filter { kinds[$0] == .household } }
}

import Cells
import Standards

/// A list that was found in a sheet, before its rows are told apart.
struct FoundList {
  let sheet: String
  var cells: CellBatch
  var header: Header
  var titles: [String]
  /// Cells that held errors.
  var errors: [(row: Int, column: Int)] = []
  /// Whether it stands below another list of the sheet, whose captions go on.
  var isBelow = false

  /// The same list with all of its rows.
  func with(_ cells: CellBatch) -> FoundList {
    var copy = self
    copy.cells = cells
    return copy
  }

  /// The list that stands in some of the columns, the others blank.
  func narrowed(to columns: Range<Int>, titles: [String], _ standard: Standard) -> FoundList {
    var copy = self
    copy.titles = titles
    var roles = header.columns.roles
    for column in roles.indices where !columns.contains(column) { roles[column] = nil }
    copy.header.columns = header.columns.with(roles, standard)
    for column in roles.indices where !columns.contains(column) { copy.header.columns.headings[column] = "" }
    copy.errors = errors.filter { columns.contains($0.column) }
    for row in header.firstRow..<cells.rowCount {
      let start = Int(cells.rowStarts[row])
      for column in 0..<cells.width(ofRow: row) where !columns.contains(column) {
        copy.cells.cells[start + column] = .blank
      }
    }
    return copy
  }
}

/// Lists side by side in a sheet: the same columns again to the right, as communes do to save paper.
enum Panels {
  /// The columns of each; one range over all where nothing repeats.
  static func ranges(_ columns: ColumnMap) -> [Range<Int>] {
    let roles = columns.roles
    let whole = [0..<roles.count]
    guard let first = roles.firstIndex(where: { $0 != nil }) else { return whole }
    for width in 3..<max(4, roles.count) {
      let starts = Array(stride(from: first, to: roles.count, by: width))
      guard starts.count > 1 else { break }
      let ranges = starts.map { $0..<min(roles.count, $0 + width) }
      let own = Self.said(roles[ranges[0]])
      if isList(own), ranges.dropFirst().allSatisfy({ Self.said(roles[$0]) == own }) { return ranges }
    }
    return whole
  }

  private static func said(_ roles: ArraySlice<ColumnRole?>) -> [ColumnRole?] {
    var roles = Array(roles)
    while let last = roles.last, last == nil { roles.removeLast() }
    return roles
  }

  /// Columns that stand for a list by themselves: heads, and their number in the list or their class.
  private static func isList(_ roles: [ColumnRole?]) -> Bool {
    let telling: [ColumnRole] = [.rowNumber, .classText, .classMarkPoor, .classMarkNearPoor]
    return roles.contains(.head) && telling.contains { roles.contains($0) } && roles.count { $0 != nil } >= 3
  }
}

extension CellBatch {
  /// Appends the rows of another batch.
  mutating func append(_ other: CellBatch) {
    let (offset, first) = (bytes.count, UInt32(cells.count))
    bytes.append(contentsOf: other.bytes)
    cells.append(
      contentsOf: other.cells.map { Cell(offset: Int($0.offset) + offset, length: $0.length, kind: $0.kind) })
    rowStarts.append(contentsOf: other.rowStarts.dropFirst().map { $0 + first })
    rowNumbers.append(contentsOf: other.rowNumbers)
    styles.append(contentsOf: other.styles)
  }

  /// The rows from one on, over the same bytes.
  func rows(from first: Int) -> CellBatch {
    var rest = self
    rest.rowStarts = Array(rowStarts[first...])
    rest.rowNumbers = Array(rowNumbers[first...])
    return rest
  }
}

/// How a sheet ends: what tells a whole list from one that was cut off.
public struct SheetEnding: Sendable {
  /// Whether something stands below the last household: a total, signatures, notes.
  public private(set) var hasTail = false
  /// How many households are listed.
  public private(set) var households = 0
  /// Whether the last row ends before columns that are read, and before any household above it: the text ends inside a
  /// record.
  public private(set) var isInsideRecord = false

  private var narrowest = Int.max

  mutating func take(_ batch: ListBatch) {
    guard let last = batch.kinds.lastIndex(where: { $0 != .blank }) else { return }
    hasTail = batch.kinds[last] == .total || batch.kinds[last] == .note
    for row in batch.households where row != last { narrowest = min(narrowest, batch.cells.width(ofRow: row)) }
    households += batch.kinds.reduce(0) { $0 + ($1 == .household ? 1 : 0) }
    let width = batch.cells.width(ofRow: last)
    let columns = batch.layout.columns
    let lastRead = columns.roles.indices.last { columns.reads($0) } ?? 0
    let isRecord = [.household, .member, .unclear].contains(batch.kinds[last]) || continues(batch, last)
    isInsideRecord = isRecord && width <= lastRead && width < narrowest && households > 2
    if batch.kinds[last] == .household { narrowest = min(narrowest, max(width, isInsideRecord ? narrowest : width)) }
  }

  /// Whether a row that looks like a caption has the number that follows the last household's.
  private func continues(_ batch: ListBatch, _ row: Int) -> Bool {
    guard let column = batch.layout.columns[.rowNumber], let above = batch.households.last, above < row else {
      return false
    }
    let numbers = [above, row].map { Int(batch.cells.text(batch.cells[$0, column])) }
    return numbers[0].map { $0 + 1 } == numbers[1] && numbers[1] != nil
  }
}

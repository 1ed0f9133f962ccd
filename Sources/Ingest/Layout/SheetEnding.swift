/// How a sheet ends: what tells a whole list from one that was cut off.
public struct SheetEnding: Sendable {
  /// Whether something stands below the last household: a total, signatures, notes.
  public private(set) var hasTail = false
  /// How many households are listed.
  public private(set) var households = 0
  /// Whether the last row has fewer cells than any household above it: the text ends inside a record.
  public private(set) var isInsideRecord = false

  private var narrowest = Int.max

  mutating func take(_ batch: ListBatch) {
    guard let last = batch.kinds.lastIndex(where: { $0 != .blank }) else { return }
    hasTail = batch.kinds[last] == .total || batch.kinds[last] == .note
    for row in batch.households where row != last { narrowest = min(narrowest, batch.cells.width(ofRow: row)) }
    households += batch.kinds.reduce(0) { $0 + ($1 == .household ? 1 : 0) }
    let width = batch.cells.width(ofRow: last)
    isInsideRecord = [.household, .member, .unclear].contains(batch.kinds[last]) && width < narrowest && households > 2
    if batch.kinds[last] == .household { narrowest = min(narrowest, max(width, isInsideRecord ? narrowest : width)) }
  }
}

/// Places as spreadsheets write them: `B7`, `$B$7`, `B7:D9`.
enum CellReference {
  /// The last row that a sheet can have.
  static let lastRow = 1_048_576
  /// The last column that a sheet can have.
  static let lastColumn = 16_384

  /// Row and column of `B7`, from 1; nil where it is no place or lies beyond any sheet.
  @inline(__always) static func place(_ text: UnsafeBufferPointer<UInt8>) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    var index = 0
    while index < text.count, text[index] >= UInt8(ascii: "A"), index < 4 {
      let letter = (text[index] & 0xdf) &- 0x40
      guard letter > 0, letter < 27 else { return nil }
      column = column &* 26 &+ Int(letter)
      index += 1
    }
    let digits = index
    while index < text.count, index < digits + 8 {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      row = row &* 10 &+ Int(digit)
      index += 1
    }
    guard index == text.count, row > 0, row <= lastRow, column > 0, column <= lastColumn else { return nil }
    return (row, column)
  }

  /// The corners of `B7:D9`, in order; a single place is a range of one cell.
  static func range(_ text: UnsafeBufferPointer<UInt8>) -> MergedRange? {
    let parts = text.filter { $0 != UInt8(ascii: "$") }.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    let places = parts.compactMap { part in Array(part).withUnsafeBufferPointer { place($0) } }
    guard let first = places.first, let last = places.last, places.count == parts.count else { return nil }
    return MergedRange(
      firstRow: min(first.row, last.row), firstColumn: min(first.column, last.column),
      lastRow: max(first.row, last.row), lastColumn: max(first.column, last.column))
  }
}

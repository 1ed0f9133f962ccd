import Cells
import Identity
import Ingest
import Text

/// The number under which the commune files a household (mã hộ): "61", "61.", "61.0" and "061" are one.
enum HouseholdCodeRule {
  /// Appends the hash of each row's number; a list that never had the column keeps none.
  static func apply(_ set: RowSet, to people: inout PersonColumns, first: Int) {
    guard let column = set.batch.layout.columns[.householdCode] else {
      if !people.codes.isEmpty { people.codes += repeatElement(0, count: set.rows.count) }
      return
    }
    people.codes += repeatElement(0, count: first - people.codes.count)
    for row in set.rows { people.codes.append(hash(set.cells.bytes, set.cells[row, column].range)) }
  }

  /// What a number that went through a spreadsheet may end with.
  private static let ends: [[UInt8]] = [[0x20], [0x2E, 0x30], [0x2E]]

  /// 0 where nothing is written.
  static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    var digits = bytes[range].drop { $0 == 0x30 || $0 == 0x20 || $0 == 0x27 }
    for end in ends where digits.count > end.count && digits.suffix(end.count).elementsEqual(end) {
      digits = digits.dropLast(end.count)
    }
    if digits.isEmpty { return 0 }
    return UInt32(truncatingIfNeeded: Hash64.of(bytes, digits.startIndex..<digits.endIndex) >> 32) | 1
  }
}

extension PersonColumns {
  /// Appends the names of rows; `folded` is a buffer to be used again.
  mutating func appendNames(_ set: RowSet, _ folded: inout [UInt8]) {
    guard let column = set.batch.layout.columns[.head] else { return }
    let (cells, bytes) = (set.cells, set.cells.bytes)
    appendNames(bytes, set.rows.map { cells[$0, column].range }) { Folding.hash(bytes, $0, &folded) }
  }
}

extension Folding {
  fileprivate static func hash(_ bytes: [UInt8], _ range: Range<Int>, _ folded: inout [UInt8]) -> UInt64 {
    folded.removeAll(keepingCapacity: true)
    fold(bytes, range, into: &folded)
    return Hash64.of(folded, 0..<folded.count)
  }
}

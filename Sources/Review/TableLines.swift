import Text

/// The records of a table as bytes: most are the same in two runs, and need not be read.
enum TableLines {
  /// Both tables with their headers, without the records that are the same in both; whole where the headers differ.
  static func differing(_ a: [UInt8], _ b: [UInt8]) -> ([UInt8], [UInt8]) {
    let (old, new) = (records(a), records(b))
    guard let first = old.first, let other = new.first, a[first] == b[other] else { return (a, b) }
    return (kept(a, old, without: b, new), kept(b, new, without: a, old))
  }

  /// The header and the records of one table that the other has not.
  private static func kept(
    _ bytes: [UInt8], _ records: [Range<Int>], without other: [UInt8], _ others: [Range<Int>]
  ) -> [UInt8] {
    var known = [UInt64: Int](minimumCapacity: others.count)
    for (number, range) in others.enumerated() { known[Hash64.of(other, range)] = number }
    var kept: [UInt8] = []
    for (number, range) in records.enumerated() {
      if number > 0, let same = known[Hash64.of(bytes, range)], other[others[same]] == bytes[range] { continue }
      kept += bytes[range]
    }
    return kept
  }

  /// Each record with its end of line; a line break between quotes ends none.
  private static func records(_ bytes: [UInt8]) -> [Range<Int>] {
    var records: [Range<Int>] = []
    var (start, isQuoted) = (0, false)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted {
        records.append(start..<index + 1)
        start = index + 1
      }
    }
    if start < bytes.count { records.append(start..<bytes.count) }
    return records
  }
}

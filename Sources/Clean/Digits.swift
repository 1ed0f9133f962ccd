import Cells

/// Reading whole numbers out of cells.
enum Digits {
  /// The range without ".0" at its end, which data programs write behind whole numbers.
  @inline(__always)
  static func withoutZeroDecimals(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    guard range.count >= 3, bytes[range.upperBound - 1] == 0x30 else { return range }
    let point = bytes[range.upperBound - 2] == 0x30 ? range.upperBound - 3 : range.upperBound - 2
    guard point > range.lowerBound, bytes[point] == 0x2E || bytes[point] == 0x2C,
      (0x30...0x39).contains(bytes[point - 1])
    else { return range }
    return range.lowerBound..<point
  }

  /// A whole number as communes write it: "5", "05", "5.0", "5,0", " 5 "; nil when the cell says anything else.
  static func integer(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    var end = range.upperBound
    while index < end, bytes[index] == 0x20 { index += 1 }
    while end > index, bytes[end - 1] == 0x20 { end -= 1 }
    var negative = false
    if index < end, bytes[index] == 0x2D {
      negative = true
      index += 1
    }
    guard index < end, end - index <= 18 else { return nil }
    var value = 0
    var digits = 0
    while index < end, (0x30...0x39).contains(bytes[index]) {
      value = value * 10 + Int(bytes[index] - 0x30)
      digits += 1
      index += 1
    }
    guard digits > 0 else { return nil }
    if index < end, bytes[index] == 0x2E || bytes[index] == 0x2C {
      index += 1
      while index < end, bytes[index] == 0x30 { index += 1 }
    }
    guard index == end else { return nil }
    return negative ? -value : value
  }
}

import Text

enum CSVText {
  /// Whether a field has a comma, a quote or a line break.
  @inline(__always)
  static func needsQuotes(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let text = text.span
    for index in range where needsQuotes(text[index]) { return true }
    return false
  }

  /// Whether it is one of them.
  @inline(__always)
  static func needsQuotes(_ byte: UInt8) -> Bool {
    byte <= 0x2C && (byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D)
  }
}

/// Fields written word by word into room for a word more than they take; `end` is where the next begins.
extension MutableRawSpan {
  @inline(__always)
  mutating func comma(_ end: inout Int) { byte(0x2C, &end) }

  @inline(__always)
  mutating func byte(_ byte: UInt8, _ end: inout Int) {
    storeBytes(of: byte, toByteOffset: end, as: UInt8.self)
    end += 1
  }

  /// Eight bytes, the lowest first.
  @inline(__always)
  mutating func word(_ word: UInt64, _ position: Int) {
    storeBytes(of: word.littleEndian, toByteOffset: position, as: UInt64.self)
  }

  /// A range of bytes as they are.
  @inline(__always)
  mutating func plain(_ text: [UInt8], _ range: Range<Int>, _ end: inout Int) {
    let bytes = text.span
    var position = range.lowerBound
    while position + 8 <= range.upperBound {
      word(bytes.word(at: position), end)
      position += 8
      end += 8
    }
    for index in position..<range.upperBound { byte(text[index], &end) }
  }

  /// A range of UTF-8, in quotes where it needs them: up to twice its bytes and two.
  mutating func text(_ text: [UInt8], _ range: Range<Int>, _ end: inout Int) {
    guard CSVText.needsQuotes(text, range) else { return plain(text, range, &end) }
    byte(0x22, &end)
    for index in range {
      if text[index] == 0x22 { byte(0x22, &end) }
      byte(text[index], &end)
    }
    byte(0x22, &end)
  }

  /// A whole number.
  @inline(__always)
  mutating func number(_ number: Int, _ end: inout Int) {
    if number < 0 { byte(0x2D, &end) }
    self.number(UInt64(number.magnitude), &end)
  }

  /// A whole number.
  @inline(__always)
  mutating func number(_ number: UInt64, _ end: inout Int) {
    if number < 100_000_000 {
      let digits = EightDigits(UInt32(number))
      word(digits.text >> UInt64(8 * (8 - digits.count)), end)
      end += digits.count
    } else {
      self.number(number / 100_000_000, &end)
      word(EightDigits(UInt32(number % 100_000_000)).text, end)
      end += 8
    }
  }

  /// A whole number below 10^16 with leading zeros, in so many digits.
  @inline(__always)
  mutating func number(_ number: UInt64, digits: Int, _ end: inout Int) {
    let (upper, lower) = (EightDigits(UInt32(number / 100_000_000)), EightDigits(UInt32(number % 100_000_000)))
    if digits <= 8 {
      word(lower.text >> UInt64(8 * (8 - digits)), end)
    } else {
      word(upper.text >> UInt64(8 * (16 - digits)), end)
      word(lower.text, end + digits - 8)
    }
    end += digits
  }
}

/// A number of eight decimal digits, a byte each, the first in the lowest byte: divided by 10,000, 100 and 10 in all bytes
/// at once.
struct EightDigits {
  private let values: UInt64

  /// The digits of a number below 10^8.
  @inline(__always)
  init(_ number: UInt32) {
    let fours = UInt64(number / 10_000) | UInt64(number % 10_000) << 32
    let hundreds = (fours &* 10_486) >> 20 & 0x7F_0000_007F
    let twos = hundreds | (fours &- 100 &* hundreds) << 16
    let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
    values = tens | (twos &- 10 &* tens) << 8
  }

  /// The digits as ASCII, with leading zeros.
  @inline(__always)
  var text: UInt64 { values | 0x3030_3030_3030_3030 }

  /// How many there are without leading zeros, at least one.
  @inline(__always)
  var count: Int { max(1, 8 - values.trailingZeroBitCount / 8) }
}

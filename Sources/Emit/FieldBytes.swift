/// The fields of a row, written into room that was made for the whole row.
extension OutputSpan where Element == UInt8 {
  @inline(__always)
  mutating func comma() { append(0x2C) }

  /// A range of bytes as they are.
  @inline(__always)
  mutating func plain(_ text: [UInt8], _ range: Range<Int>) {
    let text = text.span
    for index in range { append(text[index]) }
  }

  /// A whole number with leading zeros up to a width.
  @inline(__always)
  mutating func digits(_ number: UInt64, width: Int = 1) {
    if number < 10, width == 1 { return append(0x30 | UInt8(truncatingIfNeeded: number)) }
    let half: UInt64 = 10_000_000_000_000_000
    if number >= half { digits(above: number / half, width: width - 16) }
    var (rest, count, nibbles) = (number % half, 0, UInt64(0))
    repeat {
      nibbles = nibbles << 4 | rest % 10
      rest /= 10
      count += 1
    } while rest > 0 || count < min(width, 16) || count < 16 && number >= half
    for _ in 0..<count {
      append(0x30 | UInt8(truncatingIfNeeded: nibbles & 15))
      nibbles >>= 4
    }
  }

  private mutating func digits(above number: UInt64, width: Int) { digits(number, width: width) }

  /// A whole number.
  @inline(__always)
  mutating func digits(_ number: Int) {
    if number < 0 { append(0x2D) }
    digits(UInt64(number.magnitude))
  }

  /// A range of UTF-8, in quotes where it needs them: up to twice its bytes and two.
  mutating func text(_ text: [UInt8], _ range: Range<Int>) {
    guard CSVText.needsQuotes(text, range) else { return plain(text, range) }
    append(0x22)
    for index in range {
      if text[index] == 0x22 { append(0x22) }
      append(text[index])
    }
    append(0x22)
  }
}

enum CSVText {
  /// Whether a field has a comma, a quote or a line break.
  @inline(__always)
  static func needsQuotes(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let text = text.span
    for index in range {
      let byte = text[index]
      if byte <= 0x2C, byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D { return true }
    }
    return false
  }
}

/// A CSV table in the making: UTF-8 without BOM, LF, comma, quotes only where needed, blank = unknown.
public struct TableWriter: Sendable {
  /// The bytes so far.
  public private(set) var bytes: [UInt8] = []
  /// How many rows there are below the header.
  public private(set) var rows = 0
  private var isFirst = true

  /// A table with these columns.
  public init(columns: [String]) {
    for column in columns { field(column) }
    bytes.append(0x0A)
    isFirst = true
  }

  /// Further rows of a table, without its header.
  public init(reserving bytes: Int) { self.bytes.reserveCapacity(bytes) }

  /// Fields that follow each other in many rows, to be written as one with `field(plain:)`.
  static func fields(_ texts: String...) -> [UInt8] {
    var table = TableWriter(reserving: 64)
    for text in texts { table.field(text) }
    return table.bytes
  }

  /// Ends the row.
  public mutating func endRow() {
    bytes.append(0x0A)
    isFirst = true
    rows += 1
  }

  @inline(__always)
  private mutating func separate() {
    if isFirst { isFirst = false } else { bytes.append(0x2C) }
  }

  /// A text.
  public mutating func field(_ text: String) {
    separate()
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    if needsQuotes(bytes, start..<bytes.count) {
      let written = Array(bytes[start...])
      bytes.removeSubrange(start...)
      quote(written, 0..<written.count)
    }
  }

  /// A text as UTF-8.
  public mutating func field(utf8 text: [UInt8]) { field(utf8: text, 0..<text.count) }

  /// A text as a range of UTF-8 bytes.
  public mutating func field(utf8 text: [UInt8], _ range: Range<Int>) {
    separate()
    guard needsQuotes(text, range) else {
      bytes.append(contentsOf: text[range])
      return
    }
    quote(text, range)
  }

  private mutating func quote(_ text: [UInt8], _ range: Range<Int>) {
    bytes.append(0x22)
    for byte in text[range] {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  private func needsQuotes(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    for index in range {
      let byte = text[index]
      if byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D { return true }
    }
    return false
  }

  /// Bytes that need no quotes, such as a code made by the program itself.
  @inline(__always)
  public mutating func field(plain text: [UInt8]) {
    separate()
    bytes.append(contentsOf: text)
  }

  /// A whole number; blank when it is not known.
  public mutating func field(_ number: Int?) {
    separate()
    if let number { digits(number) }
  }

  /// A whole number with leading zeros up to a width, not negative.
  public mutating func field(_ number: UInt64, width: Int) {
    separate()
    digits(number, width: width)
  }

  /// A whole number within the field, with leading zeros up to a width.
  mutating func digits(_ number: UInt64, width: Int) {
    let half: UInt64 = 10_000_000_000_000_000
    if number >= half { digits(number / half, width: width - 16) }
    var (rest, count, nibbles) = (number % half, 0, UInt64(0))
    repeat {
      nibbles = nibbles << 4 | rest % 10
      rest /= 10
      count += 1
    } while rest > 0 || count < min(width, 16) || count < 16 && number >= half
    for _ in 0..<count {
      bytes.append(0x30 | UInt8(truncatingIfNeeded: nibbles & 15))
      nibbles >>= 4
    }
  }

  private mutating func digits(_ number: Int) {
    if number < 0 { bytes.append(0x2D) }
    if number.magnitude < 10 {
      bytes.append(0x30 + UInt8(number.magnitude))
    } else {
      digits(UInt64(number.magnitude), width: 1)
    }
  }

  /// A byte within a field that was begun.
  mutating func raw(_ byte: UInt8) { bytes.append(byte) }

  /// Bytes within a field that was begun.
  mutating func raw(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  /// Nothing; also begins a field that is then filled with `digits` and `raw`.
  public mutating func blank() { separate() }
}

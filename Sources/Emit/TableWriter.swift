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

  /// Texts, one after the other.
  mutating func fields(_ texts: String...) { for text in texts { field(text) } }

  /// Lets the next field be a first one, with no comma before it and no row ended.
  mutating func beginAnew() { isFirst = true }

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
    if CSVText.needsQuotes(bytes, start..<bytes.count) {
      let written = Array(bytes[start...])
      bytes.removeSubrange(start...)
      write(atMost: 2 * written.count + 2) { $0.text(written, 0..<written.count, &$1) }
    }
  }

  /// A text as UTF-8.
  public mutating func field(utf8 text: [UInt8]) { field(utf8: text, 0..<text.count) }

  /// A text as a range of UTF-8 bytes.
  public mutating func field(utf8 text: [UInt8], _ range: Range<Int>) {
    separate()
    write(atMost: 2 * range.count + 2) { $0.text(text, range, &$1) }
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
    guard let number else { return }
    if 0..<10 ~= number { return bytes.append(0x30 + UInt8(number)) }
    write(atMost: 20) { $0.number(number, &$1) }
  }

  /// A number of hundredths with two decimals.
  mutating func field(hundredths scaled: Int) {
    separate()
    write(atMost: 24) { fields, end in
      if scaled < 0 { fields.byte(0x2D, &end) }
      fields.number(UInt64(scaled.magnitude / 100), &end)
      fields.byte(0x2E, &end)
      fields.number(UInt64(scaled.magnitude % 100), digits: 2, &end)
    }
  }

  /// A row of at most so many bytes, written in one go.
  @inline(__always)
  mutating func row(atMost count: Int, _ row: (inout MutableRawSpan, inout Int) -> Void) {
    write(atMost: count, row)
    endRow()
  }

  /// Writes at most so many bytes at the end.
  @inline(__always)
  private mutating func write(atMost count: Int, _ write: (inout MutableRawSpan, inout Int) -> Void) {
    var end = bytes.count
    bytes.append(addingCapacity: count + 8) { $0.append(repeating: 0, count: count + 8) }
    var span = bytes.mutableSpan
    var fields = span.mutableBytes
    write(&fields, &end)
    bytes.removeLast(bytes.count - end)
  }

  /// Nothing.
  public mutating func blank() { separate() }
}

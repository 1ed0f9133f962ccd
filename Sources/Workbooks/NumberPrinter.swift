import Cells

/// Writes numbers into cells: as numbers, padded numbers, dates or times, as their format says.
struct NumberPrinter {
  private let numbers: NumberForm
  private let date1904: Bool

  init(_ numbers: NumberForm, date1904: Bool) {
    self.numbers = numbers
    self.date1904 = date1904
  }

  /// Appends a number; returns what kind of value that is.
  func append(_ value: Double, _ format: NumberFormat, to bytes: inout [UInt8]) -> CellKind {
    switch format {
    case .number: break
    case .zeroPadded(let width):
      if numbers == .display, abs(value) < 1e15 {
        let whole = Int(value.rounded(.toNearestOrAwayFromZero))
        Self.appendPadded(String(whole.magnitude), isNegative: whole < 0, width: width, to: &bytes)
        return .number
      }
    case .date, .time, .elapsed:
      if SerialDate.append(value, as: format, date1904: date1904, to: &bytes) { return .date }
    }
    Self.append(value, to: &bytes)
    return .number
  }

  /// Appends a number given as text; nil, and nothing appended, where the text is no number.
  func append(_ text: UnsafeBufferPointer<UInt8>, _ format: NumberFormat, to bytes: inout [UInt8]) -> CellKind? {
    if format == .number, DecimalText.isShortest(text) {
      bytes.append(contentsOf: text)
      return .number
    }
    guard let value = DecimalText.number(text) else { return nil }
    return append(value, format, to: &bytes)
  }

  /// Appends the shortest decimal that reads back as this number; whole numbers without a point, and without an
  /// exponent below 1e16.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    if value == value.rounded(), abs(value) < 1e16 {
      bytes.append(contentsOf: String(Int(value)).utf8)
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
  }

  private static func appendPadded(_ digits: String, isNegative: Bool, width: Int, to bytes: inout [UInt8]) {
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    for _ in 0..<max(0, min(width, 255) - digits.utf8.count) { bytes.append(UInt8(ascii: "0")) }
    bytes.append(contentsOf: digits.utf8)
  }
}

/// Numbers as files write them.
enum DecimalText {
  /// Whether the text is already the shortest form of its number: at most 15 digits, no sign but a minus, no zeros to
  /// spare, no exponent. Every decimal of up to 15 digits reads back as itself.
  static func isShortest(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    if text.first == UInt8(ascii: "-") { index = 1 }
    let wholeStart = index
    while index < text.count, text[index] &- 0x30 < 10 { index += 1 }
    let whole = index - wholeStart
    guard whole > 0 else { return false }
    if index == text.count { return whole <= 15 && (text[wholeStart] != 0x30 || text.count == 1) }
    guard text[index] == UInt8(ascii: "."), text.count <= 16, text.count > index + 1 else { return false }
    if text[wholeStart] == 0x30, whole > 1 || text[index + 1] == 0x30 { return false }
    index += 1
    while index < text.count, text[index] &- 0x30 < 10 { index += 1 }
    return index == text.count && text[index - 1] != 0x30
  }

  /// The number that the text is; nil where it is none, or not finite.
  static func number(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    if let whole = smallWhole(text) { return Double(whole) }
    guard let first = text.first, text.count <= 64 else { return nil }
    let canBegin = first &- 0x30 < 10 || "+-.".utf8.contains(first)
    guard canBegin, text.allSatisfy({ $0 &- 0x30 < 10 || "+-.eE".utf8.contains($0) }) else { return nil }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  private static func smallWhole(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !text.isEmpty, text.count <= 15 else { return nil }
    var value = 0
    for byte in text {
      let digit = byte &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }
}

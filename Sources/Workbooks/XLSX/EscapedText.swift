/// Text as spreadsheet XML writes it: characters that XML cannot hold stand as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19).
enum EscapedText {
  /// Appends the text with its escapes resolved, UTF-16 halves joined.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    guard text.count >= 7, text.contains(UInt8(ascii: "_")) else {
      bytes.append(contentsOf: text)
      return
    }
    var index = 0
    var high: UInt32?
    while index < text.count {
      guard let unit = unit(text, at: index) else {
        flush(&high, to: &bytes)
        bytes.append(text[index])
        index += 1
        continue
      }
      index += 7
      if let first = high, unit & 0xfc00 == 0xdc00 {
        high = nil
        append(0x10000 + (first & 0x3ff) << 10 + unit & 0x3ff, to: &bytes)
      } else {
        flush(&high, to: &bytes)
        if unit & 0xfc00 == 0xd800 { high = unit } else { append(unit, to: &bytes) }
      }
    }
    flush(&high, to: &bytes)
  }

  private static func flush(_ high: inout UInt32?, to bytes: inout [UInt8]) {
    if high != nil { append(0xfffd, to: &bytes) }
    high = nil
  }

  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
  }

  /// The UTF-16 unit of an escape here.
  private static func unit(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
    guard index + 7 <= text.count, text[index] == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "x"),
      text[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt32 = 0
    for byte in text[index + 2..<index + 6] {
      switch byte {
      case 0x30...0x39: unit = unit << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: unit = unit << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: return nil
      }
    }
    return unit
  }
}

/// Collects the text of `<t>` elements: trims it where blanks are not to be kept, and resolves escapes.
struct TextCollector {
  private var raw: [UInt8] = []
  private var keepsBlanks = false

  /// Begins a `<t>` element.
  mutating func begin(_ element: XMLElement) {
    raw.removeAll(keepingCapacity: true)
    keepsBlanks = element["space"]?.isEqual(to: "preserve") ?? false
  }

  /// Takes a piece of its text.
  @inline(__always) mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) { raw.append(contentsOf: bytes) }

  /// Ends the element and appends its text.
  mutating func end(appendingTo bytes: inout [UInt8]) {
    raw.withUnsafeBufferPointer { raw in
      EscapedText.append(keepsBlanks ? raw : Self.trimmed(raw), to: &bytes)
    }
  }

  private static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = text.count
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }
}

/// Scans one start tag, from after its `<`.
struct XMLTag {
  /// How a scan ended.
  enum Outcome { case complete, incomplete, malformed }

  /// The name without prefix.
  private(set) var name = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// How many attributes were found.
  private(set) var attributes = 0
  /// Whether the tag closes itself.
  private(set) var isEmpty = false
  private var hasReferences = false
  /// How many bytes the tag takes, with its `>`.
  private(set) var length = 0

  @inline(__always) private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  /// Scans the tag at the start of the bytes. The attributes point into them; values with
  /// references are resolved in place.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, into found: inout UnsafeMutableBufferPointer<XMLAttribute>,
    _ decoded: inout XMLText
  ) -> Outcome {
    var index = 0
    guard let name = Self.word(bytes, &index) else { return .incomplete }
    if name.isEmpty { return .malformed }
    self.name = name
    while true {
      while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
      guard index < bytes.count else { return .incomplete }
      if bytes[index] == UInt8(ascii: ">") { break }
      if bytes[index] == UInt8(ascii: "/") {
        isEmpty = true
        index += 1
        continue
      }
      let outcome = attribute(bytes, &index, into: &found, &decoded)
      if outcome != .complete { return outcome }
    }
    length = index + 1
    if hasReferences { resolve(&found, &decoded) }
    return .complete
  }

  private mutating func attribute(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int,
    into found: inout UnsafeMutableBufferPointer<XMLAttribute>, _ decoded: inout XMLText
  ) -> Outcome {
    guard let name = Self.word(bytes, &index) else { return .incomplete }
    while index < bytes.count, Self.isBlank(bytes[index]) || bytes[index] == UInt8(ascii: "=") { index += 1 }
    guard index < bytes.count else { return .incomplete }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), !name.isEmpty else { return .malformed }
    let start = index + 1
    index = start
    while index < bytes.count, bytes[index] != quote {
      if bytes[index] == UInt8(ascii: "&") { hasReferences = true }
      index += 1
    }
    guard index < bytes.count else { return .incomplete }
    guard attributes < found.count else { return .malformed }
    let value = UnsafeBufferPointer(rebasing: bytes[start..<index])
    found.initializeElement(at: attributes, to: XMLAttribute(name: name, value: value))
    attributes += 1
    index += 1
    return .complete
  }

  /// Resolves the references in all values, once the whole tag is there and will not be scanned again.
  private func resolve(_ found: inout UnsafeMutableBufferPointer<XMLAttribute>, _ decoded: inout XMLText) {
    for index in 0..<attributes {
      let value = decoded.attribute(found[index].value)
      found[index] = XMLAttribute(name: found[index].name, value: value)
    }
  }

  /// The name from here on, without its prefix; nil where the bytes end within it.
  @inline(__always) private static func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) -> UnsafeBufferPointer<UInt8>? {
    var start = index
    while index < bytes.count {
      let byte = bytes[index]
      if isBlank(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") {
        return UnsafeBufferPointer(rebasing: bytes[start..<index])
      }
      index += 1
      if byte == UInt8(ascii: ":") { start = index }
    }
    return nil
  }
}

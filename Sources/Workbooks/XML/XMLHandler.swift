/// An attribute of an element, its name without prefix, its value with all references resolved.
struct XMLAttribute {
  let name: UnsafeBufferPointer<UInt8>
  let value: UnsafeBufferPointer<UInt8>
}

/// The start of an element; valid only while the handler is being called.
struct XMLElement {
  /// The name without prefix.
  let name: UnsafeBufferPointer<UInt8>
  /// All attributes in order.
  let attributes: UnsafeBufferPointer<XMLAttribute>

  /// The value of the first attribute of this name.
  subscript(name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    for attribute in attributes where attribute.name.isEqual(to: name) { return attribute.value }
    return nil
  }

  /// The attribute's value as a string.
  func string(_ name: StaticString) -> String? { self[name].map { String(decoding: $0, as: UTF8.self) } }

  /// The attribute's value as a whole number of up to nine digits.
  func number(_ name: StaticString) -> Int? { self[name].flatMap { $0.smallNumber } }

  /// Whether the attribute says yes: `1`, `true` or `on`.
  func flag(_ name: StaticString) -> Bool {
    guard let value = self[name] else { return false }
    return value.isEqual(to: "1") || value.isEqual(to: "true") || value.isEqual(to: "on")
  }
}

/// What a parser tells: elements with names free of prefixes, and their text in pieces.
protocol XMLHandler {
  /// An element begins.
  mutating func start(_ element: XMLElement) throws(WorkbookError)
  /// Text, with references resolved and line ends made LF; one text may come in several pieces.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError)
  /// An element ends.
  mutating func end(_ name: UnsafeBufferPointer<UInt8>) throws(WorkbookError)
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether these are the bytes of the string.
  @inline(__always) func isEqual(to string: StaticString) -> Bool {
    guard count == string.utf8CodeUnitCount else { return false }
    let other = string.utf8Start
    for index in 0..<count where self[index] != other[index] { return false }
    return true
  }

  /// The whole number that one to nine digits are.
  var smallNumber: Int? {
    guard count > 0, count < 10 else { return nil }
    var number = 0
    for byte in self {
      guard byte &- 0x30 < 10 else { return nil }
      number = number &* 10 &+ Int(byte &- 0x30)
    }
    return number
  }
}

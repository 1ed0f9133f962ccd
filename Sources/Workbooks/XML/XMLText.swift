/// Resolves references in text and attributes, and makes line ends LF, as XML 1.0 says (2.11, 4.1, 4.6).
struct XMLText {
  /// The last text decoded.
  private(set) var bytes: [UInt8] = []

  /// Decodes a text into `bytes`; CDATA has line ends but no references.
  mutating func decode(_ text: UnsafeBufferPointer<UInt8>, resolving: Bool = true) {
    bytes.removeAll(keepingCapacity: true)
    Self.append(text, resolving: resolving, to: &bytes)
  }

  /// Decodes an attribute's value in place: no reference is shorter than what it stands for.
  mutating func attribute(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var value: [UInt8] = []
    Self.append(text, resolving: true, to: &value)
    let target = UnsafeMutableBufferPointer(mutating: text)
    let count = min(value.count, target.count)
    for index in 0..<count { target[index] = value[index] }
    return UnsafeBufferPointer(rebasing: text[..<count])
  }

  private static func append(_ text: UnsafeBufferPointer<UInt8>, resolving: Bool, to bytes: inout [UInt8]) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == 0x0d {
        if index < text.count, text[index] == 0x0a { index += 1 }
        bytes.append(0x0a)
      } else if byte == UInt8(ascii: "&"), resolving, let end = end(of: text, from: index) {
        append(reference: UnsafeBufferPointer(rebasing: text[index..<end]), to: &bytes)
        index = end + 1
      } else {
        bytes.append(byte)
      }
    }
  }

  /// Where the reference's semicolon is.
  private static func end(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    text[start..<min(text.count, start + 12)].firstIndex(of: UInt8(ascii: ";"))
  }

  private static func append(reference: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    if reference.isEqual(to: "amp") {
      bytes.append(UInt8(ascii: "&"))
    } else if reference.isEqual(to: "lt") {
      bytes.append(UInt8(ascii: "<"))
    } else if reference.isEqual(to: "gt") {
      bytes.append(UInt8(ascii: ">"))
    } else if reference.isEqual(to: "quot") {
      bytes.append(UInt8(ascii: "\""))
    } else if reference.isEqual(to: "apos") {
      bytes.append(UInt8(ascii: "'"))
    } else if let scalar = scalar(reference) {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    } else {
      bytes.append(UInt8(ascii: "&"))
      bytes.append(contentsOf: reference)
      bytes.append(UInt8(ascii: ";"))
    }
  }

  private static func scalar(_ reference: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    guard reference.first == UInt8(ascii: "#"), reference.count > 1 else { return nil }
    let isHex = reference[1] | 0x20 == UInt8(ascii: "x")
    let digits = String(decoding: reference[(isHex ? 2 : 1)...], as: UTF8.self)
    return UInt32(digits, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init)
  }
}

/// Reading scalars out of UTF-8 bytes.
public enum UTF8Scalars {
  /// The scalar at `index` and how many bytes it takes; a malformed byte is U+FFFD, one byte long.
  @inlinable public static func decode(_ bytes: [UInt8], at index: Int, end: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[index])
    func continuation(_ offset: Int) -> UInt32? {
      guard index + offset < end else { return nil }
      let byte = UInt32(bytes[index + offset])
      return byte & 0xC0 == 0x80 ? byte & 0x3F : nil
    }
    switch first {
    case 0xC2...0xDF:
      if let a = continuation(1) { return ((first & 0x1F) << 6 | a, 2) }
    case 0xE0...0xEF:
      if let a = continuation(1), let b = continuation(2) { return ((first & 0x0F) << 12 | a << 6 | b, 3) }
    case 0xF0...0xF4:
      if let a = continuation(1), let b = continuation(2), let c = continuation(3) {
        return ((first & 0x07) << 18 | a << 12 | b << 6 | c, 4)
      }
    default: break
    }
    return (first < 0x80 ? first : 0xFFFD, 1)
  }

  /// How many bytes the letter at `index` has where it is well-formed (Unicode, table 3-7); 0 where it is not.
  public static func length(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    guard (0xC2...0xF4).contains(first) else { return 0 }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard bytes.endIndex - index >= length else { return 0 }
    let low: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    guard (low...high).contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

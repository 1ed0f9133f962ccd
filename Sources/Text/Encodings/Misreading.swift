/// UTF-8 that some program read as Windows-1252 or Latin-1 and wrote again as UTF-8: "Há»™ nghÃ¨o" for "Hộ nghèo".
enum Misreading {
  /// Whether a text holds what such misreading makes of a letter: cheap, and true of hardly any other text.
  static func isSuspected(_ text: ArraySlice<UInt8>) -> Bool {
    var index = text.startIndex
    while index + 2 < text.endIndex {
      // Ã Ä Å Æ á, and then a sign of U+0080 to U+00BF or one that Windows-1252 has there.
      if text[index] == 0xC3, [0x83, 0x84, 0x85, 0x86, 0xA1].contains(text[index + 1]),
        [0xC2, 0xC5, 0xC6, 0xCB, 0xE2].contains(text[index + 2])
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// The text with every letter made whole again that is still there, and all else as it is; repeated where the text was
  /// misread more than once. What lacks its last byte, which Windows-1252 does not have, is Đ or unknown: U+FFFD.
  static func undone(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0..<3 {
      let once = undoneOnce(text)
      guard once != text else { break }
      text = once
    }
    return text
  }

  private static func undoneOnce(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard text[index] >= 0x80, let letter = letter(text, at: index) else {
        out.append(text[index])
        index += 1
        continue
      }
      out.append(contentsOf: letter.bytes)
      index += letter.length
    }
    return out
  }

  /// The letter whose bytes stand here as letters of their own, and how many bytes those take; nil where none begins.
  private static func letter(_ text: [UInt8], at index: Int) -> (bytes: [UInt8], length: Int)? {
    guard let (first, width) = byte(text, at: index) else { return nil }
    let wanted: Int
    switch first {
    case 0xC2...0xDF: wanted = 2
    case 0xE1...0xEF: wanted = 3
    default: return nil
    }
    var bytes = [first]
    var length = width
    while bytes.count < wanted, index + length < text.count, let (next, width) = byte(text, at: index + length),
      next & 0xC0 == 0x80
    {
      bytes.append(next)
      length += width
    }
    if bytes.count == wanted { return UTF8Scalars.length(bytes[...], at: 0) == wanted ? (bytes, length) : nil }
    let isAfterSmallLetter = index > 0 && (0x61...0x7A).contains(text[index - 1])
    return cutLetter(bytes, text, after: index + length, isAfterSmallLetter).map { ($0.bytes, length + $0.lost) }
  }

  /// A letter without its last byte, where "?" or U+FFFD stands for that byte; of "Ä" alone, which no Vietnamese word
  /// has, it may be gone altogether. `lost` is how many bytes stand for it.
  private static func cutLetter(
    _ bytes: [UInt8], _ text: [UInt8], after end: Int, _ isAfterSmallLetter: Bool
  ) -> (bytes: [UInt8], lost: Int)? {
    let rest = text[min(end, text.count)...]
    let lost = rest.starts(with: [0xEF, 0xBF, 0xBD]) ? 3 : rest.first == UInt8(ascii: "?") ? 1 : 0
    let isToneless = bytes.count == 2 && bytes[0] == 0xE1 && [0xBA, 0xBB].contains(bytes[1])
    // The last byte of à is a no-break blank, which many a program makes a plain one; capitals have none of that kind.
    if bytes == [0xC3], rest.first == 0x20, isAfterSmallLetter { return ([0xC3, 0xA0], 1) }
    if isToneless { return ([0xEF, 0xBF, 0xBD], lost) }
    if bytes == [0xC4] { return ([0xC4, 0x90], lost) }
    return bytes == [0xC3] && lost > 0 ? ([0xEF, 0xBF, 0xBD], lost) : nil
  }

  /// The byte that a letter was read from, and how many bytes the letter takes.
  private static func byte(_ text: [UInt8], at index: Int) -> (UInt8, Int)? {
    let (scalar, width) = UTF8Scalars.decode(text, at: index, end: text.count)
    guard width > 1 else { return nil }
    return Windows1252.byte(scalar).map { ($0, width) }
  }
}

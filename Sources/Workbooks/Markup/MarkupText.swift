import Text

/// What has to be known of pages and XML files before they are parsed.
enum MarkupText {
  /// The page in UTF-8, unless it says that it is in another encoding, which its parser knows. A page that says nothing is
  /// read as other text is, damaged letters and all.
  static func html(_ bytes: [UInt8]) -> [UInt8] {
    let isWide = bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) || bytes.prefix(64).contains(0)
    if !isWide, let charset = charset(in: bytes.prefix(1 << 12)), !["utf-8", "utf8", "us-ascii"].contains(charset),
      !Encoding.isUTF8(bytes)
    {
      return bytes
    }
    return Encoding.decode(bytes).bytes
  }

  /// The XML from its first tag on, in UTF-8 where it says that it is, though some letters are damaged.
  static func xml(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) || bytes.prefix(64).contains(0) {
      return bytes
    }
    let small = lowercased(bytes.prefix(1 << 16))
    let marks = ["<?xml", "<workbook", "<ss:workbook"].map { Array($0.utf8) }
    let start = marks.compactMap { small.firstRange(of: $0)?.lowerBound }.min() ?? 0
    let text = Array(bytes[start...])
    let declaration = String(decoding: text.prefix(200).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self).lowercased()
    let isUTF8 = !declaration.contains("encoding") || declaration.contains("utf-8")
    return isUTF8 && !Encoding.isUTF8(text) ? Encoding.decode(text).bytes : text
  }

  /// What a page is that cannot be a list: it asks for a password, or has no table.
  static func kindOfOtherPage(_ bytes: [UInt8]) -> FileKind? {
    let small = lowercased(bytes[...])
    for mark in ["type=\"password\"", "type='password'", "type=password"] where has(small, mark) { return .signIn }
    return has(small, "<tr") || has(small, "<td") ? nil : .html
  }

  /// The sheet's name that Office's own notes in the page give.
  static func sheetName(in bytes: [UInt8]) -> String? { value(of: "<x:name>", in: bytes.prefix(1 << 16)) }

  /// The text after a tag, up to the next.
  static func value(of tag: String, in bytes: ArraySlice<UInt8>) -> String? {
    guard let found = lowercased(bytes).firstRange(of: Array(tag.utf8)) else { return nil }
    let start = bytes.startIndex + found.upperBound
    let name = bytes[start...].prefix(124).prefix { $0 != UInt8(ascii: "<") }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  /// The encoding that a page or a header says it is in, in small letters.
  static func charset(in bytes: ArraySlice<UInt8>) -> String? {
    let small = lowercased(bytes)
    guard let found = small.firstRange(of: Array("charset=".utf8)) else { return nil }
    let word = small[found.upperBound...].drop { $0 == 0x22 || $0 == 0x27 }
      .prefix { $0 > 0x20 && !"\"';>/".utf8.contains($0) }
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }

  /// The bytes with capitals of ASCII made small; indices count from 0.
  static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { $0 | ($0 >= 0x41 && $0 <= 0x5a ? 0x20 : 0) }
  }

  private static func has(_ bytes: [UInt8], _ mark: String) -> Bool { bytes.firstRange(of: Array(mark.utf8)) != nil }
}

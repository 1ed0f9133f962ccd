internal import CXML

/// The encoding of text in workbooks before Excel 97, by the number in their CODEPAGE record (MS-XLS 2.4.52).
///
/// Vietnamese legacy fonts are not seen here: their text is stored as Windows-1252 and stays what that makes of it.
final class CodePage {
  private let handler: xmlCharEncodingHandlerPtr?
  private let isVietnamese: Bool

  /// The encoding of a code page; Windows-1252 where the number is unknown.
  init(_ number: Int) {
    isVietnamese = number == 1258
    switch number {
    // Not by iconv: it holds back a last letter, waiting for a mark that might follow.
    case 1258: handler = nil
    case 1252, 32_769, 0: handler = nil
    case 367: handler = nil
    case 10_000, 32_768: handler = Self.find("MACINTOSH")
    case 1200: handler = Self.find("UTF-16LE")
    case 65_001: handler = Self.find("UTF-8")
    default: handler = Self.find("CP\(number)") ?? Self.find("WINDOWS-\(number)")
    }
  }

  deinit { if let handler { xmlCharEncCloseFunc(handler) } }

  private static func find(_ name: String) -> xmlCharEncodingHandlerPtr? { xmlFindCharEncodingHandler(name) }

  /// Appends text in this encoding as UTF-8. Bytes that the encoding does not have become U+FFFD.
  func append(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    if text.allSatisfy({ $0 < 0x80 }) {
      bytes.append(contentsOf: text)
    } else if let handler {
      convert(Array(text), with: handler, to: &bytes)
    } else {
      for byte in text { append(byte, to: &bytes) }
    }
  }

  private func convert(_ text: [UInt8], with handler: xmlCharEncodingHandlerPtr, to bytes: inout [UInt8]) {
    guard let input = xmlBufferCreateSize(text.count + 1), let output = xmlBufferCreateSize(text.count * 4 + 16) else {
      return
    }
    defer {
      xmlBufferFree(input)
      xmlBufferFree(output)
    }
    xmlBufferAdd(input, text, Int32(clamping: text.count))
    var rounds = 0
    while xmlBufferLength(input) > 0, rounds <= text.count {
      rounds += 1
      let before = xmlBufferLength(input)
      if xmlCharEncInFunc(handler, output, input) < 0 || xmlBufferLength(input) == before {
        xmlBufferShrink(input, 1)
        xmlBufferAdd(output, UTF8.encodedReplacementCharacter.map { $0 }, 3)
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(start: xmlBufferContent(output), count: Int(xmlBufferLength(output))))
  }

  private func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    var scalar = 0x80..<0xa0 ~= byte ? Self.windows1252[Int(byte - 0x80)] : UInt32(byte)
    if isVietnamese, let other = Self.windows1258[byte] { scalar = other }
    bytes.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
  }

  /// What Windows-1258 has where Windows-1252 has something else; tone marks follow their letter.
  private static let windows1258: [UInt8: UInt32] = [
    0x8a: 0x8a, 0x8e: 0x8e, 0x9a: 0x9a, 0x9e: 0x9e, 0xc3: 0x102, 0xcc: 0x300, 0xd0: 0x110, 0xd2: 0x309, 0xd5: 0x1a0,
    0xdd: 0x1af, 0xde: 0x303, 0xe3: 0x103, 0xec: 0x301, 0xf0: 0x111, 0xf2: 0x323, 0xf5: 0x1a1, 0xfd: 0x1b0,
    0xfe: 0x20ab,
  ]

  /// What Windows-1252 has from 0x80 to 0x9F; its five gaps stand for themselves.
  private static let windows1252: [UInt32] = [
    0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
    0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e,
    0x178,
  ]
}

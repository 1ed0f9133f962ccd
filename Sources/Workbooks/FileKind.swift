/// What a file is by its content, whatever its name says.
public enum FileKind: String, Hashable, Sendable {
  /// An archive that begins like an Office Open XML workbook.
  case xlsx
  /// Another ZIP archive, perhaps a workbook all the same.
  case zip
  /// A compound file: .xls from Excel 5 on, an encrypted .xlsx, or an old .doc.
  case cfb
  /// A bare stream of workbook records without a container, as Excel 2 to 4 wrote.
  case biff
  /// gzip data.
  case gzip
  /// An HTML page, also one that is named .xls.
  case html
  /// XML, such as a SpreadsheetML 2003 workbook.
  case xml2003
  /// Text in UTF-16.
  case utf16
  /// Text in UTF-8 or a single-byte encoding.
  case text
  /// Nothing, or nothing but zeros.
  case empty
  /// A PDF document.
  case pdf
  /// An Office Open XML document or presentation.
  case docx
  /// A rich text document.
  case rtf
  /// A picture.
  case image
  /// An archive of another kind (RAR, 7-Zip).
  case archive
  /// Bytes of no known kind.
  case binary

  /// What the first bytes of a file, a few KiB of them, say that it is.
  public static func sniff(_ head: [UInt8]) -> FileKind {
    let head = head.prefix(4_096)
    if head.allSatisfy({ $0 == 0 }) { return .empty }
    for (magic, kind) in magics where head.starts(with: magic) { return kind }
    if head.starts(with: [0x50, 0x4b]) { return zipKind(head) }
    if isBIFF(head) { return .biff }
    if head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff]) { return markup(utf16(head)) ?? .utf16 }
    if let kind = markup(head) { return kind }
    if looksUTF16(head) { return .utf16 }
    return head.contains(0) ? .binary : .text
  }

  private static let magics: [([UInt8], FileKind)] = [
    ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], .cfb), ([0x1f, 0x8b], .gzip), (Array("%PDF".utf8), .pdf),
    (Array("{\\rtf".utf8), .rtf), ([0x89, 0x50, 0x4e, 0x47], .image), ([0xff, 0xd8, 0xff], .image),
    (Array("GIF8".utf8), .image), (Array("Rar!".utf8), .archive), ([0x37, 0x7a, 0xbc, 0xaf], .archive),
  ]

  private static func zipKind(_ head: ArraySlice<UInt8>) -> FileKind {
    let names = String(decoding: head, as: UTF8.self)
    if names.contains("xl/") { return .xlsx }
    if names.contains("word/") || names.contains("ppt/") { return .docx }
    return .zip
  }

  /// Whether a BIFF2 to BIFF8 stream begins here: BOF with a plausible length (MS-XLS 2.4.21).
  private static func isBIFF(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.count >= 8 else { return false }
    let bytes = Array(head.prefix(8))
    return bytes[0] == 0x09 && [0x00, 0x02, 0x04, 0x08].contains(bytes[1]) && bytes[3] == 0
      && (4...32).contains(bytes[2]) && [0x00, 0x01, 0x05, 0x10, 0x20, 0x40].contains(bytes[6])
  }

  /// HTML or XML by the first tags, in ASCII letters.
  private static func markup(_ head: ArraySlice<UInt8>) -> FileKind? {
    let text = String(decoding: head.filter { $0 != 0 }, as: UTF8.self).lowercased()
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard start.hasPrefix("<") else { return nil }
    if start.contains("office:spreadsheet") && !start.contains("<html") { return .xml2003 }
    if start.contains("<html") || start.contains("<!doctype html") || start.contains("<table") { return .html }
    if start.hasPrefix("<?xml") || start.contains("<workbook") { return .xml2003 }
    return ["<head", "<body", "<meta", "<style", "<div", "<center", "<tr"].contains { start.contains($0) } ? .html : nil
  }

  private static func utf16(_ head: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    ArraySlice(head.dropFirst(2).filter { $0 != 0 })
  }

  private static func looksUTF16(_ head: ArraySlice<UInt8>) -> Bool {
    let sample = Array(head.prefix(256))
    let even = stride(from: 0, to: sample.count, by: 2).count { sample[$0] == 0 }
    let odd = stride(from: 1, to: sample.count, by: 2).count { sample[$0] == 0 }
    return sample.count >= 8 && (max(even, odd) * 10 > sample.count * 2) && min(even, odd) * 20 < sample.count
  }
}

/// What a file is by its content, whatever its name says.
public enum FileKind: String, Hashable, Sendable, CaseIterable {
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
  /// An HTML page, also one that is named .xls, or one that a program's warnings stand before.
  case html
  /// A page with its parts in one file, as "single file web page" is saved; also an e-mail.
  case mhtml
  /// XML, such as a SpreadsheetML 2003 workbook.
  case xml2003
  /// Text in UTF-16 or UTF-32.
  case utf16
  /// Text in UTF-8 or a single-byte encoding.
  case text
  /// Nothing, or nothing but zeros.
  case empty
  /// A PDF document.
  case pdf
  /// An Office Open XML document or presentation.
  case docx
  /// A Word document in a compound file.
  case doc
  /// Another Office file in a compound file: a presentation, a drawing, a saved message.
  case office
  /// An OpenDocument file that is no spreadsheet.
  case openDocument = "opendocument"
  /// A rich text document.
  case rtf
  /// A picture.
  case image
  /// A RAR archive.
  case rar
  /// An archive of yet another kind (7-Zip, xz, tar, cabinet).
  case archive
  /// A spreadsheet of Apple Numbers, or another file of its family.
  case numbers
  /// The shortcut to a Google sheet.
  case googleShortcut = "google-shortcut"
  /// A shortcut to a file or page.
  case shortcut
  /// A database: Access, dBase, SQLite.
  case database
  /// A page that asks for a password.
  case signIn = "sign-in"
  /// What programs leave beside files: locks, thumbnails, marks of where a file came from.
  case leftover
  /// Bytes of no known kind.
  case binary

  /// What the first bytes of a file, a few KiB of them, say that it is.
  public static func sniff(_ head: [UInt8]) -> FileKind {
    let wide = head.prefix(1 << 16)
    let start = prefixLength(head)
    let head = head[start...].prefix(4_096)
    if head.allSatisfy({ $0 == 0 }) { return .empty }
    for (offset, magic, kind) in magics where head.dropFirst(offset).starts(with: magic) { return kind }
    if head.starts(with: [0x50, 0x4b]) { return zipKind(head) }
    if isBIFF(head) { return .biff }
    if isTable(Array(head)) { return .database }
    if isWide(head) { return markup(ArraySlice(head.drop { $0 == 0 || $0 > 0xfd }.filter { $0 != 0 })) ?? .utf16 }
    if let kind = markup(head) ?? shortcut(head) ?? afterWarnings(wide) { return kind }
    if looksUTF16(head) { return .utf16 }
    return isText(head) ? .text : .binary
  }

  /// How many bytes of blanks, line ends and byte order marks stand before the content of a file that is not text, as
  /// careless web programs send them; 0 for text, where they do no harm.
  public static func prefixLength(_ head: [UInt8]) -> Int {
    var length = 0
    while length < min(head.count, 256) {
      if head[length...].starts(with: [0xef, 0xbb, 0xbf]) {
        length += 3
      } else if head[length] == 0x20 || (0x09...0x0d).contains(head[length]) {
        length += 1
      } else {
        break
      }
    }
    let rest = head[length...].prefix(8)
    return containers.contains { rest.starts(with: $0) } ? length : 0
  }

  private static let containers: [[UInt8]] = [
    [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0x1f, 0x8b, 8], Array("%PDF".utf8),
    Array("{\\rtf".utf8), Array("Rar!".utf8),
  ]

  /// Where in a file which bytes stand that only files of one kind have there.
  private static let magics: [(Int, [UInt8], FileKind)] = [
    (0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], .cfb), (0, [0x1f, 0x8b], .gzip),
    (0, Array("%PDF".utf8), .pdf),
    (0, Array("{\\rtf".utf8), .rtf), (0, [0x89, 0x50, 0x4e, 0x47], .image), (0, [0xff, 0xd8, 0xff], .image),
    (0, Array("GIF8".utf8), .image), (0, [0x49, 0x49, 0x2a, 0], .image), (0, [0x4d, 0x4d, 0, 0x2a], .image),
    (8, Array("WEBPVP8".utf8), .image), (4, Array("ftyphei".utf8), .image), (4, Array("ftypmif1".utf8), .image),
    (0, Array("Rar!".utf8), .rar), (0, [0x37, 0x7a, 0xbc, 0xaf], .archive),
    (0, [0xfd, 0x37, 0x7a, 0x58, 0x5a], .archive),
    (4, [0x31, 0x41, 0x59, 0x26], .archive), (0, [0x28, 0xb5, 0x2f, 0xfd], .archive),
    (0, Array("MSCF\0\0\0\0".utf8), .archive),
    (257, Array("ustar".utf8), .archive), (4, Array("Standard Jet DB".utf8), .database),
    (4, Array("Standard ACE DB".utf8), .database), (0, Array("SQLite format 3".utf8), .database),
    (0, [0x4c, 0, 0, 0, 1, 0x14, 2, 0], .shortcut), (0, [0, 5, 0x16, 7], .leftover),
    (0, [0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31], .leftover),
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

  /// Whether a dBase table begins here: its version, a day, and a header of whole fields that ends within itself.
  private static func isTable(_ head: [UInt8]) -> Bool {
    guard head.count > 64, [0x03, 0x30, 0x31, 0x83, 0x8b, 0xf5].contains(head[0]) else { return false }
    let length = Int(head[8]) | Int(head[9]) << 8
    return (1...12).contains(head[2]) && (1...31).contains(head[3]) && length > 64 && head[12] == 0 && head[13] == 0
  }

  // MARK: Text

  /// HTML or XML by the first tags, in ASCII letters.
  private static func markup(_ head: ArraySlice<UInt8>) -> FileKind? {
    let text = String(decoding: head.filter { $0 != 0 }, as: UTF8.self).lowercased()
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if isMessage(start) { return .mhtml }
    guard start.hasPrefix("<") else { return nil }
    if start.contains("office:spreadsheet") && !start.contains("<html") { return .xml2003 }
    if start.contains("<html") || start.contains("<!doctype html") || start.contains("<table") { return .html }
    if start.contains("<!doctype plist"), start.contains("<key>url</key>") { return .shortcut }
    if start.hasPrefix("<?xml") || start.contains("<workbook") { return .xml2003 }
    return ["<head", "<body", "<meta", "<style", "<div", "<center", "<tr"].contains { start.contains($0) } ? .html : nil
  }

  /// Whether lines such as `MIME-Version: 1.0` begin the text, with the kind of its content among them.
  private static func isMessage(_ text: Substring) -> Bool {
    guard let name = text.prefix(80).firstIndex(of: ":"), text.contains("content-type:"), text.contains("mime-version:")
    else { return false }
    return text[..<name].allSatisfy { $0 == "-" || ("a"..."z").contains($0) }
  }

  /// A page, or an XML workbook, before which lines of text stand: what a web program complained about. Its first tag
  /// begins a line, or follows another tag, so that it is no cell of a list.
  private static func afterWarnings(_ head: ArraySlice<UInt8>) -> FileKind? {
    guard head.contains(UInt8(ascii: "<")) else { return nil }
    let small = head.map { $0 | ($0 >= 0x41 && $0 <= 0x5a ? 0x20 : 0) }
    let hasRows = small.firstRange(of: Array("<tr".utf8)) != nil
    let isWorkbook = small.firstRange(of: Array("office:spreadsheet".utf8)) != nil
    var last = UInt8(ascii: "\n")
    for (index, byte) in small.enumerated() {
      if byte == UInt8(ascii: "<"), last == UInt8(ascii: "\n") || last == 0x0d || last == UInt8(ascii: ">") {
        let tag = small[index...]
        if tag.starts(with: "<html".utf8) || tag.starts(with: "<!doctype html".utf8) { return .html }
        if hasRows, tag.starts(with: "<table".utf8) { return .html }
        if isWorkbook, tag.starts(with: "<?xml".utf8) || tag.starts(with: "<workbook".utf8) { return .xml2003 }
      }
      if byte != 0x20, byte != 0x09 { last = byte }
    }
    return nil
  }

  private static func shortcut(_ head: ArraySlice<UInt8>) -> FileKind? {
    let text = String(decoding: head.prefix(1_024), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if text.hasPrefix("{"), text.contains("\"doc_id\"") || text.contains("docs.google.com") { return .googleShortcut }
    if text.hasPrefix("[InternetShortcut") || text.hasPrefix("[Desktop Entry") { return .shortcut }
    if text.hasPrefix("[ZoneTransfer]") || text.hasPrefix("[.ShellClassInfo]") { return .leftover }
    return nil
  }

  private static func isWide(_ head: ArraySlice<UInt8>) -> Bool {
    head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff]) || head.starts(with: [0, 0, 0xfe, 0xff])
      || looksUTF32(head)
  }

  private static func looksUTF16(_ head: ArraySlice<UInt8>) -> Bool {
    let sample = Array(head.prefix(256))
    let even = stride(from: 0, to: sample.count, by: 2).count { sample[$0] == 0 }
    let odd = stride(from: 1, to: sample.count, by: 2).count { sample[$0] == 0 }
    return sample.count >= 8 && (max(even, odd) * 10 > sample.count * 2) && min(even, odd) * 20 < sample.count
  }

  /// Whether of every four bytes the same two are zeros, and no others.
  private static func looksUTF32(_ head: ArraySlice<UInt8>) -> Bool {
    let sample = Array(head.prefix(256))
    guard sample.count >= 8 else { return false }
    var zeros = [0, 0, 0, 0]
    for index in 0..<sample.count / 4 * 4 where sample[index] == 0 { zeros[index % 4] += 1 }
    let all = sample.count / 4
    return zeros[2] == all && zeros[3] == all && zeros[0] == 0 || zeros[0] == all && zeros[1] == all && zeros[3] == 0
  }

  /// Whether the bytes can be text: hardly any control characters, and NULs only in text that has lines.
  private static func isText(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.contains(0) else { return true }
    let controls = head.count { $0 < 0x20 && $0 != 0 && !(0x09...0x0d).contains($0) && $0 != 0x1a }
    let hasLines = head.contains(0x0a) || head.contains(0x0d)
    return hasLines && head.first != 0 && controls * 64 <= head.count
  }
}

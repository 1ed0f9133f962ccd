import Cells
import Compression
import DelimitedText
import Hashing
import PipelineKit
import Text
import Workbooks

/// A file that was opened: its sheets, and what its name says wrongly.
struct Opening {
  /// The sheets.
  var sheets: any SheetSource
  /// Why there are none; nil when there are.
  var trouble: SheetTrouble?
  /// The kind of content, when the file's name says another one.
  var misnamed: String?

  /// Opens a file as sheets, by its content and not by its name.
  init(_ path: String) {
    sheets = NoSheets()
    do throws(SheetTrouble) {
      let file = try FileSource(path)
      do throws(SheetTrouble) { try open(file, path) } catch {
        trouble = error
        try? file.skipRest()
        let (sha256, bytes) = file.digest()
        sheets = NoSheets(sha256: sha256, bytes: bytes)
      }
    } catch { trouble = error }
  }

  private mutating func open(_ file: FileSource, _ path: String) throws(SheetTrouble) {
    let head = try file.head(1 << 16)
    let kind = FileKind.sniff(head)
    misnamed = Opening.misnamed(path, kind)
    switch kind {
    case .zip, .xlsx:
      let bytes = try file.all()
      sheets = try Opening.archive(bytes, digest: file.digest())
    case .cfb, .biff, .html, .xml2003: sheets = try WorkbookSheets(file, form: kind.rawValue)
    case .text, .utf16: sheets = try Opening.delimited(file, head, isUTF16: kind == .utf16)
    case .gzip: sheets = try Opening.unzipped(file)
    case .empty: throw SheetTrouble(code: .fileEmpty)
    default: throw SheetTrouble(code: .fileKindUnknown, arguments: [kind.rawValue])
    }
  }

  /// Bytes that are already in memory, as sheets: a file of an archive.
  static func sheets(
    of bytes: [UInt8], digest: (sha256: SHA256Digest, bytes: Int)
  ) throws(SheetTrouble) -> any SheetSource {
    let kind = FileKind.sniff(Array(bytes.prefix(1 << 16)))
    switch kind {
    case .xlsx, .cfb, .biff, .html, .xml2003: return try WorkbookSheets(bytes, form: kind.rawValue, digest: digest)
    case .text, .utf16:
      let (text, encoding) = Encoding.toUTF8(bytes)
      return decoded(text, encoding, digest: { digest })
    case .empty: throw SheetTrouble(code: .fileEmpty)
    default: throw SheetTrouble(code: .fileKindUnknown, arguments: [kind.rawValue])
    }
  }

  /// A ZIP: a workbook whose parts stand in an odd order, or an archive of lists.
  private static func archive(
    _ bytes: [UInt8], digest: (sha256: SHA256Digest, bytes: Int)
  ) throws(SheetTrouble) -> any SheetSource {
    do throws(SheetTrouble) { return try WorkbookSheets(bytes, form: "xlsx", digest: digest) } catch {
      guard let archive = try? ZipArchive(bytes: bytes), archive.entry(named: "[Content_Types].xml") == nil else {
        throw error
      }
      return try ArchiveSheets(bytes, digest: digest)
    }
  }

  /// The content's kind when the name ends otherwise.
  private static func misnamed(_ path: String, _ kind: FileKind) -> String? {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.split(separator: ".").dropFirst().last?.lowercased() ?? ""
    let expected: [FileKind: [String]] = [
      .xlsx: ["xlsx", "xlsm"], .zip: ["zip", "xlsx"], .cfb: ["xls"], .biff: ["xls"], .html: ["html", "htm"],
      .xml2003: ["xml"], .text: ["csv", "tsv", "txt"], .utf16: ["csv", "tsv", "txt"], .gzip: ["gz"],
    ]
    guard let endings = expected[kind], !endings.contains(ending) else { return nil }
    return kind.rawValue
  }

  private static func delimited(
    _ file: FileSource, _ head: [UInt8], isUTF16: Bool
  ) throws(SheetTrouble) -> any SheetSource {
    if !isUTF16, Encoding.isUTF8(head, isCut: head.count >= 1 << 16) {
      let dialect = DelimitedReader.sniff(head)
      return DelimitedSheets(file, dialect: dialect, form: form(dialect, "utf-8")) { file.digest() }
    }
    let (bytes, encoding) = Encoding.toUTF8(try file.all())
    return decoded(bytes, encoding) { file.digest() }
  }

  private static func decoded(
    _ text: [UInt8], _ encoding: Encoding, digest: @escaping () -> (sha256: SHA256Digest, bytes: Int)
  ) -> any SheetSource {
    let dialect = DelimitedReader.sniff(Array(text.prefix(1 << 16)))
    return DelimitedSheets(BufferedBytes(text), dialect: dialect, form: form(dialect, encoding.name), digest: digest)
  }

  private static func unzipped(_ file: FileSource) throws(SheetTrouble) -> any SheetSource {
    var bytes: [UInt8] = []
    do {
      let reader = try GzipReader(file, limits: InflateLimits(entryBytes: FileSource.longestWhole))
      while try reader.read(upTo: 1 << 20, appendingTo: &bytes) > 0 {}
    } catch { throw SheetTrouble(reading: error) }
    let kind = FileKind.sniff(Array(bytes.prefix(1 << 16)))
    guard [.text, .utf16, .empty].contains(kind) else {
      throw SheetTrouble(code: .fileKindUnknown, arguments: ["gzip, " + kind.rawValue])
    }
    let (text, encoding) = Encoding.toUTF8(bytes)
    return decoded(text, encoding) { file.digest() }
  }

  static func form(_ dialect: Dialect, _ encoding: String) -> String {
    let delimiter = dialect.delimiter == 0x09 ? "tab" : String(UnicodeScalar(dialect.delimiter))
    return "csv, \(delimiter), \(encoding)"
  }
}

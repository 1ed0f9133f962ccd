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

  private let numbers: NumberForm

  /// Opens a file as sheets, by its content and not by its name; `numbers` is how workbooks' numbers are written.
  init(_ path: String, numbers: NumberForm = .display) {
    sheets = NoSheets()
    self.numbers = numbers
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
    try open(file, kind, head)
    let wasLocked = (sheets as? WorkbookSheets)?.wasLocked ?? false
    misnamed = Opening.misnamed(path, kind, wasLocked: wasLocked)
  }

  private mutating func open(_ file: FileSource, _ kind: FileKind, _ head: [UInt8]) throws(SheetTrouble) {
    switch kind {
    case .zip, .xlsx, .docx:
      let bytes = try file.all()
      sheets = try Opening.archive(bytes, digest: file.digest(), numbers)
    case .cfb, .biff, .html, .mhtml, .xml2003:
      sheets = try WorkbookSheets(file, form: kind.rawValue, numbers: numbers)
    case .text: sheets = DelimitedSheets(TextSource(file), dialect: DelimitedReader.sniff(head)) { file.digest() }
    case .utf16: sheets = Opening.delimited(try file.all()) { file.digest() }
    case .gzip: sheets = try Opening.unzipped(file, numbers) { file.digest() }
    // Zeros where a head should be, and something after them: what a disk leaves of a file that it lost.
    case .empty: throw SheetTrouble(code: try file.all().allSatisfy { $0 == 0 } ? .fileEmpty : .fileDamaged)
    default: throw SheetTrouble(kind: kind.rawValue)
    }
  }

  /// What bytes in memory are.
  static func kind(of bytes: [UInt8]) -> FileKind { FileKind.sniff(Array(bytes.prefix(1 << 16))) }

  /// Bytes that are already in memory, as sheets: a file of an archive that is no archive itself.
  static func sheets(
    of bytes: [UInt8], digest: (sha256: SHA256Digest, bytes: Int), numbers: NumberForm
  ) throws(SheetTrouble) -> any SheetSource {
    let kind = kind(of: bytes)
    switch kind {
    case .cfb, .biff, .html, .mhtml, .xml2003:
      return try WorkbookSheets(bytes, form: kind.rawValue, digest: digest, numbers: numbers)
    case .text, .utf16: return delimited(bytes) { digest }
    case .gzip: return try unzipped(BufferedBytes(bytes), numbers) { digest }
    case .empty: throw SheetTrouble(code: bytes.allSatisfy { $0 == 0 } ? .fileEmpty : .fileDamaged)
    default: throw SheetTrouble(kind: kind.rawValue)
    }
  }

  /// A workbook in a package of parts.
  static func workbook(
    _ bytes: [UInt8], digest: (sha256: SHA256Digest, bytes: Int), _ numbers: NumberForm
  ) throws(SheetTrouble) -> any SheetSource {
    try WorkbookSheets(bytes, form: "xlsx", digest: digest, numbers: numbers)
  }

  /// A ZIP: a workbook, whatever order its parts stand in, or an archive of lists.
  private static func archive(
    _ bytes: [UInt8], digest: (sha256: SHA256Digest, bytes: Int), _ numbers: NumberForm
  ) throws(SheetTrouble) -> any SheetSource {
    do throws(SheetTrouble) { return try workbook(bytes, digest: digest, numbers) } catch {
      guard error.isPlainArchive else { throw error }
      return try ArchiveSheets(bytes, digest: digest, numbers: numbers)
    }
  }

  /// The content's kind when the name ends otherwise.
  private static func misnamed(_ path: String, _ kind: FileKind, wasLocked: Bool) -> String? {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.split(separator: ".").dropFirst().last?.lowercased() ?? ""
    let expected: [FileKind: [String]] = [
      .xlsx: ["xlsx", "xlsm", "xlsb", "xltx"], .zip: ["zip", "xlsx", "xlsm", "xlsb", "ods", "ots"],
      .cfb: ["xls", "xlt"] + (wasLocked ? ["xlsx", "xlsm", "xlsb"] : []), .biff: ["xls"], .html: ["html", "htm"],
      .mhtml: ["mht", "mhtml"], .xml2003: ["xml", "fods"], .text: ["csv", "tsv", "txt"], .utf16: ["csv", "tsv", "txt"],
      .gzip: ["gz"],
    ]
    guard let endings = expected[kind], !endings.contains(ending) else { return nil }
    return kind.rawValue
  }

  /// Text in memory.
  private static func delimited(
    _ bytes: [UInt8], digest: @escaping () -> (sha256: SHA256Digest, bytes: Int)
  ) -> any SheetSource {
    let text = TextSource(bytes)
    return DelimitedSheets(text, dialect: DelimitedReader.sniff(text.head(1 << 16)), digest: digest)
  }

  /// What gzip data holds: text, or a workbook.
  private static func unzipped(
    _ source: some ByteSource, _ numbers: NumberForm, digest: @escaping () -> (sha256: SHA256Digest, bytes: Int)
  ) throws(SheetTrouble) -> any SheetSource {
    var bytes: [UInt8] = []
    do {
      let reader = try GzipReader(source, limits: InflateLimits(entryBytes: FileSource.longestWhole))
      while try reader.read(upTo: 1 << 20, appendingTo: &bytes) > 0 {}
    } catch { throw SheetTrouble(reading: error) }
    switch kind(of: bytes) {
    case .text, .utf16, .empty: return delimited(bytes, digest: digest)
    case .xlsx, .cfb: return try WorkbookSheets(bytes, form: "gzip", digest: digest(), numbers: numbers)
    default: throw SheetTrouble(kind: "gzip")
    }
  }
}

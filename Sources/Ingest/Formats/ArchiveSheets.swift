import Cells
import Compression
import Hashing
import PipelineKit
import Text
import Workbooks

/// A ZIP of lists: the sheets of all its files, one after the other, each named `file/sheet`. Archives in it are opened too,
/// a few levels deep. Nothing is written to the disk, so that names in it can do no harm.
///
/// A file in it that cannot be read is told by its name: an error where it should be a list, else a warning.
struct ArchiveSheets: SheetSource {
  let form = "zip"
  private let parts: [ArchivePart]
  private let places: [(part: Int, sheet: Int)]
  private let fileDigest: (sha256: SHA256Digest, bytes: Int)
  private var sources: [any SheetSource]
  private var reading = 0
  private var odd: [SheetNote]
  /// Why there is no list in it, where nothing in it could be read.
  let refusal: SheetTrouble?

  init(_ bytes: [UInt8], digest: (sha256: SHA256Digest, bytes: Int), numbers: NumberForm) throws(SheetTrouble) {
    var walk = ArchiveWalk(digest: digest, numbers: numbers)
    try walk.open(bytes, prefix: "", depth: 1)
    fileDigest = digest
    parts = walk.parts
    sources = walk.parts.map(\.sheets)
    places = sources.indices.flatMap { part in (0..<walk.parts[part].sheets.count).map { (part, $0) } }
    refusal = walk.refusal
    odd = walk.tellsOnlyRefusal ? [] : walk.notes
  }

  var count: Int { places.count }
  var sawRows: Bool { sources.contains { $0.sawRows } }

  func name(_ sheet: Int) -> String {
    let (part, inner) = places[sheet]
    let name = sources[part].name(inner)
    return name.isEmpty ? parts[part].name : parts[part].name + "/" + name
  }

  func isHidden(_ sheet: Int) -> Bool { sources[places[sheet].part].isHidden(places[sheet].sheet) }
  func merges(_ sheet: Int) -> [MergedCells] { sources[places[sheet].part].merges(places[sheet].sheet) }

  /// A sheet that cannot be read is noted, and the others are read all the same.
  mutating func first(of sheet: Int) throws(SheetTrouble) -> CellBatch? {
    reading = places[sheet].part
    do throws(SheetTrouble) { return try sources[reading].first(of: places[sheet].sheet) } catch {
      odd.append(parts[reading].note(of: error))
      return nil
    }
  }

  mutating func next() throws(SheetTrouble) -> CellBatch? { try sources[reading].next() }

  func notes() -> [SheetNote] {
    odd
      + sources.indices.flatMap { part in
        sources[part].notes().map { note in
          var note = note
          note.sheet = note.sheet.isEmpty ? parts[part].name : parts[part].name + "/" + note.sheet
          return note
        }
      }
  }

  func digest() -> (sha256: SHA256Digest, bytes: Int) { fileDigest }
}

/// A file of an archive that was opened.
struct ArchivePart {
  /// Its name, with those of the archives that it lies in.
  let name: String
  let sheets: any SheetSource

  /// What is said of a file that cannot be read.
  func note(of trouble: SheetTrouble) -> SheetNote { Self.note(name, trouble, isList: true) }

  /// The same, of a file that should be a list or need not be one.
  static func note(_ name: String, _ trouble: SheetTrouble, isList: Bool) -> SheetNote {
    let why = trouble.code == .fileKindUnknown ? trouble.arguments.first ?? "" : "why-" + trouble.code.word
    return SheetNote(
      code: isList ? .archivePartRefused : .archivePartSkipped, sheet: name, arguments: [name, why])
  }
}

/// Opens the files of an archive, and of those in it, within common bounds.
private struct ArchiveWalk {
  private(set) var parts: [ArchivePart] = []
  private(set) var notes: [SheetNote] = []
  private let digest: (sha256: SHA256Digest, bytes: Int)
  private let numbers: NumberForm
  private var troubles: [SheetTrouble] = []
  private var files = 0
  private var bytes = 0

  /// The most files, the most bytes that they may be together, and how deep archives may lie in each other.
  private static let limits = (files: 1_000, bytes: 512 << 20, depth: 3)

  init(digest: (sha256: SHA256Digest, bytes: Int), numbers: NumberForm) {
    self.digest = digest
    self.numbers = numbers
  }

  /// Why nothing could be read; nil where something was.
  var refusal: SheetTrouble? {
    guard parts.isEmpty else { return nil }
    return troubles.count == 1 ? troubles[0] : files == 0 ? SheetTrouble(code: .fileEmpty) : SheetTrouble(kind: "zip")
  }

  /// Whether the refusal says all that there is to say: an archive of a single file.
  var tellsOnlyRefusal: Bool { parts.isEmpty && troubles.count == 1 }

  /// Opens an archive. Throws what makes all of it unreadable.
  mutating func open(_ archiveBytes: [UInt8], prefix: String, depth: Int) throws(SheetTrouble) {
    let archive: ZipArchive
    do { archive = try ZipArchive(bytes: archiveBytes) } catch { throw SheetTrouble(reading: error) }
    if archive.entry(named: "manifest.json") != nil, archive.entries.contains(where: { $0.name.hasPrefix("counts/") }) {
      throw SheetTrouble(code: .fileIsPack)
    }
    let entries = archive.entries.map { (entry: $0, name: FileName.text($0.nameBytes)) }.filter { Self.isFile($0.name) }
    files += entries.count
    guard files <= Self.limits.files else {
      throw SheetTrouble(code: .archiveTooMany, arguments: [String(files), String(Self.limits.files)])
    }
    if !entries.isEmpty, entries.allSatisfy({ $0.entry.isEncrypted }) { throw SheetTrouble(code: .fileEncrypted) }
    for (entry, name) in entries { try add(entry, prefix + name, of: archive, depth) }
  }

  private mutating func add(
    _ entry: ZipArchive.Entry, _ name: String, of archive: ZipArchive, _ depth: Int
  ) throws(SheetTrouble) {
    do throws(SheetTrouble) {
      let content = try content(entry, of: archive)
      let kind = Opening.kind(of: content)
      guard kind == .zip || kind == .xlsx || kind == .docx else {
        parts.append(ArchivePart(name: name, sheets: try Opening.sheets(of: content, digest: digest, numbers: numbers)))
        return
      }
      do throws(SheetTrouble) {
        parts.append(ArchivePart(name: name, sheets: try Opening.workbook(content, digest: digest, numbers)))
      } catch {
        guard error.isPlainArchive else { throw error }
        guard depth < Self.limits.depth else { throw SheetTrouble(kind: "zip-too-deep") }
        try open(content, prefix: name + "/", depth: depth + 1)
      }
    } catch {
      if error.code == .archiveTooMany || error.code == .fileTooLarge && bytes > Self.limits.bytes { throw error }
      troubles.append(error)
      notes.append(ArchivePart.note(name, error, isList: Self.shouldBeList(name, error)))
    }
  }

  private mutating func content(_ entry: ZipArchive.Entry, of archive: ZipArchive) throws(SheetTrouble) -> [UInt8] {
    let content: [UInt8]
    do { content = try archive.content(entry) } catch { throw SheetTrouble(reading: error) }
    bytes += content.count
    guard bytes <= Self.limits.bytes else { throw SheetTrouble(code: .fileTooLarge) }
    return content
  }

  /// Whether a file that cannot be read might have been a list: by its name, or because others may lie in it.
  private static func shouldBeList(_ name: String, _ trouble: SheetTrouble) -> Bool {
    let kinds = ["rar", "archive", "zip", "zip-too-deep", "numbers", "google-shortcut", "database", "sign-in"]
    if let kind = trouble.arguments.first, kinds.contains(where: { "kind-" + $0 == kind }) { return true }
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    let isOther =
      trouble.arguments.first.map { ["kind-pdf", "kind-image", "kind-docx", "kind-doc"].contains($0) } ?? false
    return !isOther
      && ["xlsx", "xlsm", "xlsb", "xls", "xltx", "csv", "tsv", "ods", "fods", "zip", "gz", "mht"].contains(ending)
  }

  /// Folders, and what systems and programs leave behind, are no lists.
  private static func isFile(_ name: String) -> Bool {
    let steps = name.split { $0 == "/" || $0 == "\\" }
    let last = steps.last?.lowercased() ?? ""
    return !name.hasSuffix("/") && !name.hasSuffix("\\") && steps.first != "__MACOSX" && !last.hasPrefix(".")
      && !last.hasPrefix("~$") && !last.hasSuffix("zone.identifier") && !["thumbs.db", "desktop.ini"].contains(last)
  }
}

extension SheetTrouble {
  /// Whether it says that a ZIP is no workbook, so that it may be an archive of some.
  var isPlainArchive: Bool { code == .fileKindUnknown && arguments.first == "kind-zip" }
}

import Cells
import Compression
import Hashing
import PipelineKit

/// A ZIP of lists: the sheets of all its files, one after the other, each named `file/sheet`. Archives within archives are
/// not opened, and nothing is written to the disk, so that names in it can do no harm.
struct ArchiveSheets: SheetSource {
  let form = "zip"
  private var parts: [(name: String, sheets: any SheetSource)] = []
  private var places: [(part: Int, sheet: Int)] = []
  private let fileDigest: (sha256: SHA256Digest, bytes: Int)
  private var reading = 0
  private var skipped: [SheetNote] = []

  /// The most files that an archive may hold, and the most bytes that they may be together.
  private static let limits = (files: 1_000, bytes: 512 << 20)

  init(_ bytes: [UInt8], digest: (sha256: SHA256Digest, bytes: Int)) throws(SheetTrouble) {
    fileDigest = digest
    if let archive = try? ZipArchive(bytes: bytes), archive.entry(named: "manifest.json") != nil,
      archive.entries.contains(where: { $0.name.hasPrefix("counts/") })
    {
      throw SheetTrouble(code: .fileIsPack)
    }
    do throws(CompressionError) {
      let archive = try ZipArchive(bytes: bytes)
      var total = 0
      for entry in archive.entries.prefix(Self.limits.files) where Self.isFile(entry.name) {
        let content = try archive.content(entry)
        total += content.count
        if total > Self.limits.bytes { throw CompressionError(.tooLarge, "holds more than 512 MiB of lists") }
        add(content, entry.name)
      }
    } catch {
      throw error.code == .encrypted ? SheetTrouble(code: .fileEncrypted) : SheetTrouble(code: .fileDamaged)
    }
  }

  private mutating func add(_ content: [UInt8], _ name: String) {
    guard let sheets = try? Opening.sheets(of: content, digest: fileDigest) else {
      skipped.append(SheetNote(code: .archivePartSkipped))
      return
    }
    for sheet in 0..<sheets.count { places.append((parts.count, sheet)) }
    parts.append((name, sheets))
  }

  /// Folders and what systems add to archives are no lists.
  private static func isFile(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return !name.hasSuffix("/") && !name.hasPrefix("__MACOSX") && !last.hasPrefix(".") && !last.hasPrefix("~$")
  }

  var count: Int { places.count }
  var sawRows: Bool { parts.contains { $0.sheets.sawRows } }

  func name(_ sheet: Int) -> String {
    let (part, inner) = places[sheet]
    let name = parts[part].sheets.name(inner)
    return name.isEmpty ? parts[part].name : parts[part].name + "/" + name
  }

  func isHidden(_ sheet: Int) -> Bool { parts[places[sheet].part].sheets.isHidden(places[sheet].sheet) }
  func merges(_ sheet: Int) -> [MergedCells] { parts[places[sheet].part].sheets.merges(places[sheet].sheet) }

  mutating func first(of sheet: Int) throws(SheetTrouble) -> CellBatch? {
    reading = places[sheet].part
    return try parts[reading].sheets.first(of: places[sheet].sheet)
  }

  mutating func next() throws(SheetTrouble) -> CellBatch? { try parts[reading].sheets.next() }
  func notes() -> [SheetNote] { skipped + parts.flatMap { $0.sheets.notes() } }
  func digest() -> (sha256: SHA256Digest, bytes: Int) { fileDigest }
}

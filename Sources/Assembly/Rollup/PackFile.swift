import Compression
import Emit
import Hashing
import PipelineKit

/// `pack/<name>-<period>.zip`: what goes to the level above (gói số liệu gửi cấp trên). Aggregates, gaps and the manifest,
/// and nothing that names a person.
enum PackFile {
  /// The tables that are in it as they are published, beside the counts.
  private static let tables = [
    "gaps/gaps.csv", "gaps/outlook.csv", Pack.completeness, Pack.flows, "tables/changes.csv", "tables/reductions.csv",
    "tables/summary.csv",
  ]

  /// The pack of a run: of its files the tables above, of its results the counts; `manifest` is the run's, which says
  /// nothing of outputs yet.
  static func file(_ files: [OutputFile], _ results: RunResults, _ manifest: Manifest) -> OutputFile {
    let name = "pack/\(manifest.pipeline.name)-\(manifest.pipeline.period).zip"
    return OutputFile(name: name, isPersonal: false, isTable: false, pieces: 1) { _ throws(Failure) in
      do throws(CompressionError) {
        return (try archive(files, results, manifest), 0)
      } catch {
        throw Failure(.software, vi: "Không tạo được \(name) (\(error)).", en: "\(name) cannot be made (\(error)).")
      }
    }
  }

  private static func archive(
    _ files: [OutputFile], _ results: RunResults, _ manifest: Manifest
  ) throws(CompressionError) -> [UInt8] {
    var entries = results.surveys.map { survey in
      (
        name: CountTable.name(survey.period, survey.standard.id),
        bytes: CountTable.bytes(survey, ethnicities: results.ethnicities.ids)
      )
    }
    for file in files where tables.contains(file.name) {
      entries.append((file.name, whole(file)))
    }
    var zip = ZipArchiveWriter()
    try zip.add("manifest.json", self.manifest(of: entries, manifest))
    for entry in entries { try zip.add(entry.name, entry.bytes) }
    return zip.finish()
  }

  private static func whole(_ file: OutputFile) -> [UInt8] {
    (0..<file.pieceCount).reduce(into: [UInt8]()) { bytes, piece in bytes += (try? file.piece(piece).bytes) ?? [] }
  }

  /// The run's manifest, with the pack's entries for its outputs and without what may differ.
  private static func manifest(of entries: [(name: String, bytes: [UInt8])], _ run: Manifest) -> [UInt8] {
    var manifest = run
    manifest.run = nil
    manifest.outputs = entries.map { entry in
      let rows = entry.bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } - 1
      return Manifest.Output(name: entry.name, rows: rows, sha256: SHA256.digest(of: entry.bytes).hex)
    }
    return (try? manifest.encoded()) ?? []
  }
}

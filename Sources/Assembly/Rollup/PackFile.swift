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
      let entries = try entries(files, results)
      let all = [(name: "manifest.json", bytes: try self.manifest(of: entries, manifest))] + entries
      do throws(CompressionError) { return (try zipped(all), 0) } catch {
        throw Failure(.software, vi: "Không tạo được \(name) (\(error)).", en: "\(name) cannot be made (\(error)).")
      }
    }
  }

  private static func entries(
    _ files: [OutputFile], _ results: RunResults
  ) throws(Failure) -> [(name: String, bytes: [UInt8])] {
    var entries = results.surveys.map { survey in
      (
        name: CountTable.name(survey.period, survey.standard.id),
        bytes: CountTable.bytes(survey, ethnicities: results.ethnicities.ids)
      )
    }
    for file in files where tables.contains(file.name) {
      var bytes: [UInt8] = []
      for piece in 0..<file.pieceCount { bytes += try file.piece(piece).bytes }
      entries.append((file.name, bytes))
    }
    return entries
  }

  private static func zipped(_ entries: [(name: String, bytes: [UInt8])]) throws(CompressionError) -> [UInt8] {
    var zip = ZipArchiveWriter()
    for entry in entries { try zip.add(entry.name, entry.bytes) }
    return zip.finish()
  }

  /// The run's manifest, with the pack's entries for its outputs and without what may differ.
  private static func manifest(of entries: [(name: String, bytes: [UInt8])], _ run: Manifest) throws(Failure) -> [UInt8]
  {
    var manifest = run
    manifest.run = nil
    manifest.outputs = entries.map { entry in
      let rows = entry.bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } - 1
      return Manifest.Output(name: entry.name, rows: rows, sha256: SHA256.digest(of: entry.bytes).hex)
    }
    return try manifest.encoded()
  }
}

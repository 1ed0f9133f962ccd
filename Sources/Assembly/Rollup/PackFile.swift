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
      var (entries, outputs): ([ZipEntry], [Manifest.Output]) = ([], [])
      // One after the other: of each only what it is packed to is kept, since some are long.
      func add(_ entry: String, _ bytes: [UInt8]) throws(Failure) {
        outputs.append(output(entry, bytes))
        entries.append(try packed(entry, bytes, in: name))
      }
      for survey in results.surveys {
        let bytes = CountTable.bytes(survey, ethnicities: results.ethnicities.ids)
        try add(CountTable.name(survey.period, survey.standard.id), bytes)
      }
      for file in files where tables.contains(file.name) {
        var bytes: [UInt8] = []
        for piece in 0..<file.pieceCount { bytes += try file.piece(piece).bytes }
        try add(file.name, bytes)
      }
      entries.insert(try packed("manifest.json", try self.manifest(of: outputs, manifest), in: name), at: 0)
      return (try archive(entries, name), 0)
    }
  }

  private static func packed(_ entry: String, _ bytes: [UInt8], in name: String) throws(Failure) -> ZipEntry {
    do throws(CompressionError) { return try ZipEntry(entry, bytes) } catch { throw failure(name, error) }
  }

  private static func archive(_ entries: [ZipEntry], _ name: String) throws(Failure) -> [UInt8] {
    var zip = ZipArchiveWriter()
    do throws(CompressionError) { for entry in entries { try zip.add(entry) } } catch { throw failure(name, error) }
    return zip.finish()
  }

  private static func failure(_ name: String, _ error: CompressionError) -> Failure {
    Failure(.software, vi: "Không tạo được \(name) (\(error)).", en: "\(name) cannot be made (\(error)).")
  }

  private static func output(_ name: String, _ bytes: [UInt8]) -> Manifest.Output {
    let rows = bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } - 1
    return Manifest.Output(name: name, rows: rows, sha256: SHA256.digest(of: bytes).hex)
  }

  /// The run's manifest, with the pack's entries for its outputs and without what may differ.
  private static func manifest(of outputs: [Manifest.Output], _ run: Manifest) throws(Failure) -> [UInt8] {
    var manifest = run
    manifest.run = nil
    manifest.outputs = outputs
    return try manifest.encoded()
  }
}

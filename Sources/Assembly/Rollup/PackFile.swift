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
  static func file(_ files: [OutputFile], _ results: RunResults, _ manifest: Manifest, jobs: Int) -> OutputFile {
    let name = "pack/\(manifest.pipeline.name)-\(manifest.pipeline.period).zip"
    return OutputFile(name: name, isPersonal: false, isTable: false, pieces: 1) { _ throws(Failure) in
      // Piece by piece: of each only what it is packed to is kept, since some are long.
      let counts = results.surveys.map { CountTable.file($0, ethnicities: results.ethnicities.ids) }
      let packed = try (counts + files.filter { tables.contains($0.name) }).map { file throws(Failure) in
        try Self.packed(file, in: name, jobs: jobs)
      }
      let head = try self.manifest(of: packed.map(\.output), manifest)
      return try packing(name) { () throws(CompressionError) in
        (try ZipArchiveWriter.archive([try ZipEntry("manifest.json", head)] + packed.map(\.entry)), 0)
      }
    }
  }

  private static func packed(
    _ file: OutputFile, in name: String, jobs: Int
  ) throws(Failure) -> (entry: ZipEntry, output: Manifest.Output) {
    var (pieces, hash, rows) = ([DeflatedPiece](), SHA256(), 0)
    try Parallel.inOrder(file.pieceCount, jobs: jobs) { number in
      Result { () throws(Failure) in
        let piece = try file.piece(number)
        let isLast = number == file.pieceCount - 1
        let deflated = try packing(name) { () throws(CompressionError) in
          try DeflatedPiece(piece.bytes, isLast: isLast)
        }
        return (piece, deflated)
      }
    } take: { (made: Result<((bytes: [UInt8], rows: Int), DeflatedPiece), Failure>) throws(Failure) in
      let (piece, deflated) = try made.get()
      hash.update(piece.bytes)
      rows += piece.rows
      pieces.append(deflated)
    }
    let entry = try packing(name) { () throws(CompressionError) in try ZipEntry(file.name, pieces) }
    return (entry, Manifest.Output(name: file.name, rows: rows, sha256: hash.finish().hex))
  }

  private static func packing<Result: ~Copyable>(
    _ name: String, _ body: () throws(CompressionError) -> Result
  ) throws(Failure) -> Result {
    do throws(CompressionError) { return try body() } catch {
      throw Failure(.software, vi: "Không tạo được \(name) (\(error)).", en: "\(name) cannot be made (\(error)).")
    }
  }

  /// The run's manifest, with the pack's entries for its outputs and without what may differ.
  private static func manifest(of outputs: [Manifest.Output], _ run: Manifest) throws(Failure) -> [UInt8] {
    var manifest = run
    manifest.run = nil
    manifest.outputs = outputs
    return try manifest.encoded()
  }
}

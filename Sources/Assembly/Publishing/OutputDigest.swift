import Emit
import Hashing
import PipelineKit

/// Makes a file's pieces side by side, hands them on in order, and says what the manifest says of the file.
enum OutputDigest {
  /// The file's line in the manifest; `sink` takes the bytes on their way.
  static func of(
    _ file: OutputFile, jobs: Int, sink: ([UInt8]) throws(Failure) -> Void = { _ in }
  ) throws(Failure) -> Manifest.Output {
    let hash = SHA256()
    var rows = 0
    try Parallel.inOrder(file.pieceCount, jobs: jobs) { part in
      Result { () throws(Failure) in try file.piece(part) }
    } take: { (made: Result<(bytes: [UInt8], rows: Int), Failure>) throws(Failure) in
      let piece = try made.get()
      hash.update(piece.bytes)
      rows += piece.rows
      try sink(piece.bytes)
    }
    return Manifest.Output(name: file.name, rows: file.isTable ? rows : nil, sha256: hash.finish().hex)
  }
}

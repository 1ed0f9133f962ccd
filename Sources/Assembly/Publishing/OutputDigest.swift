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
    var next = 0
    while next < file.pieceCount {
      let end = min(file.pieceCount, next + 4 * jobs)
      let made = Parallel.map(Array(next..<end), jobs: jobs) { part in
        Result { () throws(Failure) in try file.piece(part) }
      }
      for result in made {
        let piece = try result.get()
        hash.update(piece.bytes)
        rows += piece.rows
        try sink(piece.bytes)
      }
      next = end
    }
    return Manifest.Output(name: file.name, rows: file.isTable ? rows : nil, sha256: hash.finish().hex)
  }
}

import Dispatch
import Emit
import Hashing
import PipelineKit
import Synchronization

/// Makes the pieces of files side by side, hands them on in order, and says what the manifest says of each file.
enum OutputDigest {
  /// The files' lines in the manifest; `open` says where a file's bytes go, nil = nowhere.
  static func of(
    _ files: [OutputFile], jobs: Int, open: (OutputFile) throws(Failure) -> Disk.NewFile? = { _ in nil }
  ) throws(Failure) -> [Manifest.Output] {
    let parts = files.flatMap { file in (0..<file.pieceCount).map { (file: file, piece: $0) } }
    var outputs: [Manifest.Output] = []
    var (hash, rows, target) = (SHA256(), 0, Disk.NewFile?.none)
    let closing = Closing()
    defer { closing.wait() }
    try Parallel.inOrder(parts.count, jobs: jobs) { number in
      Result { () throws(Failure) in (number, try parts[number].file.piece(parts[number].piece)) }
    } take: { (made: Result<(Int, (bytes: [UInt8], rows: Int)), Failure>) throws(Failure) in
      let (number, piece) = try made.get()
      let part = parts[number]
      if part.piece == 0 { (hash, rows, target) = (SHA256(), 0, try open(part.file)) }
      hash.update(piece.bytes)
      rows += piece.rows
      try target?.write(piece.bytes)
      guard part.piece == part.file.pieceCount - 1 else { return }
      if let target { closing.close(try target.written()) }
      outputs.append(
        Manifest.Output(name: part.file.name, rows: part.file.isTable ? rows : nil, sha256: hash.finish().hex))
    }
    try closing.finish()
    return outputs
  }
}

/// Waits for the disk, file by file, while the next ones are written.
private final class Closing: Sendable {
  private let queue = DispatchQueue(label: "closing")
  private let failure = Mutex<Failure?>(nil)

  func close(_ file: Disk.WrittenFile) {
    queue.async { [self] in
      do throws(Failure) { try file.close() } catch { failure.withLock { $0 = $0 ?? error } }
    }
  }

  func wait() { queue.sync {} }

  /// Waits for all files; throws the first failure.
  func finish() throws(Failure) {
    wait()
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}

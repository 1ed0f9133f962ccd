import Cells
import DelimitedText
import Hashing
import PipelineKit

/// A file whose first bytes can be looked at before it is read; it is hashed on the way, so that the hash is that of the
/// bytes that were read.
final class FileSource: ByteSource {
  private let file: FileBytes
  private var waiting: [UInt8] = []
  private var finished: SHA256Digest?

  /// Opens a file.
  init(_ path: String) throws(SheetTrouble) {
    do { file = try FileBytes(path: path, hashing: true) } catch { throw SheetTrouble(error) }
  }

  /// The first bytes of the file, which are read again by what follows.
  func head(_ wanted: Int) throws(SheetTrouble) -> [UInt8] {
    while waiting.count < wanted, try fetch(wanted - waiting.count, into: &waiting) > 0 {}
    return waiting
  }

  /// All bytes of the file.
  func all() throws(SheetTrouble) -> [UInt8] {
    var bytes = waiting
    waiting = []
    while try fetch(1 << 22, into: &bytes) > 0 {}
    return bytes
  }

  func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws -> Int {
    guard !waiting.isEmpty else { return try fetch(count, into: &buffer) }
    let taken = min(count, waiting.count)
    buffer.append(contentsOf: waiting[..<taken])
    waiting.removeFirst(taken)
    return taken
  }

  private func fetch(_ wanted: Int, into buffer: inout [UInt8]) throws(SheetTrouble) -> Int {
    do { return try file.read(upTo: wanted, appendingTo: &buffer) } catch let error as FileError {
      throw SheetTrouble(error)
    } catch { throw SheetTrouble(code: .fileUnreadable, arguments: [""]) }
  }

  /// The hash of all bytes read and their number; nothing is read after it was asked for.
  func digest() -> (sha256: SHA256Digest, bytes: Int) {
    if finished == nil { finished = file.finishDigest() }
    return (finished ?? SHA256.digest(of: []), file.byteCount)
  }
}

extension SheetTrouble {
  /// What the operating system said of a file.
  init(_ error: FileError) { self.init(code: .fileUnreadable, arguments: [error.reason]) }
}

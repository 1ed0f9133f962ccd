import Cells
import Foundation
import Hashing
import PipelineKit

/// The bytes of a file, piece by piece, hashed on their way so that the hash is that of the bytes that were read.
final class FileSource: ByteSource {
  private let handle: FileHandle
  private let hash = SHA256()
  private(set) var count = 0
  private var waiting: [UInt8] = []

  /// Opens a file.
  init(_ path: String) throws(SheetTrouble) {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw SheetTrouble(code: .fileUnreadable) }
    self.handle = handle
  }

  deinit { try? handle.close() }

  /// The first bytes of the file, which are read again by what follows.
  func head(_ wanted: Int) throws(SheetTrouble) -> [UInt8] {
    while waiting.count < wanted {
      let before = waiting.count
      do { _ = try fetch(wanted - waiting.count, into: &waiting) } catch { throw SheetTrouble(code: .fileUnreadable) }
      if waiting.count == before { break }
    }
    return waiting
  }

  /// All bytes of the file.
  func all() throws(SheetTrouble) -> [UInt8] {
    var bytes = waiting
    waiting = []
    do {
      while try fetch(1 << 22, into: &bytes) > 0 {}
    } catch { throw SheetTrouble(code: .fileUnreadable) }
    return bytes
  }

  func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws -> Int {
    guard waiting.isEmpty else {
      let taken = min(count, waiting.count)
      buffer.append(contentsOf: waiting[..<taken])
      waiting.removeFirst(taken)
      return taken
    }
    return try fetch(count, into: &buffer)
  }

  private func fetch(_ wanted: Int, into buffer: inout [UInt8]) throws -> Int {
    guard let piece = try handle.read(upToCount: wanted), !piece.isEmpty else { return 0 }
    let start = buffer.count
    buffer.append(contentsOf: piece)
    hash.update(buffer, start..<buffer.count)
    count += piece.count
    return piece.count
  }

  /// The hash of all bytes read; asked once, at the end.
  func digest() -> (sha256: SHA256Digest, bytes: Int) { (hash.finish(), count) }
}

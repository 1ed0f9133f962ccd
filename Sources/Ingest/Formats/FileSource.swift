import Cells
import Compression
import DelimitedText
import Hashing
import PipelineKit

/// A file whose first bytes can be looked at before it is read; it is hashed on the way, so that the hash is that of the
/// bytes that were read.
final class FileSource: ByteSource {
  /// The most bytes of a file; one that goes on growing while it is read ends here too.
  static let longest = 4 << 30
  /// The most bytes of a file that has to be in memory whole.
  static let longestWhole = 1 << 30

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
    while try fetch(1 << 22, into: &bytes) > 0 {
      guard bytes.count <= Self.longestWhole else { throw SheetTrouble(code: .fileTooLarge) }
    }
    return bytes
  }

  /// Reads what is left, for the digest only, of a file that is refused.
  func skipRest() throws(SheetTrouble) {
    var bytes: [UInt8] = []
    while file.byteCount <= Self.longestWhole, try fetch(1 << 20, into: &bytes) > 0 {
      bytes.removeAll(keepingCapacity: true)
    }
  }

  func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws -> Int {
    guard !waiting.isEmpty else { return try fetch(count, into: &buffer) }
    let taken = min(count, waiting.count)
    buffer.append(contentsOf: waiting[..<taken])
    waiting.removeFirst(taken)
    return taken
  }

  private func fetch(_ wanted: Int, into buffer: inout [UInt8]) throws(SheetTrouble) -> Int {
    guard file.byteCount <= Self.longest else { throw SheetTrouble(code: .fileTooLarge) }
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
  /// What an error is that came up while content was being read.
  init(reading error: any Error) {
    switch error {
    case let error as SheetTrouble: self = error
    case let error as CompressionError where error.code == .tooLarge: self.init(code: .fileTooLarge)
    case let error as CompressionError where error.code == .encrypted: self.init(code: .fileEncrypted)
    case let error as CompressionError where error.code == .unsupportedMethod: self.init(kind: "method")
    case let error as DelimitedTextError where error.underlying is SheetTrouble:
      self = error.underlying as? SheetTrouble ?? SheetTrouble(code: .fileDamaged)
    default: self.init(code: .fileDamaged)
    }
  }

  /// What the operating system said of a file.
  init(_ error: FileError) { self.init(code: .fileUnreadable, arguments: [error.reason]) }
}

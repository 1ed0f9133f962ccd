import Cells
import Glibc
import Hashing

/// Why a file could not be opened or read: the path and what the operating system said.
public struct FileError: Error, Sendable, CustomStringConvertible {
  /// What was tried; more may be added.
  public struct Code: Sendable, Hashable {
    /// The attempt's name: `open`, `read`.
    public let name: String

    /// Opening the file.
    public static let open = Code(name: "open")
    /// Reading from it.
    public static let read = Code(name: "read")
  }

  /// What was tried.
  public var code: Code
  /// The file's path, as given.
  public var path: String
  /// The operating system's error number.
  public var errno: Int32

  /// The operating system's words.
  public var reason: String { String(cString: strerror(errno)) }

  /// A sentence with the path and the operating system's words.
  public var description: String { "\(path): cannot \(code.name) the file: \(reason)" }
}

/// The bytes of a file, read in order; it can compute their SHA-256 on the way. It closes the file when it is let go.
public final class FileBytes: ByteSource {
  /// How many bytes were read so far.
  public private(set) var byteCount = 0

  private let path: String
  private let descriptor: Int32
  private let hash: SHA256?

  /// Opens the file; throws `FileError` where that fails, and where it is a folder, a pipe or a device, which might
  /// never end.
  public init(path: String, hashing: Bool = false) throws(FileError) {
    let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw FileError(code: .open, path: path, errno: errno) }
    if let failure = Self.kindFailure(Int32(descriptor)) {
      close(Int32(descriptor))
      throw FileError(code: .read, path: path, errno: failure)
    }
    self.path = path
    self.descriptor = Int32(descriptor)
    self.hash = hashing ? SHA256() : nil
  }

  deinit { close(descriptor) }

  /// Why what was opened is no file that can be read to its end; nil when it is one.
  private static func kindFailure(_ descriptor: Int32) -> Int32? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return errno }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFDIR: return EISDIR
    default: return ENOTSUP
    }
  }

  /// The SHA-256 of all bytes read so far, to be asked for once, at the end; nil where no hash was wanted.
  public func finishDigest() -> SHA256Digest? { hash?.finish() }

  /// Appends up to `count` bytes; returns how many, 0 at the end. Throws `FileError`.
  public func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws -> Int {
    var failure: Int32 = 0
    let start = buffer.count
    buffer.append(addingCapacity: count) { room in
      room.withUnsafeMutableBufferPointer { bytes, filled in
        let received = retrying { Glibc.read(descriptor, bytes.baseAddress, count) }
        if received < 0 { failure = errno }
        filled = max(received, 0)
      }
    }
    guard failure == 0 else { throw FileError(code: .read, path: path, errno: failure) }
    let piece = start..<buffer.count
    hash?.update(buffer, piece)
    byteCount += piece.count
    return piece.count
  }
}

/// The call's result, made again for as long as a signal interrupts it.
private func retrying<Result: FixedWidthInteger>(_ call: () -> Result) -> Int {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return Int(result) }
  }
}

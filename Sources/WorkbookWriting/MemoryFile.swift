internal import CXLSXWriter
import Glibc

/// A file that has no name on any disk: what is written to it is gone when it is closed.
struct MemoryFile: ~Copyable {
  private let descriptor: Int32

  /// `MFD_CLOEXEC`.
  private static let closeOnExec: UInt32 = 1

  /// An empty file. The corresponding C function is `memfd_create`.
  init() throws(WorkbookWritingError) {
    descriptor = memfd_create("workbook", Self.closeOnExec)
    guard descriptor >= 0 else { throw WorkbookWritingError(number: errno, doing: "memfd_create") }
  }

  deinit { close(descriptor) }

  /// A path under which this process can open the file.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// All bytes written so far.
  func bytes() throws(WorkbookWritingError) -> [UInt8] {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size >= 0 else { throw WorkbookWritingError(number: errno, doing: "lseek") }
    var bytes = [UInt8](repeating: 0, count: size)
    var done = 0
    while done < size {
      let got = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress.map { $0 + done }, size - done, done) }
      guard got > 0 else { throw WorkbookWritingError(number: errno, doing: "pread") }
      done += got
    }
    return bytes
  }

  /// A folder in memory for the library's own nameless scratch files; nil where the machine has none.
  static var scratchFolder: String? { access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : nil }
}

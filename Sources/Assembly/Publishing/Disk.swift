import Foundation
import Glibc
import Hashing
import PipelineKit

/// The few things done with files, each with an error that says what failed and why.
enum Disk {
  /// Makes a folder and those above it.
  static func makeFolder(_ path: String, mode: mode_t = 0o755) throws(Failure) {
    if mkdir(path, mode) == 0 || errno == EEXIST && isFolder(path) { return }
    if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
      if mkdir(path, mode) == 0 || errno == EEXIST { return }
    }
    throw cannotCreate(path, errno)
  }

  /// Whether there is a folder at a path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is anything at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Writes a new file and makes sure that it is on the disk.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(Failure) {
    let file = try NewFile(path, mode: mode)
    try file.write(bytes)
    try file.close()
  }

  /// A file that is being written.
  final class NewFile {
    private let path: String
    private var descriptor: Int32
    private let pool: BlockPool?
    private var blocks: DirectBlocks?
    /// The bytes so far of a file that may be large.
    private var held: [UInt8] = []

    /// Creates the file; there must be none. A large one is written around the kernel's cache, with the pool's blocks.
    init(_ path: String, mode: mode_t, pool: BlockPool? = nil) throws(Failure) {
      self.path = path
      self.pool = pool
      descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      guard descriptor >= 0 else { throw cannotCreate(path, errno) }
    }

    deinit {
      guard descriptor >= 0 else { return }
      blocks?.wait()
      Glibc.close(descriptor)
    }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws(Failure) {
      guard let pool else { return try put(bytes) }
      if let blocks { return try append(bytes, to: blocks) }
      held += bytes
      guard held.count > BlockPool.blockBytes else { return }
      let blocks = DirectBlocks(descriptor, pool)
      self.blocks = blocks
      try append(held, to: blocks)
      held = []
    }

    private func append(_ bytes: [UInt8], to blocks: DirectBlocks) throws(Failure) {
      let trouble = blocks.append(bytes)
      guard trouble == 0 else { throw writingFailed(path, trouble) }
    }

    /// Writes bytes through the kernel's cache.
    private func put(_ bytes: [UInt8]) throws(Failure) {
      var written = 0
      while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress, min($0.count, 1 << 26))
        }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw writingFailed(path, errno) }
        written += count
      }
    }

    /// Makes sure that the bytes are on the disk.
    func close() throws(Failure) { try written().close() }

    /// The file with all its bytes, to be closed by whoever waits for the disk.
    func written() throws(Failure) -> WrittenFile {
      blocks?.end()
      try put(held)
      held = []
      defer { descriptor = -1 }
      return WrittenFile(path: path, descriptor: descriptor, blocks: blocks)
    }
  }

  /// A file that has all its bytes, of which some may not be on the disk yet.
  struct WrittenFile: Sendable {
    fileprivate let path: String
    fileprivate let descriptor: Int32
    fileprivate let blocks: DirectBlocks?

    /// Makes sure that the bytes are on the disk.
    func close() throws(Failure) {
      var trouble = blocks?.finish() ?? 0
      // Some shares and FUSE file systems have no fsync: what they took is as safe as they can make it.
      if trouble == 0, fsync(descriptor) != 0, ![EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) { trouble = errno }
      if Glibc.close(descriptor) != 0, trouble == 0 { trouble = errno }
      guard trouble == 0 else { throw writingFailed(path, trouble) }
    }
  }

  /// The names in a folder, in the order of their bytes; nil when the system does not let it be read.
  static func names(in folder: String) -> [DiskName]? {
    guard let stream = opendir(folder.isEmpty ? "." : folder) else { return nil }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(stream) {
      names.append(withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) })
      errno = 0
    }
    guard errno == 0 else { return nil }
    return names.filter { $0 != [0x2E] && $0 != [0x2E, 0x2E] }.sorted { $0.lexicographicallyPrecedes($1) }.map {
      let text = String(validating: $0, as: UTF8.self)
      return DiskName(text: text ?? String(decoding: $0, as: UTF8.self), isUTF8: text != nil)
    }
  }

  /// Makes sure that a folder's entries are on the disk.
  static func syncFolder(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Gives a file or folder another name in one step.
  static func rename(_ from: String, to: String) throws(Failure) {
    guard Glibc.rename(from, to) == 0 else { throw cannotCreate(to, errno) }
  }

  /// Points a symbolic link at a target in one step, whatever it pointed at before. Where the file system has no such
  /// links (FAT, exFAT, many shares) a file takes its place whose one line names the target; false then.
  static func point(
    _ path: String, at target: String, link: (String, String) -> Bool = { symlink($0, $1) == 0 }
  ) throws(Failure) -> Bool {
    let temporary = path + ".new"
    unlink(temporary)
    let isLink = link(target, temporary)
    if !isLink { try write(Array((target + "\n").utf8), to: temporary, mode: 0o644) }
    try rename(temporary, to: path)
    return isLink
  }

  /// Where a symbolic link, or the file in its place, points; nil when there is neither.
  static func destination(of path: String) -> String? {
    if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) { return target }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size < 4_096, let bytes = bytes(path),
      let line = String(validating: bytes, as: UTF8.self)?.split(whereSeparator: \.isWhitespace), line.count == 1
    else { return nil }
    return line.first.map(String.init)
  }

  /// Removes a folder with everything in it.
  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// The bytes of a file; nil when it cannot be read.
  static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  private static func cannotCreate(_ path: String, _ code: Int32) -> Failure {
    let why = String(cString: strerror(code))
    return Failure(
      .cannotCreate,
      vi: "\(path): không tạo được (\(why)). Kiểm tra quyền ghi và chỗ trống rồi chạy lại; chưa công bố gì.",
      en: "\(path): cannot be created (\(why)). Check permissions and free space and run again; nothing was published.")
  }

  private static func writingFailed(_ path: String, _ code: Int32) -> Failure {
    let why = String(cString: strerror(code))
    return Failure(
      .io, vi: "\(path): ghi không thành công (\(why)). Giải phóng chỗ trống trên đĩa rồi chạy lại; chưa công bố gì.",
      en: "\(path): writing failed (\(why)). Free some space on the disk and run again; nothing was published.")
  }
}

/// Hash and size of a file that is not read for its content.
enum FileDigest {
  /// Empty when the file cannot be read.
  static func of(_ path: String) -> (sha256: String, bytes: Int) {
    guard let handle = FileHandle(forReadingAtPath: path) else { return ("", 0) }
    defer { try? handle.close() }
    let hash = SHA256()
    var bytes = 0
    while let piece = try? handle.read(upToCount: 1 << 20), !piece.isEmpty {
      hash.update([UInt8](piece))
      bytes += piece.count
    }
    return (hash.finish().hex, bytes)
  }
}

extension Disk {
  /// The names of all files below a folder, relative to it, in the order of their bytes.
  static func allFiles(in folder: String) -> [String] {
    guard let walker = FileManager.default.enumerator(atPath: folder) else { return [] }
    return walker.compactMap { $0 as? String }.filter { !isFolder(folder + "/" + $0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

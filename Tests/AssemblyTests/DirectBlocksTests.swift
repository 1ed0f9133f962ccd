import Foundation
import Glibc
import Testing

@testable import Assembly

@Suite struct DirectBlocksTests {
  private static let folders = [NSTemporaryDirectory(), "/dev/shm"]

  @Test(arguments: [0, 1, 4_096, 1 << 22, (1 << 22) + 1, 6 << 21, (5 << 22) + 4_095])
  func `a file of any size holds what was appended, wherever it lies`(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 12) }
    for folder in Self.folders where access(folder, W_OK) == 0 {
      let path = folder + "/rasoat-" + UUID().uuidString
      defer { unlink(path) }
      let file = try Disk.NewFile(path, mode: 0o600, pool: BlockPool())
      for start in stride(from: 0, to: size, by: 1_000_003) {
        try file.write(Array(bytes[start..<min(start + 1_000_003, size)]))
      }
      try file.close()
      #expect(Disk.bytes(path) == bytes)
    }
  }

  @Test func `files that share a pool get their own bytes`() throws {
    let pool = BlockPool()
    let paths = (0..<3).map { _ in NSTemporaryDirectory() + "/rasoat-" + UUID().uuidString }
    defer { for path in paths { unlink(path) } }
    let piece = 3_000_017
    let files = try paths.map { try Disk.NewFile($0, mode: 0o600, pool: pool) }
    for _ in 0..<5 {
      for (mark, file) in files.enumerated() { try file.write([UInt8](repeating: UInt8(mark), count: piece)) }
    }
    let written = try files.map { try $0.written() }
    for file in written { try file.close() }
    for (mark, path) in paths.enumerated() {
      #expect(Disk.bytes(path) == [UInt8](repeating: UInt8(mark), count: 5 * piece))
    }
    // All blocks are back: another file gets through.
    let last = try Disk.NewFile(paths[0] + ".last", mode: 0o600, pool: pool)
    defer { unlink(paths[0] + ".last") }
    try last.write([UInt8](repeating: 9, count: 20 << 20))
    try last.close()
    #expect(Disk.bytes(paths[0] + ".last")?.count == 20 << 20)
  }

  @Test func `the first block that cannot be written ends it`() {
    let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let blocks = DirectBlocks(descriptor, BlockPool())
    #expect(blocks.append([UInt8](repeating: 0, count: 100)) == 0)
    #expect(blocks.finish() == EBADF)
    #expect(blocks.append([1]) == EBADF)
  }

  @Test func `a file that is given up leaves nothing behind it that writes`() throws {
    let path = NSTemporaryDirectory() + "/rasoat-" + UUID().uuidString
    defer { unlink(path) }
    try Disk.NewFile(path, mode: 0o600, pool: BlockPool()).write([UInt8](repeating: 7, count: 9 << 20))
    #expect(Disk.bytes(path)?.count == 8 << 20)
  }
}

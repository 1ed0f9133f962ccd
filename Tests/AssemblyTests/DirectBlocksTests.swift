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

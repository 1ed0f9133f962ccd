import Foundation
import Hashing
import Testing

@testable import DelimitedText

@Suite struct FileBytesTests {
  @Test func readsAndHashesAFile() throws {
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("rasoat-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let source = try FileBytes(path: file.path, hashing: true)
    var read: [UInt8] = [7]
    while try source.read(upTo: 999, appendingTo: &read) > 0 {}
    #expect(read == [7] + bytes)
    #expect(source.byteCount == bytes.count)
    #expect(source.finishDigest() == SHA256.digest(of: bytes))
  }

  @Test func saysWhyAFileCannotBeRead() {
    #expect { try FileBytes(path: "no/such.csv") } throws: {
      ($0 as? FileError)?.code == .open && "\($0)" == "no/such.csv: cannot open the file: No such file or directory"
    }
    #expect { try FileBytes(path: "/").read(upTo: 1, into: []) } throws: { ($0 as? FileError)?.code == .read }
  }
}

extension FileBytes {
  fileprivate func read(upTo count: Int, into buffer: [UInt8]) throws -> Int {
    var buffer = buffer
    return try read(upTo: count, appendingTo: &buffer)
  }
}

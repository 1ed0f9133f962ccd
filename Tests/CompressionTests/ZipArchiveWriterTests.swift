import Testing

@testable import Compression

@Suite struct ZipArchiveWriterTests {
  @Test func whatGoesInComesOut() throws {
    let contents: [(String, [UInt8])] = [
      ("trống.csv", []), ("a/b.csv", Array("đầu kỳ,cuối kỳ\n1,2\n".utf8)),
      ("long", (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }),
    ]
    func made() throws -> [UInt8] {
      var writer = ZipArchiveWriter()
      for (name, content) in contents { try writer.add(name, content) }
      return writer.finish()
    }
    let bytes = try made()
    #expect(try made() == bytes)
    let archive = try ZipArchive(bytes: bytes)
    #expect(archive.entries.map(\.name) == contents.map(\.0))
    for (name, content) in contents {
      let entry = try #require(archive.entry(named: name))
      #expect(entry.size == content.count)
      #expect(try archive.content(entry) == content)
    }
  }
}

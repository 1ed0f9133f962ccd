import Testing

@testable import Compression

@Suite struct ZipArchiveWriterTests {
  @Test func whatGoesInComesOut() throws {
    let contents: [(String, [UInt8])] = [
      ("trống.csv", []), ("a/b.csv", Array("đầu kỳ,cuối kỳ\n1,2\n".utf8)),
      ("long", (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }),
    ]
    func made() throws -> [UInt8] {
      try ZipArchiveWriter.archive(contents.map { try ZipEntry($0.0, $0.1) })
    }
    let bytes = try made()
    #expect(try made() == bytes)
    let archive = try ZipArchive(bytes: bytes)
    #expect(archive.entries.map(\.name) == contents.map(\.0))
    var pieces = try ZipEntryWriter("long")
    for start in stride(from: 0, to: 300_000, by: 70_001) {
      try pieces.add(Array(contents[2].1[start..<min(start + 70_001, 300_000)]))
      try pieces.add([])
    }
    let last = try pieces.finish()
    #expect(try ZipArchiveWriter.archive(contents.dropLast().map { try ZipEntry($0.0, $0.1) } + [last]) == bytes)
    for (name, content) in contents {
      let entry = try #require(archive.entry(named: name))
      #expect(entry.size == content.count)
      #expect(try archive.content(entry) == content)
    }
  }
}

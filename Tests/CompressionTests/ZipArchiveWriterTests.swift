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
    for (name, content) in contents {
      let entry = try #require(archive.entry(named: name))
      #expect(entry.size == content.count)
      #expect(try archive.content(entry) == content)
    }
  }

  @Test(arguments: [0, 1, 70_001, 300_000])
  func `pieces that were compressed on their own are one stream`(count: Int) throws {
    let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    var pieces = [try DeflatedPiece([], isLast: false)]
    for start in stride(from: 0, to: count, by: 33_333) {
      pieces.append(try DeflatedPiece(Array(content[start..<min(start + 33_333, count)]), isLast: false))
    }
    pieces.append(try DeflatedPiece([], isLast: true))
    let entry = try ZipEntry("long", pieces)
    let archive = try ZipArchive(bytes: ZipArchiveWriter.archive([entry]))
    #expect(try archive.content(#require(archive.entry(named: "long"))) == content)
  }

  @Test func `an entry of no pieces is none`() {
    #expect(throws: CompressionError.self) { try ZipEntry("none", [DeflatedPiece]()) }
  }
}

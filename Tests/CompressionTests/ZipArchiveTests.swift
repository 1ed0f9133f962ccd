import Compression
import TestArchives
import Testing

@Suite("A ZIP archive")
struct ZipArchiveTests {
  let text = Array(String(repeating: "hộ nghèo, hộ cận nghèo\n", count: 500).utf8)

  func archive(_ oddity: ZipWriter.Oddity) -> [UInt8] {
    var writer = ZipWriter()
    writer.add("a/b.xml", text, oddity)
    return writer.finished()
  }

  func code(_ body: () throws -> Void) -> CompressionError.Code? {
    do { try body() } catch let error as CompressionError { return error.code } catch { return nil }
    return nil
  }

  @Test(
    "is read whatever way it was written",
    arguments: [[], .stored, .descriptor, .zip64, [.stored, .zip64]] as [ZipWriter.Oddity])
  func reads(oddity: ZipWriter.Oddity) throws {
    let zip = try ZipArchive(bytes: archive(oddity))
    let entry = try #require(zip.entry(named: "a/b.xml"))
    #expect(try zip.content(entry) == text)
  }

  @Test("finds entries in other capitals and with other slashes")
  func folds() throws {
    let zip = try ZipArchive(bytes: archive([]))
    #expect(zip.entry(named: "A\\B.XML") != nil)
    #expect(zip.entry(named: "/a/b.xml") != nil)
    #expect(zip.entry(named: "a/c.xml") == nil)
  }

  @Test("of two entries of one name holds the last")
  func duplicates() throws {
    var writer = ZipWriter()
    writer.add("a", "one")
    writer.add("a", "two")
    let zip = try ZipArchive(bytes: writer.finished())
    #expect(try zip.content(#require(zip.entry(named: "a"))) == Array("two".utf8))
    #expect(zip.entries.count == 2)
  }

  @Test("may stand after other bytes")
  func prefixed() throws {
    let zip = try ZipArchive(bytes: Array("#!/bin/sh\n".utf8) + archive([]))
    #expect(try zip.content(#require(zip.entries.first)) == text)
  }

  @Test("with a wrong checksum, encryption or an unknown method is refused by its own code")
  func oddities() throws {
    let expected: [(ZipWriter.Oddity, CompressionError.Code)] = [
      (.wrongChecksum, .badChecksum), (.encrypted, .encrypted), (.unknownMethod, .unsupportedMethod),
    ]
    for (oddity, wanted) in expected {
      let zip = try ZipArchive(bytes: archive(oddity))
      #expect(code { _ = try zip.content(#require(zip.entries.first)) } == wanted)
    }
  }

  @Test("that is none, or cut, says so")
  func notAZip() {
    #expect(code { _ = try ZipArchive(bytes: Array("STT;Họ tên".utf8)) } == .notAZip)
    #expect(code { _ = try ZipArchive(bytes: []) } == .notAZip)
    #expect(code { _ = try ZipArchive(bytes: Array(archive([]).dropLast(30))) } == .truncated)
  }

  @Test("that is a bomb stops while it is being read")
  func bomb() throws {
    var writer = ZipWriter()
    writer.add("zeros", [UInt8](repeating: 0, count: 4 << 20))
    let limits = InflateLimits(ratio: 100, ratioFloor: 1 << 20)
    let zip = try ZipArchive(bytes: writer.finished(), limits: limits)
    #expect(code { _ = try zip.content(#require(zip.entries.first)) } == .tooLarge)
    let small = try ZipArchive(bytes: writer.finished(), limits: InflateLimits(entryBytes: 1 << 20))
    #expect(code { _ = try small.content(#require(small.entries.first)) } == .tooLarge)
    #expect(code { _ = try ZipArchive(bytes: archive([]), limits: InflateLimits(entries: 0)) } == .tooLarge)
  }

  @Test("cut anywhere or with a byte changed never crashes")
  func damaged() {
    let whole = archive([.descriptor])
    for length in 0..<whole.count { readAll(Array(whole[..<length])) }
    for index in whole.indices {
      var changed = whole
      changed[index] ^= 0xff
      readAll(changed)
    }
  }

  private func readAll(_ bytes: [UInt8]) {
    guard let zip = try? ZipArchive(bytes: bytes) else { return }
    for entry in zip.entries { _ = try? zip.content(entry) }
  }
}

import Cells
import Compression
import TestArchives
import Testing

@Suite("A gzip file")
struct GzipReaderTests {
  func read(_ bytes: [UInt8], limits: InflateLimits = InflateLimits()) throws -> [UInt8] {
    let reader = try GzipReader(BufferedBytes(bytes), limits: limits)
    var content: [UInt8] = []
    while try reader.read(upTo: 1_000, appendingTo: &content) > 0 {}
    return content
  }

  func code(_ bytes: [UInt8], limits: InflateLimits = InflateLimits()) -> CompressionError.Code? {
    do { _ = try read(bytes, limits: limits) } catch let error as CompressionError { return error.code } catch {}
    return nil
  }

  let text = Array(String(repeating: "thôn bản ", count: 3_000).utf8)

  @Test("of joined members is read to its end, padding or not")
  func members() throws {
    #expect(try read(gzipped(text)) == text)
    #expect(try read(gzipped(text) + gzipped([]) + gzipped(text)) == text + text)
    #expect(try read(gzipped(text) + le(0, 300)) == text)
  }

  @Test("that breaks off is noticed wherever it does")
  func truncated() {
    let whole = gzipped(text) + gzipped(text)
    let first = gzipped(text).count
    for length in 0..<whole.count where length != first {
      #expect(code(Array(whole[..<length])) == .truncated, "cut at \(length)")
    }
  }

  @Test("with other bytes before, after or within it is refused")
  func damaged() {
    #expect(code(Array("STT,x".utf8)) == .notGzip)
    #expect(code(gzipped(text) + Array("rest".utf8)) == .damaged)
    var changed = gzipped(text)
    changed[changed.count - 6] ^= 1
    #expect(code(changed) == .damaged)
  }

  @Test("that is a bomb stops")
  func bomb() {
    let zeros = gzipped([UInt8](repeating: 0, count: 4 << 20))
    #expect(code(zeros, limits: InflateLimits(ratio: 100, ratioFloor: 1 << 20)) == .tooLarge)
  }
}

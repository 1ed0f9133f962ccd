import Hashing
import Testing

@Suite("Ciphers of Office files")
struct CipherTests {
  private func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.utf8).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// RFC 6229, key 0102030405, offset 0.
  @Test func rc4GivesTheStandardsKeyStream() {
    var cipher = RC4(key: [1, 2, 3, 4, 5])
    #expect((0..<16).map { _ in cipher.next() } == bytes("b2396305f03dc027ccc3524a0a1118a8"))
  }

  /// FIPS 197, appendix C.1; SP 800-38A, F.2.2.
  @Test func aesDecryptsTheStandardsExamples() {
    let plain = AES.decrypt(bytes("69c4e0d86a7b0430d8cdb78070b4c55a")[...], key: (0..<16).map { UInt8($0) })
    #expect(plain == bytes("00112233445566778899aabbccddeeff"))
    let chained = AES.decrypt(
      bytes("7649abac8119b246cee98e9b12e9197d")[...], key: bytes("2b7e151628aed2a6abf7158809cf4f3c"),
      vector: bytes("000102030405060708090a0b0c0d0e0f"))
    #expect(chained == bytes("6bc1bee22e409f96e93d7e117393172a"))
    #expect(AES.decrypt([1, 2, 3], key: [1]) == nil)
    #expect(AES.decrypt([1, 2, 3], key: [UInt8](repeating: 0, count: 16)) == [])
  }

  @Test func hashesAreThoseOfTheStandards() {
    let abc = Array("abc".utf8)
    #expect(OfficeHash.md5.digest(abc) == bytes("900150983cd24fb0d6963f7d28e17f72"))
    #expect(OfficeHash.sha1.digest([0x61], [0x62, 0x63]) == bytes("a9993e364706816aba3e25717850c26c9cd0d89d"))
    #expect(OfficeHash.sha512.digest(abc)?.prefix(4) == bytes("ddaf35a1")[...])
  }
}

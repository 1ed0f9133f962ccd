import Testing

@testable import Hashing

@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func knowsThePublishedAnswers(text: String, hex: String) {
    #expect(SHA256.digest(of: Array(text.utf8)).hex == hex)
  }

  @Test func piecesMakeTheSameDigest() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    let hash = SHA256()
    hash.update(bytes, 0..<1)
    hash.update(bytes, 1..<1)
    hash.update(bytes, 1..<1000)
    #expect(hash.finish() == SHA256.digest(of: bytes))
    #expect(hash.finish() == SHA256.digest(of: []))
  }
}

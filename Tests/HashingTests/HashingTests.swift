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

@Suite struct Hash64Tests {
  @Test func staysTheSameForEver() {
    #expect(Hash64.of(Array("Tu Mơ Rông".utf8)) == 3_819_542_103_890_595_458)
    #expect(Hash64.of([]) == Hash64.finished(Hash64.combine(0, 0)))
  }

  @Test func dependsOnTheBytesInTheRangeOnly() {
    let bytes = Array("xxĐăk Hà, Ngọk Layxx".utf8)
    #expect(Hash64.of(bytes, 2..<bytes.count - 2) == Hash64.of(Array(bytes[2..<bytes.count - 2])))
  }

  @Test func tellsLengthsOrderAndSeedsApart() {
    #expect(Hash64.of([0]) != Hash64.of([0, 0]))
    #expect(Hash64.combine(Hash64.combine(0, 1), 2) != Hash64.combine(Hash64.combine(0, 2), 1))
    #expect(Hash64.of([1], seed: 1) != Hash64.of([1], seed: 2))
  }

  @Test func doesNotCollideOnManyNumbers() {
    var seen: Set<UInt64> = []
    for number in 0..<100_000 as Range<UInt64> { seen.insert(Hash64.finished(Hash64.combine(0, number))) }
    #expect(seen.count == 100_000)
  }
}

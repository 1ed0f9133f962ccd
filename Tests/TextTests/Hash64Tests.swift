import Testing
@testable import Text

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

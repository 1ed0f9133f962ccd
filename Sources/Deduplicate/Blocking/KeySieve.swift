/// Which keys some rows have, with a few more that they do not have.
struct KeySieve {
  private var bits: [UInt64]

  private static let slots = 1 << 22

  /// The keys of words.
  init(_ words: [UInt64]) {
    bits = [UInt64](repeating: 0, count: words.isEmpty ? 0 : Self.slots / 64)
    for word in words { bits[Self.slot(word) >> 6] |= 1 << UInt64(Self.slot(word) & 63) }
  }

  /// Whether a word's key may be one of them.
  func mayHold(_ word: UInt64) -> Bool {
    !bits.isEmpty && bits[Self.slot(word) >> 6] >> UInt64(Self.slot(word) & 63) & 1 == 1
  }

  private static func slot(_ word: UInt64) -> Int { Int(truncatingIfNeeded: word >> 33) & (slots - 1) }
}

/// A 64-bit hash of bytes and integers: the same on every machine, not for secrets.
public enum ByteHash {
  @usableFromInline static let prime: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Mixes one word into a hash.
  @inlinable public static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: prime)
    return product.high ^ product.low &+ prime
  }

  /// The hash of a range of bytes.
  @inlinable public static func hash(_ bytes: [UInt8], _ range: Range<Int>, seed: UInt64 = 0) -> UInt64 {
    var hash = mix(seed, UInt64(truncatingIfNeeded: range.count))
    var word: UInt64 = 0
    var shift: UInt64 = 0
    for index in range {
      word |= UInt64(bytes[index]) &<< shift
      shift &+= 8
      if shift == 64 {
        hash = mix(hash, word)
        word = 0
        shift = 0
      }
    }
    return mix(hash, word)
  }
}

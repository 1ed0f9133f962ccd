/// A fast 64-bit hash for keys and partitions: the same on every machine and in every run; not for secrets.
///
/// Each 8-byte little-endian word is xored in, multiplied by an odd constant and folded by a shift. Those steps are
/// bijections, so texts of equal length that differ in a single word never collide.
public enum Hash64 {
  @usableFromInline static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The hash of all bytes.
  @inlinable public static func of(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
    of(bytes, 0..<bytes.count, seed: seed)
  }

  /// The hash of the bytes in the range; another seed makes another, independent hash.
  @inlinable public static func of(_ bytes: [UInt8], _ range: Range<Int>, seed: UInt64 = 0) -> UInt64 {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "a range outside the bytes")
    let words = bytes.span
    var hash = combine(seed, UInt64(truncatingIfNeeded: range.count))
    var position = range.lowerBound
    while range.upperBound - position >= 8 {
      hash = combine(hash, words.word(at: position))
      position += 8
    }
    let rest = range.upperBound - position
    if rest > 0 {
      // The last bytes: of the word that ends with them where there is one.
      let word =
        range.count >= 8
        ? words.word(at: range.upperBound - 8) &>> UInt64(truncatingIfNeeded: 64 - 8 &* rest)
        : word(bytes, position, count: rest)
      hash = combine(hash, word)
    }
    return finished(hash)
  }

  /// A hash with one more word in it. The order of the words matters.
  @inlinable public static func combine(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* multiplier &+ 1
    return product ^ product >> 32
  }

  /// The hash with its bits well spread, so that any of them can choose a bucket or a partition.
  @inlinable public static func finished(_ hash: UInt64) -> UInt64 {
    var mixed = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed >> 33
  }

  /// Fewer than eight bytes as a little-endian word.
  @inlinable @inline(__always)
  static func word(_ bytes: [UInt8], _ start: Int, count: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<count { word |= UInt64(bytes[start &+ index]) &<< UInt64(truncatingIfNeeded: 8 &* index) }
    return word
  }
}

extension Span<UInt8> {
  /// Eight bytes as a little-endian word; the processor reads them at once.
  @inlinable @inline(__always)
  public func word(at position: Int) -> UInt64 {
    let bytes = extracting(position..<position &+ 8)
    var word: UInt64 = 0
    for index in 0..<8 { word |= UInt64(bytes[index]) &<< UInt64(truncatingIfNeeded: 8 &* index) }
    return word
  }
}

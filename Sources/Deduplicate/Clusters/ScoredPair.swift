/// A pair of rows of a linkage with its weight in hundredths of a bit.
struct ScoredPair {
  var weight: Int32
  var a: Int32
  var b: Int32

  /// Both rows in one word.
  var key: UInt64 { UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b)) }
}

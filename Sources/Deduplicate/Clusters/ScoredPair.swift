/// A pair of rows of a linkage with its weight in hundredths of a bit.
struct ScoredPair {
  var weight: Int32
  var a: Int32
  var b: Int32
}

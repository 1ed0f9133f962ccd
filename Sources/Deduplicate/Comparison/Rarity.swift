/// How rare a value is, in hundredths of a bit: log2 of how many rows there are for each row that has it. Integers only,
/// so that the same data give the same weights on every machine.
enum Rarity {
  /// log2(total / count) × 100; 0 when there is none.
  static func of(_ count: UInt64, among total: UInt64) -> Int16 {
    guard count > 0, total > count else { return 0 }
    return Int16(clamping: log2(total) - log2(count))
  }

  /// log2(number) × 100, rounded; the number is at least 1.
  static func log2(_ number: UInt64) -> Int {
    let whole = 63 - number.leadingZeroBitCount
    var mantissa = whole <= 31 ? number << UInt64(31 - whole) : number >> UInt64(whole - 31)
    var fraction = 0
    for _ in 0..<14 {
      mantissa = (mantissa * mantissa) >> 31
      fraction <<= 1
      if mantissa >= 1 << 32 {
        mantissa >>= 1
        fraction |= 1
      }
    }
    return ((whole << 14 | fraction) * 100 + (1 << 13)) >> 14
  }

  /// How rare values are among so many, for many values: most counts are small, and asked for again and again.
  struct Scale {
    private let total: UInt64
    private let small: [Int16]

    init(among total: UInt64) {
      self.total = total
      small = (0..<512).map { Rarity.of($0, among: total) }
    }

    /// How rare a value of that count is.
    func of(_ count: UInt64) -> Int16 {
      count < UInt64(small.count) ? small[Int(count)] : Rarity.of(count, among: total)
    }
  }
}

/// How a household's id is written: `H` and thirteen letters and digits that are not mistaken for one another.
public enum HouseholdID {
  /// The letters of eight times five bits, a byte each: digits, then the small letters without i, l, o and u.
  @inlinable
  public static func letters(_ values: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // 1 in each byte that is at least the limit.
    func isAtLeast(_ limit: UInt64) -> UInt64 { (values &+ ones &* (128 - limit)) &>> 7 & ones }
    let skipped = isAtLeast(18) &+ isAtLeast(20) &+ isAtLeast(22) &+ isAtLeast(27)
    return values &+ ones &* 0x30 &+ isAtLeast(10) &* 39 &+ skipped
  }

  /// The thirteen letters of an id as bytes, the first in the lowest byte: eight, and five.
  @inlinable
  public static func letters(of id: UInt64) -> (UInt64, UInt64) {
    var (first, last) = (UInt64(0), UInt64(0))
    for position in UInt64(0)..<8 { first |= (id &>> (60 &- 5 &* position) & 31) &<< (8 &* position) }
    for position in UInt64(0)..<5 { last |= (id &>> (20 &- 5 &* position) & 31) &<< (8 &* position) }
    return (letters(first), letters(last))
  }

  /// The id as text.
  public static func text(_ id: UInt64) -> String {
    let (first, last) = letters(of: id)
    let letters = (UInt64(0)..<8).map { UInt8(truncatingIfNeeded: first >> (8 * $0)) }
    return String(
      decoding: [0x48] + letters + (UInt64(0)..<5).map { UInt8(truncatingIfNeeded: last >> (8 * $0)) }, as: UTF8.self)
  }

  /// Reads an id; nil when the text is none.
  public static func read(_ text: some StringProtocol) -> UInt64? {
    let letters = Array(text.utf8)
    guard letters.count == 14, letters[0] == 0x48 else { return nil }
    var id: UInt64 = 0
    for letter in letters.dropFirst() {
      guard let value = (UInt64(0)..<32).first(where: { UInt8(self.letters($0) & 0xFF) == letter }) else { return nil }
      id = id << 5 | value
    }
    return Self.text(id) == text ? id : nil
  }
}

/// How a household's id is written: `H` and thirteen letters and digits that are not mistaken for one another.
public enum HouseholdID {
  /// The letter of five bits: digits, then the small letters without i, l, o and u.
  @inlinable
  public static func letter(_ bits: UInt64) -> UInt8 {
    let after: [4 of UInt64] = [18, 20, 22, 27]
    var letter = bits < 10 ? 0x30 + bits : 0x57 + bits
    for index in 0..<4 where bits >= after[index] { letter += 1 }
    return UInt8(truncatingIfNeeded: letter)
  }

  /// The id as text.
  public static func text(_ id: UInt64) -> String {
    var letters: [UInt8] = [0x48]
    for shift in stride(from: UInt64(60), through: 0, by: -5) { letters.append(letter(id >> shift & 31)) }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Reads an id; nil when the text is none.
  public static func read(_ text: some StringProtocol) -> UInt64? {
    let letters = Array(text.utf8)
    guard letters.count == 14, letters[0] == 0x48 else { return nil }
    var id: UInt64 = 0
    for letter in letters.dropFirst() {
      guard let value = (UInt64(0)..<32).first(where: { self.letter($0) == letter }) else { return nil }
      id = id << 5 | value
    }
    return Self.text(id) == text ? id : nil
  }
}

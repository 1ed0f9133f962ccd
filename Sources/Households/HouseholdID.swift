/// How a household's id is written: `H` and thirteen letters and digits that are not mistaken for one another.
public enum HouseholdID {
  /// The letters of five bits each.
  public static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The id as text.
  public static func text(_ id: UInt64) -> String {
    var letters: [UInt8] = [0x48]
    for shift in stride(from: UInt64(60), through: 0, by: -5) { letters.append(alphabet[Int(id >> shift & 31)]) }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Reads an id; nil when the text is none.
  public static func read(_ text: some StringProtocol) -> UInt64? {
    let letters = Array(text.utf8)
    guard letters.count == 14, letters[0] == 0x48 else { return nil }
    var id: UInt64 = 0
    for letter in letters.dropFirst() {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      id = id << 5 | UInt64(value)
    }
    return Self.text(id) == text ? id : nil
  }
}

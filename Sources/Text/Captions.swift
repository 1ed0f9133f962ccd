/// Captions between rows and headings, as communes write them around what they name.
public enum Captions {
  /// A caption without its ordinal, without brackets, and without the counts after it: "II. Thôn Ba Rông (12 hộ)",
  /// "2/ Thôn Ba Rông: 12 hộ, 40 khẩu" → "Thôn Ba Rông".
  public static func core(_ text: some StringProtocol) -> String {
    var words = withoutBrackets(text).split { $0.isWhitespace || ":;,".contains($0) }.map(Word.init)
    while words.first?.isBare ?? false { words.removeFirst() }
    if words.count > 1, words[0].isOrdinal { words.removeFirst() }
    dropCounts(&words)
    return words.map(\.bare).joined(separator: " ")
  }

  /// A heading without its number and without what stands in brackets: "3. Dân tộc (ghi rõ)" → "Dân tộc".
  public static func plainHeading(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(where: mayDecorate) else { return String(text) }
    var words = withoutBrackets(text).split(whereSeparator: \.isWhitespace).map(Word.init)
    if words.count > 1, words[0].isOrdinal, words[0].isPointed { words.removeFirst() }
    return words.map(\.text).joined(separator: " ")
  }

  /// Brackets, what stands behind a number, and the bytes with which blanks and signs beyond ASCII begin.
  private static func mayDecorate(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "."), UInt8(ascii: "/"), 0xC2, 0xE2...:
      true
    default: false
    }
  }

  private static func withoutBrackets(_ text: some StringProtocol) -> String {
    var depth = 0
    var kept = ""
    for character in text {
      switch character {
      case "(", "[": depth += 1
      case ")", "]": if depth > 0 { depth -= 1 } else { kept.append(character) }
      default: if depth == 0 { kept.append(character) }
      }
    }
    return kept
  }

  /// Drops "12 hộ", "40 nhân khẩu" and the words that lead to them from the end.
  private static func dropCounts(_ words: inout [Word]) {
    while let number = words.lastIndex(where: \.isNumber), number > 0, number < words.count - 1 {
      guard units.contains(words[(number + 1)...].map(\.folded).joined(separator: " ")) else { break }
      words.removeSubrange(number...)
      while words.count > 1, let last = words.last, leading.contains(last.folded) { words.removeLast() }
    }
  }

  private static let units: Set = [
    "ho", "khau", "nguoi", "nk", "hn", "hcn", "nhan khau", "ho ngheo", "ho can ngheo", "ho dan",
  ]
  private static let leading: Set = ["co", "gom", "tong", "so", "la", "va", ""]

  private struct Word {
    let text: Substring
    let bare: Substring
    var folded: String { Folding.folded(bare) }

    init(_ text: Substring) {
      self.text = text
      var rest = text.drop { "-*+•–".contains($0) }
      while let last = rest.last, "./)-–".contains(last) { rest = rest.dropLast() }
      bare = rest
    }

    var isBare: Bool { bare.isEmpty }
    var isPointed: Bool { text.last.map { "./)".contains($0) } ?? false }
    var isNumber: Bool { !bare.isEmpty && bare.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// 3, IV, or a letter with a point.
    var isOrdinal: Bool {
      isNumber && bare.utf8.count <= 3 || !bare.isEmpty && bare.allSatisfy { "IVX".contains($0) }
        || bare.utf8.count == 1 && isPointed && bare.allSatisfy(\.isLetter)
    }
  }
}

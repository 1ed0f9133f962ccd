/// Mistakes that people make in YAML again and again: looked for where a text cannot be read, and in keys and values that
/// read as something else than was meant.
public struct YAMLTraps {
  private let file: String
  private let lines: [[Character]]

  init(_ text: String, file: String) {
    self.file = file
    lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(Array.init)
  }

  /// The mistakes in the lines up to the one after that where reading stopped.
  func problems(until line: Int) -> [Problem] {
    let last = line > 0 ? min(line + 1, lines.count) : lines.count
    let found = (0..<last).compactMap { problem(inLine: $0, isLast: $0 + 1 >= line - 1) }
    return found.isEmpty ? openQuote(until: last).map { [$0] } ?? [] : found
  }

  /// The first line whose quotes do not pair: what follows was read as part of a text.
  private func openQuote(until last: Int) -> Problem? {
    for number in 0..<last where lines[number].first(where: { $0 != " " }) != "#" {
      let quotes = lines[number].indices.filter {
        lines[number][$0] == "\"" && ($0 == 0 || lines[number][$0 - 1] != "\\")
      }
      guard quotes.count % 2 == 1, let open = quotes.last else { continue }
      func place(_ column: Int) -> SourcePlace {
        SourcePlace(file: file, line: number + 1, column: column + 1, path: "$")
      }
      return curlyQuote(in: lines[number], place) ?? Problem(.yamlOpenQuote, at: place(open))
    }
    return nil
  }

  /// The first mistake of a line. What can be right elsewhere is one only near the line where reading stopped.
  private func problem(inLine number: Int, isLast: Bool) -> Problem? {
    let line = lines[number]
    func place(_ column: Int) -> SourcePlace {
      SourcePlace(file: file, line: number + 1, column: column + 1, path: "$")
    }
    let indent = line.prefix { $0 == " " || $0 == "\t" || Self.isOddSpace($0) }
    guard indent.count < line.count, line[indent.count] != "#" else { return nil }
    if let tab = indent.firstIndex(of: "\t") { return Problem(.yamlTab, at: place(tab)) }
    if let odd = indent.firstIndex(where: Self.isOddSpace) {
      return Problem(.yamlOddSpace, at: place(odd), found: Self.code(of: line[odd]))
    }
    if let (column, text) = Self.backslash(in: line) {
      return Problem(.yamlBackslash, at: place(column), found: text, [Self.withSlashes(text)])
    }
    guard isLast else { return nil }
    if let odd = line.firstIndex(where: Self.isOddSpace), Self.isOutsideQuotes(odd, of: line) {
      return Problem(.yamlOddSpace, at: place(odd), found: Self.code(of: line[odd]))
    }
    return Self.keyWithoutBlank(in: line).map { Problem(.yamlColon, at: place($0.column), [$0.written]) }
      ?? curlyQuote(in: line, place) ?? unquoted(in: line, place)
  }

  // MARK: Within a line

  private static let escapes = Set("0abtnvfre \"/\\N_LPxuU\t")

  /// The first double-quoted text of a line in which a backslash is no escape of YAML, or stands before the last quote.
  private static func backslash(in line: [Character]) -> (column: Int, text: String)? {
    var column = 0
    while let open = line[column...].firstIndex(of: "\"") {
      let text = line[(open + 1)...]
      let end = text.indices.first { text[$0] == "\"" && ($0 == text.startIndex || text[$0 - 1] != "\\") }
      let inner = text[..<(end ?? text.endIndex)]
      let isWrong = inner.indices.contains { place in
        guard inner[place] == "\\" else { return false }
        return place + 1 < inner.endIndex ? !escapes.contains(inner[place + 1]) || isHexless(inner[place...]) : true
      }
      let isOpen = end == nil && inner.contains("\\")
      if isWrong || isOpen {
        let shown = inner.prefix { $0 != "\"" && $0 != "," && $0 != "]" && $0 != "}" }
        return (open, String(shown))
      }
      guard let end else { return nil }
      column = end + 1
    }
    return nil
  }

  /// Whether an escape that needs digits (`\x`, `\u`) has none.
  private static func isHexless(_ rest: ArraySlice<Character>) -> Bool {
    let letters: [Character: Int] = ["x": 2, "u": 4, "U": 8]
    guard let letter = rest.dropFirst().first, let digits = letters[letter] else { return false }
    let found = rest.dropFirst(2).prefix(digits)
    return found.count < digits || !found.allSatisfy(\.isHexDigit)
  }

  private static func withSlashes(_ text: String) -> String {
    let path = text.split(separator: "\\", omittingEmptySubsequences: true).joined(separator: "/")
    return text.hasSuffix("\\") ? path + "/**" : path
  }

  /// A key whose colon is followed by its value at once: `name:tu-mo-rong`, `{period:"2021"`.
  private static func keyWithoutBlank(in line: [Character]) -> (column: Int, written: String)? {
    for colon in line.indices where line[colon] == ":" && isOutsideQuotes(colon, of: line) {
      guard colon + 1 < line.count, ![" ", "/", ":"].contains(line[colon + 1]) else { continue }
      let word = line[..<colon].reversed().prefix { $0.isLetter && $0.isASCII || $0 == "-" }
      let start = colon - word.count
      let before = line[..<start].last { $0 != " " }
      guard !word.isEmpty, before == nil || ["{", ",", "-", "["].contains(before ?? " ") else { continue }
      let isBlock = line[colon + 1] == "{" || line[colon + 1] == "["
      let value = isBlock ? line[(colon + 1)...] : line[(colon + 1)...].prefix { $0 != "," && $0 != "}" && $0 != " " }
      return (colon, String(word.reversed()) + ": " + String(value))
    }
    return nil
  }

  private func curlyQuote(in line: [Character], _ place: (Int) -> SourcePlace) -> Problem? {
    guard let open = line.firstIndex(where: { Self.curly.contains($0) }) else { return nil }
    let straight = line.count { $0 == "\"" }
    guard straight % 2 == 1 else { return nil }
    let quotes = Self.curly.union(["\""])
    let start = line[..<open].lastIndex(of: "\"") ?? open
    let inner = line[(start + 1)...].prefix { !quotes.contains($0) }
    let end = min(start + inner.count + 1, line.count - 1)
    return Problem(.yamlSmartQuotes, at: place(start), found: String(line[start...end]), [String(inner)])
  }

  /// A value that begins like something else (`*.csv`), or holds a colon and a blank, and stands without quotes; a quote
  /// that is not closed.
  private func unquoted(in line: [Character], _ place: (Int) -> SourcePlace) -> Problem? {
    for start in line.indices.dropFirst() where "*&!%@`".contains(line[start]) && Self.isOutsideQuotes(start, of: line)
    {
      guard let before = line[..<start].last(where: { $0 != " " }), [":", "[", ",", "-"].contains(before) else {
        continue
      }
      let value = line[start...].prefix { !",]}".contains($0) }
      return Problem(.yamlNeedsQuotes, at: place(start), found: String(value))
    }
    let colons = line.indices.dropLast().filter {
      line[$0] == ":" && line[$0 + 1] == " " && Self.isOutsideQuotes($0, of: line)
    }
    guard colons.count > 1, !line.contains("{"), let first = colons.first else { return nil }
    let value = String(line[(first + 1)...].drop { $0 == " " })
    return Problem(.yamlNeedsQuotes, at: place(first + 2), found: value)
  }

  private static func isOutsideQuotes(_ column: Int, of line: [Character]) -> Bool {
    line[..<column].count { $0 == "\"" } % 2 == 0
  }

  // MARK: Characters

  private static let curly: Set<Character> = ["“", "”", "„", "‟", "‘", "’", "«", "»", "＂"]

  /// Blanks that are not the ordinary one, and characters that nobody sees.
  private static func isOddSpace(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return false }
    switch scalar.value {
    case 0xA0, 0x1680, 0x2000...0x200D, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: return true
    default: return false
    }
  }

  private static func code(of character: Character) -> String {
    let hex = String(character.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }

  // MARK: What was read

  /// The path that was meant by one with backslashes, some of which may have become other characters.
  public static func withSlashes(ofRead text: String) -> String { withSlashes(written(text)) }

  /// A text as somebody wrote it whose backslashes became other characters.
  public static func written(_ text: String) -> String {
    text.unicodeScalars.map { escaped[$0].map { "\\" + $0 } ?? String($0) }.joined()
  }

  /// What is wrong with a value that was read: curly quotes around it, odd blanks at its ends, and, in a quoted one,
  /// characters that a backslash made; line ends can be meant.
  static func problem(inValue text: String, isQuoted: Bool, at place: SourcePlace) -> Problem? {
    if !isQuoted, let first = text.first, let last = text.last, text.count > 1, curly.contains(first),
      curly.contains(last) || last == "\""
    {
      return Problem(.yamlSmartQuotes, at: place, found: text, [String(text.dropFirst().dropLast())])
    }
    if let odd = [text.first, text.last].compactMap({ $0 }).first(where: isOddSpace) {
      return Problem(.yamlOddSpace, at: place, found: code(of: odd))
    }
    guard isQuoted, text.unicodeScalars.contains(where: { $0 != "\n" && escaped[$0] != nil }) else { return nil }
    let written = written(text)
    return Problem(.yamlBackslash, at: place, found: written, [withSlashes(written)])
  }

  /// What backslashes make of letters: no text of a pipeline has these characters.
  private static let escaped: [Unicode.Scalar: String] = [
    "\u{0}": "0", "\u{7}": "a", "\u{8}": "b", "\t": "t", "\n": "n", "\u{B}": "v", "\u{C}": "f", "\r": "r",
    "\u{1B}": "e",
    "\u{85}": "N", "\u{2028}": "L", "\u{2029}": "P",
  ]

  /// What is wrong with a key that nobody knows: no blank behind its colon, or an odd blank in it.
  static func problem(inKey key: String, among keys: [String], at place: SourcePlace) -> Problem? {
    if let odd = key.first(where: isOddSpace) { return Problem(.yamlOddSpace, at: place, found: code(of: odd)) }
    guard let colon = key.firstIndex(of: ":"), keys.contains(String(key[..<colon])) else { return nil }
    let value = key[key.index(after: colon)...]
    return Problem(.yamlColon, at: place, [key[..<colon] + ": " + value])
  }
}

import Yams

/// Yams stops at the first key that stands twice in a mapping. To report all mistakes in one go, the second key is
/// marked in the text with a private-use character before its first letter, and the text is composed again.
struct RepeatedKeys {
  /// The text with marks.
  private(set) var text: String
  private var lines: [[Unicode.Scalar]]
  private var marks: [(line: Int, column: Int)] = []

  private static let firstMark: UInt32 = 0xE000
  private static let mostMarks = 0x800

  init(_ text: String) {
    self.text = text
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  }

  /// The key without its mark.
  static func unmarked(_ key: String) -> String {
    guard let first = key.unicodeScalars.first, first.value >= firstMark,
      first.value < firstMark + UInt32(mostMarks)
    else { return key }
    return String(key.unicodeScalars.dropFirst().map(Character.init))
  }

  /// Marks the next standing of `key` in the mapping whose first standing is at `first`; false when it is not found.
  mutating func mark(_ key: String, after first: Mark) -> Bool {
    guard marks.count < Self.mostMarks, let mark = Unicode.Scalar(Self.firstMark + UInt32(marks.count)),
      let (line, column) = inBlock(key, after: first) ?? inFlow(key, after: first)
    else { return false }
    lines[line].insert(mark, at: column)
    marks.append((line + 1, column + 1))
    var view = String.UnicodeScalarView()
    for (index, line) in lines.enumerated() {
      if index > 0 { view.append("\n") }
      view.append(contentsOf: line)
    }
    text = String(view)
    return true
  }

  /// Where the user's text has what stands at this place of the marked text.
  func unshifted(_ mark: Mark) -> (line: Int, column: Int) {
    let before = marks.filter { $0.line == mark.line && $0.column < mark.column }
    return (mark.line, mark.column - before.count)
  }

  /// In block style the key stands in the same column of a later line, before the mapping ends.
  private func inBlock(_ key: String, after first: Mark) -> (Int, Int)? {
    let column = first.column - 1
    guard first.line <= lines.count, lines[first.line - 1].prefix(column).allSatisfy(isIndent) else { return nil }
    for line in first.line..<lines.count {
      let indent = lines[line].prefix { $0 == " " }.count
      if indent == lines[line].count || lines[line][indent] == "#" { continue }
      if indent < column { return nil }
      if indent == column, let start = startOfKey(key, in: lines[line], at: column) { return (line, start) }
    }
    return nil
  }

  private func isIndent(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "-" }

  /// In flow style the key stands behind a comma of the same depth.
  private func inFlow(_ key: String, after first: Mark) -> (Int, Int)? {
    var depth = 0
    var quote: Unicode.Scalar?
    var expectsKey = false
    for line in first.line - 1..<lines.count {
      for column in (line == first.line - 1 ? first.column : 0)..<max(first.column, lines[line].count)
      where column < lines[line].count {
        let scalar = lines[line][column]
        if let open = quote {
          if scalar == open { quote = nil }
          continue
        }
        if expectsKey, depth == 0, scalar != " " {
          if let start = startOfKey(key, in: lines[line], at: column) { return (line, start) }
          expectsKey = false
        }
        switch scalar {
        case "\"", "'": quote = scalar
        case "{", "[": depth += 1
        case "}", "]": depth -= 1
        case "," where depth == 0: expectsKey = true
        default: break
        }
        if depth < 0 { return nil }
      }
    }
    return nil
  }

  /// The index of the key's first letter when the key, quoted or not, and a colon stand here.
  private func startOfKey(_ key: String, in line: [Unicode.Scalar], at column: Int) -> Int? {
    var start = column
    if let quote = line[column...].first, quote == "\"" || quote == "'" { start += 1 }
    let letters = Array(key.unicodeScalars)
    guard line[start...].starts(with: letters) else { return nil }
    var rest = line[(start + letters.count)...]
    if start > column { rest = rest.dropFirst() }
    return rest.drop { $0 == " " }.first == ":" ? start : nil
  }
}

import Foundation
import RegexBuilder
import Rehearsal

/// The program's Swift sources as text without comments, for the laws that are about what code may say.
struct SourceTree {
  /// A file: its name below Sources, its room, its lines of code.
  struct File {
    let name: String
    let room: String
    let lines: [Substring]
  }

  let files: [File]

  init() {
    files = Repository.files(below: "Sources").filter { $0.hasSuffix(".swift") }.map { name in
      let text = Repository.text("Sources/" + name) ?? ""
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.withoutComment)
      return File(name: name, room: String(name.prefix { $0 != "/" }), lines: lines)
    }
  }

  /// What stands before `//`, which is no comment inside an address.
  private static func withoutComment(_ line: Substring) -> Substring {
    guard let start = line.range(of: #"(?<!:)//.*$"#, options: .regularExpression) else { return line }
    return line[..<start.lowerBound]
  }

  /// Where a pattern is met: `Room/File.swift:12: the line`.
  func places(of pattern: String, where isMeant: (File) -> Bool = { _ in true }) -> [String] {
    files.filter(isMeant).flatMap { file in
      file.lines.enumerated().compactMap { index, line in
        guard line.range(of: pattern, options: .regularExpression) != nil else { return nil }
        return "\(file.name):\(index + 1): \(line.trimmingCharacters(in: .whitespaces))"
      }
    }
  }

  /// The modules that a file imports, whatever stands before and behind the word.
  func imports(_ file: File) -> [String] {
    let access = /(?:(?:public|package|internal|private|fileprivate)\s+)?/
    let kind = /(?:(?:struct|class|enum|protocol|func|let|var|typealias)\s+)?/
    let line = Regex {
      /^\s*(?:@\w+(?:\([^)]*\))?\s+)*/
      access
      /import\s+/
      kind
      Capture { OneOrMore(.word) }
    }
    return file.lines.compactMap { $0.contains("import") ? $0.firstMatch(of: line).map { String($0.1) } : nil }
  }
}

/// The rooms and what each lists in Package.swift.
struct HousePlan {
  let knows: [String: [String]]

  init() {
    let text = Repository.text("Package.swift") ?? ""
    var knows: [String: [String]] = [:]
    for match in text.matches(of: /room\(\s*"(\w+)"\s*(?:,\s*\[([^\]]*)\]\s*)?\)/) {
      knows[String(match.1)] = (match.2 ?? "").matches(of: /"(\w+)"/).map { String($0.1) }
    }
    self.knows = knows
  }
}

/// Where in a file that people write: for YAML a line, a column and a path; for CSV a line and the column's name.
public struct SourcePlace: Sendable, Hashable {
  /// The file, as the user wrote its path.
  public var file: String
  /// The line, from 1; 0 when the whole file is meant.
  public var line: Int
  /// The column, from 1: characters in YAML, fields in CSV; 0 when the whole line is meant.
  public var column: Int
  /// What stands there: in YAML the path from the top ("$.surveys[0].period"), in CSV the column's name.
  public var path: String

  /// A place; without a line the whole file is meant.
  public init(file: String, line: Int = 0, column: Int = 0, path: String = "") {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
  }

  /// Whether the place lies in a table, where a column has a name and no number is needed.
  public var isInTable: Bool { !path.isEmpty && !path.hasPrefix("$") }
}

extension SourcePlace: Comparable {
  /// By file (bytes of its path), line and column.
  public static func < (a: SourcePlace, b: SourcePlace) -> Bool {
    if a.file != b.file { return a.file.utf8.lexicographicallyPrecedes(b.file.utf8) }
    return (a.line, a.column) < (b.line, b.column)
  }
}

extension SourcePlace: CustomStringConvertible {
  /// `rasoat.yaml:6:14` or `ref/units.csv:5:level`.
  public var description: String {
    var text = file
    if line > 0 { text += ":\(line)" }
    if isInTable { return text + ":" + path }
    return column > 0 ? text + ":\(column)" : text
  }
}

/// A value together with the place where it is written.
public struct Located<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value
  /// Where it is written.
  public var place: SourcePlace

  /// A value at a place.
  public init(_ value: Value, at place: SourcePlace) {
    self.value = value
    self.place = place
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// One mistake in a file that people write, as a value: what, where, what was found, what was expected and the nearest
/// valid word. `Assembly/ProblemSentences` says it in words.
public struct Problem: Sendable, Hashable {
  /// What is wrong.
  public var code: ProblemCode
  /// Where.
  public var place: SourcePlace
  /// What stands there.
  public var found: String
  /// The words that would be right, when they can be listed.
  public var expected: [String]
  /// The nearest of them.
  public var suggestion: String?
  /// What else the sentence needs, in its order.
  public var arguments: [String]

  /// A problem.
  public init(
    _ code: ProblemCode, at place: SourcePlace, found: String = "", expected: [String] = [],
    suggestion: String? = nil, _ arguments: [String] = []
  ) {
    self.code = code
    self.place = place
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
    self.arguments = arguments
  }

  /// A word that is not among the expected ones; the nearest of them is suggested.
  public init(
    _ code: ProblemCode, at place: SourcePlace, found: String, among expected: [String], _ arguments: [String] = []
  ) {
    self.init(
      code, at: place, found: found, expected: expected, suggestion: NearestWord.to(found, among: expected), arguments)
  }
}

/// Problems as they are collected; nothing is thrown one at a time.
public struct Problems: Sendable {
  /// In the order in which they were found.
  public private(set) var list: [Problem] = []

  /// None yet.
  public init() {}

  /// Adds one.
  public mutating func add(_ problem: Problem) { list.append(problem) }

  /// Adds many.
  public mutating func add(contentsOf problems: [Problem]) { list.append(contentsOf: problems) }

  /// Whether there are none.
  public var isEmpty: Bool { list.isEmpty }

  /// Without repeats, by file, line and column, else in the order found.
  public var sorted: [Problem] {
    var seen: Set<Problem> = []
    return list.enumerated()
      .filter { seen.insert($0.element).inserted }
      .sorted { a, b in
        if a.element.place < b.element.place { return true }
        if b.element.place < a.element.place { return false }
        return a.offset < b.offset
      }
      .map(\.element)
  }
}

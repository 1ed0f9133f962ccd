import Yams

/// Reads a YAML file into nodes with places.
public enum YAMLDocument {
  /// The largest file that is read.
  static let largest = 8 << 20

  /// The top node; nil when the file is empty or cannot be read, which has then become a problem.
  public static func read(_ file: DataFile, _ problems: inout Problems) -> YAMLNode? {
    guard file.bytes.count <= largest else {
      problems.add(Problem(.fileTooLarge, at: SourcePlace(file: file.name), [String(largest >> 20)]))
      return nil
    }
    guard let text = String(validating: withoutMark(file.bytes), as: UTF8.self) else {
      problems.add(Problem(.notUTF8, at: UTF8Check.firstFault(in: file)))
      return nil
    }
    var repeats = RepeatedKeys(text)
    guard let node = compose(&repeats, named: file.name, &problems) else { return nil }
    var builder = NodeBuilder(file: file.name, repeats: repeats)
    let top = builder.node(node, path: "$", depth: 0)
    if builder.isExhausted { problems.add(Problem(.yamlSyntax, at: top.place, ["aliases expand without end"])) }
    return top
  }

  private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  }

  /// Composes; repeated keys, which stop Yams at the first, are marked in the text and looked at later.
  private static func compose(
    _ repeats: inout RepeatedKeys, named name: String, _ problems: inout Problems
  ) -> Node? {
    while true {
      do {
        if let node = try Yams.compose(yaml: repeats.text) { return node }
        problems.add(Problem(.emptyFile, at: SourcePlace(file: name)))
        return nil
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        if let key = keys.first, repeats.mark(key, after: context.mark) { continue }
        let place = SourcePlace(file: name, line: context.mark.line, column: context.mark.column, path: "$")
        problems.add(Problem(.duplicateKey, at: place, found: keys.first ?? ""))
        return nil
      } catch {
        problems.add(contentsOf: syntaxProblems(error, in: repeats.text, named: name))
        return nil
      }
    }
  }

  /// What is wrong with a text that cannot be read: the mistakes that people are known to make up to where reading
  /// stopped, else what the reader of YAML says.
  private static func syntaxProblems(_ error: any Error, in text: String, named name: String) -> [Problem] {
    let problem = syntaxProblem(error, named: name)
    let known = YAMLTraps(text, file: name).problems(until: problem.place.line)
    return known.isEmpty ? [problem] : known
  }

  private static func syntaxProblem(_ error: any Error, named name: String) -> Problem {
    var place = SourcePlace(file: name)
    var words = ""
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      place = SourcePlace(file: name, line: mark.line, column: mark.column, path: "$")
      words = problem
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0)
      let line = before.split(separator: "\n", omittingEmptySubsequences: false)
      place = SourcePlace(file: name, line: line.count, column: (line.last?.count ?? 0) + 1, path: "$")
      words = problem
    default: words = "unreadable"
    }
    return Problem(.yamlSyntax, at: place, [words])
  }
}

/// Where bytes stop being UTF-8.
public enum UTF8Check {
  /// The place of the first byte that is not UTF-8.
  public static func firstFault(in file: DataFile) -> SourcePlace {
    var line = 1
    for slice in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if String(validating: slice, as: UTF8.self) == nil {
        return SourcePlace(file: file.name, line: line)
      }
      line += 1
    }
    return SourcePlace(file: file.name)
  }
}

/// Turns Yams's nodes into nodes with a path.
struct NodeBuilder {
  let file: String
  let repeats: RepeatedKeys
  /// How many more nodes may be made: aliases can nest without end.
  private var remaining = 1_000_000
  private static let deepest = 32

  /// Whether something was cut off.
  private(set) var isExhausted = false

  init(file: String, repeats: RepeatedKeys) {
    self.file = file
    self.repeats = repeats
  }

  mutating func node(_ node: Node, path: String, depth: Int) -> YAMLNode {
    let place = place(node.mark, path)
    remaining -= 1
    guard depth < Self.deepest, remaining > 0 else {
      isExhausted = true
      return YAMLNode(content: .scalar("", isQuoted: false), place: place)
    }
    switch node {
    case .scalar(let scalar):
      let isQuoted = [.singleQuoted, .doubleQuoted, .literal, .folded].contains(scalar.style)
      return YAMLNode(content: .scalar(scalar.string, isQuoted: isQuoted), place: place)
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for (index, item) in sequence.enumerated() {
        items.append(self.node(item, path: "\(path)[\(index)]", depth: depth + 1))
      }
      return YAMLNode(content: .list(items), place: place)
    case .mapping(let pairs):
      var entries: [YAMLNode.Entry] = []
      for pair in pairs { entries.append(entry(pair.key, pair.value, path: path, depth: depth)) }
      return YAMLNode(content: .mapping(entries), place: place)
    case .alias:
      return YAMLNode(content: .scalar("", isQuoted: false), place: place)
    }
  }

  private mutating func entry(_ keyNode: Node, _ value: Node, path: String, depth: Int) -> YAMLNode.Entry {
    let raw = keyNode.scalar?.string ?? ""
    let key = RepeatedKeys.unmarked(raw)
    let path = path + "." + key
    let isPlain = keyNode.scalar.map { $0.style == .plain || $0.style == .any } ?? true
    let isText = keyNode.scalar != nil && !(isPlain && PlainScalar.kind(of: key) != nil)
    return YAMLNode.Entry(
      key: key, keyIsText: isText, isRepeated: raw != key, keyPlace: place(keyNode.mark, path),
      value: node(value, path: path, depth: depth + 1))
  }

  private func place(_ mark: Mark?, _ path: String) -> SourcePlace {
    guard let mark else { return SourcePlace(file: file, path: path) }
    let (line, column) = repeats.unshifted(mark)
    return SourcePlace(file: file, line: line, column: column, path: path)
  }
}

import PipelineKit
import Text

/// The kinds of reference file, by their keys in the pipeline file.
enum ReferenceKind: String, CaseIterable {
  case units, lineage, totals, targets, measures, submissions, decisions
}

/// What offices call the columns of reference files, and the words that they write into them: a file of the data folder.
struct ReferenceWords {
  /// What a column may be called and what may stand in it.
  struct Column {
    /// Whether it holds codes of units.
    var isCode = false
    /// Folded headings, each with its rank: of two the lower one is read.
    var headings: [String: Int] = [:]
    /// Folded words → the contract's words.
    var words: [String: String] = [:]
    /// The contract's words among them, which stand for themselves.
    var values: Set<String> = []
  }

  /// The columns of each kind of file.
  private(set) var columns: [ReferenceKind: [String: Column]] = [:]
  /// Folded headings of columns that are known and not read.
  private(set) var ignored: Set<String> = []

  /// No words but those of the contract.
  init() {}

  /// Reads the file.
  init(_ file: DataFile, _ problems: inout Problems) {
    let kinds = ReferenceKind.allCases.map(\.rawValue)
    guard let map = YAMLDocument.read(file, &problems)?.mapping(keys: ["sources", "ignored"] + kinds, &problems) else {
      return
    }
    for list in map["ignored"]?.items(&problems) ?? [] {
      for heading in list.texts(&problems) ?? [] { ignored.insert(Folding.folded(heading.value)) }
    }
    for kind in ReferenceKind.allCases {
      for (name, node) in map[kind.rawValue]?.dictionary(&problems) ?? [] {
        columns[kind, default: [:]][name.value] = Self.column(node, &problems)
      }
    }
  }

  private static func column(_ node: YAMLNode, _ problems: inout Problems) -> Column {
    var column = Column()
    guard let map = node.mapping(keys: ["kind", "headings", "words"], &problems) else { return column }
    column.isCode = map["kind"]?.word(among: ["code"], &problems) != nil
    for (rank, heading) in (map["headings"]?.texts(&problems) ?? []).enumerated() {
      column.headings[Folding.folded(heading.value)] = rank
    }
    for (word, node) in map["words"]?.dictionary(&problems) ?? [] {
      column.values.insert(word.value)
      for spelling in node.texts(&problems) ?? [] {
        let key = Folding.folded(spelling.value)
        if let other = column.words.updateValue(word.value, forKey: key), other != word.value {
          problems.add(Problem(.spellingTwice, at: spelling.place, found: spelling.value, [other]))
        }
      }
    }
    return column
  }

  /// The column of a kind of file that a heading names, and the heading's rank; the contract's own name comes first.
  func column(_ heading: String, of kind: ReferenceKind, among names: [String]) -> (name: String, rank: Int)? {
    if names.contains(heading) { return (heading, -1) }
    let key = Folding.folded(heading)
    let found = names.compactMap { name -> (String, Int)? in
      if Folding.folded(name) == key { return (name, -1) }
      return columns[kind]?[name]?.headings[key].map { (name, $0) }
    }
    return found.first
  }

  /// Whether a heading is known to name nothing that is read.
  func isIgnored(_ heading: String) -> Bool { ignored.contains(Folding.folded(heading)) }
}

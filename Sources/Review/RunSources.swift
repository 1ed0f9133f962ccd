import Foundation

/// What a run was made of, as its manifest says.
struct RunSources: Decodable {
  struct Program: Decodable { var version: String }
  struct Source: Decodable, Hashable {
    var name: String
    var sha256: String
  }
  struct Input: Decodable, Hashable {
    var name: String
    var period: String
    var unit: String
    var state: String
    var sha256: String
    var kept: Int
    var members: Int?
    var merged: Int
    var rejected: Int
  }

  var program: Program
  var rules: [Source]
  var inputs: [Input]

  /// The sources of a run's directory; nil when its manifest cannot be read.
  init?(_ directory: String) {
    guard let bytes = FileManager.default.contents(atPath: directory + "/manifest.json"),
      let read = try? JSONDecoder().decode(RunSources.self, from: bytes)
    else { return nil }
    self = read
  }
}

/// Why two runs may differ: which of their sources are not the same.
struct SourceChanges {
  /// A source of which the runs have different ones, or only one has it.
  struct Change {
    var name: String
    var kind: CellChange.Kind
    /// The unit and the period of an input.
    var unit = ""
    var period = ""
    var before: RunSources.Input?
    var after: RunSources.Input?
  }

  private(set) var versions: [String] = []
  private(set) var rules: [Change] = []
  private(set) var inputs: [Change] = []

  init(_ a: RunSources?, _ b: RunSources?) {
    guard let a, let b else { return }
    if a.program.version != b.program.version { versions = [a.program.version, b.program.version] }
    rules = Self.pairs(a.rules, b.rules, \.name).map { Change(name: $0, kind: Self.kind($1, $2)) }
    inputs = Self.pairs(a.inputs, b.inputs, { $0.period + " " + $0.name }).map { _, old, new in
      let own = new ?? old
      return Change(
        name: own?.name ?? "", kind: Self.kind(old, new), unit: own?.unit ?? "", period: own?.period ?? "", before: old,
        after: new)
    }
  }

  private static func kind<T>(_ old: T?, _ new: T?) -> CellChange.Kind {
    old == nil ? .added : new == nil ? .removed : .changed
  }

  /// What is not the same, by key.
  private static func pairs<T: Hashable>(_ a: [T], _ b: [T], _ key: (T) -> String) -> [(String, T?, T?)] {
    let old = Dictionary(a.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(b.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map { ($0, old[$0], new[$0]) }
  }
}

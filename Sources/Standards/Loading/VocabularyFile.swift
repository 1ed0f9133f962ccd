import PipelineKit

/// Gathers spellings; one that stands for two ids is a problem at its second place.
struct SpellingTable<Meaning: Hashable> {
  private(set) var meanings: [String: Meaning] = [:]
  /// Further meanings of a spelling, where two can stand side by side.
  private(set) var alternatives: [String: [Meaning]] = [:]
  private var places: [String: SourcePlace] = [:]
  private let areAlternatives: (Meaning, Meaning) -> Bool

  /// A table in which two meanings of a spelling can stand side by side when they exclude each other otherwise.
  init(areAlternatives: @escaping (Meaning, Meaning) -> Bool = { _, _ in false }) {
    self.areAlternatives = areAlternatives
  }

  /// Adds a spelling under its key. The same spelling for the same meaning may stand twice.
  mutating func add(
    _ spelling: Located<String>, key: String? = nil, meaning: Meaning, _ problems: inout Problems
  ) {
    let key = key ?? Vocabulary.key(of: spelling.value)
    guard let known = meanings[key] else {
      meanings[key] = meaning
      places[key] = spelling.place
      return
    }
    let all = [known] + alternatives[key, default: []]
    if all.contains(meaning) { return }
    if all.allSatisfy({ areAlternatives($0, meaning) }) {
      alternatives[key, default: []].append(meaning)
    } else {
      let first = places[key].map { "\($0)" } ?? ""
      problems.add(Problem(.spellingTwice, at: spelling.place, found: spelling.value, [first]))
    }
  }
}

/// The form of a file of `pipelines/codelists`: entries with id, name and spellings.
struct VocabularyFile {
  var entries: [(id: Located<String>, name: Located<String>, spellings: [Located<String>])] = []
  var exits: [Located<String>] = []
  /// Further lists of words, by their keys.
  var further: [String: [Located<String>]] = [:]
  var majority: Located<String>?
  var place: SourcePlace

  /// Reads a file; nil when it cannot be read at all.
  init?(_ file: DataFile, also further: [String] = [], _ problems: inout Problems) {
    let keys = ["sources", "notes", "entries"] + further
    guard let map = YAMLDocument.read(file, &problems)?.mapping(keys: keys, &problems) else { return nil }
    place = map.place
    _ = map["sources"]?.texts(&problems)
    _ = map["notes"]?.texts(&problems)
    exits = map["exits"]?.texts(&problems) ?? []
    for key in further where key != "majority" && key != "exits" { self.further[key] = map[key]?.texts(&problems) }
    if further.contains("majority") { majority = map.required("majority", &problems)?.text(&problems) }
    for item in map.required("entries", &problems)?.items(&problems) ?? [] {
      let entry = item.mapping(keys: ["id", "name", "spellings"], &problems)
      let id = entry?.required("id", &problems)?.text(&problems)
      let name = entry?.required("name", &problems)?.text(&problems)
      let spellings = entry?["spellings"]?.texts(canBeEmpty: true, &problems) ?? []
      if let id, let name { entries.append((id, name, spellings)) }
    }
  }

  /// The vocabulary in the file's order; ids must be exactly `ids`, in any order, when these are given, and then stand
  /// in the order of `ids`.
  func vocabulary(ids wanted: [String]? = nil, _ problems: inout Problems) -> Vocabulary {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.id.value).inserted {
      problems.add(Problem(.idTwice, at: entry.id.place, found: entry.id.value))
    }
    if let wanted { check(against: wanted, seen, &problems) }
    let ordered = wanted.map { ids in ids.compactMap { id in entries.first { $0.id.value == id } } } ?? entries
    var table = SpellingTable<Int>()
    for (index, entry) in ordered.enumerated() {
      for spelling in [entry.name] + entry.spellings { table.add(spelling, meaning: index, &problems) }
    }
    return Vocabulary(
      ids: ordered.map(\.id.value), names: ordered.map(\.name.value), spellings: table.meanings)
  }

  private func check(against wanted: [String], _ seen: Set<String>, _ problems: inout Problems) {
    for entry in entries where !wanted.contains(entry.id.value) {
      problems.add(Problem(.notOneOf, at: entry.id.place, found: entry.id.value, among: wanted))
    }
    for id in wanted where !seen.contains(id) { problems.add(Problem(.idMissing, at: place, [id])) }
  }
}

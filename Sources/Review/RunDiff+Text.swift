import PipelineKit

extension RunDiff {
  /// The changes for people: what the runs were made of that is not the same, then unit by unit, what moved most first.
  public func text(_ language: Language) -> String { DiffText(diff: self, language: language).text }
}

private struct DiffText {
  let diff: RunDiff
  let words: NumberWords
  let language: Language

  init(diff: RunDiff, language: Language) {
    (self.diff, self.language) = (diff, language)
    words = NumberWords(language, unknown: "∅")
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  var text: String {
    let sources = sources
    let why = sources.isEmpty ? [] : [([say("Vì sao:", "Why:")] + sources).joined(separator: "\n")]
    let changes = diff.changes
    if changes.isEmpty {
      let head =
        why.isEmpty
        ? say("Hai lần chạy giống nhau.", "The two runs are equal.")
        : say("Số liệu của hai lần chạy giống nhau.", "The two runs have the same figures.")
      return ([head] + why).joined(separator: "\n\n")
    }
    let byUnit = Dictionary(grouping: changes, by: \.unit)
    let units = byUnit.keys.sorted { (byUnit[$1]?.count ?? 0, $0) < (byUnit[$0]?.count ?? 0, $1) }
    let cells = changes.count { $0.kind == .changed }
    let numbers = [cells, changes.count - cells, units.count].map { words.integer($0) }
    let head = say(
      "\(numbers[0]) ô khác, \(numbers[1]) dòng thêm hoặc bớt, ở \(numbers[2]) đơn vị.",
      "\(numbers[0]) cells differ, \(numbers[1]) rows came or went, in \(numbers[2]) units.")
    return ([head] + why + units.map { unit($0, byUnit[$0] ?? []) }).joined(separator: "\n\n")
  }

  // MARK: Why

  private var sources: [String] {
    let versions = diff.sources.versions.joined(separator: " → ")
    return (versions.isEmpty ? [] : [say("  phiên bản chương trình: ", "  the program's version: ") + versions])
      + diff.sources.inputs.map(input) + diff.sources.rules.map { "  \($0.name): \($0.kind.word(language))" }
  }

  /// A list: who sent it, what became of it and of its rows.
  private func input(_ change: SourceChanges.Change) -> String {
    let ends = [change.before, change.after]
    func pair(_ number: (RunSources.Input) -> Int) -> String {
      let (old, new) = (words.integer(ends[0].map(number)), words.integer(ends[1].map(number)))
      return old == new ? old : "\(old) → \(new)"
    }
    let counts = say(
      "\(pair(\.kept)) hộ, \(pair(\.merged)) dòng trùng, \(pair(\.rejected)) dòng loại",
      "\(pair(\.kept)) households, \(pair(\.merged)) duplicates, \(pair(\.rejected)) rejected")
    return "  \(change.name) (\(change.unit), \(change.period)): \(change.kind.word(language)); \(counts)"
  }

  // MARK: What

  private func unit(_ code: String, _ changes: [CellChange]) -> String {
    let name = changes.first { !$0.name.isEmpty }?.name ?? ""
    let lines = changes.map { change -> String in
      let place = "\(change.table) [\(change.key.joined(separator: " "))]"
      switch change.kind {
      case .added: return "  + \(place)"
      case .removed: return "  − \(place)"
      case .changed:
        let ends = [change.before, change.after].map { change.shown($0, words) }
        return "  \(place) \(change.column): \(ends[0].isEmpty ? "∅" : ends[0]) → \(ends[1].isEmpty ? "∅" : ends[1])"
      }
    }
    let count = words.integer(changes.count)
    let head = say("\(count) khác biệt", "\(count) differences")
    return "\(code) \(name): \(head)\n" + lines.joined(separator: "\n")
  }
}

extension CellChange.Kind {
  /// What became of a thing between two runs.
  func word(_ language: Language) -> String {
    switch self {
    case .changed: language == .vi ? "khác" : "changed"
    case .added: language == .vi ? "thêm" : "added"
    case .removed: language == .vi ? "bớt" : "removed"
    }
  }
}

import Clean
import Geography
import Households
import Identity
import Ingest
import PipelineKit
import Text

/// What becomes of several files of one unit: parts of a list add up, a list sent again replaces the one before.
///
/// Parts are what submissions call so. Where they say nothing, a file whose households are mostly those of an earlier one
/// replaces it; other files add up. A file that would halve the unit's poor or empty its villages replaces nothing until
/// somebody accepts that; two files of which nobody can tell which came later are both refused.
struct Sendings {
  let survey: Int
  let tree: UnitTree
  let sources: [ListSource]
  let acceptances: Acceptances

  /// Settles all files of a survey.
  func settle(_ outcomes: inout [FileOutcome]) {
    let sent = outcomes.indices.filter { isOfCommune(outcomes[$0].record) }
    let groups = Dictionary(grouping: sent) { outcomes[$0].record.unit }
    for unit in groups.keys.sorted() {
      let files = (groups[unit] ?? []).sorted { isBefore(outcomes[$0], outcomes[$1]) }
      if files.count > 1 { settle(files, &outcomes) }
    }
  }

  private func isOfCommune(_ record: FileRecord) -> Bool {
    record.fate != .superseded && tree.index[record.unit].map { tree.units[$0].level <= .commune } ?? false
  }

  private func settle(_ files: [Int], _ outcomes: inout [FileOutcome]) {
    var held: [Int] = []
    for file in files {
      let own = outcomes[file]
      guard own.list != nil else {
        // Nobody can see what a list that cannot be read would have replaced.
        if own.submission != nil {
          let replaced = held.filter { outcomes[$0].submission?.part == own.submission?.part }
          for other in replaced { supersede(other, by: file, &outcomes) }
          held.removeAll { replaced.contains($0) }
        }
        continue
      }
      let same = held.filter { isSamePart(outcomes[$0], own) }
      if same.isEmpty {
        sayAdded(file, held, &outcomes)
        held.append(file)
      } else if same.contains(where: { order(outcomes[$0], own) == nil }) {
        settleRivals(same, file, &held, &outcomes)
      } else {
        replace(same, by: file, &held, &outcomes)
      }
    }
  }

  // MARK: Which is which

  private func name(_ outcome: FileOutcome) -> String { sources.first { $0.index == outcome.record.file }?.name ?? "" }

  /// In the order of time where that is known, else of names.
  private func isBefore(_ a: FileOutcome, _ b: FileOutcome) -> Bool {
    order(a, b) ?? name(a).utf8.lexicographicallyPrecedes(name(b).utf8)
  }

  /// Whether the first came before the second; nil when nobody says.
  private func order(_ a: FileOutcome, _ b: FileOutcome) -> Bool? {
    if let one = a.submission, let other = b.submission {
      return one.received == other.received ? nil : one.received < other.received
    }
    if a.submission != nil || b.submission != nil { return nil }
    let (one, other) = (SendingName(name(a)), SendingName(name(b)))
    guard one.rest == other.rest, one.version != other.version else { return nil }
    return one.version < other.version
  }

  private func isSamePart(_ a: FileOutcome, _ b: FileOutcome) -> Bool {
    let parts = (a.submission?.part ?? "", b.submission?.part ?? "")
    if !parts.0.isEmpty && !parts.1.isEmpty { return parts.0 == parts.1 }
    guard let one = a.list, let other = b.list else { return false }
    return shared(one, other) * 2 > min(one.households.count, other.households.count)
  }

  /// How many households of the smaller list stand in the other: by their number, or by name and year of birth.
  private func shared(_ a: CleanedList, _ b: CleanedList) -> Int {
    let (small, large) = a.households.count < b.households.count ? (a, b) : (b, a)
    let known = Set((0..<large.households.count).flatMap { large.people.keys(of: $0) })
    return (0..<small.households.count).count { small.people.keys(of: $0).contains(where: known.contains) }
  }

  // MARK: What becomes of them

  private func replace(_ same: [Int], by file: Int, _ held: inout [Int], _ outcomes: inout [FileOutcome]) {
    let before = same.compactMap { outcomes[$0].list }
    let doubted = outcomes[file].list.map { isDoubtful($0, instead: before) } ?? false
    let counts = [before.reduce(0) { $0 + $1.households.count }, outcomes[file].list?.households.count ?? 0]
    let arguments = [same.map { name(outcomes[$0]) }.joined(separator: "; ")] + counts.map(String.init)
    if doubted, !acceptances.accepts(.replacementDoubted, file: name(outcomes[file])) {
      refuse(file, .replacementDoubted, arguments, &outcomes)
      return
    }
    say(doubted ? .replacementDoubted : .fileReplaces, file, arguments, &outcomes)
    for other in same { supersede(other, by: file, &outcomes) }
    held.removeAll { same.contains($0) }
    held.append(file)
  }

  /// Whether a list halves the poor of those that it replaces, or empties villages whose households it does not have.
  private func isDoubtful(_ list: CleanedList, instead before: [CleanedList]) -> Bool {
    let poor = before.reduce(0) { $0 + $1.households.classes.count { $0 == .poor } }
    if list.households.classes.count(where: { $0 == .poor }) * 2 < poor { return true }
    let mine = Set((0..<list.households.count).filter { list.isCounted($0) }.map { list.households.units[$0] })
    let known = Set((0..<list.households.count).flatMap { list.people.keys(of: $0) })
    return before.contains { old in
      (0..<old.households.count).contains { index in
        old.isCounted(index) && !mine.contains(old.households.units[index])
          && tree.units[Int(old.households.units[index])].level == .village
          && !old.people.keys(of: index).contains(where: known.contains)
      }
    }
  }

  private func settleRivals(_ same: [Int], _ file: Int, _ held: inout [Int], _ outcomes: inout [FileOutcome]) {
    if same.allSatisfy({ outcomes[$0].trace?.rows == outcomes[file].trace?.rows }), let first = same.first {
      supersede(file, by: first, &outcomes)
      return
    }
    for other in same { refuse(other, .filesRival, [name(outcomes[file])], &outcomes) }
    refuse(file, .filesRival, [same.map { name(outcomes[$0]) }.joined(separator: "; ")], &outcomes)
    held.removeAll { same.contains($0) }
  }

  private func sayAdded(_ file: Int, _ held: [Int], _ outcomes: inout [FileOutcome]) {
    guard let list = outcomes[file].list else { return }
    for other in held {
      guard let before = outcomes[other].list else { continue }
      let both = shared(list, before)
      let isOdd = both > 0 && areAlike(list, before)
      say(isOdd ? .filesOverlap : .filesAdded, file, [name(outcomes[other]), String(both)], &outcomes)
    }
  }

  /// Whether two lists have classes and villages in common, so that one may have been meant instead of the other.
  private func areAlike(_ a: CleanedList, _ b: CleanedList) -> Bool {
    !Set(a.households.classes).isDisjoint(with: b.households.classes)
      && !Set(a.households.units).isDisjoint(with: b.households.units)
  }

  private func supersede(_ file: Int, by other: Int, _ outcomes: inout [FileOutcome]) {
    drop(file, .superseded, .fileSuperseded, &outcomes)
    outcomes[file].record.findings = []
    say(.fileSuperseded, file, [name(outcomes[other])], &outcomes)
  }

  private func refuse(_ file: Int, _ code: FindingCode, _ arguments: [String], _ outcomes: inout [FileOutcome]) {
    drop(file, .refused, code, &outcomes)
    say(code, file, arguments, &outcomes)
  }

  private func drop(_ file: Int, _ fate: FileRecord.Fate, _ code: FindingCode, _ outcomes: inout [FileOutcome]) {
    outcomes[file].record.fate = fate
    outcomes[file].record.reason = code.word
    outcomes[file].record.tally = fate == .superseded ? Tally() : outcomes[file].record.tally
    outcomes[file].list = nil
    outcomes[file].trace = nil
  }

  private func say(_ code: FindingCode, _ file: Int, _ arguments: [String], _ outcomes: inout [FileOutcome]) {
    let record = outcomes[file].record
    outcomes[file].record.findings.append(
      Finding(code, survey: survey, unit: record.unit, at: Place(file: record.file), arguments))
  }
}

extension CleanedList {
  /// Whether a household counts as poor or near-poor.
  fileprivate func isCounted(_ index: Int) -> Bool {
    households.classes[index] == .poor || households.classes[index] == .nearPoor
  }
}

extension PersonColumns {
  /// By what a household is known again: the number of its head, and name with year of birth.
  fileprivate func keys(of index: Int) -> [UInt64] {
    let named = Hash64.combine(nameKey(index), UInt64(births[index].packed / 10_000))
    return numbers[index] == .none ? [named] : [named, Hash64.combine(1, numbers[index].value)]
  }
}

/// A file's name apart from what tells one sending from another: "Ngọc Lây 2022 - lần 2", "Ngọc Lây 2022 (sửa)".
struct SendingName {
  /// The folded words that are left.
  let rest: [String]
  /// Which sending it is; 0 where the name says nothing.
  let version: Int

  private static let counting: Set = ["lan", "v", "ver", "version", "ban", "dot"]
  private static let later = [
    ["da", "sua"], ["sua", "lai"], ["dieu", "chinh"], ["cap", "nhat"], ["chinh", "thuc"], ["sua"], ["final"],
  ]

  /// "v2", "lan2" as word and number.
  private static func parted(_ word: String) -> [String] {
    let number = word.drop { !$0.isNumber }
    let letters = String(word.dropLast(number.count))
    return counting.contains(letters) && Int(number) != nil ? [letters, String(number)] : [word]
  }

  init(_ path: String) {
    let folder = path.split(separator: "/").dropLast().map { Folding.folded($0) }
    var words = (Senders.names(path).first.map { Folding.folded($0) } ?? "").split(separator: " ").map(String.init)
    var version = 0
    words = words.flatMap(Self.parted)
    if let place = words.indices.dropLast().first(where: {
      Self.counting.contains(words[$0]) && Int(words[$0 + 1]) != nil
    }) {
      version = Int(words[place + 1]) ?? 0
      words.removeSubrange(place...place + 1)
    }
    if words.count >= 2,
      let place = words.indices.dropLast().first(where: { words[$0] == "so" && words[$0 + 1] == "bo" })
    {
      version -= 1
      words.removeSubrange(place...place + 1)
    }
    for phrase in Self.later {
      let starts = words.count < phrase.count ? [] : Array(0...words.count - phrase.count)
      guard let place = starts.first(where: { Array(words[$0..<$0 + phrase.count]) == phrase }) else { continue }
      version += 100
      words.removeSubrange(place..<place + phrase.count)
    }
    self.version = version
    rest = folder + words
  }
}

import PipelineKit

/// What is to be said of files that were read, before any of them counts: files that were written to meanwhile, and
/// files that are the same byte for byte.
struct Arrivals {
  let survey: Int
  let plan: SurveyPlan
  /// The outcomes of reading, in any order.
  let outcomes: [FileOutcome]
  /// The name of a file.
  let name: (Int32) -> String

  /// The outcomes, those of changing files and copies without their lists.
  func settled() -> [FileOutcome] {
    let stamps = Dictionary(plan.inputs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var settled = outcomes
    for (index, outcome) in outcomes.enumerated() {
      guard let input = stamps[name(outcome.record.file)], let stamp = input.stamp, FileStamp.of(input.path) != stamp
      else { continue }
      settled[index] = outcome.without(.refused, Finding(.fileChanging, survey: survey))
    }
    for (copy, original) in copies(settled) {
      let finding = Finding(.fileCopy, survey: survey, [name(settled[original].record.file)])
      settled[copy] = settled[copy].without(.superseded, finding)
    }
    return settled
  }

  /// For each copy the file that counts. Equal files of two units are no copies of each other: two communes may have sent
  /// the same empty form. A file of which nobody can tell whose it is, is a copy of one of which that is known.
  private func copies(_ outcomes: [FileOutcome]) -> [(copy: Int, original: Int)] {
    let counted = outcomes.indices.filter { outcomes[$0].list != nil }.sorted { precedes(outcomes[$0], outcomes[$1]) }
    var originals: [String: Int] = [:]
    var byContent: [String: Int] = [:]
    var copies: [(Int, Int)] = []
    for index in counted {
      let record = outcomes[index].record
      let key = record.sha256 + " " + record.unit
      if let original = originals[key] {
        copies.append((index, original))
      } else {
        originals[key] = index
        byContent[record.sha256] = byContent[record.sha256] ?? index
      }
    }
    for (index, outcome) in outcomes.enumerated() where outcome.list == nil && outcome.record.unit.isEmpty {
      if let original = byContent[outcome.record.sha256], outcome.record.bytes > 0 { copies.append((index, original)) }
    }
    return copies
  }

  /// The file that somebody entered as sent comes first, then the one with the shorter name: copies get longer ones.
  private func precedes(_ a: FileOutcome, _ b: FileOutcome) -> Bool {
    let names = (name(a.record.file), name(b.record.file))
    let entered = (a.record.received.isEmpty, b.record.received.isEmpty)
    if entered.0 != entered.1 { return !entered.0 }
    let lengths = (names.0.utf8.count, names.1.utf8.count)
    return lengths.0 == lengths.1 ? names.0.utf8.lexicographicallyPrecedes(names.1.utf8) : lengths.0 < lengths.1
  }
}

extension FileOutcome {
  /// The same file that does not count, for the reason that a finding says; of what was found in it only that is left.
  func without(_ fate: FileRecord.Fate, _ finding: Finding) -> FileOutcome {
    var record = record
    (record.fate, record.reason, record.tally) = (fate, finding.code.word, Tally())
    var said = finding
    (said.unit, said.place) = (record.unit, Place(file: record.file))
    record.findings = [said]
    return FileOutcome(record: record)
  }
}

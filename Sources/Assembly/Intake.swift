import Clean
import Geography
import Hashing
import Households
import Ingest
import PipelineKit
import Standards

/// What became of one input file.
public struct FileRecord: Sendable {
  /// Whether the file counts.
  public enum Fate: String, Sendable {
    case counted, superseded, refused
  }

  /// The file, as an index into the run's inputs.
  public var file: Int32
  /// The survey, as an index into the plan's surveys.
  public var survey: Int
  /// The sender's code; empty when nobody can tell.
  public var unit: String
  /// What became of it.
  public var fate: Fate
  /// Why it was refused or superseded: the finding's word; empty when it counts.
  public var reason: String
  /// When it was received; empty when nobody says.
  public var received: String
  /// The bytes.
  public var bytes: Int
  /// Their SHA-256, hexadecimal.
  public var sha256: String
  /// The rows' fate.
  public var tally: Tally
  /// What was found in it.
  public var findings: [Finding]
}

/// One file read and cleaned, or why it was not.
struct FileOutcome: Sendable {
  var record: FileRecord
  var submission: Submission?
  var list: CleanedList?
  var trace: ListTrace?
}

/// Reads one file of a survey: who sent it, what stands in it.
struct Intake: Sendable {
  let options: CleanOptions
  let communes: PlaceNames
  /// The standards known, to tell a list that was made under another one.
  let standards: [Standard]
  /// What earlier surveys had, by the sender's code.
  let earlier: [String: [ListTrace]]
  /// What people have accepted.
  let acceptances: Acceptances

  init(
    _ options: CleanOptions, standards: [Standard], earlier: [String: [ListTrace]], acceptances: Acceptances
  ) {
    self.acceptances = acceptances
    self.options = options
    self.standards = standards
    self.earlier = earlier
    communes = PlaceNames(
      options.tree, units: options.tree.indices(of: .commune), formerNames: options.formerNames)
  }

  /// Reads and cleans a file; `submissions` say who sent it or its parts, when that is known.
  func read(_ source: ListSource, submissions: [Submission]) -> FileOutcome {
    let reader = ListReader(
      source, survey: options.survey, year: options.period.end.year, standard: options.standard,
      codeLists: options.codeLists)
    // Whose a workbook is depends on all of its sheets.
    var batches: [ListBatch] = []
    while let batch = reader.next() {
      batches.append(batch)
      if reader.sheetCount == 1 { break }
    }
    let senders = Senders(options, communes: communes)
    let decision = senders.decide(source, submissions, reader.layouts, batches)
    var findings = decision.findings.map { finding($0.code, source, $0.arguments, sheet: $0.sheet) }
    var cleaned: CleanedList?
    if let sender = decision.sender {
      var cleaner = Cleaner(
        options, file: source.index, sender: sender, parts: decision.parts, fileNames: Senders.names(source.name))
      for batch in batches { cleaner.take(batch) }
      batches = []
      while let rows = reader.next() { cleaner.take(rows) }
      cleaned = cleaner.finish()
    } else {
      while reader.next() != nil {}
      if reader.refusal == nil, !findings.contains(where: { $0.code.severity == .error }) {
        findings.append(finding(.senderUnknown, source))
      }
    }
    let refusal = findings.first { $0.code.severity == .error && decision.sender == nil }?.code
    return outcome(source, submissions.first, reader, decision.sender, cleaned, findings, refusal)
  }

  private func outcome(
    _ source: ListSource, _ submission: Submission?, _ reader: ListReader, _ sender: Int?, _ cleaned: CleanedList?,
    _ said: [Finding], _ refused: FindingCode?
  ) -> FileOutcome {
    var findings = reader.findings + said + (cleaned?.findings ?? [])
    var tally = cleaned?.tally ?? Tally()
    tally.received += reader.rowsByKind[.unclear] ?? 0
    tally.rejected += reader.rowsByKind[.unclear] ?? 0
    var refusal = reader.refusal ?? refused
    if refusal == nil, cleaned?.households.count == 0, tally.rejected > 0 {
      refusal = .listUnreadable
      findings.append(finding(.listUnreadable, source, [String(tally.rejected)]))
    } else if refusal == nil, cleaned?.households.count == 0 {
      refusal = acceptances.accepts(.listEmpty, file: source.name) ? nil : .listEmpty
      findings.append(finding(.listEmpty, source))
    }
    let (sha256, bytes) = reader.digest()
    let unclear = OpenRow(unit: Int32(truncatingIfNeeded: sender ?? 0), householdClass: nil)
    let openRows = (cleaned?.openRows ?? []) + repeatElement(unclear, count: reader.rowsByKind[.unclear] ?? 0)
    var trace: ListTrace?
    if refusal == nil, let cleaned, let sender, options.tree.units[sender].level <= .commune {
      let mine = ListTrace(
        cleaned, period: options.period, standard: options.standard.id, sha256: sha256.hex, tree: options.tree)
      trace = mine
      if let doubt = doubt(cleaned, mine, reader, source, sender) {
        refusal = acceptances.accepts(doubt.code, file: source.name) ? nil : doubt.code
        findings.append(finding(doubt.code, source, doubt.arguments))
      } else if ListDoubts.isWithoutEnding(reader) {
        findings.append(finding(.listWithoutEnding, source))
      }
    }
    let record = FileRecord(
      file: source.index, survey: options.survey, unit: sender.map { options.tree.units[$0].code } ?? "",
      fate: refusal == nil ? .counted : .refused, reason: refusal?.word ?? "",
      received: submission?.received.description ?? "", bytes: bytes, sha256: sha256.hex, tally: tally,
      findings: findings.map { $0.withUnit(sender.map { options.tree.units[$0].code } ?? "") })
    var outcome = FileOutcome(record: record, submission: submission)
    guard refusal == nil, var list = cleaned else { return outcome }
    list.findings = []  // The record has them.
    list.openRows = openRows
    (outcome.list, outcome.trace) = (list, trace)
    return outcome
  }

  /// Why a list that could be read must not count.
  private func doubt(
    _ list: CleanedList, _ trace: ListTrace, _ reader: ListReader, _ source: ListSource, _ sender: Int
  ) -> (code: FindingCode, arguments: [String])? {
    let traces = earlier[options.tree.units[sender].code] ?? []
    if let doubt = ListDoubts(options: options, earlier: traces).refusal(list, trace, reader) { return doubt }
    guard ListDoubts.looksForeign(list, reader) else { return nil }
    let own = ListDoubts.misfits(list, reader)
    for standard in standards where standard.id != options.standard.id {
      if misfits(source, sender, under: standard) * 3 < own { return (.listOtherStandard, [standard.id]) }
    }
    return nil
  }

  /// How badly a file fits another standard.
  private func misfits(_ source: ListSource, _ sender: Int, under standard: Standard) -> Int {
    var other = options
    other.standard = standard
    let reader = ListReader(
      source, survey: other.survey, year: other.period.end.year, standard: standard, codeLists: other.codeLists)
    var cleaner = Cleaner(other, file: source.index, sender: sender)
    while let rows = reader.next() { cleaner.take(rows) }
    return ListDoubts.misfits(cleaner.finish(), reader)
  }

  private func finding(
    _ code: FindingCode, _ source: ListSource, _ arguments: [String] = [], sheet: String = ""
  ) -> Finding {
    Finding(code, survey: options.survey, at: Place(file: source.index, sheet: sheet), arguments)
  }
}

extension Finding {
  /// The finding, said of that unit when it is said of none.
  func withUnit(_ code: String) -> Finding {
    guard unit.isEmpty else { return self }
    var copy = self
    copy.unit = code
    return copy
  }
}

import Clean
import Deduplicate
import Geography
import Households
import Indicators
import Ingest
import PipelineKit
import Rates
import Reductions
import Standards

/// One survey from its files to its counts.
public struct SurveyRun: Sendable {
  /// The survey, as an index into the plan's surveys.
  public var survey: Int
  /// What became of each file, in the order of the inputs.
  public var files: [FileRecord]
  /// The lists that count, each household once.
  public var lists: [MatchableList]
  /// Who was merged into whom, what stays undecided, who was known before.
  public var identity: Deduplication
  /// The counts.
  public var view: SurveyView
  /// What was found, except in the files themselves.
  public var findings: [Finding]
  /// The rows' fate over all files that count.
  public var tally: Tally
  /// For units whose approved lists were corrected the households of each class that those had more.
  var corrections: [Int: [Int]] = [:]
  /// How long its stages took.
  var seconds = Manifest.Stages()
  /// What lower offices' packs say, where the survey was added up from packs.
  var packs: PackedFigures?
  /// What later surveys must know of the lists, by the sender's code.
  var traces: [String: ListTrace] = [:]
}

extension SurveyRun {
  /// Marks the findings that people have accepted.
  mutating func accept(_ acceptances: Acceptances) {
    acceptances.apply(to: &findings)
    for index in files.indices { acceptances.apply(to: &files[index].findings) }
  }
}

/// Runs one survey: ingest and clean file by file, deduplicate over all, count file by file, add up.
struct SurveyStage {
  let survey: Int
  let plan: SurveyPlan
  let totals: Totals
  let options: CleanOptions
  let sources: [ListSource]
  let standards: [Standard]
  let earlier: [String: [ListTrace]]
  let acceptances: Acceptances
  let identification: Identification
  let jobs: Int

  /// The survey's figures.
  func run() throws(Failure) -> SurveyRun {
    var watch = Stopwatch()
    let outcomes = outcomes()
    var lists: [CleanedList] = []
    var records: [FileRecord] = []
    for outcome in outcomes {
      records.append(outcome.record)
      if let list = outcome.list { lists.append(list) }
    }
    records.sort { $0.file < $1.file }
    let read = watch.lap()
    var run = try count(lists, records)
    run.seconds.read = read
    for outcome in outcomes { if let trace = outcome.trace { run.traces[outcome.record.unit] = trace } }
    return run
  }

  /// How the survey's counts are laid out.
  var layout: CountLayout {
    CountLayout(
      indicators: plan.standard.indicators.count, causes: plan.standard.causes.count,
      ethnicities: options.codeLists.ethnicities.ids.count, dimensions: plan.standard.dimensionMasks)
  }

  var intake: Intake { Intake(options, standards: standards, earlier: earlier, acceptances: acceptances) }

  /// What was read, without files that changed meanwhile and copies of others.
  private func settled(_ outcomes: [FileOutcome]) -> [FileOutcome] {
    let names = Dictionary(sources.map { ($0.index, $0.name) }, uniquingKeysWith: { first, _ in first })
    return Arrivals(survey: survey, plan: plan, outcomes: outcomes) { names[$0] ?? "" }.settled()
  }

  /// The lists as they were cleaned, no household joined with another.
  func cleaned() -> [MatchableList] {
    outcomes().compactMap { $0.list.map { MatchableList($0) } }
  }

  /// All files read and cleaned; what replaced files said is left out.
  private func outcomes() -> [FileOutcome] {
    let intake = intake
    let submissions = Dictionary(grouping: plan.submissions, by: \.file)
    let read = Parallel.map(sources, jobs: jobs) { source in
      intake.read(source, submissions: (submissions[source.name] ?? []).sorted { $0.received > $1.received })
    }
    var outcomes = settled(read)
    Sendings(survey: survey, tree: plan.tree, sources: sources, acceptances: acceptances).settle(&outcomes)
    return outcomes
  }

  /// Which packs are read: of a unit's packs for the survey the latest received; those that nobody submitted all are.
  func holding() -> (readable: [(source: ListSource, submission: Submission?)], superseded: [FileRecord]) {
    var latest: [String: Submission] = [:]
    for submission in plan.submissions {
      if let known = latest[submission.unit], (known.received, known.file) > (submission.received, submission.file) {
        continue
      }
      latest[submission.unit] = submission
    }
    var readable: [(ListSource, Submission?)] = []
    var superseded: [FileRecord] = []
    for source in sources {
      let own = plan.submissions.filter { $0.file == source.name }.max { $0.received < $1.received }
      if let own, let held = latest[own.unit], held.file != own.file {
        superseded.append(supersede(source, own, by: held))
      } else {
        readable.append((source, own))
      }
    }
    return (readable, superseded)
  }

  private func supersede(_ source: ListSource, _ own: Submission, by held: Submission) -> FileRecord {
    let finding = Finding(
      .fileSuperseded, survey: survey, unit: own.unit, at: Place(file: source.index), [held.file])
    let digest = FileDigest.of(source.path)
    return FileRecord(
      file: source.index, survey: survey, unit: own.unit, fate: .superseded, reason: finding.code.word,
      received: own.received.description, bytes: digest.bytes, sha256: digest.sha256, tally: Tally(),
      findings: [finding])
  }

  private func count(_ cleaned: [CleanedList], _ records: [FileRecord]) throws(Failure) -> SurveyRun {
    var lists = cleaned.map { MatchableList($0) }
    var watch = Stopwatch()
    var identity = try identification.run(&lists, plan, survey: survey, jobs: jobs)
    let link = watch.lap()
    let stage = RateStage(tree: plan.tree, layout: layout)
    let countable = zip(cleaned, lists).map {
      CountableList(sender: $0.sender, form: $0.form, groupsAsked: $0.groupsAsked, households: $1.households)
    }
    let counts = Parallel.map(countable, jobs: jobs) { stage.count($0) }
    let (states, forms) = coverage(cleaned, records)
    var result = stage.survey(
      counts: counts, states: states, forms: forms, totals: totals, period: plan.period)
    let doubts = DoubtStage(tree: plan.tree)
    result.bounds.add(doubts.bounds(Doubts(identity, lists).all))
    let openRows = Dictionary(cleaned.flatMap { $0.openRows.map { ($0, 1) } }, uniquingKeysWith: +)
    result.bounds.add(doubts.bounds(openRows))
    let records = settled(records, lists)
    let tally = try balance(records)
    let view = SurveyView(tree: plan.tree, counts: result)
    var findings: [Finding] = []
    swap(&findings, &identity.findings)
    for (list, matched) in zip(cleaned, lists) {
      findings += list.printedChecks.map { check in
        var finding = check.finding(matched.households)
        finding.survey = survey
        return finding
      }
    }
    attribute(&findings, cleaned)
    findings += judge(view, states, records) + CountChecks(tree: plan.tree, counts: result, survey: survey).findings
    let corrections = Corrections(stage: self, layout: layout).published(cleaned, counts, records)
    return SurveyRun(
      survey: survey, files: records, lists: lists, identity: identity, view: view, findings: findings, tally: tally,
      corrections: corrections, seconds: Manifest.Stages(link: link, count: watch.lap()))
  }

  /// Findings of Deduplicate are about the unit that sent the file.
  private func attribute(_ findings: inout [Finding], _ lists: [CleanedList]) {
    var senders: [Int32: String] = [:]
    for list in lists { senders[list.file] = plan.tree.units[list.sender].code }
    for (index, finding) in findings.enumerated() where finding.unit.isEmpty {
      findings[index].unit = senders[finding.place?.file ?? -1] ?? ""
    }
  }

  /// For each commune whether a list of it counts, and what the lists of each commune ask.
  private func coverage(
    _ lists: [CleanedList], _ records: [FileRecord]
  ) -> ([Int: UnitState], [Int: (form: Form, groups: UInt8)]) {
    var states: [Int: UnitState] = [:]
    for record in records where record.fate == .refused {
      if let unit = plan.tree.index[record.unit], plan.tree.units[unit].level <= .commune { states[unit] = .refused }
    }
    var forms: [Int: (form: Form, groups: UInt8)] = [:]
    for list in lists {
      for commune in communes(of: list) {
        states[commune] = .reported
        let known = forms[commune] ?? (list.form, list.groupsAsked)
        forms[commune] = (known.form.intersection(list.form), known.groups & list.groupsAsked)
      }
    }
    return (states, forms)
  }

  private func communes(of list: CleanedList) -> [Int] {
    if plan.tree.units[list.sender].level <= .commune { return [list.sender] }
    var seen = [Bool](repeating: false, count: plan.tree.units.count)
    for unit in list.households.units { seen[Int(unit)] = true }
    let met = seen.indices.filter { seen[$0] }
    return Set(met.map { plan.tree.units[$0].level == .village ? plan.tree.parents[$0] ?? $0 : $0 }).sorted()
  }

  /// Each file's tally with what became of its households.
  private func settled(_ records: [FileRecord], _ lists: [MatchableList]) -> [FileRecord] {
    var records = records
    for list in lists {
      guard let index = records.firstIndex(where: { $0.file == list.file }) else { continue }
      let merged = list.households.isMerged.reduce(0) { $0 + ($1 ? 1 : 0) }
      records[index].tally.merged += merged
      records[index].tally.kept = list.households.count - merged
    }
    return records
  }

  /// The first law: what was received is kept, merged or rejected.
  private func balance(_ records: [FileRecord]) throws(Failure) -> Tally {
    var tally = Tally()
    for record in records where record.fate == .counted { tally += record.tally }
    guard tally.balances else {
      throw Failure(
        .software,
        vi:
          "Lỗi chương trình: nhận \(tally.received) dòng nhưng giữ \(tally.kept), thành viên \(tally.members), gộp \(tally.merged), loại \(tally.rejected). Không công bố gì.",
        en:
          "A bug: \(tally.received) rows received, but \(tally.kept) kept, \(tally.members) members, \(tally.merged) merged, \(tally.rejected) rejected. Nothing was published."
      )
    }
    return tally
  }

  /// What the figures themselves say: missing and refused units, totals that are missing or too small.
  func judge(_ view: SurveyView, _ states: [Int: UnitState], _ records: [FileRecord]) -> [Finding] {
    var findings: [Finding] = []
    let tree = view.tree
    for unit in tree.units.indices where tree.units[unit].level == .commune {
      let state = view.counts.states[unit]
      if state == .missing { findings.append(finding(.unitMissing, unit, [tree.units[unit].name])) }
      if state == .refused { findings.append(finding(.unitRefused, unit, [tree.units[unit].name])) }
    }
    for unit in tree.units.indices where view.counts.states[unit] == .reported {
      guard let poor = view.counts.households(.poor, unit), let near = view.counts.households(.nearPoor, unit)
      else { continue }
      guard let total = view.counts.totalHouseholds(unit) else {
        // Where totals are given for communes, nobody waits for those of their villages.
        let isGivenAbove =
          tree.units[unit].level == .village && tree.parents[unit].flatMap { view.counts.totalHouseholds($0) } != nil
        if poor + near > 0, !isGivenAbove {
          findings.append(finding(.totalMissing, unit, [tree.units[unit].name]))
        }
        continue
      }
      let average = view.counts.scalar(.average, unit)
      if poor + near + average > total {
        findings.append(finding(.totalTooSmall, unit, [String(poor + near + average), String(total)]))
      }
    }
    return findings
  }

  private func finding(_ code: FindingCode, _ unit: Int, _ arguments: [String]) -> Finding {
    Finding(code, survey: survey, unit: plan.tree.units[unit].code, arguments)
  }
}

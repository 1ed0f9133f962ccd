import Deduplicate
import Geography
import Indicators
import Ingest
import PipelineKit
import Rates
import Reductions

/// What the packs of a survey say that counts alone do not.
struct PackedFigures: Sendable {
  /// For each of their units who has sent.
  var completeness: [Int: Completeness] = [:]
  /// By the baseline's period what became of the households.
  var flows: [String: KnownFlows] = [:]
}

/// A pack that was opened once for all surveys.
struct OpenedPack: Sendable {
  var sha256: String
  var bytes: Int
  var pack: Result<Pack, PackTrouble>

  init(_ source: ListSource) {
    (sha256, bytes) = FileDigest.of(source.path)
    pack = Result { () throws(PackTrouble) in try Pack(Disk.bytes(source.path) ?? []) }
  }
}

/// Runs one survey from the packs of lower offices: their counts are added, no household is read.
struct PackStage {
  /// The survey, whose sources are packs.
  let stage: SurveyStage
  /// The packs by their files.
  let packs: [Int32: OpenedPack]

  /// A pack that was read, or why it does not count.
  private struct Outcome {
    var record: FileRecord
    var survey: PackedSurvey?
  }

  /// The survey's figures.
  func run() -> SurveyRun {
    var watch = Stopwatch()
    let (readable, superseded) = stage.holding()
    var outcomes = Parallel.map(readable, jobs: stage.jobs) { read($0.source, $0.submission) }
    refuseOverlaps(&outcomes)
    let reading = watch.lap()
    var packs = PackedFigures()
    var units: [Int: KnownUnit] = [:]
    for survey in outcomes.compactMap(\.survey) {
      units.merge(survey.units) { first, _ in first }
      packs.completeness.merge(survey.completeness) { first, _ in first }
      for (baseline, flows) in survey.flows { packs.flows[baseline, default: KnownFlows()].merge(flows) }
    }
    let records = (superseded + outcomes.map(\.record)).sorted { $0.file < $1.file }
    let counts = RateStage(tree: stage.plan.tree, layout: stage.layout)
      .survey(counts: [], states: refused(records), totals: stage.totals, period: stage.plan.period, known: units)
    let view = SurveyView(tree: stage.plan.tree, counts: counts)
    let roots = outcomes.compactMap(\.survey?.root)
    var run = SurveyRun(
      survey: stage.survey, files: records, lists: [], identity: Deduplication(), view: view,
      findings: stage.judge(view, [:], records) + totals(roots, view) + notLinked(roots), tally: tally(records),
      seconds: Manifest.Stages(read: reading, count: watch.lap()))
    run.packs = packs
    return run
  }

  private func read(_ source: ListSource, _ submission: Submission?) -> Outcome {
    let opened = packs[source.index] ?? OpenedPack(source)
    var record = FileRecord(
      file: source.index, survey: stage.survey, unit: submission?.unit ?? "", fate: .counted, reason: "",
      received: submission?.received.description ?? "", bytes: opened.bytes, sha256: opened.sha256, tally: Tally(),
      findings: [])
    do throws(PackTrouble) {
      let pack = try opened.pack.get()
      record.unit = pack.unit
      let survey = try pack.survey(
        stage.plan, stage.layout, ethnicities: stage.options.codeLists.ethnicities.ids)
      record.tally = pack.tally(stage.plan.period, stage.plan.standard.id)
      return Outcome(record: record, survey: survey)
    } catch {
      refuse(&record, error.code, error.arguments)
      return Outcome(record: record)
    }
  }

  private func refuse(_ record: inout FileRecord, _ code: FindingCode, _ arguments: [String]) {
    record.fate = .refused
    record.reason = code.word
    record.findings.append(
      Finding(code, survey: stage.survey, unit: record.unit, at: Place(file: record.file), arguments))
  }

  /// Of packs that have figures of one unit none counts: nobody says which holds.
  private func refuseOverlaps(_ outcomes: inout [Outcome]) {
    let tree = stage.plan.tree
    let roots = outcomes.map { $0.survey?.root }
    let names = Dictionary(
      stage.sources.map { ($0.index, $0.name) }, uniquingKeysWith: { first, _ in first })
    for index in outcomes.indices {
      guard let root = roots[index] else { continue }
      let other = roots.indices.first { other in
        guard other != index, let second = roots[other] else { return false }
        return tree.isWithin(root, second) || tree.isWithin(second, root)
      }
      guard let other else { continue }
      refuse(&outcomes[index].record, .packOverlaps, [names[outcomes[other].record.file] ?? ""])
      outcomes[index].survey = nil
    }
  }

  /// The communes of units whose pack was received and does not count.
  private func refused(_ records: [FileRecord]) -> [Int: UnitState] {
    let tree = stage.plan.tree
    var states: [Int: UnitState] = [:]
    for record in records where record.fate == .refused {
      guard let root = tree.index[record.unit] else { continue }
      for unit in tree.indices(of: .commune) where tree.isWithin(unit, root) { states[unit] = .refused }
    }
    return states
  }

  private func tally(_ records: [FileRecord]) -> Tally {
    var tally = Tally()
    for record in records where record.fate == .counted { tally += record.tally }
    return tally
  }

  // MARK: Findings

  /// Where our total of a pack's unit is another than the pack's.
  private func totals(_ roots: [Int], _ view: SurveyView) -> [Finding] {
    let ours = stage.totals.values(\.households, in: stage.plan.period, over: view.tree)
    return roots.compactMap { root in
      guard view.counts.states[root] == .reported, let own = ours[root], let theirs = view.counts.totalHouseholds(root),
        own != theirs
      else { return nil }
      let code = view.tree.units[root].code
      return Finding(.packTotalDiffers, survey: stage.survey, unit: code, [code, String(theirs), String(own)])
    }
  }

  private func notLinked(_ roots: [Int]) -> [Finding] {
    guard roots.count > 1 else { return [] }
    let tree = stage.plan.tree
    return [Finding(.packsNotLinked, survey: stage.survey, unit: tree.units[tree.root].code, [String(roots.count)])]
  }
}

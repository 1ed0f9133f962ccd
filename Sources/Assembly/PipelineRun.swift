import Emit
import Foundation
import Hashing
import PipelineKit
import Standards

/// The program's version, part of every fingerprint.
public enum Program {
  /// Its name.
  public static let name = "rasoat"
  /// Its version.
  public static let version = "0.1.0"
}

/// How a pipeline is to be run.
public struct RunOptions: Sendable {
  /// The period to report; nil = the last survey's.
  public var period: String?
  /// Stands in for `publish.directory`.
  public var out: String?
  /// How many threads.
  public var jobs: Int
  /// Run and publish even when nothing changed.
  public var fresh: Bool
  /// Do everything but publish.
  public var dryRun: Bool
  /// The language of findings.
  public var language: Language

  /// Options.
  public init(
    period: String? = nil, out: String? = nil, jobs: Int = 2, fresh: Bool = false, dryRun: Bool = false,
    language: Language = .vi
  ) {
    self.period = period
    self.out = out
    self.jobs = jobs
    self.fresh = fresh
    self.dryRun = dryRun
    self.language = language
  }
}

/// What a run ended with.
public struct RunOutcome: Sendable {
  /// The run's directory; nil for a dry run.
  public var directory: String?
  /// Whether `latest` is a file that names the run, since the file system has no links.
  public var latestIsFile = false
  /// Whether nothing had changed since the newest run, which still holds.
  public var isUnchanged: Bool
  /// Whether every list that was due counts.
  public var isComplete: Bool
  /// The figures; nil when nothing had changed.
  public var figures: RunFigures?
  /// The manifest.
  public var manifest: Manifest
  /// Whether the run is approved; nil for a dry run.
  public var approval: ApprovalStanding?
}

/// Runs a checked plan and publishes what it finds.
public struct PipelineRun: Sendable {
  private let plan: Plan
  private let pipelinePath: String
  private let options: RunOptions
  private let last: Int

  /// A run; fails when no survey is of the period asked for.
  public init(plan: Plan, pipelinePath: String, options: RunOptions) throws(Failure) {
    self.plan = plan
    self.pipelinePath = pipelinePath
    self.options = options
    let asked = options.period
    guard let last = plan.surveys.indices.last(where: { asked == nil || plan.surveys[$0].period.text == asked }) else {
      let periods = Set(plan.surveys.map(\.period.text)).sorted().joined(separator: ", ")
      throw Failure(
        .usage, vi: "--period \(asked ?? ""): không có đợt rà soát nào của kỳ này; có: \(periods).",
        en: "--period \(asked ?? ""): no survey of this period; there are: \(periods).")
    }
    self.last = last
  }

  /// The survey that is reported, as an index into the plan's surveys.
  public var reported: Int { last }

  /// Where runs of this pipeline and period are published.
  public var folder: String { publisher.folder }

  private var publisher: Publisher {
    Publisher(
      directory: options.out ?? plan.publishDirectory, name: plan.name, period: plan.surveys[last].period)
  }

  /// Runs and publishes.
  public func run(progress: (SurveyRun) -> Void = { _ in }) throws(Failure) -> RunOutcome {
    let started = Date()
    if options.dryRun {
      var (outcome, files) = try compute(started, progress)
      outcome.manifest.outputs = try OutputDigest.of(files, jobs: options.jobs)
      return outcome
    }
    let publisher = publisher
    let lock = try publisher.lock()
    defer { withExtendedLifetime(lock) {} }
    if !options.fresh, let newest = publisher.latest, var outcome = unchanged(newest) {
      outcome.approval = approval(outcome.manifest)
      return outcome
    }
    var (outcome, files) = try compute(started, progress)
    let id = publisher.freeName(started: started, fingerprint: outcome.manifest.fingerprint)
    var manifest = outcome.manifest
    manifest.run?.id = id
    let published = try publisher.publish(files, id: id, jobs: options.jobs) { outputs throws(Failure) in
      manifest.outputs = outputs
      manifest.run?.took(seconds(since: started))
      return try manifest.encoded()
    }
    (outcome.directory, outcome.latestIsFile) = (published.directory, !published.hasLink)
    outcome.manifest = manifest
    outcome.approval = approval(manifest)
    return outcome
  }

  /// Whether the newest run is approved, and whether that holds of what is there today; nil when there is no run.
  func approval(_ today: Manifest) -> ApprovalStanding? {
    publisher.latest.map { ApprovalStanding(newest: $0, today: today, options.language) }
  }

  /// The figures with their manifest, without outputs: what `rasoat explain` and `rasoat review` read.
  func figures() throws(Failure) -> (RunFigures, Manifest) {
    let spine = Spine(plan: plan, codeLists: plan.codeLists, last: last, jobs: options.jobs)
    let figures = try spine.run()
    return (figures, manifest(figures, figures.isComplete(survey: last), Date()))
  }

  /// The manifest of a run that is not published: what `rasoat verify` compares.
  func manifest() throws(Failure) -> Manifest {
    var (outcome, files) = try compute(Date()) { _ in }
    outcome.manifest.outputs = try OutputDigest.of(files, jobs: options.jobs)
    return outcome.manifest
  }

  private func seconds(since started: Date) -> Double {
    (Date().timeIntervalSince(started) * 1_000).rounded() / 1_000
  }

  private func compute(
    _ started: Date, _ progress: (SurveyRun) -> Void
  ) throws(Failure) -> (outcome: RunOutcome, files: [OutputFile]) {
    let spine = Spine(plan: plan, codeLists: plan.codeLists, last: last, jobs: options.jobs)
    let figures = try spine.run(progress: progress)
    let printing = Printing(
      plan: plan, language: options.language, last: last, returns: returns(spine, figures), jobs: options.jobs)
    let results = printing.results(figures)
    let isComplete = figures.isComplete(survey: last)
    let manifest = manifest(figures, isComplete, started)
    var files = EmitStage(jobs: options.jobs).files(results)
    files.append(PackFile.file(files, results, manifest, jobs: options.jobs))
    files.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return (
      RunOutcome(directory: nil, isUnchanged: false, isComplete: isComplete, figures: figures, manifest: manifest),
      files
    )
  }

  /// The returns for those who sent something for the reported survey, where workbooks are wanted.
  private func returns(_ spine: Spine, _ figures: RunFigures) -> [PendingReturn] {
    guard plan.formats.contains(.xlsx), !plan.addsPacks, let run = figures.surveys.first(where: { $0.survey == last })
    else { return [] }
    return ReturnsDesk(
      plan: plan, language: options.language, figures: figures, run: run, options: spine.cleanOptions(last)
    ).pending
  }

  // MARK: The manifest

  private var rules: [Manifest.Source] {
    (plan.files + plan.rules).map {
      Manifest.Source(name: $0.name, bytes: $0.bytes.count, sha256: SHA256.digest(of: $0.bytes).hex)
    }
  }

  private func manifest(_ figures: RunFigures, _ isComplete: Bool, _ started: Date) -> Manifest {
    let inputs = figures.surveys.flatMap { $0.files.map { input($0, figures) } }.sorted {
      ($0.name, $0.period, $0.standard) < ($1.name, $1.period, $1.standard)
    }
    let rules = rules
    return Manifest(
      program: .init(name: Program.name, version: Program.version),
      pipeline: .init(
        name: plan.name, period: plan.surveys[last].period.text, standard: plan.surveys[last].standard.id,
        unit: plan.root, language: options.language.rawValue),
      rules: rules, fingerprint: fingerprint(rules, inputs.map { $0.name + " " + $0.sha256 }), complete: isComplete,
      inputs: inputs, outputs: [], run: run(started, figures.surveys.map(\.seconds)))
  }

  private func input(_ record: FileRecord, _ figures: RunFigures) -> Manifest.Input {
    let survey = plan.surveys[record.survey]
    return Manifest.Input(
      name: figures.inputs[Int(record.file)].name, period: survey.period.text, standard: survey.standard.id,
      unit: record.unit, state: record.fate.rawValue, reason: record.reason, bytes: record.bytes,
      sha256: record.sha256, received: record.tally.received, kept: record.tally.kept, members: record.tally.members,
      merged: record.tally.merged, rejected: record.tally.rejected)
  }

  private func run(_ started: Date, _ stages: [Manifest.Stages]) -> Manifest.Run {
    var run = Manifest.Run(
      id: "", started: started.ISO8601Format(), seconds: 0, stages: stages.reduce(Manifest.Stages(), +),
      host: ProcessInfo.processInfo.hostName, jobs: options.jobs, pipeline: pipelinePath)
    run.took(seconds(since: started))
    return run
  }

  /// Inputs are given as names with hashes, in any order.
  private func fingerprint(_ rules: [Manifest.Source], _ inputs: [String]) -> String {
    let head = [Program.version, plan.surveys[last].period.text, options.language.rawValue]
    let limit = plan.surveys[last].period
    let passed = plan.surveys.filter { $0.period <= limit }.flatMap { survey in
      survey.passed.map { "\(survey.period) \($0.code.word) \($0.name)" }
    }
    let lines = head + rules.map { $0.name + " " + $0.sha256 } + Set(inputs).sorted() + passed.sorted()
    return SHA256.digest(of: Array(lines.joined(separator: "\n").utf8)).hex
  }

  // MARK: Nothing changed

  /// The newest run, when program, rules and inputs are those of today and its files are all there.
  private func unchanged(_ directory: String) -> RunOutcome? {
    guard let manifest = try? Manifest.read(directory) else { return nil }
    let spine = Spine(plan: plan, codeLists: plan.codeLists, last: last, jobs: options.jobs)
    let sources = spine.sources
    let hashes = Parallel.map(sources, jobs: options.jobs) { FileDigest.of($0.path).sha256 }
    let inputs = zip(sources, hashes).map { $0.name + " " + $1 }
    guard manifest.fingerprint == fingerprint(rules, inputs),
      manifest.outputs.allSatisfy({ Disk.exists(directory + "/" + $0.name) })
    else { return nil }
    return RunOutcome(
      directory: directory, isUnchanged: true, isComplete: manifest.complete, figures: nil, manifest: manifest)
  }
}

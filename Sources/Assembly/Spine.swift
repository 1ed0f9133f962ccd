import Clean
import Deduplicate
import Emit
import Gaps
import Geography
import Ingest
import PipelineKit
import Reductions
import Standards

/// The whole run: a pure function from files to results.
///
/// ingest → clean → deduplicate → rates → reductions → gaps → emit
public struct Spine: Sendable {
  let plan: Plan
  let codeLists: CodeLists
  let last: Int
  let jobs: Int

  /// A run of a plan up to the survey at `last`, on up to `jobs` threads.
  public init(plan: Plan, codeLists: CodeLists, last: Int, jobs: Int) {
    self.plan = plan
    self.codeLists = codeLists
    self.last = last
    self.jobs = jobs
  }

  /// Everything that the run finds out.
  public func run(progress: (SurveyRun) -> Void = { _ in }) throws(Failure) -> RunFigures {
    var runs: [Int: SurveyRun] = [:]
    var traces: [String: [ListTrace]] = [:]
    var register = HouseholdRegister()
    let inTime = surveysInTime
    let packs = packs
    for survey in inTime {
      let stage = stage(survey, earlier: traces, register)
      // Ingest, clean, deduplicate, rates; of packs the rates alone.
      let run = plan.addsPacks ? PackStage(stage: stage, packs: packs).run() : try stage.run()
      for (unit, trace) in run.traces { traces[unit, default: []].append(trace) }
      if survey != inTime.last {
        let own = plan.surveys[survey]
        register.add(
          run.lists, survey: survey, period: own.period, standard: own.standard, tree: own.tree,
          classesBefore: run.identity.classesBefore)
      }
      progress(run)
      runs[survey] = run
    }
    var surveys = surveyIndices.compactMap { runs[$0] }
    let comparison = ComparisonRun(plan: plan, surveys: surveys, jobs: jobs)
    let comparisons = comparison.results()
    let scenes = TargetScenes(plan: plan, surveys: surveys, comparison: comparison, results: comparisons)
    let targets = TargetRun(plan: plan, surveys: surveys, scenes: scenes, last: last).results()
    let acceptances = Acceptances(plan.decisions, inputs: sources)
    let passed = passed
    let findings = findings(
      surveys, comparisons.findings + targets.findings + passed.findings + plan.readingFindings, acceptances)
    for index in surveys.indices { surveys[index].accept(acceptances) }
    return RunFigures(
      surveys: surveys, reductions: comparisons.reductions, changes: comparisons.changes, gaps: targets.due,
      running: targets.running, inputs: sources + passed.sources,
      findings: findings)
  }

  /// All findings in the order of findings.csv; there can be as many as households.
  private func findings(_ surveys: [SurveyRun], _ later: [Finding], _ acceptances: Acceptances) -> [Finding] {
    var found: [Finding] = []
    let parts = surveys.flatMap { $0.files.map(\.findings) + [$0.findings] } + [later]
    found.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { found += part }
    let unmatched = acceptances.unmatched(among: found)
    acceptances.apply(to: &found)
    found += unmatched
    FindingOrder.sort(&found, surveys: plan.surveys.map { ($0.period.text, $0.standard.id) })
    return found
  }

  /// The surveys of the run in the order of tables: by period, then standard.
  var surveyIndices: [Int] {
    let limit = plan.surveys[last].period
    return plan.surveys.indices.filter { plan.surveys[$0].period <= limit }.sorted {
      let (a, b) = (plan.surveys[$0], plan.surveys[$1])
      return (a.period.text, a.standard.id) < (b.period.text, b.standard.id)
    }
  }

  /// The same surveys as households lived through them: by period, then as the pipeline file lists them, the oldest first.
  private var surveysInTime: [Int] {
    surveyIndices.sorted { (plan.surveys[$0].period.text, $0) < (plan.surveys[$1].period.text, $1) }
  }

  /// The inputs of all surveys of the run, numbered in the order of their names.
  var sources: [ListSource] {
    // A pack can be of several surveys.
    let files = Set(surveyIndices.flatMap { plan.surveys[$0].inputs })
    return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }.enumerated()
      .map { ListSource(index: Int32($0), path: $1.path, name: $1.name) }
  }

  /// What stands among the inputs and is not read: sources that only findings name, numbered after the inputs.
  private var passed: (sources: [ListSource], findings: [Finding]) {
    let first = Int32(truncatingIfNeeded: sources.count)
    let names = Set(surveyIndices.flatMap { plan.surveys[$0].passed.map(\.name) })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let files = names.enumerated().map { ListSource(index: first + Int32($0), path: "", name: $1) }
    let numbers = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.index) })
    let findings = surveyIndices.flatMap { survey in
      plan.surveys[survey].passed.compactMap { input in
        numbers[input.name].map { Finding(input.code, survey: survey, at: Place(file: $0), input.arguments) }
      }
    }
    return (files, findings)
  }

  /// The packs by their files, where the inputs are packs.
  private var packs: [Int32: OpenedPack] {
    let sources = plan.addsPacks ? sources : []
    let opened = Parallel.map(sources, jobs: jobs) { OpenedPack($0) }
    return Dictionary(uniqueKeysWithValues: zip(sources.map(\.index), opened))
  }

  private func stage(
    _ survey: Int, earlier: [String: [ListTrace]], _ register: HouseholdRegister
  ) -> SurveyStage {
    let own = Set(plan.surveys[survey].inputs.map(\.name))
    let identification = Identification(
      model: plan.linkage, rule: plan.linkageRule, lineage: plan.lineage, decisions: plan.decisions, sources: sources,
      register: register)
    return SurveyStage(
      survey: survey, plan: plan.surveys[survey], totals: plan.totals, options: cleanOptions(survey),
      sources: sources.filter { own.contains($0.name) }, standards: plan.standards, earlier: earlier,
      acceptances: Acceptances(plan.decisions, inputs: sources), identification: identification, jobs: jobs)
  }

  /// The lists of a survey as they were cleaned, no household joined with another.
  func lists(of survey: Int) -> [MatchableList] {
    stage(survey, earlier: [:], HouseholdRegister()).cleaned()
  }

  /// What Clean needs to know of a survey.
  func cleanOptions(_ survey: Int) -> CleanOptions {
    CleanOptions(
      survey: survey, period: plan.surveys[survey].period, standard: plan.surveys[survey].standard,
      tree: plan.surveys[survey].tree, formerNames: formerNames, codeLists: codeLists)
  }

  /// All names that a unit's code ever had.
  private var formerNames: [String: [String]] {
    Dictionary(grouping: plan.units, by: \.code).mapValues { $0.map(\.name) }.filter { $0.value.count > 1 }
  }
}

/// What a run finds out, before it is printed.
public struct RunFigures: Sendable {
  /// The surveys, in the order of tables.
  public var surveys: [SurveyRun]
  /// The reductions.
  public var reductions: [ReductionResults]
  /// Why rates changed.
  public var changes: [ChangeResults]
  /// The gaps.
  public var gaps: [GapRow]
  /// How far the unit is from targets whose period is still to come.
  public var running: [GapRow]
  /// The inputs, in the order of their names, and behind them what was passed over.
  public var inputs: [ListSource]
  /// All findings, not yet in order.
  public var findings: [Finding]

  /// The state of the reported survey's root unit.
  public func isComplete(survey: Int) -> Bool {
    guard let run = surveys.first(where: { $0.survey == survey }) else { return false }
    return run.view.counts.states[run.view.tree.root] == .reported
  }
}

import Emit
import Geography
import PipelineKit
import Reductions
import Standards

/// Two surveys, as indices into a run's; of one group's households alone where a group is given.
struct SurveyPair: Hashable {
  var now: Int
  var before: Int
  var group: HouseholdGroup?
}

/// Each survey of a run against that of a year before under the same standard: reductions and flows.
struct ComparisonRun {
  let plan: Plan
  /// The run's surveys, in the order of tables.
  let surveys: [SurveyRun]
  let jobs: Int
  /// Households of which nobody knows whether they are one.
  let doubts: [FlowDoubt]

  init(plan: Plan, surveys: [SurveyRun], jobs: Int) {
    (self.plan, self.surveys, self.jobs) = (plan, surveys, jobs)
    doubts = surveys.enumerated().flatMap { Doubts($1.identity, $1.lists).flows(at: $0) }
  }

  /// What comparing gives.
  struct Results {
    var reductions: [ReductionResults] = []
    var changes: [ChangeResults] = []
    var findings: [Finding] = []
    /// What was compared with what.
    var stages: [SurveyPair: ReductionStage] = [:]
    /// Each survey's households by their ids; empty where no survey is compared with another.
    var standings: [Standings] = []
  }

  /// All comparisons, in the order of tables, and what was found.
  func results() -> Results {
    let standings = surveys.contains { baseline(of: $0) != nil } ? everyone() : []
    var results = Results()
    results.standings = standings
    for (position, run) in surveys.enumerated() {
      if let baseline = plan.surveys[run.survey].period.yearBefore {
        if let before = self.baseline(of: run) {
          compare(position, before, baseline, standings, &results)
        } else {
          results.findings += notCompared(run.survey, baseline, position > 0)
        }
      }
      if let other = otherStandard(of: position) {
        let stage = ReductionStage(now: run.view, before: surveys[other].view, lineage: [])
        results.changes.append(
          ChangeResults(survey: position, baseline: other, rows: ChangeStage(stage, corrections: [:]).changes(nil)))
      }
    }
    return results
  }

  private func compare(
    _ position: Int, _ before: Int, _ baseline: Period, _ standings: [Standings], _ results: inout Results
  ) {
    let run = surveys[position]
    let stage = ReductionStage(now: run.view, before: surveys[before].view, lineage: plan.lineage)
    results.stages[SurveyPair(now: position, before: before)] = stage
    let (flows, imbalances) = self.flows(stage, position, before, standings)
    results.reductions.append(
      ReductionResults(survey: position, baseline: baseline, rows: stage.reductions, flows: flows))
    results.changes.append(
      ChangeResults(
        survey: position, baseline: before,
        rows: ChangeStage(stage, corrections: surveys[before].corrections).changes(flows)))
    results.findings += stage.findings(survey: run.survey) + imbalances
  }

  /// The survey of the same period under the standard before, as an index into the run's; nil when there is none.
  private func otherStandard(of position: Int) -> Int? {
    let own = plan.surveys[surveys[position].survey]
    return surveys.indices.last {
      let other = plan.surveys[surveys[$0].survey]
      return other.period == own.period && other.standard.firstYear < own.standard.firstYear
    }
  }

  /// The survey, as an index into the run's, with which one is compared; nil when there is none.
  private func baseline(of run: SurveyRun) -> Int? {
    let survey = plan.surveys[run.survey]
    return surveys.firstIndex {
      plan.surveys[$0.survey].period == survey.period.yearBefore
        && plan.surveys[$0.survey].standard.id == survey.standard.id
    }
  }

  /// The baseline of a survey and the surveys before it that relapse looks back to; nil without a baseline.
  func history(of position: Int) -> (baseline: Int, earlier: [Int])? {
    baseline(of: surveys[position]).map { ($0, lookedBack(from: position, past: $0)) }
  }

  private func notCompared(_ survey: Int, _ baseline: Period, _ hasEarlier: Bool) -> [Finding] {
    let others = surveys.map { plan.surveys[$0.survey] }.filter { $0.period == baseline }
    if !others.isEmpty {
      let standards = others.map(\.standard.id).joined(separator: ", ")
      let arguments = [baseline.text, standards, plan.surveys[survey].standard.id]
      return [Finding(.baselineOtherStandard, survey: survey, unit: plan.root, arguments)]
    }
    let isFirst = !plan.surveys.contains { $0.period < plan.surveys[survey].period }
    return isFirst ? [] : [Finding(.baselineMissing, survey: survey, unit: plan.root, [baseline.text])]
  }

  // MARK: Flows

  /// Each survey's households by their ids.
  func everyone() -> [Standings] {
    Parallel.map(surveys.map { $0.lists.map(\.households) }, jobs: jobs) { Standings($0) }
  }

  /// The flows between two surveys.
  func flows(
    _ stage: ReductionStage, _ position: Int, _ before: Int, _ standings: [Standings]
  ) -> (UnitRows<FlowRow>, [Finding]) {
    if let packs = surveys[position].packs {
      let known = packs.flows[plan.surveys[surveys[before].survey].period.text] ?? KnownFlows()
      return FlowStage(stage).flows(known, survey: surveys[position].survey)
    }
    let earlier = lookedBack(from: position, past: before).map { (surveys[$0].view.tree, standings[$0]) }
    let flows = FlowStage(stage)
    let transitions = flows.transitions(
      now: standings[position], before: standings[before], earlier: earlier, lineage: plan.lineage)
    let bounds = bounds(doubts, stage, position, before, standings)
    return flows.flows(transitions, survey: surveys[position].survey, bounds: bounds)
  }

  private func bounds(
    _ doubts: [FlowDoubt], _ stage: ReductionStage, _ position: Int, _ before: Int, _ standings: [Standings]
  ) -> FlowBounds {
    FlowStage(stage).bounds(
      doubts, now: FlowSurvey(position, standings[position]), before: FlowSurvey(before, standings[before]),
      earlier: dated(lookedBack(from: position, past: before), standings), lineage: plan.lineage)
  }

  private func dated(_ positions: [Int], _ standings: [Standings]) -> [(tree: UnitTree, survey: FlowSurvey)] {
    positions.map { (surveys[$0].view.tree, FlowSurvey($0, standings[$0])) }
  }

  /// For each doubt how far it may move the flows that are published, over all surveys and units.
  func effects(_ doubts: [FlowDoubt]) -> [Int] {
    var effects = doubts.map { _ in 0 }
    let standings = doubts.isEmpty ? [] : everyone()
    for position in surveys.indices where !doubts.isEmpty {
      guard let (before, earlier) = history(of: position) else { continue }
      let stage = ReductionStage(now: surveys[position].view, before: surveys[before].view, lineage: plan.lineage)
      let own = FlowStage(stage).effects(
        doubts, now: FlowSurvey(position, standings[position]), before: FlowSurvey(before, standings[before]),
        earlier: dated(earlier, standings), lineage: plan.lineage)
      for index in effects.indices { effects[index] += own[index] }
    }
    return effects
  }

  /// The surveys before the baseline in which a household on a list makes its coming back a relapse, the oldest first.
  private func lookedBack(from position: Int, past before: Int) -> [Int] {
    let now = plan.surveys[surveys[position].survey]
    let baseline = plan.surveys[surveys[before].survey].period
    return surveys.indices.filter {
      let survey = plan.surveys[surveys[$0].survey]
      let isNear = survey.period.end.year >= now.period.end.year - plan.relapse.years
      return survey.period < baseline && isNear
        && (plan.relapse.acrossStandards || survey.standard.id == now.standard.id)
    }
  }
}

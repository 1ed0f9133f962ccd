import Gaps
import Geography
import Indicators
import PipelineKit
import Reductions
import Standards

/// A survey, as an index into a run's; of one group's households alone where a group is given.
private struct Sight: Hashable {
  var position: Int
  var group: HouseholdGroup?
}

/// What is known of each target's unit, and between what while pairs are undecided and lists are missing: comparisons
/// are made once for all targets that need them.
struct TargetScenes {
  let plan: Plan
  /// The run's surveys, in the order of tables.
  let surveys: [SurveyRun]
  let comparison: ComparisonRun
  let results: ComparisonRun.Results
  private var stages: [SurveyPair: ReductionStage]
  /// Surveys with their counts at the ends of their ranges, and what is compared with what then.
  private var bounded: [Sight: [CountBound: SurveyView]] = [:]
  private var boundedStages: [SurveyPair: [CountBound: ReductionStage]] = [:]
  /// The surveys of which targets look at one group alone.
  private var groupViews: [Sight: SurveyView] = [:]
  private var flowRows: [SurveyPair: UnitRows<FlowRow>] = [:]
  private var standings: [Standings]
  /// For each earlier unit the smallest one of today that has all of it.
  private var heirs: [SurveyPair: [Int32]] = [:]

  init(plan: Plan, surveys: [SurveyRun], comparison: ComparisonRun, results: ComparisonRun.Results) {
    (self.plan, self.surveys, self.comparison, self.results) = (plan, surveys, comparison, results)
    stages = results.stages
    standings = results.standings
  }

  // MARK: Surveys

  func period(_ position: Int) -> Period { plan.surveys[surveys[position].survey].period }
  func standard(_ position: Int) -> Standard { plan.surveys[surveys[position].survey].standard }

  /// The survey of the target's baseline under the same standard; nil when there is none.
  func baseline(_ target: Target, _ position: Int) -> Int? {
    surveys.indices.first { period($0) == target.baseline && standard($0).id == standard(position).id }
  }

  /// The surveys before a survey under the same standard, the oldest first.
  func earlier(than position: Int) -> [Int] {
    surveys.indices.filter { standard($0).id == standard(position).id && period($0) < period(position) }
      .sorted { period($0) < period($1) }
  }

  /// The surveys from a target's baseline up to one, the oldest first.
  func since(_ target: Target, _ position: Int) -> [Int] {
    earlier(than: position).filter { period($0) >= target.baseline }
  }

  // MARK: Preparing

  /// Compares what a target needs compared.
  mutating func prepare(_ target: Target, _ position: Int) {
    let now = Sight(position: position, group: target.countedGroup)
    limit(now)
    bound(now)
    guard let before = baseline(target, position) else { return }
    for other in Set(target.kind.isOfCounts ? since(target, position) : []).union([before]).sorted() {
      let pair = SurveyPair(now: position, before: other, group: now.group)
      limit(Sight(position: other, group: now.group))
      _ = stage(pair)
      bound(pair)
    }
    let pair = SurveyPair(now: position, before: before)
    let isGone = surveys[position].view.tree.index[target.unit] == nil
    if isGone, heirs[pair] == nil { heirs[pair] = stage(pair).todaysUnits }
    if target.kind.isOfCounts || target.kind == .noRelapse, before != position, flowRows[pair] == nil {
      flowRows[pair] = flows(pair)
    }
  }

  mutating func stage(_ pair: SurveyPair) -> ReductionStage {
    if let known = stages[pair] { return known }
    let stage = ReductionStage(
      now: view(Sight(position: pair.now, group: pair.group)),
      before: view(Sight(position: pair.before, group: pair.group)), lineage: plan.lineage)
    stages[pair] = stage
    return stage
  }

  /// Makes the view of a group; of all households the survey has its own.
  private mutating func limit(_ sight: Sight) {
    guard let group = sight.group, groupViews[sight] == nil else { return }
    groupViews[sight] = surveys[sight.position].view.limited(to: group, totals: totals(sight))
  }

  private func view(_ sight: Sight) -> SurveyView { groupViews[sight] ?? surveys[sight.position].view }

  /// The denominators, by unit: totals.csv has those of all households and of ethnic minorities.
  private func totals(_ sight: Sight) -> [Int?] {
    let tree = surveys[sight.position].view.tree
    switch sight.group {
    case nil: return plan.totals.values(\.households, in: period(sight.position), over: tree)
    case .ethnicMinority: return plan.totals.values(\.minorityHouseholds, in: period(sight.position), over: tree)
    default: return tree.units.map { _ in nil }
    }
  }

  /// A survey with its counts at the ends of their ranges, where something is undecided or missing.
  private mutating func bound(_ sight: Sight) {
    let view = view(sight)
    let isOpen = !view.counts.bounds.isEmpty || view.counts.states.contains(.partial)
    guard bounded[sight] == nil, isOpen else { return }
    let totals = totals(sight)
    bounded[sight] = Dictionary(
      uniqueKeysWithValues: CountBound.allCases.map { ($0, view.filled(at: $0, totals: totals)) })
  }

  private mutating func bound(_ pair: SurveyPair) {
    bound(Sight(position: pair.now, group: pair.group))
    let past = Sight(position: pair.before, group: pair.group)
    bound(past)
    guard boundedStages[pair] == nil, let before = bounded[past] else { return }
    let now = view(Sight(position: pair.now, group: pair.group))
    boundedStages[pair] = before.mapValues { ReductionStage(now: now, before: $0, lineage: plan.lineage) }
  }

  /// The flows between two surveys, as published or else computed.
  private mutating func flows(_ pair: SurveyPair) -> UnitRows<FlowRow> {
    let known = results.reductions.first { $0.survey == pair.now && $0.baseline == period(pair.before) }
    if let known, results.stages[pair] != nil { return known.flows }
    if standings.isEmpty { standings = comparison.everyone() }
    return comparison.flows(stage(pair), pair.now, pair.before, standings).0
  }

  /// The unit of today that has all of an earlier one, of its level or above, where a target's unit is gone.
  func heir(of unit: Int, _ pair: SurveyPair) -> Int? {
    let tree = surveys[pair.now].view.tree
    let level = surveys[pair.before].view.tree.units[unit].level
    var walker = heirs[pair].map { Int($0[unit]) }
    while let current = walker, current >= 0 {
      if tree.units[current].level >= level { return current }
      walker = tree.parents[current]
    }
    return nil
  }

  /// A unit's flows between two surveys, in households; none where no target needed them, and of a group.
  func flows(_ pair: SurveyPair, of unit: Int) -> [FlowRow] {
    flowRows[pair].map { rows in CountedClass.allCases.map { rows.row(unit, .households, $0) } } ?? []
  }

  // MARK: Scenes

  /// The comparison of two surveys, where a target needed it.
  func known(_ pair: SurveyPair) -> ReductionStage? { stages[pair] }

  /// What is known of a unit for a target.
  func scene(_ target: Target, _ position: Int, _ unit: Int) -> TargetScene {
    let group = target.countedGroup
    let pair = baseline(target, position).map { SurveyPair(now: position, before: $0, group: group) }
    var scene = TargetScene(
      now: view(Sight(position: position, group: group)), unit: unit, standard: standard(position),
      opening: pair.flatMap { stages[$0]?.past(of: unit, view: .todaysBorders) })
    // Flows are those of all households: of a group there are none.
    scene.flows = pair.map { flows($0, of: unit) } ?? []
    return scene
  }

  /// The scene at its best and at its worst: the fewest households now against the most before, and the reverse.
  func extremes(_ scene: TargetScene, _ target: Target, _ position: Int) -> [TargetScene] {
    let sight = Sight(position: position, group: target.countedGroup)
    let pair = baseline(target, position).map { SurveyPair(now: position, before: $0, group: sight.group) }
    let before = pair.flatMap { boundedStages[$0] }
    return [(CountBound.low, CountBound.high), (.high, .low)].map { now, past in
      var other = scene
      other.flows = scene.flows.map { $0.end(isBest: now == .low) }
      other.named = scene.named?.end(isBest: now == .low)
      other.now = bounded[sight]?[now] ?? scene.now
      if let before { other.opening = before[past]?.past(of: scene.unit, view: .todaysBorders) }
      return other
    }
  }

  /// The target's households in each survey from its baseline to a survey, on today's borders.
  func points(_ gap: Gap, _ position: Int, _ unit: Int) -> [PacePoint] {
    let classes = gap.target.classes.compactMap(CountedClass.init)
    let past = since(gap.target, position).compactMap { other -> PacePoint? in
      let pair = SurveyPair(now: position, before: other, group: gap.target.countedGroup)
      guard let figures = stages[pair]?.past(of: unit, view: .todaysBorders) else { return nil }
      let ends = CountBound.allCases.map { bound in
        boundedStages[pair].map { $0[bound]?.past(of: unit, view: .todaysBorders) } ?? figures
      }.map { $0.flatMap { Self.whole($0, classes) } }
      let range = ends[0].flatMap { low in ends[1].map { min(low, $0)...max(low, $0) } }
      return PacePoint(day: period(other).end, count: Self.whole(figures, classes), range: range)
    }
    return past + [PacePoint(day: period(position).end, count: gap.closing, range: gap.closingRange)]
  }

  private static func whole(_ figures: UnitFigures, _ classes: [CountedClass]) -> Int? {
    guard figures.state == .reported, !figures.isEstimated else { return nil }
    return classes.reduce(Int?(0)) { sum, c in sum.flatMap { sum in figures.count(c).map { sum + $0 } } }
  }
}

import Deduplicate
import Emit
import Gaps
import Indicators
import PipelineKit
import Reductions
import Standards

/// A survey, as an index into a run's; of one group's households alone where a group is given.
private struct Sight: Hashable {
  var position: Int
  var group: HouseholdGroup?
}

/// Every target of a run, judged at its own period.
struct TargetRun {
  let plan: Plan
  /// The run's surveys, in the order of tables.
  let surveys: [SurveyRun]
  let comparisons: ComparisonRun.Results
  private let targets: [Target]
  /// What targets compare with what.
  private var stages: [SurveyPair: ReductionStage]
  /// The surveys, and what is compared with what, with the counts at the ends of their ranges where pairs are undecided.
  private var bounded: [Sight: [CountBound: SurveyView]] = [:]
  /// The surveys of which targets look at one group alone.
  private var groupViews: [Sight: SurveyView] = [:]
  private var boundedStages: [SurveyPair: [CountBound: ReductionStage]] = [:]
  /// Where the households stand that targets name.
  private var names: [SurveyPair: NamedHouseholds] = [:]
  /// For each target that names households the survey with the latest one before it that knew its unit whole.
  private var namings: [String: SurveyPair] = [:]

  init(plan: Plan, surveys: [SurveyRun], comparisons: ComparisonRun.Results, last: Int) {
    self.plan = plan
    self.surveys = surveys
    self.comparisons = comparisons
    let limit = plan.surveys[last].period
    targets = plan.targets.filter { $0.period <= limit }
    stages = comparisons.stages
    for target in targets { prepare(target) }
  }

  private mutating func prepare(_ target: Target) {
    guard let position = position(of: target) else { return }
    let now = Sight(position: position, group: countedGroup(target))
    if let before = baseline(target, position) {
      let pair = SurveyPair(now: position, before: before, group: now.group)
      limit(now)
      limit(Sight(position: before, group: now.group))
      _ = stage(pair)
      bound(pair)
    } else {
      limit(now)
      bound(now)
    }
    guard target.kind == .namedExits, let unit = surveys[position].view.tree.index[target.unit] else { return }
    let known = earlier(target, position).last {
      stage(SurveyPair(now: position, before: $0)).past(of: unit, view: .todaysBorders).state == .reported
    }
    let pair = SurveyPair(now: position, before: known ?? -1)
    namings[target.id] = pair
    if names[pair] == nil { names[pair] = named(pair) }
  }

  /// The group whose own counts a target speaks of.
  private func countedGroup(_ target: Target) -> HouseholdGroup? { target.kind.isOfCounts ? target.group : nil }

  /// Makes the view of a group; of all households the survey has its own.
  private mutating func limit(_ sight: Sight) {
    guard let group = sight.group, groupViews[sight] == nil else { return }
    let survey = surveys[sight.position]
    let period = plan.surveys[survey.survey].period
    let totals =
      group == .ethnicMinority
      ? plan.totals.values(\.minorityHouseholds, in: period, over: survey.view.tree)
      : survey.view.tree.units.map { _ in nil }
    groupViews[sight] = survey.view.limited(to: group, totals: totals)
  }

  private func view(_ sight: Sight) -> SurveyView { groupViews[sight] ?? surveys[sight.position].view }

  /// A survey with its counts at the ends of their ranges, where something is undecided.
  private mutating func bound(_ sight: Sight) {
    if bounded[sight] != nil || surveys[sight.position].identity.undecided.isEmpty { return }
    let view = view(sight)
    bounded[sight] = Dictionary(
      uniqueKeysWithValues: CountBound.allCases.map {
        ($0, SurveyView(tree: view.tree, counts: view.counts.all(at: $0)))
      })
  }

  private mutating func bound(_ pair: SurveyPair) {
    let (now, before) = sights(pair)
    bound(now)
    bound(before)
    guard boundedStages[pair] == nil, let before = bounded[before] else { return }
    let today = view(now)
    boundedStages[pair] = before.mapValues { ReductionStage(now: today, before: $0, lineage: plan.lineage) }
  }

  private mutating func stage(_ pair: SurveyPair) -> ReductionStage {
    if let known = stages[pair] { return known }
    let (now, before) = sights(pair)
    let stage = ReductionStage(now: view(now), before: view(before), lineage: plan.lineage)
    stages[pair] = stage
    return stage
  }

  private func sights(_ pair: SurveyPair) -> (now: Sight, before: Sight) {
    (Sight(position: pair.now, group: pair.group), Sight(position: pair.before, group: pair.group))
  }

  /// The surveys before a target's under the same standard, the oldest first.
  private func earlier(_ target: Target, _ position: Int) -> [Int] {
    let standard = plan.surveys[surveys[position].survey].standard.id
    return surveys.indices.filter {
      let survey = plan.surveys[surveys[$0].survey]
      return survey.standard.id == standard && survey.period < target.period
    }
  }

  private func named(_ pair: SurveyPair) -> NamedHouseholds {
    let tree = surveys[pair.now].view.tree
    let before = stages[pair].map {
      NamedSurvey(tree: tree, todaysUnits: $0.todaysUnits, lists: surveys[pair.before].lists)
    }
    return NamedHouseholds(
      plan.namedExits, now: NamedSurvey(tree: tree, lists: surveys[pair.now].lists), before: before)
  }

  /// The survey at which a target is judged: of its period, under its standard where it names one, else the last that the
  /// pipeline has of the period.
  private func position(of target: Target) -> Int? {
    let own = surveys.indices.filter {
      let survey = plan.surveys[surveys[$0].survey]
      return survey.period == target.period && (target.standard ?? survey.standard.id) == survey.standard.id
    }
    return own.max { surveys[$0].survey < surveys[$1].survey }
  }

  /// A measure needs no survey of its period: the next one knows the unit as well.
  private func nearest(_ target: Target) -> Int? {
    if target.kind != .measure { return nil }
    return surveys.firstIndex { plan.surveys[$0.survey].period >= target.period } ?? surveys.indices.last
  }

  /// The gaps in the order of tables, and what was found.
  func results() -> ([GapRow], [Finding]) {
    var rows: [GapRow] = []
    var findings: [Finding] = []
    for target in targets {
      guard let position = position(of: target) ?? nearest(target),
        let unit = surveys[position].view.tree.index[target.unit]
      else {
        findings.append(Finding(.targetUnitGone, unit: target.unit, [target.id, target.unit]))
        rows.append(GapRow(gap: Gap(target), name: "", level: "", standard: ""))
        continue
      }
      rows.append(judge(target, position, unit, &findings))
    }
    rows.sort { sortKey($0).lexicographicallyPrecedes(sortKey($1)) }
    return (rows, findings)
  }

  private func sortKey(_ row: GapRow) -> [String] {
    [row.gap.target.period.text, row.standard, row.gap.target.unit, row.gap.target.id]
  }

  private func judge(_ target: Target, _ position: Int, _ unit: Int, _ findings: inout [Finding]) -> GapRow {
    let now = surveys[position]
    let survey = plan.surveys[now.survey]
    let before = baseline(target, position)
    if before == nil, isUnderOtherStandard(target) {
      findings.append(Finding(.targetBaselineStandard, survey: now.survey, unit: target.unit, [target.id]))
    }
    let pair = SurveyPair(now: position, before: before ?? -1, group: countedGroup(target))
    var scene = TargetScene(
      now: view(sights(pair).now), unit: unit, standard: survey.standard,
      opening: stages[pair]?.past(of: unit, view: .todaysBorders))
    scene.flows = flows(target, position, unit)
    scene.measure = measure(target)
    scene.isOfPeriod = survey.period == target.period
    scene.named = plan.namedExits.first { $0.target == target.id }.flatMap {
      namings[target.id].flatMap { names[$0] }?.exits($0, target)
    }
    let gap = GapStage().gap(target, in: scene, extremes: extremes(scene, pair))
    findings.append(contentsOf: remarks(gap, scene, now.survey))
    let found = now.view.tree.units[unit]
    return GapRow(
      gap: gap, name: found.name, level: found.level.word, standard: scene.isOfPeriod ? survey.standard.id : "")
  }

  /// The scene with every count before and now at the ends of its range; none where nothing is undecided.
  private func extremes(_ scene: TargetScene, _ pair: SurveyPair) -> [TargetScene] {
    let sight = sights(pair).now
    if bounded[sight] == nil, boundedStages[pair] == nil { return [] }
    return CountBound.allCases.flatMap { now in
      CountBound.allCases.map { before in
        var other = scene
        other.now = bounded[sight]?[now] ?? scene.now
        other.opening =
          boundedStages[pair].map { $0[before]?.past(of: scene.unit, view: .todaysBorders) } ?? scene.opening
        return other
      }
    }
  }

  /// The survey of the target's baseline under the same standard, as an index into the run's; nil when there is none.
  private func baseline(_ target: Target, _ position: Int) -> Int? {
    let standard = plan.surveys[surveys[position].survey].standard.id
    return surveys.firstIndex {
      plan.surveys[$0.survey].period == target.baseline && plan.surveys[$0.survey].standard.id == standard
    }
  }

  private func isUnderOtherStandard(_ target: Target) -> Bool {
    surveys.contains { plan.surveys[$0.survey].period == target.baseline }
  }

  /// The unit's flows since the target's baseline, when that is the year before.
  private func flows(_ target: Target, _ position: Int, _ unit: Int) -> [FlowRow] {
    guard target.kind == .noRelapse else { return [] }
    let known = comparisons.reductions.first { $0.survey == position && $0.baseline == target.baseline }
    return known?.flows.filter { $0.unit == unit && $0.countOf == .households } ?? []
  }

  private func measure(_ target: Target) -> DecimalNumber? {
    guard target.kind == .measure else { return nil }
    return plan.measures.last {
      $0.period == target.period && $0.unit == target.unit && $0.measure == target.indicator
    }?.value
  }

  private func remarks(_ gap: Gap, _ scene: TargetScene, _ survey: Int) -> [Finding] {
    let target = gap.target
    func finding(_ code: FindingCode, _ more: [String] = []) -> [Finding] {
      [Finding(code, survey: survey, unit: target.unit, [target.id] + more)]
    }
    let untold = scene.named?.untold ?? 0
    let names = untold > 0 ? finding(.targetNamesUntold, [String(untold)]) : []
    if gap.isUndecided { return names + finding(.targetUndecided) }
    if gap.isUntold { return finding(.targetPersonsUntold) }
    if gap.state == .unknown {
      if target.kind == .measure { return finding(.targetMeasureMissing, [target.indicator]) }
      return names.isEmpty ? finding(.targetUnknown) : names
    }
    return names + (target.kind == .noRelapse && !hasPast(target, survey) ? finding(.targetWithoutPast) : [])
  }

  /// Whether a survey before the baseline tells who relapsed.
  private func hasPast(_ target: Target, _ survey: Int) -> Bool {
    let standard = plan.surveys[survey].standard.id
    return surveys.contains {
      plan.surveys[$0.survey].period < target.baseline
        && (plan.relapse.acrossStandards || plan.surveys[$0.survey].standard.id == standard)
    }
  }
}

import Deduplicate
import Emit
import Gaps
import Indicators
import PipelineKit
import Reductions
import Standards

/// Every target of a run: those whose period has come judged at it, those still to come as the reported survey sees them.
struct TargetRun {
  /// What targets give.
  struct Results {
    /// The targets whose period has come, in the order of tables.
    var due: [GapRow] = []
    /// Those that were set and are still to come.
    var running: [GapRow] = []
    var findings: [Finding] = []
  }

  let plan: Plan
  let surveys: [SurveyRun]
  let last: Int
  private(set) var scenes: TargetScenes
  private let due: [Target]
  private let running: [Target]
  /// All targets by their units.
  let ofUnit: [String: [Target]]
  /// What was reported from outside the lists.
  let measures: [MeasureKey: DecimalNumber]
  /// The place of each target's households among the plan's.
  private let namedPlaces: [String: Int]
  /// Where the households stand that targets name.
  private var names: [SurveyPair: NamedHouseholds] = [:]
  /// For each target that names households the survey with the latest one before it that knew its unit whole.
  private var namings: [String: SurveyPair] = [:]

  init(plan: Plan, surveys: [SurveyRun], scenes: TargetScenes, last: Int) {
    (self.plan, self.surveys, self.scenes, self.last) = (plan, surveys, scenes, last)
    ofUnit = Dictionary(grouping: plan.targets, by: \.unit)
    measures = Dictionary(plan.measures.map { (MeasureKey($0), $0.value) }, uniquingKeysWith: { $1 })
    namedPlaces = Dictionary(
      plan.namedExits.enumerated().map { ($1.target, $0) }, uniquingKeysWith: { first, _ in first })
    let limit = plan.surveys[last].period
    due = plan.targets.filter { $0.period <= limit }
    running = plan.targets.filter { limit < $0.period && $0.baseline <= limit }
    for target in due + running {
      guard let position = position(of: target) else { continue }
      self.scenes.prepare(target, position)
      if target.kind == .namedExits { prepareNames(target, position) }
    }
  }

  /// The survey at which a target is judged: of its period, or of the reported one while its period is still to come. A
  /// measure needs no survey of its period: the next one knows the unit as well.
  private func position(of target: Target) -> Int? {
    let reported = plan.surveys[last].period
    let own = candidates(target, in: min(target.period, reported))
    if own.isEmpty, target.kind == .measure { return surveys.indices.first { scenes.period($0) >= target.period } }
    if own.isEmpty, reported < target.period { return surveys.lastIndex { $0.survey == last } }
    return covering(own, target) ?? own.last
  }

  /// The surveys of a period that may judge a target, under its standard where it names one, in the pipeline's order.
  private func candidates(_ target: Target, in period: Period) -> [Int] {
    surveys.indices.filter {
      scenes.period($0) == period && (target.standard ?? scenes.standard($0).id) == scenes.standard($0).id
    }.sorted { surveys[$0].survey < surveys[$1].survey }
  }

  /// Of several surveys the last whose standard has a survey of the target's baseline; nil where none has.
  private func covering(_ own: [Int], _ target: Target) -> Int? { own.last { scenes.baseline(target, $0) != nil } }

  /// That a target that names no standard was judged under one of several.
  private func choice(_ target: Target, _ position: Int) -> [Finding] {
    let own = candidates(target, in: scenes.period(position))
    guard target.standard == nil, target.kind != .measure, own.count > 1 else { return [] }
    let names = own.map { scenes.standard($0).id }.joined(separator: ", ")
    let code: FindingCode = covering(own, target) == nil ? .targetStandardLast : .targetStandardCovers
    let chosen = scenes.standard(position).id
    return [
      Finding(
        code, survey: surveys[position].survey, unit: target.unit,
        [target.id, scenes.period(position).text, names, chosen, target.baseline.text])
    ]
  }

  // MARK: Names

  private mutating func prepareNames(_ target: Target, _ position: Int) {
    guard let unit = surveys[position].view.tree.index[target.unit] else { return }
    let known = scenes.earlier(than: position).last {
      scenes.stage(SurveyPair(now: position, before: $0)).past(of: unit, view: .todaysBorders).state == .reported
    }
    let pair = SurveyPair(now: position, before: known ?? -1)
    namings[target.id] = pair
    if names[pair] == nil { names[pair] = named(pair) }
  }

  private func named(_ pair: SurveyPair) -> NamedHouseholds {
    let tree = surveys[pair.now].view.tree
    let before = scenes.known(pair).map {
      NamedSurvey(tree: tree, todaysUnits: $0.todaysUnits, lists: surveys[pair.before].lists)
    }
    return NamedHouseholds(
      plan.namedExits, now: NamedSurvey(tree: tree, lists: surveys[pair.now].lists), before: before,
      others: others(pair))
  }

  /// The households that may be each other in the later of two surveys.
  private func others(_ pair: SurveyPair) -> [UInt64: [UInt64]] {
    var others: [UInt64: [UInt64]] = [:]
    for doubt in scenes.comparison.doubts where doubt.isOpen(in: pair) {
      others[doubt.one, default: []].append(doubt.other)
      others[doubt.other, default: []].append(doubt.one)
    }
    return others
  }

  // MARK: Results

  /// The gaps in the order of tables, and what was found.
  func results() -> Results {
    var results = Results()
    for target in due { results.due.append(judged(target, &results.findings)) }
    for target in running {
      var found: [Finding] = []
      var row = judged(target, &found)
      (row.gap.state, row.gap.unknown) = (.notDue, nil)
      results.running.append(row)
      results.findings += found.filter { Self.early.contains($0.code) }
    }
    results.due.sort(by: Self.precedes)
    results.running.sort(by: Self.precedes)
    results.findings += plan.targetFindings()
    return results
  }

  /// What is worth saying of a target before its period has come.
  private static let early: Set<FindingCode> = [
    .targetBaselineStandard, .targetImpossible, .targetMetAtStart, .targetsBelowShort, .targetBorders, .targetCarried,
    .targetStandardCovers, .targetStandardLast,
  ]

  /// The order of tables: by period, standard, unit and id.
  private static func precedes(_ a: GapRow, _ b: GapRow) -> Bool {
    let (one, two) = (a.gap.target, b.gap.target)
    return (one.period.text, a.standard, one.unit, one.id) < (two.period.text, b.standard, two.unit, two.id)
  }

  private func judged(_ target: Target, _ findings: inout [Finding]) -> GapRow {
    guard let position = position(of: target) else {
      findings.append(Finding(.targetUnknown, unit: target.unit, [target.id, Gap.Unknown.noSurvey.rawValue]))
      return nameless(target, .noSurvey)
    }
    findings += choice(target, position)
    if let unit = surveys[position].view.tree.index[target.unit] { return judge(target, position, unit, &findings) }
    if let row = carried(target, position, &findings) { return row }
    findings.append(Finding(.targetUnitGone, unit: target.unit, [target.id, target.unit]))
    return nameless(target, .unitGone)
  }

  private func nameless(_ target: Target, _ unknown: Gap.Unknown) -> GapRow {
    var row = GapRow(gap: Gap(target), name: "", level: "", standard: "")
    row.gap.unknown = unknown
    return row
  }

  private func judge(_ target: Target, _ position: Int, _ unit: Int, _ findings: inout [Finding]) -> GapRow {
    let now = surveys[position]
    if scenes.baseline(target, position) == nil, isUnderOtherStandard(target) {
      findings.append(Finding(.targetBaselineStandard, survey: now.survey, unit: target.unit, [target.id]))
    }
    let scene = scene(target, position, unit)
    var gap = gap(target, scene, position)
    gap.outlook = OutlookStage().outlook(
      gap, scenes.points(gap, position, unit), on: plan.surveys[now.survey].period.end)
    findings += remarks(gap, scene, now.survey) + startRemarks(gap, scene, position)
    let contributors = contributors(gap, scene, position)
    findings += shortfall(gap, contributors.own, now.survey)
    let found = now.view.tree.units[unit]
    var row = GapRow(
      gap: gap, name: found.name, level: found.level.word, standard: scene.isOfPeriod ? scene.standard.id : "")
    row.asOf = plan.surveys[now.survey].period.text
    row.contributors = contributors.rows
    return row
  }

  func gap(_ target: Target, _ scene: TargetScene, _ position: Int) -> Gap {
    GapStage().gap(target, in: scene, extremes: scenes.extremes(scene, target, position))
  }

  private func scene(_ target: Target, _ position: Int, _ unit: Int) -> TargetScene {
    var scene = scenes.scene(target, position, unit)
    scene.measure = measure(target)
    scene.isOfPeriod = target.kind != .measure || scenes.period(position) == target.period
    scene.named = namedPlaces[target.id].flatMap { place in
      namings[target.id].flatMap { names[$0] }?.exits(plan.namedExits[place], target)
    }
    return scene
  }

  private func isUnderOtherStandard(_ target: Target) -> Bool {
    surveys.contains { plan.surveys[$0.survey].period == target.baseline }
  }

  private func measure(_ target: Target) -> DecimalNumber? {
    target.kind == .measure ? measures[MeasureKey(target, target.unit)] : nil
  }
}

extension FlowDoubt {
  /// Whether it leaves open which household of the earlier survey one of the later is.
  func isOpen(in pair: SurveyPair) -> Bool {
    switch kind {
    case .overYears: survey > pair.before && survey <= pair.now
    case .withinSurvey: survey == pair.now
    }
  }
}

extension Target {
  /// Whether it is about the counts of the same classes between the same periods.
  func isBeside(_ other: Target) -> Bool {
    kind.isOfCounts && counting == .net && classes == other.classes && period == other.period
      && baseline == other.baseline && group == other.group && standard == other.standard
  }
}

import Geography
import Indicators
import PipelineKit
import Reductions
import Standards

/// What Gaps finds.
extension FindingCode {
  /// A target cannot be judged: something is missing. Arguments: the target's id, why.
  public static let targetUnknown = FindingCode("target-unknown", .warning)
  /// Whether a target is met depends on undecided pairs of households. Arguments: the target's id.
  public static let targetUndecided = FindingCode("target-undecided", .warning)
  /// A target's baseline was taken under another standard. Arguments: the target's id.
  public static let targetBaselineStandard = FindingCode("target-baseline-standard", .warning)
  /// The target names no standard and its period has several: judged under the one that covers the baseline. Arguments:
  /// target, period, the period's standards, the one chosen, baseline.
  public static let targetStandardCovers = FindingCode("target-standard-covers", .note)
  /// The same, and none of them covers the baseline: judged under the last. The same arguments.
  public static let targetStandardLast = FindingCode("target-standard-last", .warning)
  /// Of the households that a target names some cannot be told. Arguments: the target's id, how many.
  public static let targetNamesUntold = FindingCode("target-names-untold", .warning)
  /// No survey before the baseline tells who relapsed. Arguments: the target's id.
  public static let targetWithoutPast = FindingCode("target-without-past", .note)
  /// The lists say which households are deprived, not which persons, and that decides. Arguments: the target's id.
  public static let targetPersonsUntold = FindingCode("target-persons-untold", .warning)
  /// Nobody reported the measure of a target. Arguments: the target's id, the measure.
  public static let targetMeasureMissing = FindingCode("target-measure-missing", .warning)
  /// A target's unit does not hold at the target's period. Arguments: the target's id, the unit's code.
  public static let targetUnitGone = FindingCode("target-unit-gone", .warning)

  /// All codes of this stage.
  public static let ofGaps: [FindingCode] =
    [
      .targetUnknown, .targetUndecided, .targetBaselineStandard, .targetStandardCovers, .targetStandardLast,
      .targetNamesUntold, .targetWithoutPast,
      .targetPersonsUntold, .targetMeasureMissing, .targetUnitGone,
    ] + ofPlans
}

/// What is known of a target's unit: the survey of its period, and the unit's past figures when they can be had.
public struct TargetScene: Sendable {
  /// The survey at whose end the target is judged.
  public var now: SurveyView
  /// The unit, as an index into its tree.
  public var unit: Int
  /// The standard.
  public var standard: Standard
  /// The unit's figures at the baseline on today's borders; nil when there is no survey to compare with.
  public var opening: UnitFigures?
  /// The unit's flows since then, in households.
  public var flows: [FlowRow] = []
  /// What became of the households that the target names.
  public var named: NamedExitCount?
  /// What somebody reported of the measure that the target names.
  public var measure: DecimalNumber?
  /// Whether the survey is of the target's own period; a measure may be wanted at another time.
  public var isOfPeriod = true

  /// A scene.
  public init(now: SurveyView, unit: Int, standard: Standard, opening: UnitFigures?) {
    self.now = now
    self.unit = unit
    self.standard = standard
    self.opening = opening
  }
}

/// Targets × counts → gaps.
///
/// A rate target is met when the exact rate, rounded half up to the decimals with which the target is written, meets it.
public struct GapStage {
  /// A stage.
  public init() {}

  /// How far the unit of a scene is from a target.
  public func gap(_ target: Target, in scene: TargetScene) -> Gap {
    let classes = target.classes.compactMap(CountedClass.init)
    let now = scene.now.figures(scene.unit)
    let isWhole = now.state == .reported
    let past = scene.opening.flatMap { $0.state == .reported && !$0.isEstimated ? $0 : nil }
    var gap = Gap(target, gapUnit: unit(of: target))
    gap.opening = sum(past, classes)
    gap.rateOpening = past.flatMap { rate($0, classes) }
    if target.kind == .measure { measure(&gap, scene) }
    guard isWhole, scene.isOfPeriod else { return gap }
    gap.closing = sum(now, classes)
    gap.rateClosing = rate(now, classes)
    gap.denominator = target.kind.isOfRates ? target.denominator == .now ? now.total : past?.total : nil
    gap.effort = effort(gap, scene)
    judge(&gap, scene)
    gap.effort = gap.effort?.completed(gap)
    return gap
  }

  private func judge(_ gap: inout Gap, _ scene: TargetScene) {
    switch gap.target.kind {
    case .reduceHouseholds: reduceHouseholds(&gap)
    case .endHouseholds: endHouseholds(&gap)
    case .reducePoints: reducePoints(&gap)
    case .endRate: endRate(&gap)
    case .noneInGroup: noneInGroup(&gap, scene)
    case .coverage: coverage(&gap, scene)
    case .namedExits: namedExits(&gap, scene)
    case .noRelapse: noRelapse(&gap, scene)
    case .measure: break
    }
  }

  private func unit(of target: Target) -> String {
    switch target.kind {
    case .reducePoints, .endRate: "points"
    case .coverage: target.isOfPersons ? "percent-of-persons" : "percent"
    case .measure: "measure"
    default: "households"
    }
  }

  func sum(_ figures: UnitFigures?, _ classes: [CountedClass]) -> Int? {
    guard let figures, !classes.isEmpty else { return nil }
    var total = 0
    for c in classes {
      guard let count = figures.count(c) else { return nil }
      total += count
    }
    return total
  }

  private func rate(_ figures: UnitFigures, _ classes: [CountedClass]) -> Ratio? {
    guard let count = sum(figures, classes), let total = figures.total else { return nil }
    return Ratio(count, total)
  }

  // MARK: The kinds

  /// giảm 25 hộ: net of who came, unless the plan counts those who left.
  private func reduceHouseholds(_ gap: inout Gap) {
    guard let wanted = gap.target.value?.scaled(to: 0) else { return }
    if gap.target.counting == .gross {
      guard let exits = gap.effort?.exits else { return }
      return count(&gap, reached: exits, short: wanted - exits)
    }
    guard let opening = gap.opening, let closing = gap.closing else { return }
    (gap.counted, gap.mostAllowed) = (closing, opening - wanted)
    count(&gap, reached: opening - closing, short: wanted - (opening - closing))
  }

  /// xuống còn 52 hộ
  private func endHouseholds(_ gap: inout Gap) {
    guard let closing = gap.closing, let wanted = gap.target.value?.scaled(to: 0) else { return }
    (gap.counted, gap.mostAllowed) = (closing, wanted)
    count(&gap, reached: closing, short: closing - wanted)
  }

  /// không còn hộ người có công là hộ nghèo
  private func noneInGroup(_ gap: inout Gap, _ scene: TargetScene) {
    guard let group = gap.target.group else { return }
    var left = 0
    for c in gap.target.classes.compactMap(CountedClass.init) {
      guard let count = scene.now.counts.group(Int(group.rawValue), c, scene.unit),
        scene.now.counts.state(scene.unit, forms: groupForms(group, scene)) == .reported
      else { return }
      left += count
    }
    (gap.counted, gap.mostAllowed) = (left, 0)
    count(&gap, reached: left, short: left)
  }

  private func groupForms(_ group: HouseholdGroup, _ scene: TargetScene) -> Int {
    let counts = scene.now.counts
    return counts.units[scene.unit][counts.layout.withGroup(Int(group.rawValue))]
  }

  /// giảm 02 trong 03 hộ: decided when those that cannot be told make no difference.
  private func namedExits(_ gap: inout Gap, _ scene: TargetScene) {
    guard let named = scene.named, let wanted = gap.target.value?.scaled(to: 0) else { return }
    if named.left >= wanted {
      count(&gap, reached: named.left, short: wanted - named.left)
    } else if named.untold == 0 {
      count(&gap, reached: named.left, short: wanted - named.left)
    } else if named.left + named.untold < wanted {
      gap.state = .notMet
    }
  }

  /// không để tái nghèo
  private func noRelapse(_ gap: inout Gap, _ scene: TargetScene) {
    let classes = gap.target.classes.compactMap(CountedClass.init)
    let rows = scene.flows.filter { classes.contains($0.counted) && $0.state == .reported }
    let relapsed = rows.compactMap(\.flow?.relapsed)
    guard !classes.isEmpty, relapsed.count == classes.count else { return }
    count(&gap, reached: relapsed.reduce(0, +), short: relapsed.reduce(0, +))
  }

  /// 970 lượt hộ vay
  private func measure(_ gap: inout Gap, _ scene: TargetScene) {
    guard let reached = scene.measure, let wanted = gap.target.value else { return }
    let decimals = max(reached.decimals, wanted.decimals)
    guard let have = reached.scaled(to: decimals), let want = wanted.scaled(to: decimals) else { return }
    gap.reached = reached.description
    gap.gap = DecimalNumber(digits: want - have, decimals: decimals).description
    gap.state = have >= want ? .met : .notMet
  }

  private func count(_ gap: inout Gap, reached: Int, short: Int) {
    gap.reached = String(reached)
    gap.gap = String(short)
    gap.householdsToGo = max(0, short)
    gap.state = short <= 0 ? .met : .notMet
  }

  /// giảm 1,88 %: percentage points between two exact rates.
  private func reducePoints(_ gap: inout Gap) {
    guard let wanted = gap.target.value, let before = gap.rateOpening, let closing = gap.closing,
      let total = gap.denominator, let fall = Ratio(closing, total).flatMap({ before.minus($0) })
    else { return }
    points(&gap, reached: fall, wanted: wanted, sign: -1, total: total) { count in
      Ratio(count, total).flatMap { before.minus($0) }.flatMap { $0.percent(decimals: wanted.decimals) }
        .map { $0 >= wanted.digits } ?? false
    }
  }

  /// còn 1,37 %
  private func endRate(_ gap: inout Gap) {
    guard let wanted = gap.target.value, let closing = gap.closing, let total = gap.denominator,
      let after = Ratio(closing, total)
    else { return }
    points(&gap, reached: after, wanted: wanted, sign: 1, total: total) { count in
      Ratio(count, total).flatMap { $0.percent(decimals: wanted.decimals) }.map { $0 <= wanted.digits } ?? false
    }
  }

  /// `sign` is 1 where less is better (reached − wanted), −1 where more is (wanted − reached). The gap is computed exactly
  /// and rounded once.
  private func points(
    _ gap: inout Gap, reached: Ratio, wanted: DecimalNumber, sign: Int, total: Int, isMet: (Int) -> Bool
  ) {
    guard let closing = gap.closing, let shown = reached.percent(decimals: 2) else { return }
    gap.reached = DecimalNumber(digits: shown, decimals: 2).description
    gap.state = isMet(closing) ? .met : .notMet
    gap.gap = distance(reached, wanted, sign, gap.state)
    allow(&gap, closing, most(upTo: max(closing, total), isMet))
  }

  /// The households that have to become fewer, and the most of them with which the target is met.
  func allow(_ gap: inout Gap, _ counted: Int, _ most: Int?) {
    (gap.counted, gap.mostAllowed) = (counted, most)
    gap.householdsToGo = most.map { max(0, counted - $0) }
  }

  /// How far from met, as printed. What is met by rounding (2,22 % where 2,2 % is wanted) is not short of anything.
  func distance(_ reached: Ratio, _ wanted: DecimalNumber, _ sign: Int, _ state: Gap.State) -> String? {
    difference(reached, wanted, sign).map {
      DecimalNumber(digits: state == .met ? min(0, $0) : $0, decimals: 2).description
    }
  }

  /// (reached − wanted) × sign in percentage points with two decimals.
  private func difference(_ reached: Ratio, _ wanted: DecimalNumber, _ sign: Int) -> Int? {
    var scale = 100
    for _ in 0..<wanted.decimals { scale *= 10 }
    guard let aim = Ratio(wanted.digits, scale), let distance = reached.minus(aim) else { return nil }
    return distance.percent(decimals: 2).map { $0 * sign }
  }

  /// The greatest number of households with which the target is met; every number below it meets it too.
  func most(upTo limit: Int, _ isMet: (Int) -> Bool) -> Int? {
    if isMet(limit) { return limit }
    guard isMet(0) else { return nil }
    var (low, high) = (0, limit)
    while high - low > 1 {
      let middle = (low + high) / 2
      if isMet(middle) { low = middle } else { high = middle }
    }
    return low
  }
}

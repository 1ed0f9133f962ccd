import Indicators
import PipelineKit
import Reductions
import Standards

/// What a unit directly below has to do with a gap.
public struct Contributor: Sendable, Hashable {
  /// What the unit's share of the households that are allowed follows.
  public enum Basis: String, Sendable {
    /// The units' own targets, which add up to this one.
    case ownTargets = "own-targets"
    /// All households: the same rate everywhere.
    case households
    /// The households at the baseline: the same fall in percent everywhere.
    case opening
    /// The households now, where nothing else is known of all units.
    case closing
    /// Nobody may be there at all: each unit's share is none.
    case none
    /// Not shared out: the plan names households and no units.
    case named = "named-households"
    /// Not shared out: the figures of the units below are not all there, or do not add up to the unit's.
    case notParts = "not-in-parts"
  }

  /// The unit below, as an index into the tree; nil = households that stand in no unit below, or no unit in particular.
  public var child: Int?
  /// Whether its figures are whole.
  public var state: UnitState
  /// What its share follows; nil where none can be said.
  public var basis: Basis?
  /// Its households at the baseline.
  public var opening: Int?
  /// Its households now; of targets that want at least so much (exits, a measure) what it reached.
  public var counted: Int?
  /// Of those with which the target is met its share.
  public var allowed: Int?
  /// Whether it should have at least its share instead of at most.
  public var isAtLeast = false

  /// Its part of the gap; the parts add up to the gap.
  public var gap: Int? {
    counted.flatMap { counted in allowed.map { isAtLeast ? $0 - counted : counted - $0 } }
  }
}

/// What is known of a unit directly below.
public struct ChildScene: Sendable {
  /// Its figures at the baseline.
  public var opening: UnitFigures?
  /// The most households with which it meets a target of its own; of exits and measures what it is to reach.
  public var own: Int?
  /// Its flows since the baseline, in households.
  public var flows: [FlowRow] = []
  /// What it reported of the measure.
  public var measure: DecimalNumber?

  /// What is known; nothing by default.
  public init(opening: UnitFigures? = nil, own: Int? = nil) {
    self.opening = opening
    self.own = own
  }
}

/// A gap and the units directly below → which of them make it, and by how much.
public struct ContributorStage {
  private let gap: Gap
  private let scene: TargetScene
  private let stage: GapStage
  private let classes: [CountedClass]

  /// A stage for the gap of a scene.
  public init(_ gap: Gap, _ scene: TargetScene) {
    (self.gap, self.scene) = (gap, scene)
    stage = GapStage()
    classes = gap.target.classes.compactMap(CountedClass.init)
  }

  /// The units below in code order. None where there is no unit below; one row that says so where the gap has no parts.
  public func contributors(_ scenes: [ChildScene]) -> [Contributor] {
    let children = scene.now.tree.children[scene.unit]
    guard !children.isEmpty else { return [] }
    if gap.target.kind == .namedExits { return [Contributor(state: .reported, basis: .named)] }
    var rows = zip(children, scenes).map { child, below in
      Contributor(
        child: child, state: scene.now.counts.states[child], opening: below.opening.flatMap(opening),
        counted: counted(child, below), isAtLeast: isAtLeast)
    }
    guard let whole, rows.allSatisfy({ $0.counted != nil }) else { return isWithoutParts(rows) ? notParts : rows }
    let rest = whole - rows.reduce(0) { $0 + ($1.counted ?? 0) }
    if isMeasure, rest != 0 { return notParts }
    share(&rows, children, scenes.map(\.own))
    if rest != 0 {
      rows.append(Contributor(state: .reported, counted: rest, allowed: 0, isAtLeast: isAtLeast))
    }
    return rows
  }

  /// Of a measure all units below have to report; of exits and relapses nothing can be said without a baseline.
  private func isWithoutParts(_ rows: [Contributor]) -> Bool {
    let isOfFlows = gap.target.counting == .gross || gap.target.kind == .noRelapse
    return isMeasure || isOfFlows && rows.allSatisfy { $0.counted == nil && $0.state == .reported }
  }

  private var isMeasure: Bool { gap.target.kind == .measure }
  private var notParts: [Contributor] { [Contributor(state: .reported, basis: .notParts)] }
  /// Whether more is better.
  private var isAtLeast: Bool { isMeasure || gap.target.counting == .gross }

  /// What the parts add up to.
  private var whole: Int? {
    switch gap.target.kind {
    case .measure: scene.measure?.integer
    case .noRelapse: gap.reached.flatMap { Int($0) }
    default: gap.target.counting == .gross ? gap.effort?.exits : gap.counted
    }
  }

  /// What is to be shared out.
  private var most: Int? {
    switch gap.target.kind {
    case .noRelapse: 0
    case .measure: gap.target.value?.integer
    default: gap.target.counting == .gross ? gap.target.value?.integer : gap.mostAllowed
    }
  }

  /// Of groups and deprivations the baseline is not kept.
  private func opening(_ figures: UnitFigures) -> Int? {
    guard gap.target.kind.isOfCounts, figures.state == .reported, !figures.isEstimated else { return nil }
    return stage.sum(figures, classes)
  }

  /// The child's part of what has to become fewer.
  private func counted(_ child: Int, _ below: ChildScene) -> Int? {
    if isMeasure { return below.measure?.integer }
    var own = scene
    (own.unit, own.opening, own.flows) = (child, nil, below.flows)
    guard scene.now.counts.states[child] == .reported else { return nil }
    if gap.target.counting == .gross { return stage.effort(gap, own)?.exits }
    switch gap.target.kind {
    case .noRelapse: return stage.gap(gap.target, in: own).reached.flatMap { Int($0) }
    case .coverage, .noneInGroup: return stage.gap(gap.target, in: own).counted ?? (gap.counted == 0 ? 0 : nil)
    default: return stage.sum(scene.now.figures(child), classes)
    }
  }

  private func share(_ rows: inout [Contributor], _ children: [Int], _ own: [Int?]) {
    guard let most else { return }
    let (basis, parts) = basis(rows, children, own, most)
    for index in rows.indices { (rows[index].basis, rows[index].allowed) = (basis, parts[index]) }
  }

  private func basis(
    _ rows: [Contributor], _ children: [Int], _ own: [Int?], _ most: Int
  ) -> (Contributor.Basis, [Int]) {
    let targets = own.compactMap { $0 }
    if targets.count == rows.count, targets.reduce(0, +) == most { return (.ownTargets, targets) }
    func shared(_ basis: Contributor.Basis, _ weights: [Int?]) -> (Contributor.Basis, [Int])? {
      let known = weights.compactMap { $0 }
      guard known.count == weights.count, known.contains(where: { $0 > 0 }) else { return nil }
      return (basis, Apportionment.shares(most, over: known))
    }
    let closing = rows.map(\.counted)
    switch gap.target.kind {
    case .noRelapse: return (.none, rows.map { _ in 0 })
    case .endRate, .measure:
      let totals = children.map { scene.now.counts.totalHouseholds($0) }
      if let found = shared(.households, totals) { return found }
    case .coverage:
      let all = children.map { stage.sum(scene.now.figures($0), classes) }
      if let found = shared(.closing, all) { return found }
    default:
      if let found = shared(.opening, rows.map(\.opening)) { return found }
    }
    return shared(.closing, closing) ?? (.closing, Apportionment.shares(most, over: closing.map { $0 ?? 0 }))
  }
}

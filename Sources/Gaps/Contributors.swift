import Indicators
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
  }

  /// The unit below, as an index into the tree; nil = households that stand in no unit below.
  public var child: Int?
  /// Whether its figures are whole.
  public var state: UnitState
  /// What its share follows; nil where none can be said.
  public var basis: Basis?
  /// Its households at the baseline.
  public var opening: Int?
  /// Its households now.
  public var counted: Int?
  /// Of those with which the target is met its share.
  public var allowed: Int?

  /// Its part of the gap, in households; the parts add up to the gap.
  public var gap: Int? { counted.flatMap { counted in allowed.map { counted - $0 } } }
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

  /// The units below in code order; `openings` are their figures at the baseline, `own` the most households with which
  /// each meets a target of its own. None where there is no unit below, or the target is not about households to become
  /// fewer.
  public func contributors(openings: [UnitFigures?], own: [Int?]) -> [Contributor] {
    let tree = scene.now.tree
    let children = tree.children[scene.unit]
    guard !children.isEmpty, isCountable else { return [] }
    var rows = children.enumerated().map { place, child in
      Contributor(
        child: child, state: scene.now.counts.states[child], opening: openings[place].flatMap(opening),
        counted: counted(child))
    }
    guard let whole = gap.counted, rows.allSatisfy({ $0.counted != nil }) else { return rows }
    share(&rows, children, own)
    let rest = whole - rows.reduce(0) { $0 + ($1.counted ?? 0) }
    if rest != 0 { rows.append(Contributor(state: .reported, counted: rest, allowed: 0)) }
    return rows
  }

  private var isCountable: Bool {
    switch gap.target.kind {
    case .coverage, .noneInGroup: true
    case .namedExits, .noRelapse, .measure: false
    default: gap.target.counting == .net
    }
  }

  /// Of groups and deprivations the baseline is not kept.
  private func opening(_ figures: UnitFigures) -> Int? {
    guard gap.target.kind.isOfCounts, figures.state == .reported, !figures.isEstimated else { return nil }
    return stage.sum(figures, classes)
  }

  /// The child's part of what has to become fewer.
  private func counted(_ child: Int) -> Int? {
    var own = scene
    own.unit = child
    own.opening = nil
    guard scene.now.counts.states[child] == .reported else { return nil }
    switch gap.target.kind {
    case .coverage, .noneInGroup: return stage.gap(gap.target, in: own).counted ?? (gap.counted == 0 ? 0 : nil)
    default: return stage.sum(scene.now.figures(child), classes)
    }
  }

  private func share(_ rows: inout [Contributor], _ children: [Int], _ own: [Int?]) {
    guard let most = gap.mostAllowed else { return }
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
    case .endRate:
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

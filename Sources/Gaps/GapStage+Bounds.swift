import Indicators
import Standards

extension GapStage {
  /// How far the unit is from a target, and between what: `extremes` are the scene as good and as bad as it can be while
  /// pairs of households are undecided and lists are missing, the best first. Where the target is met at one end and not
  /// at the other, nobody knows whether it is.
  public func gap(_ target: Target, in scene: TargetScene, extremes: [TargetScene]) -> Gap {
    var gap = bounded(target, in: scene, extremes: extremes)
    gap.unknown = reason(gap, scene)
    return gap
  }

  private func bounded(_ target: Target, in scene: TargetScene, extremes: [TargetScene]) -> Gap {
    var gap = gap(target, in: scene)
    gap.openingRange = gap.opening.map { $0...$0 }
    gap.closingRange = gap.closing.map { $0...$0 }
    (gap.gapAtBest, gap.gapAtWorst) = (gap.gap, gap.gap)
    guard let best = extremes.first, let worst = extremes.last else { return gap }
    let ends = [best, worst].map { self.gap(target, in: $0) }
    gap.openingRange = Self.range(gap.opening, ends.map(\.opening))
    gap.closingRange = Self.range(gap.closing, ends.map(\.closing))
    let isOfHouseholds = target.kind == .noRelapse || target.kind == .namedExits
    guard target.kind.isOfCounts || isOfHouseholds && gap.state != .unknown else { return gap }
    (gap.gapAtBest, gap.gapAtWorst) = (ends[0].gap, ends[1].gap)
    settle(&gap, best: ends[0].state, worst: ends[1].state)
    return gap
  }

  /// What is missed at the best end is missed, what is met at the worst is met. Figures that are not whole judge a target
  /// only so: where no missing list can change it.
  private func settle(_ gap: inout Gap, best: Gap.State, worst: Gap.State) {
    if gap.state == .unknown {
      if best == .notMet { gap.state = .notMet } else if worst == .met { gap.state = .met }
    } else {
      gap.isUndecided = best != gap.state || worst != gap.state
      if gap.isUndecided { gap.state = .unknown }
    }
  }

  /// From the least to the most; nil where an end is not known.
  private static func range(_ count: Int?, _ ends: [Int?]) -> ClosedRange<Int>? {
    let known = ends.compactMap { $0 }
    guard known.count == ends.count, let low = known.min(), let high = known.max() else { return count.map { $0...$0 } }
    return min(low, count ?? low)...max(high, count ?? high)
  }
}

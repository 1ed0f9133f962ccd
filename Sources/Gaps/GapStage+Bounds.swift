import Indicators
import Standards

extension GapStage {
  /// How far the unit is from a target, and between what: `extremes` are the scene with the counts before and now at the
  /// ends of their ranges. Where the target is met at one end and not at another, nobody knows whether it is.
  public func gap(_ target: Target, in scene: TargetScene, extremes: [TargetScene]) -> Gap {
    var gap = gap(target, in: scene)
    gap.openingRange = gap.opening.map { $0...$0 }
    gap.closingRange = gap.closing.map { $0...$0 }
    for other in extremes.map({ self.gap(target, in: $0) }) {
      gap.openingRange = Self.widened(gap.openingRange, other.opening)
      gap.closingRange = Self.widened(gap.closingRange, other.closing)
      if target.kind.isOfCounts, gap.state != .unknown, other.state != gap.state { gap.isUndecided = true }
    }
    if gap.isUndecided { gap.state = .unknown }
    return gap
  }

  private static func widened(_ range: ClosedRange<Int>?, _ count: Int?) -> ClosedRange<Int>? {
    guard let range, let count else { return range }
    return min(range.lowerBound, count)...max(range.upperBound, count)
  }
}

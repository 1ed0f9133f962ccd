import Indicators
import Reductions
import Standards

/// What came to a target's classes and left them since the baseline, and how many exits the target takes in all
/// (số lượt hộ phải thoát): those who come have to be made up for too.
public struct Effort: Sendable, Hashable {
  /// Households that left for a better class than the target's.
  public var exits: Int
  /// Households that came and were never on the list.
  public var new: Int
  /// Households that came back.
  public var relapsed: Int
  /// What else came, less what else went: from and to a worse class, moves, splits.
  public var otherChange: Int
  /// Exits since the baseline with which the target is met, given all who came; nil where that cannot be said.
  public var exitsNeeded: Int?

  /// Of the flows of a unit's classes; `closing − opening = new + relapsed + otherChange − exits` holds for them.
  init(_ flows: [CountedClass: Flow]) {
    let isBoth = flows.count > 1
    exits = flows.reduce(0) { $0 + $1.value.above + (!isBoth && $1.key == .poor ? $1.value.toOtherClass : 0) }
    new = flows.values.reduce(0) { $0 + $1.new }
    relapsed = flows.values.reduce(0) { $0 + $1.relapsed }
    let net = flows.values.reduce(0) { $0 + $1.closing - $1.opening }
    otherChange = net + exits - new - relapsed
  }

  /// The same with the exits that the gap takes.
  func completed(_ gap: Gap) -> Effort {
    var effort = self
    if gap.target.counting == .gross {
      effort.exitsNeeded = gap.target.value?.integer
    } else if let counted = gap.counted, let most = gap.mostAllowed {
      effort.exitsNeeded = max(0, counted - most + exits)
    }
    return effort
  }
}

extension GapStage {
  /// What came and went; nil where the flows of some class are not known.
  func effort(_ gap: Gap, _ scene: TargetScene) -> Effort? {
    let classes = gap.target.classes.compactMap(CountedClass.init)
    var flows: [CountedClass: Flow] = [:]
    for row in scene.flows where classes.contains(row.counted) && row.countOf == .households && row.state == .reported {
      flows[row.counted] = row.flow
    }
    guard gap.target.kind.isOfCounts, !classes.isEmpty, flows.count == classes.count else { return nil }
    return Effort(flows)
  }
}

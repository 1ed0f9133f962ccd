import Indicators

/// What another office has counted of a unit and of everything below it.
public struct KnownUnit: Sendable {
  /// The counts.
  public var counts: Counts
  /// Whether they are whole.
  public var state: UnitState
  /// By how much undecided pairs may move the households: of each class how many fewer, how many more.
  public var bounds: [Int]

  /// A unit's figures.
  public init(counts: Counts, state: UnitState, bounds: [Int]) {
    self.counts = counts
    self.state = state
    self.bounds = bounds
  }
}

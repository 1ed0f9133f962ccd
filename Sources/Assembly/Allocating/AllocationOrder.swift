import PipelineKit

/// How a target is to be shared out.
public struct AllocationOrder: Sendable {
  /// By what the units' shares go.
  public enum Measure: String, Sendable, CaseIterable {
    /// Their households of the class: the same fall in percent everywhere.
    case poor
    /// How far each is above the rate that the target allows everywhere: who is furthest takes most.
    case gap
    /// All their households: the same fall in percentage points everywhere.
    case effort
  }

  /// The target's id.
  public var target: String
  /// By what.
  public var measure: Measure
  /// The least for each unit.
  public var floor: Int
  /// The most for each unit; nil = all that it has.
  public var cap: Int?
  /// What is fixed, by the unit's code.
  public var fixed: [String: Int]

  /// An order.
  public init(
    target: String, measure: Measure = .poor, floor: Int = 0, cap: Int? = nil, fixed: [String: Int] = [:]
  ) {
    (self.target, self.measure, self.floor, self.cap, self.fixed) = (target, measure, floor, cap, fixed)
  }
}

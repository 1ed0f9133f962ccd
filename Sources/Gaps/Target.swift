import Indicators
import PipelineKit
import Standards

/// What a plan wants of a unit (chỉ tiêu): one line of targets.csv.
public struct Target: Sendable, Hashable {
  /// The kinds of targets.
  public enum Kind: String, Sendable, CaseIterable {
    case reduceHouseholds = "reduce-households"
    case reducePoints = "reduce-points"
    case endHouseholds = "end-households"
    case endRate = "end-rate"
    case namedExits = "named-exits"
    case noneInGroup = "none-in-group"
    case noRelapse = "no-relapse"
    case coverage
    case measure
  }

  /// Its id.
  public var id: String
  /// The unit's code.
  public var unit: String
  /// The period at whose end it is judged.
  public var period: Period
  /// The earlier period compared with.
  public var baseline: Period
  /// What is wanted.
  public var kind: Kind
  /// The classes of which it speaks, at least one.
  public var classes: [CountedClass]
  /// The indicator's id (coverage) or the measure's name; empty else.
  public var indicator: String
  /// The group (none-in-group); nil else.
  public var group: HouseholdGroup?
  /// How much; nil where the kind needs none.
  public var value: DecimalNumber?
  /// The plan's words; never printed for named-exits.
  public var text: String

  /// A target.
  public init(
    id: String, unit: String, period: Period, baseline: Period, kind: Kind, classes: [CountedClass], indicator: String,
    group: HouseholdGroup?, value: DecimalNumber?, text: String
  ) {
    self.id = id
    self.unit = unit
    self.period = period
    self.baseline = baseline
    self.kind = kind
    self.classes = classes
    self.indicator = indicator
    self.group = group
    self.value = value
    self.text = text
  }
}

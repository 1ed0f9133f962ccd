import Indicators
import PipelineKit
import Standards

/// An exact decimal as it was written: the decimals matter, since a target is met when the exact figure, rounded to as
/// many, meets it.
public struct TargetValue: Sendable, Hashable {
  /// All digits as one integer (1,88 → 188).
  public var digits: Int
  /// How many of them stand after the sign (1,88 → 2).
  public var decimals: Int

  /// A value.
  public init(digits: Int, decimals: Int) {
    self.digits = digits
    self.decimals = decimals
  }

  /// The value with exactly that many decimals, when nothing is lost by it.
  public func scaled(to wanted: Int) -> Int? {
    guard wanted >= decimals else { return nil }
    var value = digits
    for _ in decimals..<wanted {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }

  /// As written in tables, with a point.
  public var text: String { Decimal.text(digits, decimals: decimals) }
}

/// Printing integers of a last decimal.
public enum Decimal {
  /// 188 with two decimals is "1.88"; −5 is "-0.05".
  public static func text(_ scaled: Int, decimals: Int) -> String {
    guard decimals > 0 else { return String(scaled) }
    let digits = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (scaled < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}

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
  public var value: TargetValue?
  /// The plan's words; never printed for named-exits.
  public var text: String

  /// A target.
  public init(
    id: String, unit: String, period: Period, baseline: Period, kind: Kind, classes: [CountedClass], indicator: String,
    group: HouseholdGroup?, value: TargetValue?, text: String
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

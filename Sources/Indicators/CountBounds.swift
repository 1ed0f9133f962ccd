/// By how much the counts of a survey may be wrong while pairs of households are undecided: how many households of a class
/// fewer or more a unit has when pairs turn out to be one household.
public struct CountBounds: Sendable, Hashable {
  /// For each class, for each unit: how many fewer.
  public private(set) var fewer: [[Int]] = [[], []]
  /// For each class, for each unit: how many more.
  public private(set) var more: [[Int]] = [[], []]

  /// Nothing is in doubt.
  public init() {}

  /// Nothing is in doubt yet in so many units.
  public init(units: Int) {
    fewer = CountedClass.allCases.map { _ in [Int](repeating: 0, count: units) }
    more = fewer
  }

  /// Adds what one pair may change in a unit.
  public mutating func add(_ c: CountedClass, _ unit: Int, fewer few: Int, more many: Int) {
    fewer[c.rawValue][unit] += few
    more[c.rawValue][unit] += many
  }

  /// Adds what others may change.
  public mutating func add(_ other: CountBounds) {
    if other.fewer[0].isEmpty { return }
    if fewer[0].isEmpty {
      self = other
      return
    }
    for c in CountedClass.allCases {
      for unit in other.fewer[c.rawValue].indices {
        add(c, unit, fewer: other.fewer(c, unit), more: other.more(c, unit))
      }
    }
  }

  /// Whether nothing is in doubt.
  public var isEmpty: Bool { (fewer + more).allSatisfy { $0.allSatisfy { $0 == 0 } } }

  /// How many fewer there may be.
  public func fewer(_ c: CountedClass, _ unit: Int) -> Int { fewer[c.rawValue].isEmpty ? 0 : fewer[c.rawValue][unit] }

  /// How many more there may be.
  public func more(_ c: CountedClass, _ unit: Int) -> Int { more[c.rawValue].isEmpty ? 0 : more[c.rawValue][unit] }
}

/// An end of the range in which counts lie.
public enum CountBound: Sendable, CaseIterable {
  case low, high
}

extension SurveyCounts {
  /// Households of a class at an end of their range; nil when nothing was reported.
  public func households(_ c: CountedClass, _ unit: Int, at bound: CountBound) -> Int? {
    households(c, unit).map { $0 + (bound == .low ? -bounds.fewer(c, unit) : bounds.more(c, unit)) }
  }

  /// The same survey with all counts of households at an end of their range.
  public func all(at bound: CountBound) -> SurveyCounts {
    var other = self
    for unit in units.indices {
      for c in CountedClass.allCases {
        let shift = bound == .low ? -bounds.fewer(c, unit) : bounds.more(c, unit)
        other.units[unit][layout.households(c)] += shift
      }
    }
    return other
  }
}

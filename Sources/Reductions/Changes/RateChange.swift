import Indicators

/// What moves a rate between two surveys. Each part is in percentage points; together they are the change.
public enum ChangePart: String, Sendable, CaseIterable {
  /// The unit was another territory.
  case borders
  /// Communes of which only one of the two surveys counts.
  case coverage
  /// Another poverty standard at the same time.
  case otherStandard = "other_standard"
  /// What households did, each way of flows.csv over the households of the baseline.
  case toOtherClass = "to_other_class"
  case above
  case otherDecrease = "other_decrease"
  case fromOtherClass = "from_other_class"
  case relapsed, new
  case otherIncrease = "other_increase"
  /// There are more or fewer households than at the baseline.
  case denominator
  /// Lists of the baseline were corrected after they had been approved.
  case corrections
}

extension UnitRows<RateChange> {
  /// A unit's change of a class.
  public func row(_ unit: Int, _ counted: CountedClass) -> RateChange {
    self[unit * CountedClass.allCases.count + counted.rawValue]
  }
}

/// Why the rate of one class of one unit moved.
public struct RateChange: Sendable, Hashable {
  /// The unit, as an index into today's tree.
  public var unit: Int
  /// The class.
  public var counted: CountedClass
  /// Whether both surveys are whole.
  public var state: UnitState
  /// The rate at the baseline, as it was published: of the unit of the same code, over the communes that counted.
  public var before: Ratio?
  /// The rate now, over the communes that count.
  public var now: Ratio?
  /// The change in hundredths of a percentage point; nil when it cannot be explained.
  public var points: Int?
  /// Its parts in the order of `ChangePart`, in hundredths too: they add up to it. Empty when it cannot be explained.
  public var parts: [Int] = []

  /// A change of which nothing is explained yet.
  init(unit: Int, counted: CountedClass, state: UnitState, before: Ratio?, now: Ratio?) {
    self.unit = unit
    self.counted = counted
    self.state = state
    self.before = before
    self.now = now
  }

  /// Explains the change by exact parts. Each is rounded down and what is then missing is given to those that lost most:
  /// the printed parts add up to the printed change.
  mutating func explain(_ exact: [ChangePart: [Ratio?]]) {
    guard let before, let now, let whole = now.minus(before)?.percent(decimals: 2) else { return }
    var fine: [Int] = []
    for part in ChangePart.allCases {
      var sum = 0
      for ratio in exact[part] ?? [] {
        guard let share = ratio?.percent(decimals: 2 + Self.spare) else { return }
        sum += share
      }
      fine.append(sum)
    }
    points = whole
    parts = Self.shared(whole, over: fine)
  }

  /// Decimals behind the hundredths by which it is told which part lost most.
  private static let spare = 7
  private static let scale = 10_000_000

  private static func shared(_ whole: Int, over fine: [Int]) -> [Int] {
    var parts = fine.map { ($0 - (($0 % scale) + scale) % scale) / scale }
    let rests = fine.indices.sorted {
      let (a, b) = (fine[$0] - parts[$0] * scale, fine[$1] - parts[$1] * scale)
      return a == b ? $0 < $1 : a > b
    }
    let missing = whole - parts.reduce(0, +)
    for index in rests.prefix(max(0, missing)) { parts[index] += 1 }
    return parts
  }
}

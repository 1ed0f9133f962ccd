import Geography
import Indicators
import PipelineKit

/// Figures of one unit in one survey, as far as a comparison needs them.
public struct UnitFigures: Sendable, Hashable {
  /// Whether they are whole.
  public var state: UnitState
  /// Households of each class; nil = not known.
  public var households: [Int?]
  /// All households; nil = not known.
  public var total: Int?
  /// The codes of the communes that they are over.
  public var over: Set<String>

  /// Nothing is known.
  public static let missing = UnitFigures(state: .missing, households: [nil, nil], total: nil, over: [])

  /// Households of a class.
  public func count(_ c: CountedClass) -> Int? { households[c.rawValue] }

  /// The share of a class among all households.
  public func rate(_ c: CountedClass) -> Ratio? {
    guard let count = count(c), let total else { return nil }
    return Ratio(count, total)
  }
}

/// A survey's counts with the tree that they stand on.
public struct SurveyView: Sendable {
  /// The units.
  public let tree: UnitTree
  /// The counts.
  public let counts: SurveyCounts

  /// A view.
  public init(tree: UnitTree, counts: SurveyCounts) {
    self.tree = tree
    self.counts = counts
  }

  /// The figures of a unit.
  public func figures(_ unit: Int) -> UnitFigures {
    let households = CountedClass.allCases.map { counts.households($0, unit) }
    return UnitFigures(
      state: counts.states[unit], households: households, total: counts.totalHouseholds(unit), over: reported(unit))
  }

  private func reported(_ unit: Int) -> Set<String> {
    if tree.units[unit].level <= .commune {
      return counts.states[unit] == .reported ? [tree.units[unit].code] : []
    }
    return tree.children[unit].reduce(into: []) { $0.formUnion(reported($1)) }
  }

  /// The figures of several units together.
  public func figures(_ units: [Int]) -> UnitFigures {
    if units.count == 1 { return figures(units[0]) }
    let parts = units.map(figures)
    guard let first = parts.first else { return .missing }
    var sum = first
    for part in parts.dropFirst() {
      for c in CountedClass.allCases { sum.households[c.rawValue] = added(sum.count(c), part.count(c)) }
      sum.total = added(sum.total, part.total)
      sum.over.formUnion(part.over)
      if part.state != sum.state { sum.state = .partial }
    }
    return sum
  }

  private func added(_ a: Int?, _ b: Int?) -> Int? { a.flatMap { a in b.map { a + $0 } } }
}

/// How a unit of today is compared with an earlier survey.
public enum BordersView: String, Sendable, CaseIterable {
  /// With the unit of the same code as it was then.
  case asWas = "as-was"
  /// With what was then on today's territory.
  case todaysBorders = "todays-borders"
}

/// What happened to one class of one unit between two surveys under the same standard.
public struct Reduction: Sendable, Hashable {
  /// The unit, as an index into today's tree.
  public var unit: Int
  /// The class.
  public var counted: CountedClass
  /// On which borders.
  public var view: BordersView
  /// Whether both sides are whole.
  public var state: UnitState
  /// The figures before.
  public var before: UnitFigures
  /// The figures now.
  public var now: UnitFigures

  /// Whether the two can be compared: both known, over the same communes.
  public var isComparable: Bool {
    before.count(counted) != nil && now.count(counted) != nil && state == .reported
  }

  /// Households more (fewer: negative); nil when it cannot be said.
  public var change: Int? {
    guard isComparable, let now = now.count(counted), let before = before.count(counted) else { return nil }
    return now - before
  }

  /// The difference of the rates in percentage points, unrounded; nil when it cannot be said.
  public var changeOfRate: Ratio? {
    guard isComparable, let now = now.rate(counted), let before = before.rate(counted) else { return nil }
    return now.minus(before)
  }
}

import Geography
import Indicators
import PipelineKit

/// Figures of one unit in one survey, as far as a comparison needs them.
public struct UnitFigures: Sendable, Hashable {
  /// Whether they are whole.
  public var state: UnitState
  /// Households of each class; nil = not known.
  public var households: PerClass<Int?>
  /// Persons in them; nil = not all forms ask them.
  public var persons: PerClass<Int?>
  /// Households of each class whose persons are not known.
  public var withoutSize: PerClass<Int>
  /// All households; nil = not known.
  public var total: Int?

  /// Whether a part of them was computed from declared shares.
  public var isEstimated = false
  /// Whether nobody can tell what the unit was: borders have changed and lineage does not say enough.
  public var isUntraceable = false

  /// Nothing is known.
  public static let missing = UnitFigures(
    state: .missing, households: PerClass(nil, nil), persons: PerClass(nil, nil), withoutSize: PerClass(0, 0),
    total: nil)

  /// Nothing is known, since borders have changed.
  static let untraceable: UnitFigures = {
    var figures = missing
    figures.isUntraceable = true
    return figures
  }()

  /// Households of a class.
  public func count(_ c: CountedClass) -> Int? { households[c] }

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
    let asksPersons = counts.scalar(.withPersons, unit) == counts.scalar(.reported, unit)
    return UnitFigures(
      state: counts.states[unit], households: PerClass { counts.households($0, unit) },
      persons: PerClass { asksPersons ? counts.persons($0, unit) : nil },
      withoutSize: PerClass { counts.units[unit][counts.layout.personsUnknown($0)] },
      total: counts.totalHouseholds(unit))
  }

  /// The figures of several units together.
  public func figures(_ units: [Int]) -> UnitFigures {
    if units.count == 1 { return figures(units[0]) }
    return UnitFigures.sum(units.map(figures))
  }
}

extension UnitFigures {
  /// The figures of units that have no part in common.
  static func sum(_ parts: [UnitFigures]) -> UnitFigures {
    guard var sum = parts.first else { return .missing }
    for part in parts.dropFirst() {
      for c in CountedClass.allCases {
        sum.households[c] = added(sum.households[c], part.households[c])
        sum.persons[c] = added(sum.persons[c], part.persons[c])
        sum.withoutSize[c] += part.withoutSize[c]
      }
      sum.total = added(sum.total, part.total)
      sum.isEstimated = sum.isEstimated || part.isEstimated
      if part.state != sum.state { sum.state = .partial }
    }
    return sum
  }

  /// What some of the parts have of a unit that was cut up: each number is shared out over all parts so that they add up
  /// to it.
  func parts(_ own: [Int], of shares: [Int]) -> UnitFigures {
    var part = self
    part.isEstimated = true
    func share(_ number: Int?) -> Int? {
      number.map { number in
        let all = Apportionment.shares(number, over: shares)
        return own.reduce(0) { $0 + all[$1] }
      }
    }
    part.households = PerClass { share(households[$0]) }
    part.persons = PerClass { share(persons[$0]) }
    part.withoutSize = PerClass { share(withoutSize[$0]) ?? 0 }
    part.total = share(total)
    return part
  }

  private static func added(_ a: Int?, _ b: Int?) -> Int? { a.flatMap { a in b.map { a + $0 } } }
}

extension SurveyView {
  /// The survey as if every missing list had come, at an end of the ranges of its counts: at the low end without a
  /// household of any class, at the high end with no other. `totals` are all households of each unit; where that of a
  /// missing list is not known, the units above have no high end and stay as they are, and no rate at either.
  public func filled(at bound: CountBound, totals: [Int?]) -> SurveyView {
    var counts = counts.all(at: bound)
    let layout = counts.layout
    var missing = [Int?](repeating: 0, count: tree.units.count)
    for unit in tree.bottomUp {
      switch counts.states[unit] {
      case .reported, .notDue: continue
      case .missing, .refused: missing[unit] = totals[unit]
      case .partial:
        missing[unit] = tree.children[unit].reduce(Int?(0)) { sum, child in
          sum.flatMap { sum in missing[child].map { sum + $0 } }
        }
        guard let more = bound == .low ? 0 : missing[unit] else { continue }
        for c in CountedClass.allCases { counts.units[unit][layout.households(c)] += more }
        counts.states[unit] = .reported
        counts.units[unit][layout.index(.totalHouseholds)] = totals[unit] ?? 0
        counts.units[unit][layout.index(.withTotalHouseholds)] =
          totals[unit] == nil ? 0 : counts.scalar(.reported, unit)
      }
    }
    return SurveyView(tree: tree, counts: counts)
  }
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

extension UnitRows<Reduction> {
  /// A unit's reduction of a class.
  public func row(_ unit: Int, _ counted: CountedClass, _ view: BordersView) -> Reduction {
    self[
      (unit * CountedClass.allCases.count + counted.rawValue) * BordersView.allCases.count + (view == .asWas ? 0 : 1)]
  }
}

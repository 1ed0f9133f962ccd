import Geography
import Households
import Indicators
import Standards

/// Two households of a survey that may be one.
public struct DoubtfulPair: Sendable, Hashable {
  /// Their units.
  public var units: [Int]
  /// Their classes.
  public var classes: [HouseholdClass]

  /// A pair.
  public init(units: (Int, Int), classes: (HouseholdClass, HouseholdClass)) {
    self.units = [units.0, units.1]
    self.classes = [classes.0, classes.1]
  }
}

/// Undecided pairs → how far each unit's counts may be off. The one household that a pair may be is of the class of either
/// and lives in the unit of either.
public struct DoubtStage: Sendable {
  private let tree: UnitTree

  /// A stage for a survey.
  public init(tree: UnitTree) { self.tree = tree }

  /// The bounds over all pairs; no pair may follow from others.
  public func bounds(_ pairs: [DoubtfulPair]) -> CountBounds {
    if pairs.isEmpty { return CountBounds() }
    var bounds = CountBounds(units: tree.units.count)
    for pair in pairs {
      let above = pair.units.map { Set(path($0)) }
      for unit in above[0].union(above[1]).sorted() {
        add(pair, unit, isWithin: above.map { $0.contains(unit) }, &bounds)
      }
    }
    return bounds
  }

  /// The bounds over rows that may be households, each with how many such rows there are: one more in its unit and in all
  /// above, and where its village is not known in each village that may be it.
  public func bounds(_ rows: [OpenRow: Int]) -> CountBounds {
    if rows.isEmpty { return CountBounds() }
    var bounds = CountBounds(units: tree.units.count)
    for (row, count) in rows {
      let classes = row.householdClass.map { [CountedClass($0)].compactMap { $0 } } ?? CountedClass.allCases
      for unit in path(Int(row.unit)) + below(Int(row.unit)) {
        for c in classes { bounds.add(c, unit, fewer: 0, more: count) }
      }
    }
    return bounds
  }

  /// All units below one.
  private func below(_ unit: Int) -> [Int] { tree.children[unit].flatMap { [$0] + below($0) } }

  private func add(_ pair: DoubtfulPair, _ unit: Int, isWithin: [Bool], _ bounds: inout CountBounds) {
    for c in CountedClass.allCases {
      let isOfClass = pair.classes.map { CountedClass($0) == c }
      let now = zip(isWithin, isOfClass).filter { $0 && $1 }.count
      let least = isWithin.allSatisfy { $0 } && isOfClass.allSatisfy { $0 } ? 1 : 0
      let most = isWithin.contains(true) && isOfClass.contains(true) ? 1 : 0
      bounds.add(c, unit, fewer: max(0, now - least), more: max(0, most - now))
    }
  }

  private func path(_ unit: Int) -> [Int] {
    var path: [Int] = []
    var walker: Int? = unit
    while let current = walker {
      path.append(current)
      walker = tree.parents[current]
    }
    return path
  }
}

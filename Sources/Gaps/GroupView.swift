import Indicators
import Reductions
import Standards

extension SurveyView {
  /// The survey of one group alone: its households take the place of all, and `totals`, by unit, that of the
  /// denominators. What is undecided of a class may all be of the group.
  public func limited(to group: HouseholdGroup, totals: [Int?]) -> SurveyView {
    let g = Int(group.rawValue)
    var limited = counts
    limited.bounds = CountBounds(units: tree.units.count)
    for unit in tree.units.indices {
      limited.states[unit] = counts.state(unit, forms: counts.units[unit][counts.layout.withGroup(g)])
      limited.units[unit].setTotal(totals[unit], counts.layout)
      for c in CountedClass.allCases {
        let own = counts.units[unit][counts.layout.group(g, c)]
        let others = counts.units[unit][counts.layout.households(c)] - own
        limited.units[unit][counts.layout.households(c)] = own
        limited.bounds.add(
          c, unit, fewer: min(own, counts.bounds.fewer(c, unit)), more: min(others, counts.bounds.more(c, unit)))
      }
    }
    return SurveyView(tree: tree, counts: limited)
  }
}

extension Counts {
  /// The denominator in the place of all households; nil = nobody gave it.
  fileprivate mutating func setTotal(_ total: Int?, _ layout: CountLayout) {
    let reported = self[layout.index(.reported)]
    self[layout.index(.totalHouseholds)] = total ?? 0
    self[layout.index(.withTotalHouseholds)] = total == nil ? 0 : reported
  }
}

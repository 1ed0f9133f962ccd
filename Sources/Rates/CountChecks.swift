import Geography
import Indicators
import PipelineKit
import Standards

/// What Rates finds.
extension FindingCode {
  /// Two figures that must be equal by the official forms are not. Arguments: the identity, class, both numbers.
  public static let tableIdentityBroken = FindingCode("table-identity-broken", .error)
  /// More persons are poor and near-poor than there are. Arguments: both numbers.
  public static let personsTooMany = FindingCode("persons-too-many", .error)
  /// Of some households the ethnic group is not known: the table of ethnic groups does not add up. Arguments: class,
  /// households.
  public static let ethnicitiesIncomplete = FindingCode("ethnicities-incomplete", .note)

  /// All codes of this stage.
  public static let ofRates: [FindingCode] = [.tableIdentityBroken, .personsTooMany, .ethnicitiesIncomplete]
}

/// Checks the counts of a survey against the identities of the official forms, before anything is published.
public struct CountChecks {
  private let tree: UnitTree
  private let counts: SurveyCounts
  private let survey: Int

  /// Checks for a survey's counts.
  public init(tree: UnitTree, counts: SurveyCounts, survey: Int) {
    self.tree = tree
    self.counts = counts
    self.survey = survey
  }

  /// What does not hold, unit by unit.
  public var findings: [Finding] {
    var found: [Finding] = []
    for unit in tree.units.indices where counts.hasFigures(unit) {
      found += persons(unit)
      for c in CountedClass.allCases {
        found += parts(unit, c)
        found += deprivations(unit, c)
        found += members(unit, c)
        found += ethnicities(unit, c)
      }
    }
    return found
  }

  private func number(_ index: Int, _ unit: Int) -> Int { counts.units[unit][index] }

  private func broken(_ identity: String, _ unit: Int, _ c: CountedClass, _ left: Int, _ right: Int) -> [Finding] {
    if left == right { return [] }
    return [finding(.tableIdentityBroken, unit, [identity, c.word, String(left), String(right)])]
  }

  private func finding(_ code: FindingCode, _ unit: Int, _ arguments: [String]) -> Finding {
    Finding(code, survey: survey, unit: tree.units[unit].code, arguments)
  }

  /// A unit above communes is the sum of its parts; a commune may have households of no known village.
  private func parts(_ unit: Int, _ c: CountedClass) -> [Finding] {
    guard tree.units[unit].level > .commune, !tree.children[unit].isEmpty else { return [] }
    let layout = counts.layout
    let figures = [
      ("households", layout.households(c)), ("persons", layout.persons(c)), ("deprivations", layout.deprivations(c)),
    ]
    return figures.flatMap { name, index in
      broken("Σ " + name, unit, c, number(index, unit), tree.children[unit].reduce(0) { $0 + number(index, $1) })
    }
  }

  /// T4: the indicators add up to the deprivations.
  private func deprivations(_ unit: Int, _ c: CountedClass) -> [Finding] {
    let layout = counts.layout
    let sum = (0..<layout.indicators).reduce(0) { $0 + number(layout.indicator($1, c), unit) }
    let all = number(layout.deprivations(c), unit)
    return sum == all ? [] : broken("T4 Σ1…\(layout.indicators)", unit, c, sum, all)
  }

  /// T8, T10: no group and no cause has more households than the class.
  private func members(_ unit: Int, _ c: CountedClass) -> [Finding] {
    let layout = counts.layout
    let all = number(layout.households(c), unit)
    func more(_ form: String, _ count: Int, _ index: (Int, CountedClass) -> Int) -> [Finding] {
      (0..<count).flatMap { place in
        let part = number(index(place, c), unit)
        return part > all ? broken(form, unit, c, part, all) : []
      }
    }
    return more("T8", layout.groups, layout.group) + more("T10", layout.causes, layout.cause)
  }

  /// T9, T12: the ethnic groups add up to the class where each household's is known.
  private func ethnicities(_ unit: Int, _ c: CountedClass) -> [Finding] {
    let layout = counts.layout
    guard counts.scalar(.withEthnicity, unit) == counts.scalar(.reported, unit) else { return [] }
    let known = (0..<layout.ethnicities).reduce(0) { $0 + number(layout.ethnicity($1, c), unit) }
    let all = number(layout.households(c), unit)
    if known > all { return broken("T9", unit, c, known, all) }
    let isNews = known < all && tree.units[unit].level == .commune
    return isNews ? [finding(.ethnicitiesIncomplete, unit, [c.word, String(all - known)])] : []
  }

  /// T1: 9 + 11 ≤ 2.
  private func persons(_ unit: Int) -> [Finding] {
    guard counts.states[unit] == .reported, let all = counts.totalPersons(unit) else { return [] }
    let listed = CountedClass.allCases.reduce(0) { $0 + (counts.persons($1, unit) ?? 0) }
    return listed > all ? [finding(.personsTooMany, unit, [String(listed), String(all)])] : []
  }
}

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
    tree.units.indices.filter(counts.hasFigures).flatMap { unit in
      persons(unit)
        + CountedClass.allCases.flatMap {
          parts(unit, $0) + deprivations(unit, $0) + members(unit, $0) + ethnicities(unit, $0)
        }
    }
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
    return broken("T4 Σ1…\(layout.indicators)", unit, c, sum, number(layout.deprivations(c), unit))
  }

  /// T8, T10: no group and no cause has more households than the class.
  private func members(_ unit: Int, _ c: CountedClass) -> [Finding] {
    let layout = counts.layout
    let all = number(layout.households(c), unit)
    let groups = (0..<layout.groups).map { ("T8", number(layout.group($0, c), unit)) }
    let causes = (0..<layout.causes).map { ("T10", number(layout.cause($0, c), unit)) }
    return (groups + causes).filter { $0.1 > all }.flatMap { broken($0.0, unit, c, $0.1, all) }
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

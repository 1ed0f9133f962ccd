import Geography
import Indicators

/// Over what the flows of each unit are: the unit itself where both surveys are whole, else its communes of which both
/// are.
struct Coverage: Sendable {
  let countOf: CountOf
  /// For each unit of today whether both surveys are whole.
  let isWhole: [Bool]
  /// For each unit whether the survey before is whole.
  let isKnownBefore: [Bool]
  private let tree: UnitTree

  /// `knownFlows` are those of other offices, where nobody here knows the households.
  init(_ surveys: ReductionStage, of countOf: CountOf, _ knownFlows: KnownFlows? = nil) {
    func isWhole(_ figures: UnitFigures) -> Bool {
      figures.state == .reported && !figures.isEstimated
        && (countOf == .households || figures.persons.poor != nil && figures.persons.nearPoor != nil)
    }
    tree = surveys.now.tree
    self.countOf = countOf
    let known = tree.units.indices.map { isWhole(surveys.past(of: $0, view: .todaysBorders)) }
    isKnownBefore = known
    let counted = tree.units.indices.map { known[$0] && isWhole(surveys.now.figures($0)) }
    self.isWhole = knownFlows.map { Self.told($0, counted, surveys, countOf) } ?? counted
  }

  /// Of units that are whole those whose flows other offices tell from the opening to the closing that is counted here:
  /// an office whose unit had another's households at the baseline does not know them.
  private static func told(
    _ flows: KnownFlows, _ isWhole: [Bool], _ surveys: ReductionStage, _ countOf: CountOf
  ) -> [Bool] {
    let tree = surveys.now.tree
    var told = isWhole
    for unit in tree.bottomUp where isWhole[unit] {
      let own = CountedClass.allCases.map { flows[unit, $0, countOf] }
      if own.contains(where: { $0 == nil }) {
        told[unit] = tree.units[unit].level > .commune && tree.children[unit].allSatisfy { told[$0] }
        continue
      }
      let (past, now) = (surveys.past(of: unit, view: .todaysBorders), surveys.now.figures(unit))
      told[unit] = CountedClass.allCases.allSatisfy { c in
        own[c.rawValue]?.opening == past.amount(c, countOf) && own[c.rawValue]?.closing == now.amount(c, countOf)
      }
    }
    return told
  }

  /// The units, none inside another, that the flows of a unit are over.
  func parts(of unit: Int) -> [Int] {
    if isWhole[unit] { return [unit] }
    return tree.units[unit].level > .commune ? tree.children[unit].flatMap(parts) : []
  }

  /// The units above a unit and itself, each with whether the unit is in what its flows are over.
  func chain(from unit: Int32) -> [(unit: Int, isInside: Bool)] {
    var chain: [(Int, Bool)] = []
    var walker: Int? = unit < 0 ? nil : Int(unit)
    var isInside = false
    while let current = walker {
      isInside = isWhole[current] || isInside && tree.units[current].level > .commune
      chain.append((current, isInside))
      walker = tree.parents[current]
    }
    return chain
  }

  /// Whether the survey before is whole where a unit is: its commune or, above communes, itself.
  func knewBefore(_ unit: Int32) -> Bool {
    guard unit >= 0 else { return true }
    let index = Int(unit)
    return isKnownBefore[tree.units[index].level == .village ? tree.parents[index] ?? index : index]
  }
}

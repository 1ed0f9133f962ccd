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

  init(_ surveys: ReductionStage, of countOf: CountOf) {
    func isWhole(_ figures: UnitFigures) -> Bool {
      figures.state == .reported && !figures.isEstimated
        && (countOf == .households || figures.persons.allSatisfy { $0 != nil })
    }
    tree = surveys.now.tree
    self.countOf = countOf
    let known = tree.units.indices.map { isWhole(surveys.past(of: $0, view: .todaysBorders)) }
    isKnownBefore = known
    self.isWhole = tree.units.indices.map { known[$0] && isWhole(surveys.now.figures($0)) }
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

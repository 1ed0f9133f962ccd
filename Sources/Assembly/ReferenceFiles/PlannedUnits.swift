import Geography
import PipelineKit
import Synchronization
import Text

/// The units of the plan and the unit served, for the other reference files to be checked against.
struct PlannedUnits {
  let history: UnitHistory
  let root: String
  /// Codes whose rows have problems of their own.
  let broken: Set<String>
  /// Whether the units have no problem, so that sums over the tree mean something.
  let areSound: Bool

  private let trees = Trees()

  init(history: UnitHistory, root: String, broken: Set<String>, areSound: Bool) {
    (self.history, self.root, self.broken, self.areSound) = (history, root, broken, areSound)
  }

  /// The tree under the unit served on a day, made once.
  func tree(on day: Day) -> UnitTree? {
    trees.made.withLock { made in
      if let tree = made[day] { return tree }
      let tree = UnitTree(history.units, under: root, on: day)
      made[day] = tree
      return tree
    }
  }

  private final class Trees: Sendable {
    let made = Mutex<[Day: UnitTree]>([:])
  }

  /// Whether the unit is known and holds on that day; else a problem.
  func check(_ unit: Located<String>, on day: Day, _ problems: inout Problems) -> Bool {
    if broken.contains(unit.value) { return false }
    guard history.knows(unit.value) else {
      problems.add(history.unknown(unit.value, at: unit.place))
      return false
    }
    if history.unit(unit.value, on: day) != nil { return true }
    problems.add(Problem(.unitNotThen, at: unit.place, found: unit.value, [day.description]))
    return false
  }

  /// The same, and the unit must be the unit served or below it.
  func checkWithin(_ unit: Located<String>, on day: Day, _ problems: inout Problems) -> Bool {
    guard check(unit, on: day, &problems) else { return false }
    if history.unit(root, on: day) == nil || history.isWithin(unit.value, root, on: day) { return true }
    problems.add(Problem(.unitOutside, at: unit.place, found: unit.value, [root]))
    return false
  }
}

extension UnitHistory {
  /// What is said of a code that no unit has: that its zeros were lost, that it is a name, or the nearest code.
  func unknown(_ code: String, at place: SourcePlace, _ otherwise: ProblemCode = .unitUnknown) -> Problem {
    let significant = Self.withoutZeros(code)
    if let significant, let padded = codes.first(where: { Self.withoutZeros($0) == significant }) {
      return Problem(.unitZerosLost, at: place, found: code, [padded])
    }
    let key = Folding.folded(code)
    let named = Set(units.lazy.filter { Folding.folded($0.name) == key }.map(\.code))
    if let only = named.first, named.count == 1 { return Problem(.unitNamed, at: place, found: code, [only]) }
    return Problem(otherwise, at: place, found: code, among: codes)
  }

  /// A code of digits without the zeros before them, which spreadsheets drop; nil for any other code.
  private static func withoutZeros(_ code: String) -> Substring? {
    guard !code.isEmpty, code.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return code.drop { $0 == "0" }
  }
}

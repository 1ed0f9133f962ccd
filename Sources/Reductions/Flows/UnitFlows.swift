import Geography
import Indicators

/// The flows of all units, counted in one thing.
struct UnitFlows: Sendable {
  private let surveys: ReductionStage
  private let coverage: Coverage
  /// For each unit and class what households did, and the openings as the households themselves say.
  private var moves: [Flow]

  init(_ surveys: ReductionStage, _ coverage: Coverage, _ transitions: Transitions) {
    self.surveys = surveys
    self.coverage = coverage
    moves = [Flow](repeating: Flow(), count: surveys.now.tree.units.count * CountedClass.allCases.count)
    for cell in transitions.cells { add(cell, transitions.numbers) }
  }

  /// The flows that other offices know, and of the units above theirs the sums.
  init(_ surveys: ReductionStage, _ coverage: Coverage, _ known: KnownFlows) {
    self.surveys = surveys
    self.coverage = coverage
    let tree = surveys.now.tree
    moves = [Flow](repeating: Flow(), count: tree.units.count * CountedClass.allCases.count)
    for unit in tree.bottomUp {
      for counted in CountedClass.allCases {
        let place = unit * 2 + counted.rawValue
        if let own = known[unit, counted, coverage.countOf] {
          moves[place] = own
        } else if tree.units[unit].level > .commune {
          for child in tree.children[unit] { moves[place] += moves[child * 2 + counted.rawValue] }
        }
      }
    }
  }

  // MARK: Counting

  /// Adds what households of a pair of units did to all units that have one of the two.
  private mutating func add(_ cell: Transitions.Cell, _ numbers: [Int]) {
    let before = coverage.chain(from: cell.before)
    let now = coverage.chain(from: cell.now)
    for (unit, isInside) in before {
      add(cell, numbers, unit, before: isInside, now: now.first { $0.unit == unit }?.isInside ?? false)
    }
    for (unit, isInside) in now where !before.contains(where: { $0.unit == unit }) {
      add(cell, numbers, unit, before: false, now: isInside)
    }
  }

  private mutating func add(
    _ cell: Transitions.Cell, _ numbers: [Int], _ unit: Int, before wasInside: Bool, now isInside: Bool
  ) {
    guard wasInside || isInside else { return }
    for from in CountedClass.allCases {
      for to in CountedClass.allCases {
        addStay(from, to, numbers, cell.first + Transitions.stay(from, to), unit, wasInside, isInside)
      }
      for leaving in Leaving.allCases where wasInside {
        addLeft(from, leaving, number(numbers, cell.first + Transitions.left(from, leaving)), unit, isInside)
      }
      for relapsed in [true, false] where isInside {
        for origin in Origin.allCases {
          let count = number(numbers, cell.first + Transitions.came(from, relapsed: relapsed, origin))
          if count != 0 { addCame(from, relapsed, origin, count, cell, unit, wasInside) }
        }
      }
    }
  }

  /// Households and persons stand side by side.
  private func number(_ numbers: [Int], _ index: Int) -> Int {
    numbers[coverage.countOf == .households ? index : index + Transitions.persons]
  }

  /// Persons move with their household as many as they were; what it became larger or smaller is the other increase and
  /// decrease of the class where it is now.
  private mutating func addStay(
    _ from: CountedClass, _ to: CountedClass, _ numbers: [Int], _ first: Int, _ unit: Int, _ wasInside: Bool,
    _ isInside: Bool
  ) {
    let count = number(numbers, first)
    let asPersons = coverage.countOf == .persons
    let growth = asPersons ? numbers[first + Transitions.growth] : 0
    let shrinkage = asPersons ? numbers[first + Transitions.shrinkage] : 0
    let (source, sink) = (unit * 2 + from.rawValue, unit * 2 + to.rawValue)
    if wasInside { moves[source].opening += count }
    switch (wasInside, isInside) {
    case (true, true):
      if from != to {
        moves[source].toOtherClass += count
        moves[sink].fromOtherClass += count
      }
      moves[sink].otherIncrease += growth
      moves[sink].otherDecrease += shrinkage
    case (true, false): moves[source].otherDecrease += count
    case (false, true): moves[sink].otherIncrease += count + growth - shrinkage
    case (false, false): break
    }
  }

  /// Who is gone, or is named as not poor elsewhere, is other decrease; else who left is above.
  private mutating func addLeft(
    _ from: CountedClass, _ leaving: Leaving, _ count: Int, _ unit: Int, _ isInside: Bool
  ) {
    let source = unit * 2 + from.rawValue
    moves[source].opening += count
    if leaving == .gone || leaving == .seen && !isInside {
      moves[source].otherDecrease += count
      return
    }
    moves[source].above += count
    if leaving == .unseen { moves[source].aboveAssumed += count }
  }

  /// A household that was last seen elsewhere has moved in, unless it came back to its list: then it relapsed. Where the
  /// survey before is whole and does not name it, it was on no list there, and is new.
  private mutating func addCame(
    _ to: CountedClass, _ relapsed: Bool, _ origin: Origin, _ count: Int, _ cell: Transitions.Cell, _ unit: Int,
    _ wasInside: Bool
  ) {
    let sink = unit * 2 + to.rawValue
    let isElsewhere = cell.before >= 0 && !wasInside
    if origin == .stated || isElsewhere && (origin == .row || !relapsed && !coverage.knewBefore(cell.before)) {
      moves[sink].otherIncrease += count
      return
    }
    if relapsed { moves[sink].relapsed += count } else { moves[sink].new += count }
    if origin == .none || origin == .earlier { moves[sink].arisenAssumed += count }
  }

  // MARK: Changes

  /// By how much each unit and class has more of each flow when some households went the second way and not the first.
  mutating func change(from first: Transitions, to second: Transitions) -> [Int: Flow] {
    for cell in first.cells { add(cell, first.numbers.map { -$0 }) }
    for cell in second.cells { add(cell, second.numbers) }
    let units = (first.cells + second.cells).flatMap { cell in
      (coverage.chain(from: cell.before) + coverage.chain(from: cell.now)).map(\.unit)
    }
    var changes: [Int: Flow] = [:]
    for place in Set(units).flatMap({ unit in CountedClass.allCases.map { unit * 2 + $0.rawValue } }) {
      if moves[place] != Flow() { changes[place] = moves[place] }
      moves[place] = Flow()
    }
    return changes
  }

  // MARK: Rows

  /// The row of a unit and class.
  func row(_ unit: Int, _ counted: CountedClass) -> FlowRow {
    let (now, past) = (surveys.now.figures(unit), surveys.past(of: unit, view: .todaysBorders))
    var row = FlowRow(unit: unit, counted: counted, countOf: coverage.countOf, state: surveys.state(now, past))
    let parts = coverage.parts(of: unit)
    guard !parts.isEmpty else {
      row.opening = past.isEstimated ? nil : past.amount(counted, coverage.countOf)
      row.closing = now.amount(counted, coverage.countOf)
      if row.state == .reported || row.state == .partial { row.state = .missing }
      return row
    }
    if parts != [unit] { row.state = .partial }
    let opening = UnitFigures.sum(parts.map { surveys.past(of: $0, view: .todaysBorders) })
    let closing = UnitFigures.sum(parts.map(surveys.now.figures))
    let counts = (opening.amount(counted, coverage.countOf) ?? 0, closing.amount(counted, coverage.countOf) ?? 0)
    var flow = moves[unit * 2 + counted.rawValue]
    row.openingOff = counts.0 - flow.opening
    (flow.opening, flow.closing) = counts
    (row.flow, row.opening, row.closing) = (flow, flow.opening, flow.closing)
    (row.totalBefore, row.totalNow) = (opening.total, closing.total)
    if coverage.countOf == .persons {
      row.withoutSize = opening.withoutSize[counted] + closing.withoutSize[counted]
    }
    return row
  }
}

extension UnitFigures {
  /// What is known of a class: of a unit that is not whole only where the row is not about flows.
  func amount(_ counted: CountedClass, _ countOf: CountOf) -> Int? {
    countOf == .households ? households[counted] : persons[counted]
  }
}

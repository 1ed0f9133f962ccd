import Indicators

/// Where a household stood before it came to a list, as far as lists tell.
enum Origin: Int, CaseIterable, Sendable {
  /// Nothing but its own row, which says that it moved in or split off.
  case stated
  /// No survey, but its own row says that it is new or came back.
  case vouched
  /// The survey before names it as on neither list.
  case row
  /// The last survey that names it is an earlier one.
  case earlier
  /// No survey names it.
  case none
}

/// What tells that a household left the lists.
enum Leaving: Int, CaseIterable, Sendable {
  /// No row.
  case unseen
  /// A row says that it is not poor.
  case seen
  /// A row says that it moved away, died out or became part of another.
  case gone
}

/// What became of households between two surveys, in numbers that add up: for each pair of units (in today's tree, −1 =
/// none) how many went which way, and with how many persons. Who they are cannot be told from it.
public struct Transitions: Sendable {
  /// Numbers of one pair of units.
  struct Cell: Sendable {
    /// The unit before and the unit now.
    var before, now: Int32
    /// The first of its numbers.
    var first: Int
  }

  /// On a list in both surveys: the class before and the class now.
  static func stay(_ from: CountedClass, _ to: CountedClass) -> Int { (from.rawValue * 2 + to.rawValue) * 4 }
  /// Behind `stay`: households, persons before, how many more they became, how many fewer.
  static let persons = 1
  static let growth = 2
  static let shrinkage = 3
  /// On a list before and on none now.
  static func left(_ from: CountedClass, _ leaving: Leaving) -> Int {
    16 + (from.rawValue * Leaving.allCases.count + leaving.rawValue) * 2
  }
  /// On a list now and on none before.
  static func came(_ to: CountedClass, relapsed: Bool, _ origin: Origin) -> Int {
    28 + ((to.rawValue * 2 + (relapsed ? 1 : 0)) * Origin.allCases.count + origin.rawValue) * 2
  }
  private static let width = 68

  private var slots: [UInt64: Int] = [:]
  private var ofUnit: [Int]
  private(set) var cells: [Cell] = []
  private(set) var numbers: [Int] = []

  /// No transitions between units of a tree of that many; of few households 0 does as well.
  init(units: Int) { ofUnit = [Int](repeating: -1, count: units) }

  /// The first number of a pair of units.
  private mutating func slot(_ before: Int32, _ now: Int32) -> Int {
    if before == now, before >= 0, Int(before) < ofUnit.count {
      if ofUnit[Int(now)] < 0 { ofUnit[Int(now)] = open(before, now) }
      return ofUnit[Int(now)]
    }
    let key = UInt64(UInt32(bitPattern: before)) << 32 | UInt64(UInt32(bitPattern: now))
    if let known = slots[key] { return known }
    let first = open(before, now)
    slots[key] = first
    return first
  }

  private mutating func open(_ before: Int32, _ now: Int32) -> Int {
    let first = numbers.count
    cells.append(Cell(before: before, now: now, first: first))
    numbers.append(contentsOf: repeatElement(0, count: Self.width))
    return first
  }

  /// A household that is on a list in both surveys.
  @inline(__always)
  mutating func addStay(_ before: Standing, _ from: CountedClass, _ now: Standing, _ to: CountedClass) {
    let first = slot(before.unit, now.unit) + Self.stay(from, to)
    let change = Int(now.persons) - Int(before.persons)
    numbers[first] += 1
    numbers[first + Self.persons] += Int(before.persons)
    if change > 0 { numbers[first + Self.growth] += change } else { numbers[first + Self.shrinkage] -= change }
  }

  /// A household that left the lists; `now` is the row that says so.
  @inline(__always)
  mutating func addLeft(_ before: Standing, _ from: CountedClass, now: Standing?) {
    let leaving: Leaving = now.map { $0.says(.gone) ? .gone : .seen } ?? .unseen
    let first = slot(before.unit, now?.unit ?? -1) + Self.left(from, leaving)
    numbers[first] += 1
    numbers[first + Self.persons] += Int(before.persons)
  }

  /// A household that came to a list; `before` is the unit where it was last seen.
  @inline(__always)
  mutating func addCame(_ now: Standing, _ to: CountedClass, relapsed: Bool, _ origin: Origin, before: Int32) {
    let first = slot(before, now.unit) + Self.came(to, relapsed: relapsed, origin)
    numbers[first] += 1
    numbers[first + Self.persons] += Int(now.persons)
  }

  /// Adds the transitions of other households between the same surveys.
  public static func += (a: inout Transitions, b: Transitions) {
    for cell in b.cells {
      let first = a.slot(cell.before, cell.now)
      for offset in 0..<Self.width { a.numbers[first + offset] += b.numbers[cell.first + offset] }
    }
  }
}

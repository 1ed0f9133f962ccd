import Indicators

/// Where a household stood before it came to a list, as far as lists tell.
enum Origin: Int, CaseIterable, Sendable {
  /// The survey before names it as on neither list.
  case row
  /// The last survey that names it is an earlier one.
  case earlier
  /// No survey names it.
  case none
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
  /// On a list before and on none now; `seen` = a row says so.
  static func left(_ from: CountedClass, seen: Bool) -> Int { 16 + (from.rawValue * 2 + (seen ? 1 : 0)) * 2 }
  /// On a list now and on none before.
  static func came(_ to: CountedClass, relapsed: Bool, _ origin: Origin) -> Int {
    24 + ((to.rawValue * 2 + (relapsed ? 1 : 0)) * Origin.allCases.count + origin.rawValue) * 2
  }
  private static let width = 48

  private var slots: [UInt64: Int] = [:]
  private var ofUnit: [Int]
  private(set) var cells: [Cell] = []
  private(set) var numbers: [Int] = []

  /// No transitions between units of a tree of that many.
  init(units: Int) { ofUnit = [Int](repeating: -1, count: units) }

  /// The first number of a pair of units.
  private mutating func slot(_ before: Int32, _ now: Int32) -> Int {
    if before == now, before >= 0 {
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

  /// A household that left the lists; `now` is the unit of the row that says so, −1 where there is none.
  @inline(__always)
  mutating func addLeft(_ before: Standing, _ from: CountedClass, now: Int32?) {
    let first = slot(before.unit, now ?? -1) + Self.left(from, seen: now != nil)
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

extension Transitions {
  /// What became of the households of `before` (in today's tree) in `now`.
  init(from before: Standings, to now: Standings, earlier: EarlierHouseholds, units: Int) {
    self.init(units: units)
    let (old, new) = (before.rows, now.rows)
    var (i, j, past) = (0, 0, 0)
    while i < old.count || j < new.count {
      if j == new.count || i < old.count && old[i].household < new[j].household {
        if let from = old[i].list.counted { addLeft(old[i], from, now: nil) }
        i += 1
        continue
      }
      let household = new[j].household
      while past < earlier.rows.count, earlier.rows[past].household < household { past += 1 }
      let known = past < earlier.rows.count && earlier.rows[past].household == household ? earlier.rows[past] : nil
      if i < old.count, old[i].household == household {
        addKnown(old[i], new[j], known)
        i += 1
      } else if let to = new[j].list.counted {
        addCame(
          new[j], to, relapsed: known?.wasOn(new[j].list) ?? false, known == nil ? .none : .earlier,
          before: known?.unit ?? -1)
      }
      j += 1
    }
  }

  /// A household that both surveys name.
  @inline(__always)
  private mutating func addKnown(_ before: Standing, _ now: Standing, _ earlier: Earlier?) {
    switch (before.list.counted, now.list.counted) {
    case (let from?, let to?): addStay(before, from, now, to)
    case (let from?, nil): addLeft(before, from, now: now.unit)
    case (nil, let to?):
      addCame(now, to, relapsed: earlier?.wasOn(now.list) ?? false, .row, before: before.unit)
    case (nil, nil): break
    }
  }
}

import Households
import Indicators
import Standards

/// Where a household stood in one survey: its id, its unit, its class, its persons. Nothing says who it is.
struct Standing: Sendable {
  /// The household's id, the same over the years.
  var household: UInt64
  /// The unit, as an index into a tree; −1 = none.
  var unit: Int32
  /// Persons; 0 where nobody says.
  var persons: UInt16
  /// What it is on.
  var list: ListedAs
  /// What the list says of how it came or left, as in `HouseholdColumns`.
  var change: UInt8 = 0

  /// Whether the list says one of these.
  func says(_ changes: StatedChange...) -> Bool { changes.contains { $0.rawValue + 1 == change } }
}

/// Which list a household stands on: poor, near-poor, or named as neither.
enum ListedAs: UInt8, Sendable {
  case poor, nearPoor, off

  /// The class as it is counted; nil when it is on neither list.
  var counted: CountedClass? { CountedClass(rawValue: Int(rawValue)) }
}

/// All households of one survey in the order of their ids, each once.
public struct Standings: Sendable {
  private(set) var rows: [Standing]

  /// The households of a survey's lists that count.
  public init(_ lists: [HouseholdColumns]) {
    var rows: [Standing] = []
    rows.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    for list in lists {
      for index in 0..<list.count where !list.isMerged[index] {
        let persons = list.persons[index]
        rows.append(
          Standing(
            household: list.ids[index], unit: list.units[index],
            persons: persons == HouseholdColumns.unknownPersons ? 0 : persons, list: Self.listed(list.classes[index]),
            change: list.changes[index]))
      }
    }
    self.rows = Self.sorted(rows)
  }

  /// Rows in the order of their ids.
  init(rows: [Standing]) { self.rows = rows }

  /// A household's row.
  func row(of household: UInt64) -> Standing? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].household < household { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].household == household ? rows[low] : nil
  }

  private static func listed(_ c: HouseholdClass) -> ListedAs {
    switch CountedClass(c) {
    case .poor: .poor
    case .nearPoor: .nearPoor
    case nil: .off
    }
  }

  /// The same households in another tree.
  func moved(to units: [Int32]) -> Standings {
    var moved = rows
    for index in moved.indices { moved[index].unit = units[Int(moved[index].unit)] }
    return Standings(rows: moved)
  }

  /// By id: ids are hashes, so that buckets of their first bits are small and alike.
  private static func sorted(_ rows: [Standing]) -> [Standing] {
    let bits = max(0, Int.bitWidth - rows.count.leadingZeroBitCount - 3)
    let shift = UInt64(64 - bits)
    func bucket(_ row: Standing) -> Int { bits == 0 ? 0 : Int(row.household >> shift) }
    var starts = [Int](repeating: 0, count: 1 << bits + 1)
    for row in rows { starts[bucket(row) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    var sorted = rows
    for row in rows {
      let place = bucket(row)
      sorted[next[place]] = row
      next[place] += 1
    }
    for place in 0..<starts.count - 1 where starts[place + 1] - starts[place] > 1 {
      sorted[starts[place]..<starts[place + 1]].sort { $0.household < $1.household }
    }
    return sorted
  }
}

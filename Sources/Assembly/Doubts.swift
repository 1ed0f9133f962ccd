import Deduplicate
import Rates
import Reductions

/// The undecided pairs of a survey as households of their units and classes, and with its open links as what may become
/// of households.
struct Doubts {
  private let identity: Deduplication
  private let lists: [MatchableList]
  private let holders: [ListedRow: ListedRow]

  init(_ identity: Deduplication, _ lists: [MatchableList]) {
    self.identity = identity
    self.lists = lists
    holders =
      identity.undecided.isEmpty
      ? [:]
      : Dictionary(identity.merges.map { ($0.dropped, $0.kept) }, uniquingKeysWith: { first, _ in first })
  }

  /// A pair as the two households that count for its rows.
  func households(_ pair: UndecidedPair) -> DoubtfulPair {
    let (a, b) = (Self.end(pair.rows.0, holders), Self.end(pair.rows.1, holders))
    let (left, right) = (lists[Int(a.list)].households, lists[Int(b.list)].households)
    return DoubtfulPair(
      units: (Int(left.units[Int(a.index)]), Int(right.units[Int(b.index)])),
      classes: (left.classes[Int(a.index)], right.classes[Int(b.index)]))
  }

  /// All pairs but those that follow from others.
  var all: [DoubtfulPair] { independent.map(households) }

  private var independent: [UndecidedPair] {
    var roots: [ListedRow: ListedRow] = [:]
    return identity.undecided.filter { pair in
      let one = Self.end(Self.end(pair.rows.0, holders), roots)
      let two = Self.end(Self.end(pair.rows.1, holders), roots)
      if one != two { roots[one] = two }
      return one != two
    }
  }

  /// What is open of a survey at a place in the order of surveys.
  func flows(at position: Int) -> [FlowDoubt] {
    independent.map { flow($0, at: position) } + identity.openLinks.map { flow($0, at: position) }
  }

  /// A pair as what may become of its households.
  func flow(_ pair: UndecidedPair, at position: Int) -> FlowDoubt {
    FlowDoubt(id(pair.rows.0), id(pair.rows.1), .withinSurvey, survey: position)
  }

  /// A link as what may become of its households.
  func flow(_ link: OpenLink, at position: Int) -> FlowDoubt {
    FlowDoubt(link.household, id(link.row), .overYears, survey: position)
  }

  private func id(_ row: ListedRow) -> UInt64 { lists[Int(row.list)].households.ids[Int(row.index)] }

  private static func end(_ row: ListedRow, _ next: [ListedRow: ListedRow]) -> ListedRow {
    var row = row
    while let other = next[row] { row = other }
    return row
  }
}

import Deduplicate
import Rates

/// The undecided pairs of a survey as households of their units and classes.
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
  var all: [DoubtfulPair] {
    var roots: [ListedRow: ListedRow] = [:]
    return identity.undecided.compactMap { pair in
      let one = Self.end(Self.end(pair.rows.0, holders), roots)
      let two = Self.end(Self.end(pair.rows.1, holders), roots)
      if one == two { return nil }
      roots[one] = two
      return households(pair)
    }
  }

  private static func end(_ row: ListedRow, _ next: [ListedRow: ListedRow]) -> ListedRow {
    var row = row
    while let other = next[row] { row = other }
    return row
  }
}

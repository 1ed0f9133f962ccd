import Deduplicate
import Rates

extension Deduplication {
  /// The undecided pairs as households of their units and classes; pairs that follow from others are left out.
  func doubtful(_ lists: [MatchableList]) -> [DoubtfulPair] {
    if undecided.isEmpty { return [] }
    let holders = Dictionary(merges.map { ($0.dropped, $0.kept) }, uniquingKeysWith: { first, _ in first })
    var roots: [ListedRow: ListedRow] = [:]
    func end(_ row: ListedRow, _ next: [ListedRow: ListedRow]) -> ListedRow {
      var row = row
      while let other = next[row] { row = other }
      return row
    }
    return undecided.compactMap { pair in
      let (a, b) = (end(pair.rows.0, holders), end(pair.rows.1, holders))
      let (one, two) = (end(a, roots), end(b, roots))
      if one == two { return nil }
      roots[one] = two
      let (left, right) = (lists[Int(a.list)].households, lists[Int(b.list)].households)
      return DoubtfulPair(
        units: (Int(left.units[Int(a.index)]), Int(right.units[Int(b.index)])),
        classes: (left.classes[Int(a.index)], right.classes[Int(b.index)]))
    }
  }
}

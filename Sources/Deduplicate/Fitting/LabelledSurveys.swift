import Geography
import Standards

/// Two surveys of which it is known which rows are one household: the earlier one's rows and then the later one's.
public struct LabelledSurveys {
  private(set) var table = LinkTable(capacity: 1_024)
  /// For each row its household; 0 = not known.
  private(set) var labels: [UInt64] = []
  /// For each row what it says of how its household came or left.
  private(set) var changes: [StatedChange?] = []
  let split: Int

  /// Two surveys with their labels by list and row, the earlier first.
  public init(
    earlier: [MatchableList], _ earlierLabels: [[UInt64]], _ earlierTree: UnitTree, later: [MatchableList],
    _ laterLabels: [[UInt64]], _ tree: UnitTree, lineage: [LineageEvent]
  ) {
    let translation = UnitTranslation(from: earlierTree, to: tree, lineage: lineage)
    split = earlierLabels.reduce(0) { $0 + $1.count }
    add(earlier, earlierLabels, tree, units: translation.indices)
    add(later, laterLabels, tree, units: nil)
    table.weigh(units: tree.units.count)
  }

  private mutating func add(_ lists: [MatchableList], _ known: [[UInt64]], _ tree: UnitTree, units: [Int32]?) {
    let communes = tree.communes
    for (position, list) in lists.enumerated() {
      for index in 0..<list.households.count {
        table.append(list, at: position, only: index, communes: communes, units: units)
        labels.append(known[position][index])
        changes.append(StatedChange(rawValue: list.households.changes[index] &- 1))
      }
    }
  }
}

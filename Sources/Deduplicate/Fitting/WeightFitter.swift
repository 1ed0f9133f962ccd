import Geography
import PipelineKit

/// Weights from lists of which it is known which rows are one household.
///
/// For each level m is its share among pairs of one household, u its share among pairs taken at random; a level weighs
/// log2(m / u), less the mean rarity of such chance agreements where the rarity of the value is added at run time
/// (Fellegi and Sunter 1969; Winkler 1989). Rows repeated exactly are left out: exact keys find them.
public struct WeightFitter {
  private var within = LevelCounts()
  private var over = LevelCounts()

  /// Nothing seen yet.
  public init() {}

  /// Adds the rows of a survey; `labels` gives for each list each row's household (0 = not known).
  public mutating func add(_ lists: [MatchableList], labels: [[UInt64]], tree: UnitTree) {
    let communes = Self.communes(tree)
    var table = LinkTable(lists, communes: communes, jobs: 1)
    _ = SameRows(table, RowDecisions(), ListedMembers(lists), jobs: 1).drop(from: &table)
    table.weigh(units: tree.units.count)
    within.add(table, table.rows.map { labels[Int($0.list)][Int($0.index)] }, split: nil)
  }

  /// Adds two surveys, the earlier first.
  public mutating func add(
    earlier: [MatchableList], _ earlierLabels: [[UInt64]], _ earlierTree: UnitTree, later: [MatchableList],
    _ laterLabels: [[UInt64]], _ tree: UnitTree, lineage: [LineageEvent]
  ) {
    let communes = Self.communes(tree)
    let translation = UnitTranslation(from: earlierTree, to: tree, lineage: lineage)
    var table = LinkTable(capacity: 1_024)
    var labels: [UInt64] = []
    for (position, list) in earlier.enumerated() {
      for index in 0..<list.households.count {
        table.append(list, at: position, only: index, communes: communes, units: translation.indices)
        labels.append(earlierLabels[position][index])
      }
    }
    let split = table.rows.count
    for (position, list) in later.enumerated() {
      table.append(list, at: position, communes: communes)
      labels += laterLabels[position]
    }
    table.weigh(units: tree.units.count)
    over.add(table, labels, split: split)
  }

  private static func communes(_ tree: UnitTree) -> [Int32] {
    tree.units.indices.map { Int32(tree.units[$0].level == .village ? tree.parents[$0] ?? $0 : $0) }
  }

  /// The model: rows of a survey are one household from odds of five to one, of two surveys from nine to one; undecided
  /// from one to nine.
  public var model: LinkageModel {
    LinkageModel(
      withinSurvey: LinkageWeights(
        levels: within.weights, expectedPerThousand: within.expectedPerThousand, merge: 232, undecided: -317),
      overYears: LinkageWeights(
        levels: over.weights, expectedPerThousand: over.expectedPerThousand, merge: 317, undecided: -317))
  }
}

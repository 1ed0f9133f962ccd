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
  private var likeness = LikenessCounts()

  /// Nothing seen yet.
  public init() {}

  /// Adds the rows of a survey; `labels` gives for each list each row's household (0 = not known).
  public mutating func add(_ lists: [MatchableList], labels: [[UInt64]], tree: UnitTree) {
    var table = LinkTable(lists, communes: tree.communes, jobs: 1)
    _ = SameRows(table, RowDecisions(), ListedMembers(lists), jobs: 1).drop(from: &table)
    table.weigh(units: tree.units.count)
    within.add(table, table.rows.map { labels[Int($0.list)][Int($0.index)] }, split: nil)
  }

  /// Adds two surveys.
  public mutating func add(_ surveys: LabelledSurveys) {
    over.add(surveys.table, surveys.labels, split: surveys.split)
  }

  /// Adds two surveys for what a household keeps under another head.
  public mutating func addHeirs(_ surveys: LabelledSurveys) {
    likeness.add(surveys.table, surveys.labels, split: surveys.split) { surveys.changes[$0] }
  }

  /// The model: rows of a survey are one household from odds of five to one, of two surveys from nine to one; undecided
  /// from one to nine. Under another head they are one from two to one.
  public var model: LinkageModel {
    LinkageModel(
      withinSurvey: LinkageWeights(
        levels: within.weights, expectedPerThousand: within.expectedPerThousand, merge: 232, undecided: -317),
      overYears: LinkageWeights(
        levels: over.weights, expectedPerThousand: over.expectedPerThousand, merge: 317, undecided: -317),
      newHead: likeness.weights)
  }
}

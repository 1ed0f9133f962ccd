import PipelineKit
import Standards

/// What Deduplicate found out about a survey.
public struct Deduplication: Sendable {
  /// Who was merged into whom.
  public var merges: [Merge] = []
  /// Pairs that may be one household and were left as two.
  public var undecided: [UndecidedPair] = []
  /// Households that an earlier survey knew: the row that holds and the earlier household.
  public var links: [HouseholdLink] = []
  /// Rows that may be households of earlier surveys and count as others.
  public var openLinks: [OpenLink] = []
  /// What was found.
  public var findings: [Finding] = []
  /// The log2 of the odds, in hundredths of a bit, that two rows are one household before any evidence.
  public var prior = 0
  /// The weights, where they were fitted anew to the survey.
  var weights: LinkageWeights?
  /// Rows that hold under another class than they say, with the class that they say.
  public var classesBefore: [ListedRow: HouseholdClass] = [:]
  /// What people had decided.
  var decisions = RowDecisions()
  /// How many pairs of rows were compared.
  public var comparisons = 0

  /// Nothing was found.
  public init() {}
}

/// Two rows that may be one household: too alike to be passed over, not alike enough to be merged.
public struct UndecidedPair: Sendable {
  /// The rows.
  public var rows: (ListedRow, ListedRow)
  /// How far they agree.
  public var levels: PairLevels
  /// The weight of the evidence in hundredths of a bit.
  public var weight: Int
}

/// A household of this survey that is one of an earlier survey.
public struct HouseholdLink: Sendable {
  /// The row that holds in this survey.
  public var row: ListedRow
  /// The household's id.
  public var household: UInt64
  /// What says so.
  public var ground: LinkGround
}

import PipelineKit

/// What plans often leave open, and this one says: how a target is judged. What is nil the plan does not say; the legal
/// reading holds then.
public struct TargetTerms: Sendable, Hashable {
  /// Over which households a rate at the end is taken.
  public enum Denominator: String, Sendable, CaseIterable {
    /// All households at the time of the review (tổng số hộ dân cư tại thời điểm rà soát): the legal reading.
    case now
    /// All households at the baseline.
    case baseline
  }

  /// What a fall in households counts.
  public enum Counting: String, Sendable, CaseIterable {
    /// The opening less the closing, so that new and returning households count against it: the legal reading.
    case net
    /// The households that left the class for a better one, whoever came.
    case gross
  }

  /// The last day on which it can be met, or on which it is reported.
  public var deadline: Day?
  /// Over which households.
  public var denominator: Denominator?
  /// What counts.
  public var count: Counting?

  /// The plan says nothing.
  public init() {}
}

extension Target {
  /// The last day on which it can be met: as the plan says, else the period's end.
  public var deadline: Day { terms.deadline ?? period.end }
  /// Over which households a rate at the end is taken.
  public var denominator: TargetTerms.Denominator { terms.denominator ?? .now }
  /// What a fall in households counts.
  public var counting: TargetTerms.Counting { terms.count ?? .net }

  /// Which terms matter for the target and are not the plan's own, by their columns' names.
  public var assumed: [String] {
    var words: [String] = []
    if kind == .reduceHouseholds, terms.count == nil { words.append("count") }
    if terms.deadline == nil { words.append("deadline") }
    if kind.isOfRates, terms.denominator == nil { words.append("denominator") }
    return words
  }
}

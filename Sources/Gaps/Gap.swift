import Indicators
import Standards

/// How far a unit is from one target.
public struct Gap: Sendable, Hashable {
  /// Whether the target is met.
  public enum State: String, Sendable {
    case met
    case notMet = "not-met"
    case unknown
    /// Its period is still to come; the figures are those of the latest survey.
    case notDue = "not-due"
  }

  /// The target.
  public var target: Target
  /// Households of its classes at the baseline, on today's borders; nil = not known.
  public var opening: Int?
  /// The same at the period's end.
  public var closing: Int?
  /// Their shares among all households.
  public var rateOpening: Ratio?
  /// The same at the period's end.
  public var rateClosing: Ratio?
  /// What was reached, in the target's own measure, as printed; nil = not known.
  public var reached: String?
  /// How far from met, as printed: positive = short of it.
  public var gap: String?
  /// What the gap is counted in: `households`, `points`, `percent`.
  public var gapUnit: String
  /// Households that still have to leave, on today's denominator; 0 when met; nil = not known or not such a target.
  public var householdsToGo: Int?
  /// Whether it is met.
  public var state: State
  /// Between what the opening lies while pairs of households are undecided.
  public var openingRange: ClosedRange<Int>?
  /// The same of the closing.
  public var closingRange: ClosedRange<Int>?
  /// Of `gap` what it is at best and at worst, as printed; nil where nothing can be said.
  public var gapAtBest, gapAtWorst: String?
  /// The households that have to become fewer: of the classes, of the group, deprived of the indicator; nil where the
  /// target is about something else, or nobody knows.
  public var counted: Int?
  /// The most of `counted` with which the target is met; nil when none is few enough.
  public var mostAllowed: Int?
  /// The households over which the closing rate is judged.
  public var denominator: Int?
  /// What came and went since the baseline; nil where nobody knows.
  public var effort: Effort?
  /// What it takes until the deadline.
  public var outlook: Outlook?
  /// Why nobody knows whether it is met; nil where that is known, or not due.
  public var unknown: Unknown?
  /// Whether the target is met or not depends on undecided pairs.
  public var isUndecided = false
  /// Whether the target is met or not depends on which persons of a household are deprived.
  public var isUntold = false

  /// A gap of which nothing is known yet.
  public init(_ target: Target, gapUnit: String = "") {
    self.target = target
    self.gapUnit = gapUnit
    state = .unknown
  }

  /// What the parts of the units below add up to: of exits, relapses and measures what is short, else households.
  public var inParts: Int? {
    let isOther = target.counting == .gross || target.kind == .noRelapse || target.kind == .measure
    return isOther ? gap.flatMap { Int($0) } : householdsOver
  }

  /// The households above those with which the target is met; negative where there is room.
  public var householdsOver: Int? { counted.flatMap { counted in mostAllowed.map { counted - $0 } } }
}

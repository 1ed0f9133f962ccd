import Indicators
import PipelineKit

/// What a target takes until its deadline, and where the unit will be then when it goes on as before.
public struct Outlook: Sendable, Hashable {
  /// How the projection stands to the target.
  public enum Verdict: String, Sendable {
    /// All of its range meets the target.
    case onCourse = "on-course"
    /// None of it does.
    case behind
    case unknown
  }

  /// Months from the last survey to the deadline; 0 when it has passed.
  public var monthsLeft: Ratio
  /// Households fewer a month since the baseline; nil where nobody knows.
  public var pace: Ratio?
  /// Households that have to become fewer a month until the deadline; nil where no time is left or nobody knows.
  public var paceNeeded: Ratio?
  /// Households at the deadline when the pace stays; of gross targets exits.
  public var projected: Int?
  /// Between what: the slowest and the quickest pace between two surveys, and the ends of the counts themselves.
  public var projectedRange: ClosedRange<Int>?
  /// Whether that meets the target.
  public var verdict = Verdict.unknown
}

/// A target's households in a survey since the baseline, on today's borders.
public struct PacePoint: Sendable, Hashable {
  /// The survey's last day.
  public var day: Day
  /// How many; nil where they are not whole.
  public var count: Int?
  /// Between what they lie; nil where nobody knows.
  public var range: ClosedRange<Int>?

  /// A point.
  public init(day: Day, count: Int?, range: ClosedRange<Int>?) {
    self.day = day
    self.count = count
    self.range = range ?? count.map { $0...$0 }
  }
}

/// A gap and the surveys since its baseline → what it takes until the deadline.
public struct OutlookStage {
  /// A stage.
  public init() {}

  /// The outlook; `points` go from the baseline to the survey of the gap, the oldest first.
  public func outlook(_ gap: Gap, _ points: [PacePoint], on day: Day) -> Outlook? {
    guard gap.target.kind.isOfCounts, let left = Self.months(from: day, to: gap.target.deadline) else { return nil }
    var outlook = Outlook(monthsLeft: left)
    if left.numerator > 0, let toGo = gap.householdsToGo {
      outlook.paceNeeded = Ratio(toGo * left.denominator, left.numerator)
    }
    if gap.target.counting == .gross { return withExits(outlook, gap, points, day) }
    let trend = Trend(points)
    outlook.pace = trend.pace
    outlook.projected = trend.projected(left)
    outlook.projectedRange = trend.projectedRange(left)
    if left.numerator == 0 {
      outlook.verdict = gap.state == .met ? .onCourse : gap.state == .notMet ? .behind : .unknown
    } else if let range = outlook.projectedRange, gap.counted != nil {
      outlook.verdict = verdict(range, gap.mostAllowed)
    }
    return outlook
  }

  /// Of gross targets the exits at the deadline, at the pace since the baseline: there is no other, and who will come
  /// does not matter.
  private func withExits(_ outlook: Outlook, _ gap: Gap, _ points: [PacePoint], _ day: Day) -> Outlook {
    var outlook = outlook
    guard let exits = gap.effort?.exits, let first = points.first, let past = Self.months(from: first.day, to: day)
    else { return outlook }
    outlook.pace = Ratio(exits * past.denominator, past.numerator)
    let (numerator, denominator) = (
      outlook.monthsLeft.numerator * past.denominator, outlook.monthsLeft.denominator * past.numerator
    )
    guard denominator > 0 else { return outlook }
    let (whole, rest) = (exits * numerator).quotientAndRemainder(dividingBy: denominator)
    outlook.projected = Rounding.scaled(exits * (denominator + numerator), denominator, decimals: 0)
    outlook.projectedRange = exits + whole...exits + whole + (rest > 0 ? 1 : 0)
    outlook.verdict =
      gap.target.value?.integer.map { wanted in
        exits + whole >= wanted ? .onCourse : exits + whole + (rest > 0 ? 1 : 0) < wanted ? .behind : .unknown
      } ?? .unknown
    return outlook
  }

  private func verdict(_ range: ClosedRange<Int>, _ most: Int?) -> Outlook.Verdict {
    guard let most else { return .behind }
    return range.upperBound <= most ? .onCourse : range.lowerBound > most ? .behind : .unknown
  }

  /// Months between two days, a broken one by its days; 0 when the second is not later.
  static func months(from day: Day, to end: Day) -> Ratio? {
    guard day < end else { return Ratio(0, 1) }
    let length = Day.days(in: end.month, of: end.year)
    let whole = (end.year - day.year) * 12 + end.month - day.month
    // A survey stands at the end of its month, so that the months between begin with the next one.
    return Ratio((whole - 1) * length + end.day, length)
  }
}

/// How a count moves from survey to survey.
struct Trend {
  private let points: [PacePoint]

  init(_ points: [PacePoint]) { self.points = points }

  /// Households fewer over so many months.
  private struct Step {
    var fewer: Int
    var months: Int
  }

  private static func months(_ a: PacePoint, _ b: PacePoint) -> Int {
    (b.day.year - a.day.year) * 12 + b.day.month - a.day.month
  }

  private var whole: Step? {
    guard let first = points.first, let last = points.last, let before = first.count, let now = last.count else {
      return nil
    }
    let months = Self.months(first, last)
    return months > 0 ? Step(fewer: before - now, months: months) : nil
  }

  /// From the baseline to the last survey.
  var pace: Ratio? { whole.flatMap { Ratio($0.fewer, $0.months) } }

  /// The count after some more months at the pace since the baseline, rounded once, never below 0.
  func projected(_ left: Ratio) -> Int? {
    guard let count = points.last?.count else { return nil }
    if left.numerator == 0 { return count }
    guard let step = whole else { return nil }
    let (numerator, denominator) = Self.after(count, step, left)
    return Rounding.scaled(numerator, denominator, decimals: 0).map { max(0, $0) }
  }

  /// From the least, rounded down, to the most, rounded up.
  func projectedRange(_ left: Ratio) -> ClosedRange<Int>? {
    guard let now = points.last?.range else { return nil }
    if left.numerator == 0 { return now }
    let known = points.filter { $0.range != nil }
    var pairs = zip(known, known.dropFirst()).map { ($0, $1) }
    if let first = known.first, let last = known.last { pairs.append((first, last)) }
    let ends = pairs.compactMap { self.ends($0, $1, now, left) }
    guard let low = ends.map(\.lowerBound).min(), let high = ends.map(\.upperBound).max() else { return nil }
    return low...high
  }

  /// Where the count is when it moves on as between two surveys.
  private func ends(_ a: PacePoint, _ b: PacePoint, _ now: ClosedRange<Int>, _ left: Ratio) -> ClosedRange<Int>? {
    guard let before = a.range, let after = b.range else { return nil }
    let months = Self.months(a, b)
    guard months > 0 else { return nil }
    let quick = Self.after(
      now.lowerBound, Step(fewer: before.upperBound - after.lowerBound, months: months), left)
    let slow = Self.after(now.upperBound, Step(fewer: before.lowerBound - after.upperBound, months: months), left)
    let low = max(0, Self.floor(quick.0, quick.1))
    return low...max(low, -Self.floor(-slow.0, slow.1))
  }

  /// count − fewer ÷ months × left, as a fraction.
  private static func after(_ count: Int, _ step: Step, _ left: Ratio) -> (Int, Int) {
    let denominator = step.months * left.denominator
    return (count * denominator - step.fewer * left.numerator, denominator)
  }

  private static func floor(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
}

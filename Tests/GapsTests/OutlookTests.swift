import Indicators
import PipelineKit
import Standards
import Testing

@testable import Gaps
@testable import Reductions

/// What a target takes until its deadline, worked by hand.
@Suite struct OutlookTests {
  private func gap(_ deadline: String?, most: Int?, counted: Int?, count: TargetTerms.Counting? = nil) throws -> Gap {
    var target = Target(
      id: "T", unit: "1", period: try #require(Period("2024")), baseline: try #require(Period("2023")),
      kind: .reduceHouseholds, classes: [.poor])
    target.terms.deadline = deadline.flatMap { Day($0) }
    target.terms.count = count
    var gap = Gap(target)
    (gap.counted, gap.mostAllowed) = (counted, most)
    gap.householdsToGo = counted.flatMap { counted in most.map { max(0, counted - $0) } }
    return gap
  }

  private func point(_ day: String, _ count: Int?, _ range: ClosedRange<Int>? = nil) throws -> PacePoint {
    PacePoint(day: try #require(Day(day)), count: count, range: range)
  }

  private func outlook(_ gap: Gap, _ points: [PacePoint]) throws -> Outlook {
    let last = try #require(points.last)
    return try #require(OutlookStage().outlook(gap, points, on: last.day))
  }

  /// 77 at the end of 2023, 65 in June: 2 a month; to 52 by December 13 ÷ 6 a month; 65 − 12 = 53 when it goes on so.
  @Test func halfAYearOn() throws {
    let points = [try point("2023-12-31", 77), try point("2024-06-30", 65)]
    let outlook = try outlook(try gap(nil, most: 52, counted: 65), points)
    #expect(outlook.monthsLeft == Ratio(6 * 31, 31))
    #expect(outlook.pace == Ratio(12, 6))
    #expect(outlook.paceNeeded.flatMap { Rounding.scaled($0.numerator, $0.denominator, decimals: 2) } == 217)
    #expect(outlook.projected == 53 && outlook.projectedRange == 53...53)
    #expect(outlook.verdict == .behind)
  }

  /// To 15 November four months and a half are left: 65 − 9 = 56.
  @Test func aDeadlineWithinAMonth() throws {
    let points = [try point("2023-12-31", 77), try point("2024-06-30", 65)]
    let outlook = try outlook(try gap("2024-11-15", most: 56, counted: 65), points)
    #expect(outlook.monthsLeft == Ratio(4 * 30 + 15, 30))
    #expect(outlook.projected == 56 && outlook.verdict == .onCourse)
  }

  /// 3 a month in the first quarter, 1 in the second: 65 − 18 to 65 − 6; 52 lies between.
  @Test func theRangeComesFromThePacesBetweenSurveys() throws {
    let points = [try point("2023-12-31", 77), try point("2024-03-31", 68), try point("2024-06-30", 65)]
    let outlook = try outlook(try gap(nil, most: 52, counted: 65), points)
    #expect(outlook.projected == 53 && outlook.projectedRange == 47...59)
    #expect(outlook.verdict == .unknown)
  }

  /// 13 exits in six months are 26 in a year; 7 in six months over four and a half more are 12¼.
  @Test(
    arguments: [
      (13, 26, nil, 26...26, Outlook.Verdict.onCourse), (13, 27, nil, 26...26, .behind),
      (7, 12, "2024-11-15", 12...13, .onCourse), (7, 13, "2024-11-15", 12...13, .unknown),
      (7, 14, "2024-11-15", 12...13, .behind),
    ] as [(Int, Int, String?, ClosedRange<Int>, Outlook.Verdict)])
  func exitsGoOnAtTheirPace(
    _ exits: Int, _ wanted: Int, _ deadline: String?, _ range: ClosedRange<Int>, _ verdict: Outlook.Verdict
  ) throws {
    var gap = try gap(deadline, most: nil, counted: nil, count: .gross)
    gap.target.value = DecimalNumber(digits: wanted, decimals: 0)
    var flow = Flow()
    (flow.opening, flow.above) = (77, exits)
    gap.effort = Effort([.poor: flow])
    let outlook = try outlook(gap, [try point("2023-12-31", 77), try point("2024-06-30", 70)])
    #expect(outlook.projected == range.lowerBound && outlook.projectedRange == range && outlook.verdict == verdict)
  }

  /// A missing commune: the count itself is not known, only between what it lies.
  @Test func whatIsMissingWidensTheRange() throws {
    let points = [try point("2023-12-31", 77), try point("2024-06-30", nil, 60...70)]
    let outlook = try outlook(try gap(nil, most: nil, counted: nil), points)
    #expect(outlook.pace == nil && outlook.paceNeeded == nil && outlook.projected == nil)
    #expect(outlook.projectedRange == 43...63)
    #expect(outlook.verdict == .unknown)
    let open = try self.outlook(
      try gap(nil, most: 52, counted: 65), [try point("2023-12-31", nil), try point("2024-06-30", 65)])
    #expect(open.pace == nil && open.projected == nil && open.projectedRange == nil && open.verdict == .unknown)
  }

  @Test func afterTheDeadlineWhatIsIs() throws {
    let points = [try point("2023-12-31", 77), try point("2024-12-31", 50, 49...53)]
    let outlook = try outlook(try gap(nil, most: 52, counted: 50), points)
    #expect(outlook.monthsLeft.numerator == 0 && outlook.paceNeeded == nil)
    #expect(outlook.projected == 50 && outlook.projectedRange == 49...53 && outlook.verdict == .unknown)
    var met = try gap(nil, most: 52, counted: 50)
    met.state = .met
    #expect(try self.outlook(met, points).verdict == .onCourse)
  }

  /// A count that rises is projected to rise; one that falls fast ends at 0, not below.
  @Test func neitherBelowNothingNorOnlyDown() throws {
    let up = try outlook(
      try gap(nil, most: 52, counted: 80), [try point("2023-12-31", 77), try point("2024-06-30", 80)])
    #expect(up.projected == 83 && up.pace == Ratio(-3, 6))
    let down = try outlook(
      try gap(nil, most: 52, counted: 10), [try point("2023-12-31", 77), try point("2024-06-30", 10)])
    #expect(down.projected == 0 && down.projectedRange == 0...0 && down.verdict == .onCourse)
  }
}

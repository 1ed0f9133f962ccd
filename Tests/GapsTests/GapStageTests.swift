import Gaps
import Geography
import Indicators
import PipelineKit
import Standards
import Testing

@testable import Reductions

@Suite struct GapStageTests {
  private let layout = CountLayout(indicators: 2, causes: 1, ethnicities: 1)

  private func view(poor: Int, near: Int, total: Int, merit: Int = 0, deprived: Int = 0, state: UnitState = .reported)
    throws -> SurveyView
  {
    let unit = Unit(code: "1", name: "Xã", level: .commune, parent: "")
    let day = try #require(Day("2022-12-31"))
    let tree = try #require(UnitTree([unit], under: "1", on: day))
    var counts = Counts(layout)
    for scalar in [CountLayout.Scalar.expected, .reported, .withIndicators, .withTotalHouseholds] {
      counts[layout.index(scalar)] = 1
    }
    counts[layout.index(.totalHouseholds)] = total
    counts[layout.households(.poor)] = poor
    counts[layout.households(.nearPoor)] = near
    counts[layout.withGroup(Int(HouseholdGroup.merit.rawValue))] = 1
    counts[layout.group(Int(HouseholdGroup.merit.rawValue), .poor)] = merit
    counts[layout.indicator(1, .poor)] = deprived
    return SurveyView(tree: tree, counts: SurveyCounts(layout: layout, units: [counts], states: [state]))
  }

  private func gap(
    _ kind: Target.Kind, _ value: String?, now: SurveyView, before: SurveyView? = nil,
    classes: [HouseholdClass] = [.poor], indicator: String = "", group: HouseholdGroup? = nil,
    terms: TargetTerms = TargetTerms(), between: [SurveyView] = [], ofPersons: Bool = false,
    isOpen: Bool = false, more: (inout TargetScene) -> Void = { _ in }
  ) throws -> Gap {
    let indicators = ["water", "toilet"].map {
      Standard.Indicator(id: $0, name: $0, dimension: "", threshold: "", uncertain: false)
    }
    let standard = Standard(
      id: "s", title: "", indicators: indicators, causes: [], pointsPerDeprivation: 10, scores: [:], firstYear: 2000,
      lastYear: 2100, notes: [], sources: [])
    var target = Target(
      id: "T", unit: "1", period: try #require(Period("2022")), baseline: try #require(Period("2021")), kind: kind,
      classes: classes, indicator: indicator, group: group, value: value.flatMap { DecimalNumber($0) })
    target.isOfPersons = ofPersons
    target.terms = terms
    var scene = TargetScene(now: now, unit: 0, standard: standard, opening: before?.figures(0))
    more(&scene)
    var extremes = between.map {
      TargetScene(now: $0, unit: 0, standard: standard, opening: before?.figures(0))
    }
    if isOpen {
      extremes = [true, false].map { isBest in
        var end = scene
        (end.flows, end.named) = (scene.flows.map { $0.end(isBest: isBest) }, scene.named?.end(isBest: isBest))
        return end
      }
    }
    return GapStage().gap(target, in: scene, extremes: extremes)
  }

  @Test func aTargetThatUndecidedPairsDecideIsUnknown() throws {
    let ends = [try view(poor: 51, near: 0, total: 900), try view(poor: 53, near: 0, total: 900)]
    let now = try view(poor: 53, near: 0, total: 900)
    let crossed = try gap(.endHouseholds, "52", now: now, between: ends)
    #expect(crossed.state == .unknown && crossed.isUndecided)
    #expect(crossed.closing == 53 && crossed.closingRange == 51...53)
    let clear = try gap(.endHouseholds, "50", now: now, between: ends)
    #expect(clear.state == .notMet && !clear.isUndecided)
    #expect(try gap(.endHouseholds, "50", now: now).closingRange == 53...53)
  }

  @Test func aTargetThatIsUnknownSaysWhy() throws {
    let now = try view(poor: 52, near: 0, total: 900)
    let ends = [try view(poor: 51, near: 0, total: 900), try view(poor: 53, near: 0, total: 900)]
    let partial = try view(poor: 52, near: 0, total: 900, state: .partial)
    func why(
      _ kind: Target.Kind, _ value: String?, now: SurveyView = now, before: SurveyView? = nil,
      between: [SurveyView] = [], indicator: String = "", more: (inout TargetScene) -> Void = { _ in }
    ) throws -> Gap.Unknown? {
      try gap(kind, value, now: now, before: before, indicator: indicator, between: between, more: more).unknown
    }
    #expect(try why(.endHouseholds, "52") == nil, "it is known")
    #expect(try why(.endHouseholds, "52", between: ends) == .pairs)
    #expect(try why(.endHouseholds, "52", now: partial) == .lists)
    #expect(try why(.reduceHouseholds, "5") == .noBaseline)
    #expect(try why(.reduceHouseholds, "5", before: partial) == .baselineLists)
    #expect(try why(.reduceHouseholds, "5", before: now) { $0.opening?.isEstimated = true } == .borders)
    #expect(try why(.reducePoints, "1.5", before: now) { $0.opening?.total = nil } == .total)
    #expect(try why(.coverage, "90", indicator: "nowhere") == .form)
    #expect(try why(.namedExits, "1") == .names)
    #expect(try why(.measure, "1") == .measure)
    #expect(try why(.noRelapse, nil, before: partial) == .baselineLists)
  }

  /// 25 of 1 330 households is 1,8797 %: the plan that says 1,88 % is met (CONTRACT 7).
  @Test func aRateTargetIsMetAtTheDecimalsInWhichItIsWritten() throws {
    let before = try view(poor: 77, near: 0, total: 1_330)
    let met = try gap(.reducePoints, "1.88", now: try view(poor: 52, near: 0, total: 1_330), before: before)
    #expect(met.state == .met)
    #expect(met.reached == "1.88")
    #expect(met.gap == "0.00")
    #expect(met.householdsToGo == 0)
    let short = try gap(.reducePoints, "1.88", now: try view(poor: 53, near: 0, total: 1_330), before: before)
    #expect(short.state == .notMet)
    #expect(short.gap == "0.08")
    #expect(short.householdsToGo == 1)
  }

  @Test func fewerHouseholds() throws {
    let before = try view(poor: 77, near: 0, total: 1_330)
    let gap = try gap(.reduceHouseholds, "25", now: try view(poor: 60, near: 0, total: 1_330), before: before)
    #expect((gap.opening, gap.closing) == (77, 60))
    #expect((gap.reached, gap.gap, gap.householdsToGo, gap.state) == ("17", "8", 8, .notMet))
  }

  @Test func atMostSoMany() throws {
    let gap = try gap(.endHouseholds, "52", now: try view(poor: 50, near: 0, total: 1_330))
    #expect((gap.reached, gap.gap, gap.householdsToGo, gap.state) == ("50", "-2", 0, .met))
    #expect(gap.opening == nil, "no baseline is needed")
  }

  @Test func anEndRateCountsHouseholdsOnTodaysDenominator() throws {
    let gap = try gap(.endRate, "1.37", now: try view(poor: 40, near: 0, total: 2_000))
    #expect((gap.reached, gap.gap, gap.state) == ("2.00", "0.63", .notMet))
    // 27 of 2 000 is 1.35 %, 28 is 1.40 %.
    #expect(gap.householdsToGo == 13)
  }

  @Test func noneInGroup() throws {
    let some = try gap(.noneInGroup, nil, now: try view(poor: 9, near: 0, total: 100, merit: 2), group: .merit)
    #expect((some.reached, some.gap, some.state) == ("2", "2", .notMet))
    let none = try gap(.noneInGroup, nil, now: try view(poor: 9, near: 0, total: 100), group: .merit)
    #expect(none.state == .met)
  }

  @Test func coverage() throws {
    let most = try gap(
      .coverage, "97", now: try view(poor: 100, near: 0, total: 900, deprived: 4), indicator: "toilet")
    #expect((most.reached, most.gap, most.gapUnit, most.state) == ("96.00", "1.00", "percent", .notMet))
    #expect(most.householdsToGo == 1)
    let nobody = try gap(.coverage, "97", now: try view(poor: 0, near: 3, total: 900), indicator: "toilet")
    #expect((nobody.reached, nobody.state) == (nil, .met), "coverage of no household is met, with reached blank")
  }

  /// 100 % is all: 199 of 200 are 99,5 %, and one household is left out.
  @Test func aHundredPercentIsAll() throws {
    let but = try gap(
      .coverage, "100", now: try view(poor: 200, near: 0, total: 900, deprived: 1), indicator: "toilet")
    #expect((but.reached, but.gap, but.householdsToGo, but.state) == ("99.50", "0.50", 1, .notMet))
    let all = try gap(.coverage, "100", now: try view(poor: 200, near: 0, total: 900), indicator: "toilet")
    #expect((all.reached, all.state) == ("100.00", .met))
  }

  /// Ten poor households of thirty persons; two of them, with seven persons, have a person without insurance: between two
  /// and seven persons, 93,3 % and 76,7 % of them have it.
  @Test(arguments: [
    ("70", Gap.State.met), ("76.7", .met), ("80", .unknown), ("93.4", .notMet), ("100", .notMet),
  ]) func coverageOfPersons(_ wanted: String, _ state: Gap.State) throws {
    var now = try view(poor: 10, near: 0, total: 900, deprived: 2)
    now = SurveyView(tree: now.tree, counts: persons(now.counts, all: 30, deprived: 7))
    let gap = try gap(.coverage, wanted, now: now, indicator: "toilet", ofPersons: true)
    #expect((gap.state, gap.gapUnit) == (state, "percent-of-persons"))
    #expect(gap.isUntold == (state == .unknown))
    #expect(gap.reached == nil && gap.householdsToGo == nil)
    let alone = SurveyView(tree: now.tree, counts: persons(now.counts, all: 30, deprived: 2))
    let exact = try self.gap(.coverage, "95", now: alone, indicator: "toilet", ofPersons: true)
    #expect((exact.reached, exact.gap, exact.state) == ("93.33", "1.67", .notMet))
  }

  private func persons(_ counts: SurveyCounts, all: Int, deprived: Int) -> SurveyCounts {
    var counts = counts
    counts.units[0][layout.index(.withPersons)] = 1
    counts.units[0][layout.persons(.poor)] = all
    counts.units[0][layout.indicatorPersons(1, .poor)] = deprived
    return counts
  }

  /// Of persons whose number some household does not say nothing is known.
  @Test func coverageOfPersonsNeedsAllOfThem() throws {
    let now = try view(poor: 10, near: 0, total: 900)
    var counts = persons(now.counts, all: 30, deprived: 0)
    counts.units[0][layout.personsUnknown(.poor)] = 1
    let gap = try gap(
      .coverage, "50", now: SurveyView(tree: now.tree, counts: counts), indicator: "toilet", ofPersons: true)
    #expect(gap.state == .unknown && !gap.isUntold)
  }

  /// Of a group the households, the denominator, the state and the doubts are its own.
  @Test func aGroupAlone() throws {
    var counts = try view(poor: 40, near: 10, total: 900, merit: 4).counts
    counts.bounds = CountBounds(units: 1)
    counts.bounds.add(.poor, 0, fewer: 6, more: 2)
    let all = SurveyView(tree: try view(poor: 0, near: 0, total: 0).tree, counts: counts)
    let merit = all.limited(to: .merit, totals: [80])
    #expect(merit.figures(0).count(.poor) == 4 && merit.figures(0).total == 80)
    #expect(merit.counts.households(.poor, 0, at: .low) == 0 && merit.counts.households(.poor, 0, at: .high) == 6)
    #expect(all.limited(to: .merit, totals: [nil]).figures(0).total == nil)
    let notAsked = all.limited(to: .noLabour, totals: [80]).figures(0)
    #expect(notAsked.state == .missing && notAsked.count(.poor) == nil)
  }

  /// giảm 02 trong 03 hộ
  @Test(arguments: [
    ([2, 1, 0], ["2", "0"], Gap.State.met), ([1, 2, 0], ["1", "1"], .notMet), ([2, 0, 1], ["2", "0"], .met),
    ([1, 1, 1], [], .unknown), ([0, 2, 1], [], .notMet), ([3, 0, 0], ["3", "-1"], .met),
  ]) func namedHouseholds(_ counts: [Int], _ printed: [String], _ state: Gap.State) throws {
    var named = NamedExitCount()
    (named.left, named.stayed, named.untold) = (counts[0], counts[1], counts[2])
    let gap = try gap(.namedExits, "2", now: try view(poor: 3, near: 0, total: 100)) { $0.named = named }
    #expect([gap.reached, gap.gap].compactMap { $0 } == printed)
    #expect(gap.state == state)
  }

  @Test func whoComesBackIsCounted() throws {
    func row(_ relapsed: Int?, _ state: UnitState) -> FlowRow {
      var row = FlowRow(unit: 0, counted: .poor, countOf: .households, state: state)
      row.flow = relapsed.map {
        var flow = Flow()
        flow.relapsed = $0
        return flow
      }
      return row
    }
    let now = try view(poor: 3, near: 0, total: 100)
    let some = try gap(.noRelapse, nil, now: now) { $0.flows = [row(2, .reported)] }
    #expect((some.reached, some.gap, some.state) == ("2", "2", .notMet))
    let none = try gap(.noRelapse, nil, now: now) { $0.flows = [row(0, .reported)] }
    #expect((none.reached, none.gap, none.state) == ("0", "0", .met))
    #expect(try gap(.noRelapse, nil, now: now) { $0.flows = [row(0, .partial)] }.state == .unknown)
    #expect(try gap(.noRelapse, nil, now: now) { $0.flows = [row(nil, .missing)] }.state == .unknown)
  }

  /// 970 lượt hộ vay; 100 % cán bộ được tập huấn
  @Test(arguments: [
    ("970", "1012", "-42", Gap.State.met), ("970", "900", "70", .notMet), ("100", "99.5", "0.5", .notMet),
    ("65.5", "65.50", "0.00", .met),
  ]) func aReportedMeasure(_ wanted: String, _ reported: String, _ short: String, _ state: Gap.State) throws {
    let now = try view(poor: 3, near: 0, total: 100, state: .missing)
    let gap = try gap(.measure, wanted, now: now, classes: []) { $0.measure = DecimalNumber(reported) }
    #expect((gap.reached, gap.gap, gap.state) == (reported, short, state))
    #expect(try self.gap(.measure, wanted, now: now, classes: []).state == .unknown)
  }

  @Test func bothClassesTogether() throws {
    let gap = try gap(
      .endHouseholds, "10", now: try view(poor: 4, near: 7, total: 100), classes: [.poor, .nearPoor])
    #expect((gap.closing, gap.gap) == (11, "1"))
  }

  @Test(arguments: [UnitState.partial, .missing, .refused])
  func whatIsNotWholeIsUnknown(_ state: UnitState) throws {
    let gap = try gap(.endHouseholds, "10", now: try view(poor: 4, near: 7, total: 100, state: state))
    #expect(gap.state == .unknown && gap.reached == nil && gap.closing == nil)
  }

  @Test func withoutABaselineAReductionIsUnknown() throws {
    let gap = try gap(.reduceHouseholds, "1", now: try view(poor: 4, near: 7, total: 100))
    #expect(gap.state == .unknown && gap.gap == nil)
  }

  /// The gap of a rate is computed exactly and rounded once: 34,3283 − 23,8806 wanted 10,86.
  @Test func theGapIsRoundedOnce() throws {
    let before = try view(poor: 23, near: 0, total: 67)
    let gap = try gap(.reducePoints, "10.86", now: try view(poor: 16, near: 0, total: 67), before: before)
    #expect(gap.reached == "10.45")
    #expect(gap.gap == "0.41")
  }

  /// A flow of the poor: 10 less 4 that became near-poor, 3 above and 1 that moved away, with 2 new, 1 back and 1 moved in.
  private var flow: FlowRow {
    var row = FlowRow(unit: 0, counted: .poor, countOf: .households, state: .reported)
    var flow = Flow()
    (flow.opening, flow.toOtherClass, flow.above, flow.otherDecrease) = (10, 4, 3, 1)
    (flow.new, flow.relapsed, flow.otherIncrease, flow.closing) = (2, 1, 1, 6)
    row.flow = flow
    return row
  }

  /// Net 4 of 5; those who came have to be made up for: 10 − 5 + 2 + 1 + 0 exits, 7 so far.
  @Test func whoCameHasToBeMadeUpFor() throws {
    let (before, now) = (try view(poor: 10, near: 0, total: 100), try view(poor: 6, near: 0, total: 100))
    let gap = try gap(.reduceHouseholds, "5", now: now, before: before) { $0.flows = [flow] }
    #expect((gap.reached, gap.gap, gap.mostAllowed) == ("4", "1", 5))
    let effort = try #require(gap.effort)
    #expect((effort.exits, effort.new, effort.relapsed, effort.otherChange, effort.exitsNeeded) == (7, 2, 1, 0, 8))
    #expect(try self.gap(.reduceHouseholds, "5", now: now, before: before).effort == nil, "no flows, no exits")
  }

  @Test func grossCountsWhoLeft() throws {
    var terms = TargetTerms()
    terms.count = .gross
    let (before, now) = (try view(poor: 10, near: 0, total: 100), try view(poor: 6, near: 0, total: 100))
    let met = try gap(.reduceHouseholds, "7", now: now, before: before, terms: terms) { $0.flows = [flow] }
    #expect((met.reached, met.gap, met.state, met.effort?.exitsNeeded) == ("7", "0", .met, 7))
    let without = try gap(.reduceHouseholds, "7", now: now, before: before, terms: terms)
    #expect(without.state == .unknown && without.reached == nil)
  }

  /// 52 of 1 400 is 3,71 %, of the 1 300 at the baseline 4,00 %.
  @Test func overTheHouseholdsThatThePlanMeans() throws {
    var terms = TargetTerms()
    terms.denominator = .baseline
    let (before, now) = (try view(poor: 77, near: 0, total: 1_300), try view(poor: 52, near: 0, total: 1_400))
    let then = try gap(.endRate, "3.90", now: now, before: before, terms: terms)
    #expect((then.reached, then.gap, then.state, then.denominator) == ("4.00", "0.10", .notMet, 1_300))
    let today = try gap(.endRate, "3.90", now: now, before: before)
    #expect((today.reached, today.state, today.denominator) == ("3.71", .met, 1_400))
    #expect(try gap(.endRate, "3.90", now: now, terms: terms).state == .unknown, "no baseline, no denominator")
  }

  /// Figures that are not whole judge a target only where the ends agree.
  @Test(arguments: [("10", Gap.State.notMet), ("11", .unknown), ("19", .unknown), ("20", .met)])
  func whatIsMissingIsBetweenNoneAndAll(_ wanted: String, _ state: Gap.State) throws {
    let now = try view(poor: 11, near: 0, total: 100, state: .partial)
    let ends = [try view(poor: 11, near: 0, total: 109), try view(poor: 20, near: 0, total: 109)]
    let gap = try gap(.endHouseholds, wanted, now: now, between: ends)
    #expect(gap.state == state && !gap.isUndecided)
    #expect(gap.closing == nil && gap.reached == nil && gap.gap == nil && gap.householdsToGo == nil)
    #expect(gap.closingRange == 11...20)
  }

  /// Of other kinds the counts lie between the same ends; whether they are met does not depend on them.
  @Test func undecidedPairsWidenTheCountsOfAllKinds() throws {
    let ends = [try view(poor: 9, near: 0, total: 100), try view(poor: 10, near: 0, total: 100)]
    let gap = try gap(.noneInGroup, nil, now: ends[1], group: .merit, between: ends)
    #expect(gap.state == .met && !gap.isUndecided && gap.closingRange == 9...10)
  }

  /// The end that nobody knows judges nothing; the other one may.
  @Test func anOpenEndIsNotAnEnd() throws {
    let now = try view(poor: 11, near: 0, total: 100, state: .partial)
    let ends = [try view(poor: 11, near: 0, total: 100), now]
    #expect(try gap(.endHouseholds, "10", now: now, between: ends).state == .notMet)
    let open = try gap(.endHouseholds, "50", now: now, between: ends)
    #expect(open.state == .unknown && open.closingRange == nil)
  }

  /// Of two named households that left one may be a row that stayed; of one that stayed it is open too.
  @Test(arguments: [
    ("1", [2, 0, 1, 0], Gap.State.met, ["-1", "0"]), ("2", [2, 0, 1, 0], .unknown, ["0", "1"]),
    ("2", [1, 1, 0, 1], .unknown, ["0", "1"]), ("3", [1, 1, 0, 1], .notMet, ["1", "2"]),
  ]) func namedHouseholdsMayBeOthers(_ wanted: String, _ counts: [Int], _ state: Gap.State, _ ends: [String]) throws {
    var named = NamedExitCount()
    (named.left, named.stayed) = (counts[0], counts[1])
    (named.openLeft, named.openStayed) = (counts[2], counts[3])
    let now = try view(poor: 3, near: 0, total: 100)
    let gap = try gap(.namedExits, wanted, now: now, isOpen: true) { $0.named = named }
    #expect(gap.state == state && gap.isUndecided == (state == .unknown))
    #expect([gap.gapAtBest, gap.gapAtWorst] == ends)
  }

  @Test func whoComesBackMayBeOpen() throws {
    func gap(_ kind: Target.Kind, _ wanted: String?, _ terms: TargetTerms = TargetTerms()) throws -> Gap {
      var row = FlowRow(unit: 0, counted: .poor, countOf: .households, state: .reported)
      var flow = Flow()
      flow.above = 5
      (row.flow, row.least, row.most) = (flow, flow, flow)
      row.least?.above = 3
      row.most?.relapsed = 1
      let now = try view(poor: 3, near: 0, total: 100)
      return try self.gap(kind, wanted, now: now, before: now, terms: terms, isOpen: true) { $0.flows = [row] }
    }
    let relapse = try gap(.noRelapse, nil)
    #expect(relapse.state == .unknown && relapse.isUndecided)
    #expect([relapse.reached, relapse.gapAtBest, relapse.gapAtWorst] == ["0", "0", "1"])
    var gross = TargetTerms()
    gross.count = .gross
    #expect(try gap(.reduceHouseholds, "5", gross).state == .unknown)
    #expect(try gap(.reduceHouseholds, "3", gross).state == .met)
    #expect(try gap(.reduceHouseholds, "6", gross).state == .notMet)
  }
}

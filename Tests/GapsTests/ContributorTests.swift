import Gaps
import Geography
import Indicators
import PipelineKit
import Standards
import Testing

@testable import Reductions

/// Which units below make a gap: the parts add up to it.
@Suite struct ContributorTests {
  private let layout = CountLayout(indicators: 0, causes: 0, ethnicities: 0)

  /// A district of three communes with so many poor of so many households; `more` poor are of no commune.
  private func view(_ poor: [Int], _ totals: [Int], more: Int = 0, missing: Int? = nil) throws -> SurveyView {
    let units =
      [Unit(code: "1", name: "Huyện", level: .district, parent: "")]
      + (1...3).map { Unit(code: "1\($0)", name: "Xã \($0)", level: .commune, parent: "1") }
    let day = try #require(Day("2022-12-31"))
    let tree = try #require(UnitTree(units, under: "1", on: day))
    var counts = poor.indices.map { index in
      var counts = Counts(layout)
      for scalar in [CountLayout.Scalar.expected, .reported, .withTotalHouseholds] {
        counts[layout.index(scalar)] = 1
      }
      counts[layout.index(.totalHouseholds)] = totals[index]
      counts[layout.households(.poor)] = poor[index]
      return counts
    }
    var whole = Counts(layout)
    for part in counts { whole += part }
    whole[layout.households(.poor)] += more
    counts.insert(whole, at: 0)
    var states = [UnitState](repeating: .reported, count: 4)
    if let missing { (states[0], states[missing]) = (.partial, .missing) }
    return SurveyView(tree: tree, counts: SurveyCounts(layout: layout, units: counts, states: states))
  }

  private func contributors(
    _ kind: Target.Kind, _ value: String, now: SurveyView, before: SurveyView?, own: [Int?] = [nil, nil, nil]
  ) throws -> (gap: Gap, rows: [Contributor]) {
    let target = Target(
      id: "T", unit: "1", period: try #require(Period("2022")), baseline: try #require(Period("2021")), kind: kind,
      classes: [.poor], value: DecimalNumber(value))
    let standard = Standard(
      id: "s", title: "", indicators: [], causes: [], pointsPerDeprivation: 10, scores: [:], firstYear: 2000,
      lastYear: 2100, notes: [], sources: [])
    let scene = TargetScene(now: now, unit: 0, standard: standard, opening: before?.figures(0))
    let gap = GapStage().gap(target, in: scene)
    let rows = ContributorStage(gap, scene).contributors(
      (1...3).map { ChildScene(opening: before?.figures($0), own: own[$0 - 1]) })
    return (gap, rows)
  }

  /// 60 → 45 wanted, 53 left: 8 over. 45 over 30 : 20 : 10 is 22½, 15, 7½.
  @Test func byTheOpening() throws {
    let found = try contributors(
      .reduceHouseholds, "15", now: try view([25, 20, 8], [100, 100, 100]),
      before: try view([30, 20, 10], [100, 100, 100]))
    #expect(found.rows.map(\.allowed) == [23, 15, 7] && found.rows.map(\.gap) == [2, 5, 1])
    #expect(found.rows.allSatisfy { $0.basis == .opening } && found.gap.householdsOver == 8)
  }

  /// 5 % of 300 is 15, the same rate everywhere: 5, 8, 2 of 100, 160, 40.
  @Test func byTheRate() throws {
    let found = try contributors(.endRate, "5", now: try view([5, 20, 0], [100, 160, 40]), before: nil)
    #expect(found.gap.mostAllowed == 16, "5,33 % is 5 %")
    #expect(found.rows.compactMap(\.allowed).reduce(0, +) == 16 && found.rows.allSatisfy { $0.basis == .households })
    #expect(found.rows.compactMap(\.gap).reduce(0, +) == found.gap.householdsOver)
  }

  @Test func byTheirOwnTargetsOnlyWhereTheseAddUp() throws {
    let (now, before) = (try view([25, 20, 8], [100, 100, 100]), try view([30, 20, 10], [100, 100, 100]))
    let sums = try contributors(.reduceHouseholds, "15", now: now, before: before, own: [20, 20, 5])
    #expect(sums.rows.map(\.gap) == [5, 0, 3] && sums.rows.allSatisfy { $0.basis == .ownTargets })
    let not = try contributors(.reduceHouseholds, "15", now: now, before: before, own: [20, 20, 6])
    #expect(not.rows.allSatisfy { $0.basis == .opening })
  }

  @Test func householdsOfNoUnitBelowAreARow() throws {
    let found = try contributors(
      .endHouseholds, "50", now: try view([25, 20, 8], [100, 100, 100], more: 4), before: nil)
    #expect(found.rows.count == 4 && found.rows.last?.child == nil && found.rows.last?.gap == 4)
    #expect(found.rows.compactMap(\.gap).reduce(0, +) == 7 && found.gap.householdsOver == 7)
  }

  /// Nobody knows the gap; who is missing is said, and the others' numbers stay.
  @Test func aMissingUnitLeavesThePartsBlank() throws {
    let found = try contributors(
      .endHouseholds, "50", now: try view([25, 0, 8], [100, 0, 100], missing: 2), before: nil)
    #expect(found.rows.map(\.state) == [.reported, .missing, .reported])
    #expect(found.rows.map(\.counted) == [25, nil, 8] && found.rows.allSatisfy { $0.gap == nil && $0.basis == nil })
  }

  /// One row says why: the plan names households, nobody compares with a baseline, nobody reported.
  @Test(arguments: [
    (Target.Kind.namedExits, Contributor.Basis.named), (.noRelapse, .notParts), (.measure, .notParts),
  ])
  func aGapWithoutParts(_ kind: Target.Kind, _ basis: Contributor.Basis) throws {
    let rows = try contributors(kind, "1", now: try view([1, 2, 3], [9, 9, 9]), before: nil).rows
    #expect(rows.map(\.basis) == [basis] && rows.allSatisfy { $0.child == nil && $0.gap == nil })
  }

  // MARK: Parts of what left, fell back, was reported

  private func flow(_ unit: Int, above: Int, relapsed: Int) -> FlowRow {
    let flow = Flow(
      opening: 10 + above, toOtherClass: 0, above: above, otherDecrease: 0, fromOtherClass: 0, relapsed: relapsed,
      new: 0, otherIncrease: 0, closing: 10 + relapsed)
    return FlowRow(
      unit: unit, counted: .poor, countOf: .households, state: .reported, flow: flow, opening: 10 + above,
      closing: 10 + relapsed)
  }

  private func parts(
    _ kind: Target.Kind, _ value: String?, _ edit: (inout Target, inout TargetScene, inout [ChildScene]) -> Void
  ) throws -> (gap: Gap, rows: [Contributor]) {
    var target = Target(
      id: "T", unit: "1", period: try #require(Period("2022")), baseline: try #require(Period("2021")), kind: kind,
      classes: [.poor], value: value.flatMap { DecimalNumber($0) })
    let standard = Standard(
      id: "s", title: "", indicators: [], causes: [], pointsPerDeprivation: 10, scores: [:], firstYear: 2000,
      lastYear: 2100, notes: [], sources: [])
    let now = try view([10, 10, 10], [100, 200, 100])
    var scene = TargetScene(now: now, unit: 0, standard: standard, opening: nil)
    var children = (1...3).map { ChildScene(opening: now.figures($0)) }
    edit(&target, &scene, &children)
    let gap = GapStage().gap(target, in: scene)
    return (gap, ContributorStage(gap, scene).contributors(children))
  }

  /// 9 exits wanted, 3 of each commune by their openings; 1 + 4 + 2 left within them and 1 over their borders: 1 short.
  @Test func exitsOfAGrossTarget() throws {
    let found = try parts(.reduceHouseholds, "9") { target, scene, children in
      target.terms.count = .gross
      scene.flows = [flow(0, above: 8, relapsed: 0)]
      for (index, above) in [1, 4, 2].enumerated() {
        children[index].flows = [flow(index + 1, above: above, relapsed: 0)]
      }
    }
    #expect(found.rows.map(\.allowed) == [3, 3, 3, 0] && found.rows.map(\.counted) == [1, 4, 2, 1])
    #expect(found.rows.map(\.gap) == [2, -1, 1, -1] && found.gap.inParts == 1)
  }

  @Test func relapsesMayBeNowhere() throws {
    let found = try parts(.noRelapse, nil) { _, scene, children in
      scene.flows = [flow(0, above: 0, relapsed: 3)]
      for (index, relapsed) in [0, 2, 1].enumerated() {
        children[index].flows = [flow(index + 1, above: 0, relapsed: relapsed)]
      }
    }
    #expect(found.rows.map(\.gap) == [0, 2, 1] && found.rows.allSatisfy { $0.basis == Contributor.Basis.none })
    #expect(found.gap.inParts == 3)
  }

  /// Parts are told where the reported figures add up: 100 wanted over 100 : 200 : 100 households.
  @Test(arguments: [(20, true), (21, false)]) func aMeasureInParts(_ last: Int, _ addsUp: Bool) throws {
    let found = try parts(.measure, "100") { _, scene, children in
      scene.measure = DecimalNumber(digits: 90, decimals: 0)
      for (index, value) in [30, 40, last].enumerated() {
        children[index].measure = DecimalNumber(digits: value, decimals: 0)
      }
    }
    #expect(found.rows.compactMap(\.gap) == (addsUp ? [-5, 10, 5] : []))
    #expect(found.gap.inParts == 10 && found.rows.first?.basis == (addsUp ? .households : .notParts))
  }
}

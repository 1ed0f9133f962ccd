import Geography
import Households
import Indicators
import PipelineKit
import Standards
import Testing

@testable import Reductions

/// A district "D" with the communes "A" (villages a1, a2) and "B" (village b1), in two yearly reviews.
@Suite struct FlowTests {
  private struct Home {
    var id: UInt64
    var unit: String
    var listed: HouseholdClass
    var persons: UInt16?
    var change: StatedChange?
  }

  private func home(_ id: UInt64, _ unit: String, _ listed: HouseholdClass, _ persons: UInt16? = 4) -> Home {
    Home(id: id, unit: unit, listed: listed, persons: persons)
  }

  private let layout = CountLayout(indicators: 0, causes: 0, ethnicities: 0)

  private func tree(_ year: Int) throws -> UnitTree {
    let units = [
      Unit(code: "D", name: "", level: .district, parent: ""), Unit(code: "A", name: "", level: .commune, parent: "D"),
      Unit(code: "B", name: "", level: .commune, parent: "D"), Unit(code: "a1", name: "", level: .village, parent: "A"),
      Unit(code: "a2", name: "", level: .village, parent: "A"),
      Unit(code: "b1", name: "", level: .village, parent: "B"),
    ]
    let day = try #require(Day(year: year, month: 12, day: 31))
    return try #require(UnitTree(units, under: "D", on: day))
  }

  private func columns(_ homes: [Home], _ tree: UnitTree) throws -> HouseholdColumns {
    var columns = HouseholdColumns()
    for home in homes {
      columns.units.append(Int32(try #require(tree.index[home.unit])))
      columns.classes.append(home.listed)
      columns.persons.append(home.persons ?? HouseholdColumns.unknownPersons)
      columns.ids.append(home.id)
      columns.isMerged.append(false)
      columns.changes.append(home.change.map { $0.rawValue + 1 } ?? 0)
      columns.rows.append(UInt32(columns.rows.count))
    }
    return columns
  }

  /// Counts as Rates makes them; communes in `missing` sent nothing.
  private func view(_ homes: [Home], _ tree: UnitTree, missing: Set<String>, persons: Bool = true) throws -> SurveyView
  {
    var units = [Counts](repeating: Counts(layout), count: tree.units.count)
    var states = [UnitState](repeating: .reported, count: tree.units.count)
    for home in homes {
      guard let c = CountedClass(home.listed) else { continue }
      var walker = tree.index[home.unit]
      while let unit = walker {
        units[unit][layout.households(c)] += 1
        units[unit][layout.persons(c)] += Int(home.persons ?? 0)
        if home.persons == nil { units[unit][layout.personsUnknown(c)] += 1 }
        walker = tree.parents[unit]
      }
    }
    for unit in tree.units.indices {
      let communes = tree.indices(of: .commune).filter { tree.isWithin($0, unit) || tree.isWithin(unit, $0) }
      let gone = communes.filter { missing.contains(tree.units[$0].code) }.count
      states[unit] = gone == 0 ? .reported : gone == communes.count ? .missing : .partial
      units[unit][layout.index(.reported)] = communes.count - gone
      units[unit][layout.index(.withPersons)] = persons ? communes.count - gone : 0
    }
    return SurveyView(tree: tree, counts: SurveyCounts(layout: layout, units: units, states: states))
  }

  private func rows(
    _ before: [Home], _ now: [Home], earlier: [Home] = [], missingBefore: Set<String> = [], missing: Set<String> = [],
    asksPersons: Bool = true, doubts: [FlowDoubt] = []
  ) throws -> (find: (String, CountedClass, CountOf) -> FlowRow?, findings: [Finding]) {
    let (old, today) = (try tree(2022), try tree(2023))
    let stage = ReductionStage(
      now: try view(now, today, missing: missing, persons: asksPersons),
      before: try view(before, old, missing: missingBefore), lineage: [])
    let flows = FlowStage(stage)
    let past = try tree(2021)
    let transitions = flows.transitions(
      now: Standings([try columns(now, today)]), before: Standings([try columns(before, old)]),
      earlier: earlier.isEmpty ? [] : [(past, Standings([try columns(earlier, past)]))], lineage: [])
    let bounds = flows.bounds(
      doubts, now: FlowSurvey(2, Standings([try columns(now, today)])),
      before: FlowSurvey(1, Standings([try columns(before, old)])),
      earlier: [(past, FlowSurvey(0, Standings([try columns(earlier, past)])))], lineage: [])
    let (rows, findings) = flows.flows(transitions, survey: 0, bounds: bounds)
    return (
      { code, counted, countOf in
        rows.first { today.units[$0.unit].code == code && $0.counted == counted && $0.countOf == countOf }
      }, findings
    )
  }

  private func flow(
    _ opening: Int, _ decreases: [Int], _ increases: [Int], _ closing: Int, assumed: (Int, Int) = (0, 0)
  ) -> Flow {
    var flow = Flow()
    (flow.opening, flow.closing) = (opening, closing)
    (flow.toOtherClass, flow.above, flow.otherDecrease) = (decreases[0], decreases[1], decreases[2])
    (flow.fromOtherClass, flow.relapsed, flow.new, flow.otherIncrease) = (
      increases[0], increases[1], increases[2], increases[3]
    )
    (flow.aboveAssumed, flow.arisenAssumed) = assumed
    return flow
  }

  @Test func everyWayOfOneClass() throws {
    let before = [
      home(1, "a1", .poor), home(2, "a1", .poor), home(3, "a1", .poor), home(4, "a1", .poor), home(5, "a1", .nearPoor),
      home(6, "a1", .notPoor),
    ]
    let now = [
      home(1, "a1", .poor), home(2, "a1", .nearPoor), home(3, "a1", .notPoor), home(5, "a1", .poor),
      home(6, "a1", .poor), home(7, "a1", .poor), home(8, "a1", .nearPoor),
    ]
    let (find, findings) = try rows(before, now, earlier: [home(7, "a1", .poor), home(8, "a1", .poor)])
    #expect(
      find("A", .poor, .households)?.flow == flow(4, [1, 2, 0], [1, 1, 1, 0], 4, assumed: (1, 1)))
    // 8 was poor two years ago, never near-poor: it is new among the near-poor.
    #expect(find("A", .nearPoor, .households)?.flow == flow(1, [1, 0, 0], [1, 0, 1, 0], 2, assumed: (0, 1)))
    #expect(findings.map(\.code) == [.flowsAssumed])
    #expect(findings.first?.arguments == ["1", "2"])
  }

  /// A column of changes tells apart who moved in, split off, is new or gone; where the lists know better they hold.
  @Test func theListsOwnWordsAreEvidence() throws {
    func said(_ id: UInt64, _ listed: HouseholdClass, _ change: StatedChange) -> Home {
      var home = home(id, "a1", listed)
      home.change = change
      return home
    }
    let before = [home(1, "a1", .poor), home(2, "a1", .poor), home(3, "a1", .nearPoor)]
    let now = [
      said(1, .notPoor, .gone), said(3, .poor, .new), said(4, .poor, .movedIn), said(5, .poor, .split),
      said(6, .poor, .new), said(7, .poor, .relapsed), said(8, .poor, .movedIn),
    ]
    let (find, _) = try rows(before, now, earlier: [home(8, "a1", .poor)])
    #expect(find("A", .poor, .households)?.flow == flow(2, [0, 1, 1], [1, 1, 2, 2], 6, assumed: (1, 1)))
  }

  /// A head died between two lists of heads: no id joins them, but the new row says that the household was poor before.
  @Test func aRowThatSaysItWasPoorIsOneOfThoseThatLeft() throws {
    func said(_ id: UInt64, _ unit: String, _ listed: HouseholdClass, _ change: StatedChange, _ persons: UInt16) -> Home
    {
      Home(id: id, unit: unit, listed: listed, persons: persons, change: change)
    }
    let before = [
      home(1, "a1", .poor, 5), home(2, "a1", .poor, 2), home(3, "a2", .poor, 3), home(4, "a1", .nearPoor, 1),
    ]
    let now = [
      said(11, "a1", .poor, .wasPoor, 4), said(12, "a1", .nearPoor, .wasPoor, 2), said(13, "b1", .poor, .wasPoor, 7),
    ]
    let (find, _) = try rows(before, now)
    #expect(find("a1", .poor, .households)?.flow == flow(2, [1, 0, 0], [0, 0, 0, 0], 1))
    #expect(find("a1", .nearPoor, .households)?.flow == flow(1, [0, 1, 0], [1, 0, 0, 0], 1, assumed: (1, 0)))
    #expect(find("a1", .poor, .persons)?.flow == flow(7, [2, 0, 1], [0, 0, 0, 0], 4))
    // Nobody left in b1: whoever it is is new there, on no more than its own word.
    #expect(find("B", .poor, .households)?.flow == flow(0, [0, 0, 0], [0, 0, 1, 0], 1, assumed: (0, 1)))
    #expect(find("a2", .poor, .households)?.flow == flow(1, [0, 1, 0], [0, 0, 0, 0], 0, assumed: (1, 0)))
  }

  @Test func aMoveCancelsInsideAUnitAndBeatsAChangeOfClass() throws {
    let before = [home(1, "a1", .poor), home(2, "a1", .poor), home(3, "b1", .notPoor), home(4, "a1", .poor)]
    let now = [home(1, "a2", .poor), home(2, "b1", .nearPoor), home(3, "a2", .poor), home(4, "b1", .notPoor)]
    let (find, _) = try rows(before, now)
    #expect(find("a1", .poor, .households)?.flow == flow(3, [0, 0, 3], [0, 0, 0, 0], 0))
    #expect(find("a2", .poor, .households)?.flow == flow(0, [0, 0, 0], [0, 0, 0, 2], 2))
    #expect(find("A", .poor, .households)?.flow == flow(3, [0, 0, 2], [0, 0, 0, 1], 2))
    #expect(find("B", .nearPoor, .households)?.flow == flow(0, [0, 0, 0], [0, 0, 0, 1], 1))
    #expect(find("D", .poor, .households)?.flow == flow(3, [1, 1, 0], [0, 0, 1, 0], 2))
    #expect(find("D", .nearPoor, .households)?.flow == flow(0, [0, 0, 0], [1, 0, 0, 0], 1))
  }

  @Test func personsMoveWithTheirHouseholdAndByItsSize() throws {
    let before = [
      home(1, "a1", .poor, 4), home(2, "a1", .poor, 5), home(3, "a1", .nearPoor, 2), home(4, "a1", .poor, 3),
    ]
    let now = [
      home(1, "a1", .poor, 6), home(2, "a1", .nearPoor, 4), home(3, "a1", .nearPoor, nil), home(4, "b1", .poor, 2),
    ]
    let (find, findings) = try rows(before, now)
    #expect(find("A", .poor, .persons)?.flow == flow(12, [5, 0, 3], [0, 0, 0, 2], 6))
    #expect(find("A", .nearPoor, .persons)?.flow == flow(2, [0, 0, 3], [5, 0, 0, 0], 4))
    #expect(find("A", .nearPoor, .persons)?.withoutSize == 1)
    #expect(find("D", .poor, .persons)?.flow == flow(12, [5, 0, 1], [0, 0, 0, 2], 8))
    #expect(findings.isEmpty)
  }

  @Test func whatOneOfTheListsDoesNotTellIsUnknown() throws {
    let before = [home(1, "a1", .poor), home(2, "b1", .poor)]
    let now = [home(1, "a1", .poor), home(2, "a1", .poor)]
    let (find, _) = try rows(before, now, missing: ["B"])
    #expect(find("B", .poor, .households)?.flow == nil)
    #expect(find("B", .poor, .households)?.opening == 1)
    #expect(find("B", .poor, .households)?.state == .missing)
    #expect(find("A", .poor, .households)?.flow == flow(1, [0, 0, 0], [0, 0, 0, 1], 2))
    #expect(find("D", .poor, .households)?.flow == flow(1, [0, 0, 0], [0, 0, 0, 1], 2))
    #expect(find("D", .poor, .households)?.state == .partial)
  }

  @Test func aHouseholdFromWhereNobodySentAListMovedIn() throws {
    let (find, _) = try rows([], [home(1, "a1", .poor)], earlier: [home(1, "b1", .nearPoor)], missingBefore: ["B"])
    #expect(find("A", .poor, .households)?.flow == flow(0, [0, 0, 0], [0, 0, 0, 1], 1))
    let (other, _) = try rows([], [home(1, "a1", .poor)], earlier: [home(1, "b1", .nearPoor)])
    #expect(other("A", .poor, .households)?.flow == flow(0, [0, 0, 0], [0, 0, 1, 0], 1, assumed: (0, 1)))
  }

  @Test func whereNoFormAsksPersonsTheirFlowsAreUnknown() throws {
    let homes = [home(1, "a1", .poor)]
    let (find, _) = try rows(homes, homes, asksPersons: false)
    #expect(find("A", .poor, .persons)?.flow == nil)
    #expect(find("A", .poor, .persons)?.state == .missing)
    #expect(find("A", .poor, .households)?.flow == flow(1, [0, 0, 0], [0, 0, 0, 0], 1))
  }

  /// Whatever the households do: both classes balance in every unit and mirror each other, parts add up to the whole.
  @Test(arguments: 1...20) func whateverTheyDoItBalances(seed: UInt64) throws {
    var random = Random(state: seed)
    let places = ["a1", "a2", "b1", "A"]
    func homes() -> [Home] {
      (1...60).compactMap { id in
        guard random.next(4) > 0 else { return nil }
        let size = random.next(6)
        return home(
          UInt64(id) << 40, places[random.next(4)], HouseholdClass.allCases[random.next(4)],
          size == 0 ? nil : UInt16(size))
      }
    }
    let gone: Set<String> = random.next(3) == 0 ? ["B"] : []
    func sent(_ homes: [Home], _ gone: Set<String>) -> [Home] {
      gone.isEmpty ? homes : homes.filter { $0.unit != "b1" }
    }
    let (find, findings) = try rows(sent(homes(), gone), homes(), earlier: homes(), missingBefore: gone)
    #expect(!findings.contains { $0.code == .flowsUnbalanced })
    for code in ["D", "A", "B", "a1", "a2", "b1"] {
      for countOf in CountOf.allCases {
        guard let poor = find(code, .poor, countOf)?.flow, let near = find(code, .nearPoor, countOf)?.flow else {
          // Where nobody says how many persons the households have, their flow is not known.
          #expect(!gone.isEmpty || countOf == .persons)
          continue
        }
        #expect(poor.balance == 0 && near.balance == 0)
        #expect(poor.toOtherClass == near.fromOtherClass && near.toOtherClass == poor.fromOtherClass)
      }
    }
  }

  @Test func whatDoesNotBalanceOrMirrorIsSaid() throws {
    func row(_ counted: CountedClass, _ flow: Flow) -> FlowRow {
      FlowRow(unit: 0, counted: counted, countOf: .households, state: .reported, flow: flow)
    }
    func said(_ poor: FlowRow, _ near: FlowRow) throws -> [String] {
      FlowChecks(tree: try tree(2023), survey: 0).findings([poor, near]).map {
        ([$0.code.word, $0.unit] + $0.arguments).joined(separator: " ")
      }
    }
    let poor = flow(10, [2, 1, 0], [1, 0, 0, 0], 8)
    let near = flow(5, [1, 0, 0], [2, 0, 0, 0], 6)
    #expect(try said(row(.poor, poor), row(.nearPoor, near)) == [])
    // A real sheet: 1369 − 374 − 128 + 39 + 28 = 934, printed 923.
    let printed = flow(1369, [374, 128, 0], [39, 0, 28, 0], 923)
    let other = flow(500, [39, 0, 0], [374, 0, 0, 0], 835)
    #expect(try said(row(.poor, printed), row(.nearPoor, other)) == ["flows-unbalanced A poor households -11 0"])
    // Another: 374 households left the list of the poor, 360 came to that of the near-poor; and 39 against 40.
    let lesser = flow(500, [40, 0, 0], [360, 0, 0, 0], 820)
    let sound = flow(1369, [374, 128, 0], [39, 0, 28, 0], 934)
    #expect(
      try said(row(.poor, sound), row(.nearPoor, lesser)) == [
        "flows-differ A T2.2 = T3.5 households 374 360", "flows-differ A T2.5 = T3.3 households 39 40",
      ])
    var off = row(.poor, poor)
    off.openingOff = 2
    #expect(try said(off, row(.nearPoor, near)) == ["flows-unbalanced A poor households 0 2"])
  }

  private struct Random {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  // MARK: What is open

  /// For a unit's poor the ends of what rose above, relapsed, is new and became near-poor.
  private func ends(_ row: FlowRow?) -> [ClosedRange<Int>]? {
    guard let least = row?.least, let most = row?.most else { return nil }
    return [\Flow.above, \.relapsed, \.new, \.toOtherClass].map { least[keyPath: $0]...most[keyPath: $0] }
  }

  @Test func aHouseholdThatMayHaveStayedIsPerhapsNeitherGoneNorNew() throws {
    let (before, now) = ([home(1, "a1", .poor)], [home(2, "a1", .nearPoor)])
    let (find, _) = try rows(before, now, doubts: [FlowDoubt(1, 2, .overYears, survey: 2)])
    #expect(ends(find("a1", .poor, .households)) == [0...1, 0...0, 0...0, 0...1])
    #expect(ends(find("D", .nearPoor, .households)) == [0...0, 0...0, 0...1, 0...0])
    #expect(ends(find("D", .nearPoor, .persons)) == [0...0, 0...0, 0...4, 0...0])
    #expect(ends(find("B", .poor, .households)) == [0...0, 0...0, 0...0, 0...0])
    let sure = try rows(before, now).find("a1", .poor, .households)
    #expect(ends(sure) == [1...1, 0...0, 0...0, 0...0], "nothing is open")
  }

  @Test func whoMayHaveBeenPoorBeforeMayHaveRelapsed() throws {
    let (find, _) = try rows(
      [], [home(2, "a1", .poor)], earlier: [home(1, "a1", .poor)], doubts: [FlowDoubt(1, 2, .overYears, survey: 2)])
    #expect(ends(find("D", .poor, .households)) == [0...0, 0...1, 0...1, 0...0])
  }

  /// Only one of two can be the household that is gone; two that are gone can each be another.
  @Test func ofTwoThatMayBeItOneIs() throws {
    let before = [home(1, "a1", .poor), home(2, "a1", .poor)]
    let now = [home(3, "a1", .poor), home(4, "a1", .poor)]
    let one = try rows(
      before, now, doubts: [FlowDoubt(1, 3, .overYears, survey: 2), FlowDoubt(1, 4, .overYears, survey: 2)])
    #expect(ends(one.find("a1", .poor, .households)) == [1...2, 0...0, 1...2, 0...0])
    let two = try rows(
      before, now, doubts: [FlowDoubt(1, 3, .overYears, survey: 2), FlowDoubt(2, 4, .overYears, survey: 2)])
    #expect(ends(two.find("a1", .poor, .households)) == [0...2, 0...0, 0...2, 0...0])
  }

  /// Another household may be it: nothing moves where both are alike, the class where they are not.
  @Test func whoeverMayBeAnotherOne() throws {
    let before = [home(1, "a1", .poor), home(2, "a1", .nearPoor)]
    let (find, _) = try rows(before, [home(1, "a1", .poor)], doubts: [FlowDoubt(2, 1, .overYears, survey: 2)])
    #expect(ends(find("a1", .poor, .households)) == [0...1, 0...0, 0...0, 0...0])
    #expect(ends(find("a1", .nearPoor, .households)) == [0...1, 0...0, 0...0, 0...1])
  }

  @Test func rowsOfASurveyThatMayBeOneMoveItsFlows() throws {
    let before = [home(1, "a1", .poor)]
    let now = [home(1, "a1", .poor), home(2, "a1", .poor)]
    let (find, _) = try rows(before, now, doubts: [FlowDoubt(1, 2, .withinSurvey, survey: 2)])
    #expect(ends(find("a1", .poor, .households)) == [0...1, 0...0, 0...1, 0...0])
    let later = try rows(before, now, doubts: [FlowDoubt(1, 2, .withinSurvey, survey: 3)])
    #expect(ends(later.find("a1", .poor, .households)) == [0...0, 0...0, 1...1, 0...0], "a later survey's doubt")
  }

  /// What is open of an earlier survey holds for both, and moves only what looks further back.
  @Test func anEarlierDoubtGoesOn() throws {
    let both = [home(2, "a1", .poor)]
    let (find, _) = try rows(
      both, both, earlier: [home(1, "a1", .poor)], doubts: [FlowDoubt(1, 2, .overYears, survey: 1)])
    #expect(ends(find("a1", .poor, .households)) == [0...0, 0...0, 0...0, 0...0])
    let back = try rows(
      [home(2, "a1", .notPoor)], both, earlier: [home(1, "a1", .poor)], doubts: [FlowDoubt(1, 2, .overYears, survey: 1)]
    )
    #expect(ends(back.find("a1", .poor, .households)) == [0...0, 0...1, 0...1, 0...0])
  }

  /// Offices say between what their flows lie; of the district above them the ends are the sums.
  @Test func whatIsOpenBelowAddsUp() throws {
    let today = try tree(2023)
    let stage = ReductionStage(
      now: try view([], today, missing: []), before: try view([], try tree(2022), missing: []), lineage: [])
    var known = KnownFlows()
    for (code, more) in [("A", 1), ("B", 2)] {
      let unit = try #require(today.index[code])
      var most = Flow()
      most.new = more
      known[unit, .poor, .households] = Flow()
      known.bound(unit, .poor, .households, least: Flow(), most: most)
    }
    let rows = FlowStage(stage).flows(known, survey: 0).rows.filter { $0.counted == .poor && $0.countOf == .households }
    let district = rows.first { $0.unit == today.root }
    #expect(ends(district) == [0...0, 0...0, 0...3, 0...0])
    #expect(ends(rows.first { today.units[$0.unit].code == "B" }) == [0...0, 0...0, 0...2, 0...0])
  }
}

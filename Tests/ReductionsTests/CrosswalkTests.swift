import Foundation
import Geography
import Indicators
import PipelineKit
import Rehearsal
import Testing

@testable import Reductions

/// The units of the nation before and after 1 July 2025: 63 provinces, districts and 10 035 communes became 34 provinces
/// without districts and 3 321 communes; nearly all codes were used again for another territory.
@Suite(.enabled(if: Crosswalk.isThere, "the units of 2025 (../shared/data/units) are not here"))
struct CrosswalkTests {
  private func stage() throws -> (ReductionStage, Crosswalk) {
    let crosswalk = try Crosswalk()
    return (
      ReductionStage(now: crosswalk.now, before: crosswalk.before, lineage: crosswalk.lineage), crosswalk
    )
  }

  @Test func nothingIsLostAndTheNationIsTheSame() throws {
    let (stage, crosswalk) = try stage()
    #expect(stage.borders.lost.isEmpty)
    let nation = crosswalk.before.figures(crosswalk.before.tree.root)
    #expect(stage.past(of: crosswalk.now.tree.root, view: .todaysBorders) == nation)
    let provinces = crosswalk.now.tree.indices(of: .province)
    #expect(provinces.count == 34)
    let pasts = provinces.map { stage.past(of: $0, view: .todaysBorders) }
    #expect(pasts.allSatisfy { $0.state == .reported })
    #expect(UnitFigures.sum(pasts) == nation)
  }

  @Test func aCommuneIsComparedUnlessItsSourcesWereCutUp() throws {
    let (stage, crosswalk) = try stage()
    var counted = 0
    var compared = 0
    for unit in crosswalk.now.tree.indices(of: .commune) {
      let sources = crosswalk.sources[crosswalk.now.tree.units[unit].code] ?? []
      let isWhole = sources.allSatisfy { !$0.isPart }
      let past = stage.past(of: unit, view: .todaysBorders)
      #expect((past.state == .reported) == isWhole, "\(crosswalk.now.tree.units[unit].code)")
      guard isWhole else { continue }
      compared += 1
      counted += past.count(.poor) ?? 0
      let sum = sources.reduce(0) { $0 + (crosswalk.poor[$1.code] ?? 0) }
      #expect(past.count(.poor) == sum, "\(crosswalk.now.tree.units[unit].code)")
    }
    #expect(compared > 2_500)
    // What is not in a commune that is compared is in the sources of those that are not: no household twice, none lost.
    let others = Set(
      crosswalk.sources.values.filter { $0.contains(where: \.isPart) }.flatMap { $0.map(\.code) })
    let rest = others.subtracting(crosswalk.wholeElsewhere).reduce(0) { $0 + (crosswalk.poor[$1] ?? 0) }
    #expect(counted + rest == crosswalk.before.figures(crosswalk.before.tree.root).count(.poor))
  }

  /// "As it was" takes the same code, which is often another territory: the two views differ.
  @Test func theSameCodeIsNotTheSameTerritory() throws {
    let (stage, crosswalk) = try stage()
    let tree = crosswalk.now.tree
    let differ = tree.indices(of: .province).filter {
      stage.past(of: $0, view: .asWas).count(.poor) != stage.past(of: $0, view: .todaysBorders).count(.poor)
    }
    #expect(differ.count == 23, "34 provinces, of which 11 stayed as they were")
  }

  @Test func everyHouseholdOfAnEarlierCommuneHasAPlaceToday() throws {
    let (stage, crosswalk) = try stage()
    let units = stage.todaysUnits
    for unit in crosswalk.before.tree.indices(of: .commune) {
      let heirs = crosswalk.heirs[crosswalk.before.tree.units[unit].code] ?? []
      let today = Int(units[unit])
      #expect(today >= 0)
      if today < 0 { continue }
      if heirs.count == 1 {
        #expect(crosswalk.now.tree.units[today].code == heirs[0])
      } else {
        #expect(crosswalk.now.tree.units[today].level > .commune)
      }
    }
  }
}

/// The crosswalk of July 2025 with invented counts for each earlier commune.
struct Crosswalk {
  /// A commune before that is in one of today, whole or in part.
  struct Source {
    var code: String
    var isPart: Bool
  }

  private static let folder = "../shared/data/units/"
  static var isThere: Bool { Repository.text(folder + "crosswalk_commune_2025-07.csv") != nil }

  let before: SurveyView
  let now: SurveyView
  let lineage: [LineageEvent]
  private(set) var sources: [String: [Source]] = [:]
  private(set) var heirs: [String: [String]] = [:]
  private(set) var poor: [String: Int] = [:]

  /// Earlier communes that are whole in a commune which is compared.
  var wholeElsewhere: Set<String> {
    Set(sources.values.filter { $0.allSatisfy { !$0.isPart } }.flatMap { $0.map(\.code) })
  }

  init() throws {
    func rows(_ name: String) throws -> [[String: String]] {
      CSVText.rows(try #require(Repository.text(Self.folder + name)).replacingOccurrences(of: "\r", with: ""))
    }
    let (last, first) = (try #require(Day("2025-06-30")), try #require(Day("2025-07-01")))
    let old = try Self.units(rows("gso_3level_2025-06.csv"), until: last)
    let new = try Self.units(rows("gso_2level_2025-07.csv"), from: first)
    let known = Set(old.map(\.code))
    var lineage: [LineageEvent] = []
    for row in try rows("crosswalk_commune_2025-07.csv") {
      guard let from = row["old_commune_code"], let to = row["new_commune_code"], let kind = row["kind"] else {
        continue
      }
      sources[to, default: []].append(Source(code: from, isPart: kind == "partial"))
      heirs[from, default: []].append(to)
      lineage.append(LineageEvent(effective: first, kind: kind == "partial" ? .split : .merge, from: from, to: to))
    }
    self.lineage = lineage
    // Island districts had no communes of their own: their codes stand in the crosswalk only. They are put below the
    // earlier province whose code their commune's has today.
    let provinces = Dictionary(uniqueKeysWithValues: new.map { ($0.code, $0.parent) })
    let islands = heirs.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.map { code, heirs in
      Geography.Unit(
        code: code, name: code, level: .commune, parent: provinces[heirs[0]] ?? Self.nation, validTo: last)
    }
    let root = Geography.Unit(code: Self.nation, name: "Cả nước", level: .nation, parent: "")
    let all = [root] + old + islands + new
    let then = try #require(UnitTree(all, under: Self.nation, on: last))
    let today = try #require(UnitTree(all, under: Self.nation, on: first))
    var poor: [String: Int] = [:]
    for unit in then.units.indices where then.children[unit].isEmpty {
      poor[then.units[unit].code] = (unit * 7919) % 211
    }
    self.poor = poor
    before = Self.view(then, poor)
    now = Self.view(today, [:])
  }

  private static let nation = "VN"

  private static func units(
    _ rows: [[String: String]], from: Day? = nil, until: Day? = nil
  ) throws -> [Geography.Unit] {
    var units: [String: Geography.Unit] = [:]
    for row in rows {
      let codes = ["province", "district", "commune"].map { row[$0 + "_code"] ?? "" }
      var parent = nation
      for (code, level) in zip(codes, [Level.province, .district, .commune]) where !code.isEmpty {
        units[code] = Geography.Unit(
          code: code, name: code, level: level, parent: parent, validFrom: from, validTo: until)
        parent = code
      }
    }
    return units.values.sorted { $0.code < $1.code }
  }

  private static func view(_ tree: UnitTree, _ poor: [String: Int]) -> SurveyView {
    let layout = CountLayout(indicators: 0, causes: 0, ethnicities: 0)
    var counts = [Counts](repeating: Counts(layout), count: tree.units.count)
    for unit in tree.bottomUp {
      if let own = poor[tree.units[unit].code], tree.children[unit].isEmpty {
        counts[unit][layout.households(.poor)] = own
      }
      for child in tree.children[unit] { counts[unit] += counts[child] }
    }
    let states = [UnitState](repeating: .reported, count: tree.units.count)
    return SurveyView(tree: tree, counts: SurveyCounts(layout: layout, units: counts, states: states))
  }
}

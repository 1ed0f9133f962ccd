import Geography
import Households
import Testing

@testable import Deduplicate

/// Which pairs are compared: those that share a key, each once, whatever the threads.
@Suite struct BlockingTests {
  private typealias Row = Village.Row

  /// Rows of few names, days and places, so that many share something.
  private static func rows(_ count: Int, seed: UInt64) -> [Row] {
    var state = seed
    func next(_ limit: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % limit)
    }
    let names = [
      "Ha Van Lam", "Lam Van Ha", "Ha Van Lan", "Y Brok", "Ho Thi Mai", "H T Mai", "Dinh Cong Son", "Ksor Hui",
    ]
    return (0..<count).map { _ in
      let year = 1950 + next(6)
      let day = next(4) == 0 ? 0 : (next(2) + 1) * 100 + next(3) + 1
      return Row(
        name: names[next(8)], birth: UInt32(next(9) == 0 ? 0 : year * 10_000 + day),
        number: next(3) == 0 ? "" : "0620\(next(3))0000\(100 + next(40))",
        unit: ["1-1", "1-2", "1", "2-1", "2-2"][next(5)],
        b1: next(4) == 0 ? HouseholdColumns.unknownScore : Int16(60 + 5 * next(6)), indicators: UInt32(next(4)))
    }
  }

  /// What a row shares with others under each key, said by its own fields; nil = nothing.
  private static func keys(_ row: Row, _ profiles: [String: Int]) -> [String?] {
    let commune = String(row.unit.prefix(1))
    let syllables = row.name.split(separator: " ")
    let unordered = syllables.sorted().joined(separator: " ")
    let initials = String(syllables.compactMap(\.first).sorted())
    let year = row.birth == 0 ? nil : String(row.birth / 10_000)
    let whole = row.birth % 100 == 0 ? nil : String(row.birth)
    let profile = profile(row)
    return [
      year.flatMap { row.number.isEmpty ? nil : "\($0) \(row.number.suffix(6))" }, whole.map { "\($0) \(commune)" },
      "\(unordered) \(commune)", year.map { "\($0) \(row.unit)" }, whole.map { "\($0) \(initials)" },
      profile.flatMap { profiles[$0] ?? 0 <= 8 ? $0 : nil }, year.map { "\($0) \(unordered)" },
    ]
  }

  private static func profile(_ row: Row) -> String? {
    let tellsNothing = row.indicators == 0 && row.b1 == HouseholdColumns.unknownScore
    return tellsNothing || row.birth == 0 ? nil : "\(row.b1) \(row.indicators) \(row.birth / 10_000)"
  }

  /// The keys under which different names are not compared.
  private static let alike = [3, 4, 5]

  /// The pairs of rows, those of an earlier and a later one where the later survey begins at `split`.
  private static func expected(_ rows: [Row], _ table: LinkTable, split: Int? = nil) -> Set<[Int32]> {
    let profiles = Dictionary(grouping: rows.compactMap(profile), by: { $0 }).mapValues(\.count)
    let keys = rows.map { Self.keys($0, profiles) }
    var pairs: Set<[Int32]> = []
    for a in rows.indices {
      for b in rows.indices where b > a && split.map({ a < $0 && b >= $0 }) ?? true {
        let mayBeOne = table.names.mayBeOne(table.rows[a].name, table.rows[b].name)
        let isPartial = rows[a].birth % 100 == 0 || rows[b].birth % 100 == 0
        let shares = keys[a].indices.contains { key in
          keys[a][key] != nil && keys[a][key] == keys[b][key] && (mayBeOne || !alike.contains(key))
            && (isPartial || key != 6)
        }
        let isOneNumber = split != nil && !rows[a].number.isEmpty && rows[a].number == rows[b].number
        if shares || isOneNumber { pairs.insert([Int32(a), Int32(b)]) }
      }
    }
    return pairs
  }

  private static func found(
    _ rows: [Row], split: Int? = nil, budget: Int, jobs: Int
  ) -> (pairs: [[Int32]], candidates: CandidatePairs) {
    var table = LinkTable([Village.list(rows)], communes: Village.tree.communes, jobs: jobs)
    table.weigh(units: Village.tree.units.count)
    var candidates = CandidatePairs(table, split: split, budget: budget, jobs: jobs)
    let pairs = candidates.scored(Scorer(table, Village.weights.withinSurvey), atLeast: .min)
    return (pairs.map { [$0.a, $0.b] }, candidates)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>) func everyPairThatSharesAKeyOnce(_ seed: UInt64) {
    // Among more rows some answers are shared by too many.
    let rows = Self.rows(seed % 4 == 0 ? 700 : 160, seed: seed)
    let table = LinkTable([Village.list(rows)], communes: Village.tree.communes, jobs: 1)
    let found = Self.found(rows, budget: .max, jobs: 1).pairs
    let others = Set(found).symmetricDifference(Self.expected(rows, table))
    #expect(others.isEmpty, "\(others.prefix(3))")
    #expect(Set(found).count == found.count)
    #expect(Self.found(rows, budget: .max, jobs: 2).pairs == found)
  }

  @Test(arguments: [(20, 13), (80, 14), (150, 15)]) func everyPairOfTwoSurveys(_ split: Int, _ seed: UInt64) {
    let rows = Self.rows(160, seed: seed)
    let table = LinkTable([Village.list(rows)], communes: Village.tree.communes, jobs: 1)
    let found = Self.found(rows, split: split, budget: .max, jobs: 1).pairs
    let others = Set(found).symmetricDifference(Self.expected(rows, table, split: split))
    #expect(others.isEmpty, "\(others.prefix(3))")
    #expect(Set(found).count == found.count)
    #expect(Self.found(rows, split: split, budget: .max, jobs: 2).pairs == found)
  }

  @Test func largestBlocksAreLeftOut() {
    let crowd = (0..<60).map { Row(name: "Nguoi \($0)", birth: 1_950_00_00, unit: "1-1", b1: Int16($0), indicators: 1) }
    let pair = [
      Row(name: "Y Brok", birth: 1961_02_03, unit: "2-1"), Row(name: "Y Brok", birth: 1961_02_03, unit: "2-1"),
    ]
    let (pairs, candidates) = Self.found(crowd + pair, budget: 1_000, jobs: 2)
    #expect(pairs == [[60, 61]])
    #expect(candidates.rowsLeftOut == 60)
    #expect(candidates.count <= 1_000)
  }

  /// What is passed over before names are compared would not have weighed enough with them.
  @Test(arguments: [-900, -317, 232, 900]) func nothingIsPassedOver(_ threshold: Int) {
    var table = LinkTable([Village.list(Self.rows(250, seed: 3))], communes: Village.tree.communes, jobs: 1)
    table.weigh(units: Village.tree.units.count)
    let scorer = Scorer(table, Village.weights.withinSurvey, prior: -900)
    var enough = 0
    for a in table.rows.indices {
      for b in table.rows.indices where b > a {
        let weight = scorer.weight(a, b)
        let found = scorer.weight(a, table.rows[a], table.rows[b], atLeast: threshold)
        #expect(found == (weight < threshold ? nil : weight))
        enough += weight < threshold ? 0 : 1
      }
    }
    #expect(enough > 0)
  }
}

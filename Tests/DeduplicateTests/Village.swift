import Deduplicate
import Geography
import Households
import Identity
import PipelineKit
import Standards
import Text

/// A made-up district of two communes with two villages each, and lists of it.
struct Village {
  /// A household as a list writes it.
  struct Row {
    var name: String
    var birth: UInt32 = 0
    var number = ""
    var unit = "1-1"
    var sex = Sex.unknown
    var persons: UInt16 = HouseholdColumns.unknownPersons
    var b1 = HouseholdColumns.unknownScore
    var b2 = HouseholdColumns.unknownScore
    var indicators: UInt32 = 0
    var householdClass = HouseholdClass.poor
  }

  static let tree: UnitTree = {
    let units = [
      Unit(code: "0", name: "Huyện", level: .district, parent: ""),
      Unit(code: "1", name: "Xã Một", level: .commune, parent: "0"),
      Unit(code: "1-1", name: "Thôn 1", level: .village, parent: "1"),
      Unit(code: "1-2", name: "Thôn 2", level: .village, parent: "1"),
      Unit(code: "2", name: "Xã Hai", level: .commune, parent: "0"),
      Unit(code: "2-1", name: "Thôn 1", level: .village, parent: "2"),
      Unit(code: "2-2", name: "Thôn 2", level: .village, parent: "2"),
    ]
    guard let day = Day(year: 2022, month: 12, day: 31), let tree = UnitTree(units, under: "0", on: day) else {
      preconditionFailure("the test's own units")
    }
    return tree
  }()

  static let standard = Standard(
    id: "nd07-2021", title: "",
    indicators: (1...12).map { .init(id: "\($0)", name: "", dimension: "", threshold: "", uncertain: false) },
    causes: [], pointsPerDeprivation: 10,
    scores: [
      .rural: [
        .init(b1AtMost: 140, b2AtLeast: 30, result: .poor), .init(b1AtMost: 140, b2AtLeast: nil, result: .nearPoor),
      ]
    ], firstYear: 2021, lastYear: 2025, notes: [], sources: [])

  /// A list of one sheet; its rows are numbered from 2.
  static func list(_ rows: [Row], file: Int32 = 0, in tree: UnitTree = tree) -> MatchableList {
    var households = HouseholdColumns()
    var people = PersonColumns()
    for (offset, row) in rows.enumerated() {
      let bytes = Array(row.name.utf8)
      people.appendNames(bytes, [0..<bytes.count]) { _ in Hash64.of(Array(Folding.folded(row.name).utf8)) }
      people.births.append(BirthDate(packed: row.birth))
      people.sexes.append(row.sex)
      people.numbers.append(
        UInt64(row.number).map { IdentityNumber(value: $0, digits: row.number.utf8.count) } ?? .none)
      households.units.append(Int32(tree.index[row.unit] ?? tree.root))
      households.classes.append(row.householdClass)
      households.persons.append(row.persons)
      households.b1.append(row.b1)
      households.b2.append(row.b2)
      households.indicators.append(row.indicators)
      households.causes.append(0)
      households.groups.append(0)
      households.ethnicities.append(0)
      households.sheets.append(0)
      households.rows.append(UInt32(offset + 2))
      households.isMerged.append(false)
      households.ids.append(0)
      households.changes.append(0)
    }
    return MatchableList(
      file: file, sender: tree.index["1"] ?? 0, form: [.scores, .indicators], sheets: [""], households: households,
      people: people)
  }

  /// Others who live there: different from each other in name, birth and number.
  static func others(_ count: Int) -> [Row] {
    let given = ["Lan", "Hùng", "Byên", "Tuấn", "Mai", "Phương", "Djeng", "Khánh", "Thảo", "Vinh", "Loan"]
    let family = ["Nguyễn Văn", "Trần Thị", "Lê Hữu", "Phạm Ngọc", "Rơ Châm", "Hoàng Đình", "Vũ Xuân"]
    let units = ["1-1", "1-2", "2-1", "2-2"]
    return (0..<count).map { index in
      let year = 1940 + index * 7 % 60
      let date = UInt32(year * 10_000 + (index * 5 % 12 + 1) * 100 + index * 11 % 28 + 1)
      return Row(
        name: family[index % 7] + " " + given[index * 3 % 11] + " " + given[index / 7 % 11], birth: date,
        number: "06\(2_000_000_000 + index * 7_654_321)", unit: units[index % 4], persons: UInt16(index % 6 + 1),
        b1: Int16(60 + index * 35 % 90), b2: Int16(index % 7 * 10 + 10), indicators: UInt32(index &* 2_654_435 & 4_095))
    }
  }

  static let weights: LinkageModel = {
    let levels: [Comparison: [Int]] = [
      .name: [0, -100, -100, -100, -100, -100, -100, -127, -614, 106, -657],
      .birth: [0, 880, 425, 20, -241, -539, 282, -467, -633], .number: [0, 2_400, 1_630, 900, 0, -211, -594, -10_000],
      .place: [0, -34, -34, -265, -336, -10_000], .persons: [0, 181, -19, -559], .profile: [0, -4, -233, -182, -508],
      .sex: [0, 77, -550], .ethnicity: [0, -1, -608], .householdClass: [0, 73, -125],
    ]
    let weights = LinkageWeights(levels: levels, expectedPerThousand: 28, merge: 317, undecided: -317)
    let later: [Comparison: [Int]] = [
      .name: [0, -13, -13, -13, -13, -13, -13, -499, -616, 97, -542],
      .birth: [0, 856, 474, 9, -233, -530, 289, -389, -551], .number: [0, 2_397, 1_565, 800, 0, -107, -498, -10_000],
      .place: [0, -6, -6, -507, -567, -10_000], .persons: [0, 221, -211, -530], .profile: [0, -341, 93, 152, -27],
      .sex: [0, 76, -429], .ethnicity: [0, -1, -600], .householdClass: [0, 61, -87],
    ]
    let overYears = LinkageWeights(levels: later, expectedPerThousand: 878, merge: 317, undecided: -317)
    let likeness: [LikenessComparison: [Int]] = [
      .persons: [0, 240, -200, -380, -280], .heads: [0, 300, 100, -50, -380],
      .deprivations: [0, 450, 350, 150, -240], .groups: [0, 40, -210], .householdClass: [0, 90, -110, -350],
      .told: [0, 300, -400],
    ]
    return LinkageModel(
      withinSurvey: weights, overYears: overYears,
      newHead: LikenessWeights(levels: likeness, expectedPerThousand: 250, merge: 100, undecided: -317))
  }()

  static func deduplicator(jobs: Int = 1, rule: LinkageRule = LinkageRule()) -> Deduplicator {
    Deduplicator(standard: standard, survey: 0, tree: tree, lineage: [], model: weights, rule: rule, jobs: jobs)
  }

  /// What becomes of these rows among two hundred others: for each row the row that stands for it, both counted from 0.
  static func outcome(_ rows: [Row], _ decisions: RowDecisions = RowDecisions()) throws -> (
    Deduplication, kept: [Int: Int], lists: [MatchableList]
  ) {
    var lists = [list(rows + others(200))]
    let result = try deduplicator().deduplicate(&lists, decisions: decisions)
    let pairs = result.merges.map { (Int($0.dropped.index), Int($0.kept.index)) }
    return (result, Dictionary(pairs, uniquingKeysWith: { first, _ in first }), lists)
  }
}

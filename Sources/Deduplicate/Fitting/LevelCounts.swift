/// How often each level was met among pairs of one household and among pairs taken at random.
struct LevelCounts {
  private struct Tally {
    var same: [UInt64]
    var chance: [UInt64]
    var rarity: [Int]
  }

  private var tallies: [Comparison: Tally] = [:]
  private var pairs: UInt64 = 0
  private var rows: UInt64 = 0

  /// Pairs taken at random from each table.
  private static let sample = 1_500_000

  init() {
    for comparison in Comparison.allCases {
      let count = comparison.levels.count
      tallies[comparison] = Tally(
        same: Array(repeating: 0, count: count), chance: Array(repeating: 0, count: count),
        rarity: Array(repeating: 0, count: count))
    }
  }

  mutating func add(_ table: LinkTable, _ labels: [UInt64], split: Int?) {
    let nothing = LinkageWeights(levels: [:], expectedPerThousand: 1, merge: 0, undecided: 0)
    let scorer = Scorer(table, nothing)
    rows += UInt64(min(split ?? labels.count, labels.count - (split ?? 0)))
    addSame(scorer, labels, split)
    addChance(scorer, split: split, pairs: Self.sample) {
      labels[$0] != 0 && labels[$1] != 0 && labels[$0] != labels[$1]
    }
  }

  /// Adds pairs taken at random, those that are taken for two households.
  mutating func addChance(
    _ scorer: Scorer, split: Int? = nil, pairs: Int, areTwo: (Int, Int) -> Bool = { _, _ in true }
  ) {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    let (count, second) = (scorer.table.rows.count, split ?? 0)
    guard count > second, split ?? count > 0 else { return }
    for _ in 0..<pairs {
      let a = Int(Self.next(&state) % UInt64(split ?? count))
      let b = second + Int(Self.next(&state) % UInt64(count - second))
      if a != b, areTwo(a, b) { addChance(scorer, a, b) }
    }
  }

  /// Takes these pairs for all that are one household.
  mutating func setSame(_ scorer: Scorer, _ found: [ScoredPair]) {
    for comparison in Comparison.allCases {
      tallies[comparison]?.same = Array(repeating: 0, count: comparison.levels.count)
    }
    for pair in found { addSame(scorer.levels(Int(pair.a), Int(pair.b))) }
  }

  private static func next(_ state: inout UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 24
  }

  private mutating func addSame(_ scorer: Scorer, _ labels: [UInt64], _ split: Int?) {
    var order = labels.indices.filter { labels[$0] != 0 }
    order.sort { (labels[$0], $0) < (labels[$1], $1) }
    for (position, a) in order.enumerated() {
      for b in order[(position + 1)...].prefix(while: { labels[$0] == labels[a] }) {
        if let split, (a < split) == (b < split) { continue }
        pairs += 1
        addSame(scorer.levels(a, b))
      }
    }
  }

  private mutating func addSame(_ levels: PairLevels) {
    for comparison in Comparison.allCases { tallies[comparison]?.same[Int(levels[comparison])] += 1 }
  }

  private mutating func addChance(_ scorer: Scorer, _ a: Int, _ b: Int) {
    let levels = scorer.levels(a, b)
    for comparison in Comparison.allCases {
      let level = Int(levels[comparison])
      tallies[comparison]?.chance[level] += 1
      tallies[comparison]?.rarity[level] += scorer.rarity(comparison, levels, a, b)
    }
  }

  var expectedPerThousand: Int { max(1, min(999, Int(pairs * 1_000 / max(1, rows)))) }

  var weights: [Comparison: [Int]] {
    var weights: [Comparison: [Int]] = [:]
    for (comparison, tally) in tallies {
      let fitted = tally.same.indices.map { level in
        Self.law(comparison, level) ?? (Self.isSilent(comparison, level) ? 0 : Self.weight(comparison, level, tally))
      }
      weights[comparison] = Self.inOrder(comparison, fitted)
    }
    return weights
  }

  /// A name that agrees less, or a place known less well, never weighs more than one that agrees fully, and forms that
  /// agree in less never more than forms that agree in more: that made-up duplicates are mistyped more often than other
  /// rows, or that a level was hardly met, is no evidence.
  private static func inOrder(_ comparison: Comparison, _ weights: [Int]) -> [Int] {
    var weights = weights
    for level in weights.indices.dropFirst(2) {
      switch comparison {
      case .name, .place:
        if LinkageWeights.counts(comparison, UInt8(level)) { weights[level] = min(weights[level], weights[1]) }
      case .profile: if level > 2 { weights[level] = min(weights[level], weights[level - 1]) }
      default: break
      }
    }
    return weights
  }

  /// log2(m / u) in hundredths of a bit. Every level is believed to be met in one of four hundred pairs of one household
  /// besides what was seen, an old beside a new card in ten: what no list has shown yet may still come.
  private static func weight(_ comparison: Comparison, _ level: Int, _ tally: Tally) -> Int {
    let known = tally.same.dropFirst().reduce(0, +)
    let isOtherCard = comparison == .number && level == Int(NumberLevel.otherCard.rawValue)
    let believed = max(1, known / (isOtherCard ? 10 : 400))
    let chances = tally.chance.dropFirst().reduce(0, +)
    let m = Rarity.log2(max(1, tally.same[level] + believed)) - Rarity.log2(max(1, known + believed * 2))
    if isValue(comparison, level) { return min(m, 0) }
    let u = Rarity.log2(2 * tally.chance[level] + 1) - Rarity.log2(2 * max(1, chances) + 1)
    let isRare = LinkageWeights.counts(comparison, UInt8(level)) && tally.chance[level] > 0
    let mean = isRare ? tally.rarity[level] / Int(tally.chance[level]) : 0
    return max(-1_200, min(2_400, m - u - mean))
  }

  /// What a level weighs by law and not by what was seen: so much against one household that nothing else outweighs it. Two
  /// numbers that are surely two people's; another province without a number.
  private static func law(_ comparison: Comparison, _ level: Int) -> Int? {
    switch comparison {
    case .number: level == Int(NumberLevel.others.rawValue) ? never : nil
    case .place: level == Int(PlaceLevel.afar.rawValue) ? never : nil
    default: nil
    }
  }

  private static let never = -10_000

  /// Whether a level weighs nothing, whatever was seen.
  private static func isSilent(_ comparison: Comparison, _ level: Int) -> Bool {
    level == 0 || comparison == .number && level == Int(NumberLevel.shared.rawValue)
  }

  /// Whether the chance of a level is the frequency of its value itself.
  private static func isValue(_ comparison: Comparison, _ level: Int) -> Bool {
    switch comparison {
    case .name: level == Int(NameLevel.same.rawValue)
    case .place: level == Int(PlaceLevel.village.rawValue)
    case .profile: level == Int(ProfileLevel.same.rawValue)
    case .ethnicity: level == Int(EqualLevel.same.rawValue)
    case .birth, .number, .persons, .sex, .householdClass: false
    }
  }
}

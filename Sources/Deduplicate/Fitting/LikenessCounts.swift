import Households
import Standards

/// How often each level of likeness was met among households whose head changed and among others of their village.
struct LikenessCounts {
  private struct Tally {
    var same: [UInt64]
    var other: [UInt64]
  }

  private var tallies: [LikenessComparison: Tally] = [:]
  private var pairs: UInt64 = 0
  private var possible: UInt64 = 0

  init() {
    for comparison in LikenessComparison.allCases {
      let none = [UInt64](repeating: 0, count: comparison.levels.count)
      tallies[comparison] = Tally(same: none, other: none)
    }
  }

  /// Adds two surveys whose households are known by `labels` (0 = not known); `says` is what a row says of its household.
  mutating func add(_ table: LinkTable, _ labels: [UInt64], split: Int, says: (Int) -> StatedChange?) {
    var (before, now): ([Int32: [Int]], [Int32: [Int]]) = ([:], [:])
    let (old, new) = (Self.first(labels, 0..<split), Self.first(labels, split..<labels.count))
    let scorer = Scorer(table, LinkageWeights(levels: [:], expectedPerThousand: 1, merge: 0, undecided: 0))
    func isOpen(_ row: Int, _ other: Int?) -> Bool {
      guard let other else { return true }
      let levels = scorer.levels(row, other)
      return !levels.name.isSameName && !levels.birth.isClose
    }
    for (label, row) in old where isOpen(row, new[label]) { before[table.rows[row].unit, default: []].append(row) }
    for (label, row) in new where isOpen(row, old[label]) { now[table.rows[row].unit, default: []].append(row) }
    for (unit, rows) in now {
      let others = before[unit] ?? []
      possible += UInt64(min(rows.count, others.count))
      for row in rows {
        for other in others {
          let (one, two) = (table.rows[other], table.rows[row])
          guard Likeness.isPossible(one, two), says(row)?.isOfAnother(wasListed: true) != true else { continue }
          add(Likeness(one, two, says: says(row)), isSame: labels[row] == labels[other])
        }
      }
    }
  }

  /// The first row of each household.
  private static func first(_ labels: [UInt64], _ rows: Range<Int>) -> [UInt64: Int] {
    Dictionary(rows.lazy.filter { labels[$0] != 0 }.map { (labels[$0], $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func add(_ likeness: Likeness, isSame: Bool) {
    if isSame { pairs += 1 }
    for comparison in LikenessComparison.allCases {
      let level = Int(likeness[comparison])
      if isSame { tallies[comparison]?.same[level] += 1 } else { tallies[comparison]?.other[level] += 1 }
    }
  }

  /// The weights; households are one from odds of two to one.
  var weights: LikenessWeights {
    let share = Int(pairs * 1_000 / max(1, possible))
    return LikenessWeights(
      levels: tallies.mapValues(Self.weights), expectedPerThousand: max(1, min(999, share)), merge: 100,
      undecided: -317)
  }

  /// log2(m / u) in hundredths of a bit. Every level is believed to be met in one of a hundred households whose head
  /// changed besides what was seen.
  private static func weights(_ tally: Tally) -> [Int] {
    let same = tally.same.dropFirst().reduce(0, +)
    let other = tally.other.dropFirst().reduce(0, +)
    let believed = max(1, same / 100)
    return tally.same.indices.map { level in
      if level == 0 { return 0 }
      let m = Rarity.log2(tally.same[level] + believed) - Rarity.log2(max(1, same + believed * 2))
      let u = Rarity.log2(2 * tally.other[level] + 1) - Rarity.log2(2 * max(1, other) + 1)
      return max(-1_200, min(1_200, m - u))
    }
  }
}

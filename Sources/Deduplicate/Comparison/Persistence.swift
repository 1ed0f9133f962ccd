import Households
import Standards

/// What households keep from one survey to the next, as those tell that their heads link: deprivations, groups and class
/// go on under a new head as they do under the old.
///
/// A deprivation weighs log2(P(now | before) / P(now)) among the linked; groups and class weigh log2(m / u), u among the
/// pairs that may be one household.
struct Persistence {
  /// How often something was so; each way is believed to be met once besides.
  private struct Shares {
    var counts: [UInt64]

    init(ways: Int) { counts = [UInt64](repeating: 1, count: ways) }

    func log2(_ way: Int) -> Int { Rarity.log2(counts[way]) - Rarity.log2(counts.reduce(0, +)) }
  }

  /// Of fewer households nothing is learned.
  private static let fewest = 100

  /// For each deprivation, marked before or not, marked now or not: what it weighs.
  private let marks: [Int]
  private let groups: [Int]
  private let classes: [Int]

  /// What linked households tell; nil when they are too few.
  init?(linked: [(before: LinkRow, now: LinkRow)], possible: [(before: LinkRow, now: LinkRow)], deprivations: Int) {
    let told = linked.filter { Self.tellsMarks($0.before, $0.now) }
    guard told.count >= Self.fewest, !possible.isEmpty else { return nil }
    marks = (0..<deprivations).flatMap { Self.marks($0, told) }
    groups = Self.agreement(linked, possible, ways: 3, Self.groups)
    classes = Self.agreement(linked, possible, ways: 4, Self.classes)
  }

  /// What a pair weighs.
  func weight(_ before: LinkRow, _ now: LinkRow) -> Int { weights(before, now).values.reduce(0, +) }

  /// What the deprivations, groups and class of a pair weigh.
  func weights(_ before: LinkRow, _ now: LinkRow) -> [LikenessComparison: Int] {
    var deprivations = 0
    if Self.tellsMarks(before, now) {
      for way in stride(from: 0, to: marks.count, by: 4) {
        deprivations += marks[way + Self.way(before, now, bit: UInt32(way / 4))]
      }
    }
    return [
      .deprivations: deprivations, .groups: groups[Self.groups(before, now)],
      .householdClass: classes[Self.classes(before, now)],
    ]
  }

  // MARK: Ways

  /// Whether both forms ask for deprivations and a row marks one: forms left blank tell nothing.
  private static func tellsMarks(_ before: LinkRow, _ now: LinkRow) -> Bool {
    before.form.intersection(now.form).contains(.indicators) && before.indicators | now.indicators != 0
  }

  private static func way(_ before: LinkRow, _ now: LinkRow, bit: UInt32) -> Int {
    Int((before.indicators >> bit & 1) << 1 | now.indicators >> bit & 1)
  }

  /// Not asked, the same, others.
  private static func groups(_ before: LinkRow, _ now: LinkRow) -> Int {
    guard before.form.intersection(now.form).contains(.groups) else { return 0 }
    return before.ownGroups == now.ownGroups ? 1 : 2
  }

  /// The class before and the class now, of households on the lists.
  private static func classes(_ before: LinkRow, _ now: LinkRow) -> Int {
    let poor = HouseholdClass.poor.rawValue
    return (before.householdClass == poor ? 0 : 2) + (now.householdClass == poor ? 0 : 1)
  }

  // MARK: Weights

  private static func marks(_ bit: Int, _ told: [(before: LinkRow, now: LinkRow)]) -> [Int] {
    var after = [Shares(ways: 2), Shares(ways: 2)]
    var all = Shares(ways: 2)
    for pair in told {
      let way = way(pair.before, pair.now, bit: UInt32(bit))
      after[way / 2].counts[way % 2] += 1
      all.counts[way % 2] += 1
    }
    return (0..<4).map { after[$0 / 2].log2($0 % 2) - all.log2($0 % 2) }
  }

  private static func agreement(
    _ linked: [(before: LinkRow, now: LinkRow)], _ possible: [(before: LinkRow, now: LinkRow)], ways: Int,
    _ way: (LinkRow, LinkRow) -> Int
  ) -> [Int] {
    var (m, u) = (Shares(ways: ways), Shares(ways: ways))
    for pair in linked { m.counts[way(pair.before, pair.now)] += 1 }
    for pair in possible { u.counts[way(pair.before, pair.now)] += 1 }
    return (0..<ways).map { m.log2($0) - u.log2($0) }
  }
}

import Geography
import Households
import Standards

/// The same household under another head, where two lists of heads alone say nothing of persons: of the households of a
/// village that are open on both sides the pairs that are likest, each household once.
///
/// A model of Fellegi and Sunter (1969) of its own. What households keep and how many have another head is found from the
/// survey itself, and a pair counts only where no other comes near it.
struct LikeHouseholds {
  private struct Pair {
    var before: Int32
    var root: Int32
    /// This survey's row that was compared.
    var row: Int32
    var likeness: Likeness
    /// That of any pair of the village, until it is weighed.
    var weight: Int
  }

  private let open: OpenHouseholds
  private let codes: SameCode
  private let weights: LikenessWeights
  /// The last day of what is reported.
  private let tree: UnitTree
  /// How many deprivations the standard has.
  private let deprivations: Int

  init(_ open: OpenHouseholds, _ codes: SameCode, _ weights: LikenessWeights, tree: UnitTree, deprivations: Int) {
    self.open = open
    self.codes = codes
    self.weights = weights
    self.tree = tree
    self.deprivations = deprivations
  }

  /// The pairs, the surest first; of those that are sure each household stands in one. `linked` are the pairs of rows whose
  /// heads are one person.
  func candidates(linked: [(before: Int32, now: Int32)]) -> [LinkCandidate] {
    let villages = villages()
    let compared = villages.flatMap(compared)
    let kept = persistence(compared, linked)
    let pairs = compared.map { weighed($0, kept) }.sorted(by: precedes)
    let chosen = chosen(pairs)
    let possible = villages.reduce(0) { $0 + min($1.before.count, $1.now.count) }
    let odds = odds(chosen.map { pairs[$0.index].weight }, possible)
    let sure = chosen.filter {
      let weight = pairs[$0.index].weight
      return weight + odds >= weights.merge && weight - $0.next >= weights.merge
    }.map(\.index)
    let isSure = Set(sure)
    let others = pairs.indices.prefix { pairs[$0].weight + odds >= weights.undecided }.filter { !isSure.contains($0) }
    return (sure + others).map { candidate(pairs[$0], kept, odds, isSure: isSure.contains($0)) }
  }

  private func candidate(_ pair: Pair, _ kept: Persistence?, _ odds: Int, isSure: Bool) -> LinkCandidate {
    let weight = pair.weight + odds
    let (before, now) = rows(pair.before, pair.row)
    return LinkCandidate(
      before: pair.before, row: pair.row, root: pair.root, ground: .likeness(weight: weight), isSure: isSure,
      evidence: weights.evidence(pair.likeness, of: weight, learned: kept?.weights(before, now) ?? [:]))
  }

  // MARK: Candidates

  private struct Village {
    var before: [Int32] = []
    /// The households that have a row here, each with it.
    var now: [(root: Int32, row: Int32)] = []
  }

  /// Among more than so many on one side nothing can be told.
  private static let most = 100

  /// The open households by their units; of the earlier ones those that the latest lists of their commune name.
  private func villages() -> [Village] {
    var villages: [Int32: Village] = [:]
    let latest = latestSurveys()
    for row in open.before {
      let own = open.both.rows[Int(row)]
      let survey = open.register.latest[Int(row)].survey
      guard own.unit >= 0, own.unit != own.commune, latest[Int(own.commune)] == survey, isListed(own) else {
        continue
      }
      villages[own.unit, default: Village()].before.append(row)
    }
    for root in open.now {
      for row in open.rows(root) {
        let own = open.both.rows[Int(row)]
        if isListed(own), villages[own.unit]?.now.last?.root != root { villages[own.unit]?.now.append((root, row)) }
      }
    }
    return villages.sorted { $0.key < $1.key }.map(\.value).filter {
      !$0.now.isEmpty && max($0.before.count, $0.now.count) <= Self.most
    }
  }

  private func isListed(_ row: LinkRow) -> Bool { row.householdClass <= HouseholdClass.nearPoor.rawValue }

  /// For each commune the latest survey of an earlier period that names households there; −1 = none.
  private func latestSurveys() -> [Int32] {
    var latest = [Int32](repeating: -1, count: tree.units.count)
    for (row, known) in open.register.latest.enumerated() {
      let commune = Int(open.both.rows[row].commune)
      if commune >= 0, isOfEarlierPeriod(Int32(row)) { latest[commune] = max(latest[commune], known.survey) }
    }
    return latest
  }

  /// The pairs of a village, each with its evidence and the chance of a pair among so many.
  private func compared(_ village: Village) -> [Pair] {
    let chance = Rarity.log2(UInt64(max(village.before.count, village.now.count)))
    return village.now.flatMap { root, row in
      village.before.compactMap { before -> Pair? in
        let (old, new) = (open.both.rows[Int(before)], open.both.rows[Int(row)])
        guard Likeness.isPossible(old, new), open.mayBeOne(before, root), !codes.areOther(before, root),
          !open.nameOthers(before, row)
        else { return nil }
        let likeness = Likeness(old, new, says: open.change(row))
        if likeness.deprivations == .unknown { return nil }
        return Pair(before: before, root: root, row: row, likeness: likeness, weight: -chance)
      }
    }
  }

  private func rows(_ before: Int32, _ now: Int32) -> (before: LinkRow, now: LinkRow) {
    (open.both.rows[Int(before)], open.both.rows[Int(now)])
  }

  /// What households keep, as the linked ones say; nil where they are too few.
  private func persistence(_ pairs: [Pair], _ linked: [(before: Int32, now: Int32)]) -> Persistence? {
    let stayed = linked.filter { isOfEarlierPeriod($0.before) }.map { rows($0.before, $0.now) }
      .filter { isListed($0.before) && isListed($0.now) }
    return Persistence(
      linked: stayed, possible: pairs.map { rows($0.before, $0.row) }, deprivations: deprivations)
  }

  /// The pair with what its evidence weighs.
  private func weighed(_ pair: Pair, _ kept: Persistence?) -> Pair {
    var pair = pair
    let (before, now) = rows(pair.before, pair.row)
    pair.weight += weights.weight(pair.likeness, but: kept == nil ? [] : LikenessComparison.kept)
    pair.weight += kept?.weight(before, now) ?? 0
    return pair
  }

  private func isOfEarlierPeriod(_ before: Int32) -> Bool {
    let survey = Int(open.register.latest[Int(before)].survey)
    return open.register.surveys[survey].period.end < tree.day
  }

  // MARK: Choice

  /// The heaviest pairs, each household once, and the weight of the next that one of the two could be in.
  private func chosen(_ pairs: [Pair]) -> [(index: Int, next: Int)] {
    var ofBefore: [Int32: [Int]] = [:]
    var ofNow: [Int32: [Int]] = [:]
    for (index, pair) in pairs.enumerated() {
      ofBefore[pair.before, default: []].append(index)
      ofNow[pair.root, default: []].append(index)
    }
    var taken: (before: Set<Int32>, now: Set<Int32>) = ([], [])
    return pairs.enumerated().compactMap { index, pair in
      guard !taken.before.contains(pair.before), !taken.now.contains(pair.root) else { return nil }
      let others = [
        ofBefore[pair.before]?.first { $0 != index && !taken.now.contains(pairs[$0].root) },
        ofNow[pair.root]?.first { $0 != index && !taken.before.contains(pairs[$0].before) },
      ]
      taken.before.insert(pair.before)
      taken.now.insert(pair.root)
      return (index, others.compactMap { $0.map { pairs[$0].weight } }.max() ?? Int.min / 2)
    }
  }

  private func precedes(_ a: Pair, _ b: Pair) -> Bool {
    if a.weight != b.weight { return a.weight > b.weight }
    if a.before != b.before { return a.before < b.before }
    return a.row != b.row && open.both.precedes(Int(a.row), Int(b.row))
  }

  /// What is expected weighs as much as this many households of the survey itself.
  private static let expectation = 50

  /// The log2 of the share of those possible with which as many pairs are likelier one household than two as it says
  /// there are: Expectation-Maximisation over this one number.
  private func odds(_ weights: [Int], _ possible: Int) -> Int {
    let expected = self.weights.expectedPerThousand * Self.expectation / 1_000
    let all = Rarity.log2(UInt64(possible + Self.expectation))
    var found = possible
    var odds = 0
    for _ in 0..<16 {
      odds = Rarity.log2(UInt64(max(1, found + expected))) - all
      let next = weights.count { $0 + odds >= 0 }
      if next == found { break }
      found = next
    }
    return odds
  }
}

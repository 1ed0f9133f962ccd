import Geography
import Households
import PipelineKit

/// A household of an earlier survey as a cluster of this one is linked to it.
struct KnownHousehold {
  var id: UInt64
  /// Its unit in the latest survey of an earlier period, in this survey's tree; nil when it was in none.
  var unitBefore: Int32?
  var weight: Int
}

extension Deduplicator {
  /// The earlier household of each cluster that has one, by the cluster's root: the heaviest pairs first, each household
  /// and each cluster once.
  func link(
    _ table: LinkTable, _ lists: [MatchableList], _ register: HouseholdRegister, _ clusters: Clusters
  ) -> [Int32: KnownHousehold] {
    if register.latest.isEmpty || table.rows.isEmpty { return [:] }
    let translations = register.surveys.map { UnitTranslation(from: $0.tree, to: tree, lineage: lineage) }
    let both = joined(table, lists, register, translations)
    let split = register.latest.count
    let pairs = scored(both, split)
    var owners: [Int32: Int32] = [:]
    var known: [Int32: KnownHousehold] = [:]
    for pair in pairs {
      let root = clusters.root(pair.b - Int32(split))
      guard owners[pair.a] == nil, known[root] == nil else { continue }
      owners[pair.a] = root
      let id = register.latest[Int(pair.a)].household
      known[root] = KnownHousehold(
        id: id, unitBefore: unitBefore(id, register, translations), weight: Int(pair.weight))
    }
    return known
  }

  /// The earlier households' latest rows and then this survey's rows.
  private func joined(
    _ table: LinkTable, _ lists: [MatchableList], _ register: HouseholdRegister, _ translations: [UnitTranslation]
  ) -> LinkTable {
    var both = LinkTable(capacity: register.latest.count + table.rows.count)
    for (position, household) in register.latest.enumerated() {
      let survey = Int(household.survey)
      let list = register.surveys[survey].lists[Int(household.row.list)]
      both.append(
        list, at: position, only: Int(household.row.index), communes: communes,
        units: translations[survey].indices)
    }
    for row in table.rows {
      both.append(lists[Int(row.list)], at: Int(row.list), only: Int(row.index), communes: communes)
    }
    both.weigh(units: tree.units.count)
    return both
  }

  private func scored(_ both: LinkTable, _ split: Int) -> [ScoredPair] {
    let weights = model.overYears
    let (before, now) = (UInt64(split), UInt64(both.rows.count - split))
    let budget = max(Self.pairsAtLeast, Self.pairsPerRow * both.rows.count)
    let candidates = CandidatePairs(both, split: split, budget: budget, jobs: jobs)
    let chance = (of: min(before, now) * UInt64(weights.expectedPerThousand) / 1_000, among: before * now)
    let prior = -Int(Rarity.of(max(1, chance.of), among: max(1, chance.among)))
    let scorer = Scorer(both, weights, prior: prior)
    return candidates.scored(scorer, atLeast: weights.merge, jobs: jobs).sorted {
      if $0.weight != $1.weight { return $0.weight > $1.weight }
      if $0.a != $1.a { return $0.a < $1.a }
      return $0.b != $1.b && both.precedes(Int($0.b), Int($1.b))
    }
  }

  private func unitBefore(
    _ id: UInt64, _ register: HouseholdRegister, _ translations: [UnitTranslation]
  ) -> Int32? {
    let known = register.surveys.indices.reversed().first { position in
      register.surveys[position].period.end < tree.day
        && register.appearances(of: id).contains { Int($0.survey) == register.surveys[position].survey }
    }
    guard let known,
      let appearance = register.appearances(of: id).first(where: { Int($0.survey) == register.surveys[known].survey })
    else { return nil }
    return translations[known].indices[Int(appearance.unit)]
  }
}

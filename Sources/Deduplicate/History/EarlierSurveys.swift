import Geography
import Households
import PipelineKit

/// A household of an earlier survey as a cluster of this one is linked to it.
struct KnownHousehold {
  var id: UInt64
  /// Its unit in the latest survey of an earlier period, in this survey's tree; nil when it was in none.
  var unitBefore: Int32?
  /// What says so.
  var ground: LinkGround
}

extension Deduplicator {
  /// The earlier household of each cluster that has one, by the cluster's root: first what people decided, then the
  /// heaviest pairs of heads, then heads with new cards, then households under another head, each household and each
  /// cluster once. Decisions that contradict each other are handed to `refuse`.
  func link(
    _ table: LinkTable, _ lists: [MatchableList], _ register: HouseholdRegister, _ clusters: Clusters,
    _ decisions: RowDecisions, refuse: (ListedRow) -> Void
  ) -> [Int32: KnownHousehold] {
    if register.latest.isEmpty || table.rows.isEmpty { return [:] }
    let translations = register.surveys.map { UnitTranslation(from: $0.tree, to: tree, lineage: lineage) }
    let both = joined(table, lists, register, translations)
    let split = register.latest.count
    func places(_ root: Int32) -> [ListedRow] { clusters.rows(root).map { table.rows[Int($0)].place } }
    var owners: [UInt64: Int32] = [:]
    var known: [Int32: KnownHousehold] = [:]
    func hold(_ root: Int32, _ id: UInt64, _ ground: LinkGround) {
      owners[id] = root
      known[root] = KnownHousehold(id: id, unitBefore: unitBefore(id, register, translations), ground: ground)
    }
    func isFree(_ root: Int32, _ id: UInt64) -> Bool {
      owners[id] == nil && known[root] == nil && !decisions.areOther(places(root), than: id)
    }
    let rows = decisions.earlier.isEmpty ? [:] : table.positions
    for decision in decisions.earlier {
      guard let row = rows[decision.row] else { continue }
      let (root, id) = (clusters.root(row), decision.household)
      if owners[id] ?? root != root || known[root]?.id ?? id != id || decisions.areOther(places(root), than: id) {
        refuse(decision.row)
      } else {
        hold(root, id, .decided)
      }
    }
    var linked: [(before: Int32, now: Int32)] = []
    for pair in scored(both, split) {
      let root = clusters.root(pair.b - Int32(split))
      let id = register.latest[Int(pair.a)].household
      guard isFree(root, id) else { continue }
      hold(root, id, .head(weight: Int(pair.weight)))
      linked.append((pair.a, pair.b))
    }
    var open = OpenHouseholds(
      both: both, split: split, register: register, lists: lists, clusters: clusters,
      before: (0..<Int32(split)).filter { owners[register.latest[Int($0)].household] == nil },
      now: (0..<Int32(table.rows.count)).filter { clusters.root($0) == $0 && known[$0] == nil })
    let codes = SameCode(open, translations, linked: linked)
    for pair in NewCard(open).pairs() + CommonMembers(open, communes: communes).pairs() + codes.pairs() {
      let id = register.latest[Int(pair.before)].household
      if isFree(pair.root, id) { hold(pair.root, id, pair.ground) }
    }
    open.before.removeAll { owners[register.latest[Int($0)].household] != nil }
    open.now.removeAll { known[$0] != nil }
    let alike = LikeHouseholds(open, codes, model.newHead, tree: tree, deprivations: standard.indicators.count)
    for pair in alike.pairs(linked: linked) {
      let id = register.latest[Int(pair.before)].household
      if isFree(pair.root, id) { hold(pair.root, id, pair.ground) }
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
      if register.surveys[survey].standard != standard.id { both.rows[position].forgetAnswers() }
      both.rows[position].number = household.number
      both.rows[position].birth = household.birth
    }
    for row in table.rows {
      both.append(lists[Int(row.list)], at: Int(row.list), only: Int(row.index), communes: communes)
    }
    both.weigh(units: tree.units.count, jobs: jobs)
    return both
  }

  private func scored(_ both: LinkTable, _ split: Int) -> [ScoredPair] {
    let weights = model.overYears
    let (before, now) = (UInt64(split), UInt64(both.rows.count - split))
    let budget = rule.budget(rows: both.rows.count)
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

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

/// What linking to earlier surveys gives.
struct HistoryLinkage {
  /// The earlier household of each cluster that has one, by the cluster's root.
  var known: [Int32: KnownHousehold] = [:]
  /// What people are asked.
  var open: [OpenLink] = []
}

extension Deduplicator {
  /// The earlier household of each cluster: first what people decided, then the heaviest pairs of heads, then heads with new
  /// cards, then households under another head, each household and each cluster once. Decisions that contradict each other
  /// are handed to `refuse`.
  func link(
    _ table: LinkTable, _ lists: [MatchableList], _ register: HouseholdRegister, _ clusters: Clusters,
    _ decisions: RowDecisions, refuse: (ListedRow) -> Void
  ) -> HistoryLinkage {
    if register.latest.isEmpty || table.rows.isEmpty { return HistoryLinkage() }
    let translations = register.surveys.map { UnitTranslation(from: $0.tree, to: tree, lineage: lineage) }
    let both = joined(table, lists, register, translations)
    let split = register.latest.count
    var links = HistoryLinks(
      ids: register.latest.map(\.household), clusters: clusters, places: table.rows.map(\.place), decisions: decisions)
    decide(&links, table, clusters, decisions, refuse)
    var open = OpenHouseholds(
      both: both, split: split, register: register, lists: lists, clusters: clusters, before: [], now: [])
    let scorer = scorer(both, split)
    let linked = linkHeads(&links, open, scorer)
    open.before = (0..<Int32(split)).filter { !links.isLinked(before: $0) }
    open.now = (0..<Int32(table.rows.count)).filter { clusters.root($0) == $0 && !links.isLinked(root: $0) }
    let codes = SameCode(open, translations, linked: linked)
    let others = NewCard(open).candidates() + CommonMembers(open, communes: communes).candidates() + codes.candidates()
    for pair in others { _ = links.offer(pair) }
    open.before.removeAll { links.isLinked(before: $0) }
    open.now.removeAll { links.isLinked(root: $0) }
    let alike = LikeHouseholds(open, codes, model.newHead, tree: tree, deprivations: standard.indicators.count)
    for pair in alike.candidates(linked: linked) { _ = links.offer(pair) }
    let known = links.all.mapValues {
      KnownHousehold(id: $0.id, unitBefore: unitBefore($0.id, register, translations), ground: $0.ground)
    }
    return HistoryLinkage(known: known, open: asked(links, open, scorer))
  }

  private func decide(
    _ links: inout HistoryLinks, _ table: LinkTable, _ clusters: Clusters, _ decisions: RowDecisions,
    _ refuse: (ListedRow) -> Void
  ) {
    if decisions.earlier.isEmpty { return }
    let rows = table.positions
    for decision in decisions.earlier {
      guard let row = rows[decision.row] else { continue }
      if !links.decide(clusters.root(row), is: decision.household) { refuse(decision.row) }
    }
  }

  /// Links heads that are one person; returns the pairs of rows. Heads alike whose members are others are asked.
  private func linkHeads(
    _ links: inout HistoryLinks, _ open: OpenHouseholds, _ scorer: Scorer
  ) -> [(before: Int32, now: Int32)] {
    var linked: [(before: Int32, now: Int32)] = []
    for pair in scored(scorer, open.split) {
      let root = open.clusters.root(pair.b - Int32(open.split))
      let (one, two) = (open.both.rows[Int(pair.a)], open.both.rows[Int(pair.b)])
      let isOneCard = one.number == two.number && one.number != 0
      let isSure =
        Int(pair.weight) >= model.overYears.merge
        && (isOneCard || scorer.levels(Int(pair.a), Int(pair.b)).reservation(overYears: true) == nil)
        && (isOneCard || !open.nameOthers(pair.a, pair.b))
      let candidate = LinkCandidate(
        before: pair.a, row: pair.b, root: root, ground: .head(weight: Int(pair.weight)), isSure: isSure)
      if links.offer(candidate) { linked.append((pair.a, pair.b)) }
    }
    return linked
  }

  /// What stays open, as people are asked.
  private func asked(_ links: HistoryLinks, _ open: OpenHouseholds, _ scorer: Scorer) -> [OpenLink] {
    let found = links.open { ground in
      if case .likeness = ground { model.newHead.merge } else { model.overYears.merge }
    }
    return found.map { candidate in
      let (known, row) = (open.register.latest[Int(candidate.before)], open.both.rows[Int(candidate.row)])
      var evidence = candidate.evidence
      if case .head = candidate.ground {
        evidence = scorer.evidence(Int(candidate.before), Int(candidate.row), model.overYears, overYears: true)
      }
      return OpenLink(
        row: row.place, household: known.household, survey: open.register.surveys[Int(known.survey)].survey,
        earlier: known.row, ground: candidate.ground, evidence: evidence)
    }
  }

  /// The earlier households' latest rows and then this survey's rows.
  private func joined(
    _ table: LinkTable, _ lists: [MatchableList], _ register: HouseholdRegister, _ translations: [UnitTranslation]
  ) -> LinkTable {
    var both = LinkTable(
      names: table.names, provinces: provinces, capacity: register.latest.count + table.rows.count)
    for (position, household) in register.latest.enumerated() {
      let survey = Int(household.survey)
      let list = register.surveys[survey].lists[Int(household.row.list)]
      both.append(
        list, at: position, only: Int(household.row.index), communes: communes,
        units: translations[survey].indices)
      if register.surveys[survey].standard != standard.id { both.rows[position].forgetAnswers() }
      both.rows[position].take(number: household.number, birth: household.birth)
    }
    both.rows += table.rows
    both.weigh(units: tree.units.count, jobs: jobs)
    return both
  }

  private func scorer(_ both: LinkTable, _ split: Int) -> Scorer {
    let weights = model.overYears
    let (before, now) = (UInt64(split), UInt64(both.rows.count - split))
    let chance = (of: min(before, now) * UInt64(weights.expectedPerThousand) / 1_000, among: before * now)
    return Scorer(both, weights, prior: -Int(Rarity.of(max(1, chance.of), among: max(1, chance.among))))
  }

  /// The pairs of heads that may be one person, the heaviest first.
  private func scored(_ scorer: Scorer, _ split: Int) -> [ScoredPair] {
    let both = scorer.table
    var candidates = CandidatePairs(both, split: split, budget: rule.budget(rows: both.rows.count), jobs: jobs)
    return candidates.scored(scorer, atLeast: model.overYears.undecided).sorted {
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

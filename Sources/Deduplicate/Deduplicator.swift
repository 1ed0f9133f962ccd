import Geography
import Households
import PipelineKit
import Standards
import Text

/// Rows → each household once in a survey, and the same household as in the surveys before.
///
/// Exact keys first: the same row twice in a sheet, the same identity number. Then the model of Fellegi and Sunter (1969)
/// over all pairs that share a blocking key; clusters in the order of weight; one row of each cluster holds. What people
/// decided stands above all of it.
public struct Deduplicator {
  let standard: Standard
  let survey: Int
  let tree: UnitTree
  let lineage: [LineageEvent]
  let model: LinkageModel
  let rule: LinkageRule
  let jobs: Int
  /// For each unit its commune, itself where it is none of a commune.
  let communes: [Int32]
  /// For each unit its province; empty where all units are of one.
  let provinces: [Int32]

  /// A deduplicator for one survey, whose households point to the units of `tree`.
  public init(
    standard: Standard, survey: Int, tree: UnitTree, lineage: [LineageEvent], model: LinkageModel,
    rule: LinkageRule = LinkageRule(), jobs: Int
  ) {
    self.standard = standard
    self.survey = survey
    self.tree = tree
    self.lineage = lineage
    self.model = model.under(rule)
    self.rule = rule
    self.jobs = jobs
    (communes, provinces) = (tree.communes, tree.provinces)
  }

  /// Marks merged rows in the lists and gives every household its id; `register` holds the earlier surveys' households.
  public func deduplicate(
    _ lists: inout [MatchableList], decisions: RowDecisions = RowDecisions(),
    register: HouseholdRegister = HouseholdRegister()
  ) throws(Failure) -> Deduplication {
    let result = join(&lists, decisions, register)
    try guardDuplicates(lists)
    HouseholdIDs.assign(&lists, result, taken: register.latest.map(\.household), tree: tree, jobs: jobs)
    return result
  }

  /// Finds and marks the rows that are one household, in the survey and in the earlier ones.
  private func join(
    _ lists: inout [MatchableList], _ decisions: RowDecisions, _ register: HouseholdRegister
  ) -> Deduplication {
    var table = LinkTable(lists, communes: communes, provinces: provinces, jobs: jobs)
    var result = Deduplication()
    result.decisions = decisions
    let repeated = SameRows(table, decisions, ListedMembers(lists), jobs: jobs).drop(from: &table)
    table.weigh(units: tree.units.count, jobs: jobs)
    var joining = Joining(table, decisions, cap: rule.rowsAHousehold)
    joining.joinDecided(&result.findings) { finding($0, lists, $1) }
    joining.joinSameNumbers(jobs: jobs)
    join(&joining, lists, &result)
    let clusters = joining.clusters
    let history = link(table, lists, register, clusters, decisions) {
      result.findings.append(finding(.decisionsContradict, lists, $0))
    }
    result.openLinks = history.open
    settle(joining, repeated, history.known, &lists, &result)
    for row in joining.shared { result.findings.append(finding(.identityShared, lists, table.rows[Int(row)].place)) }
    return result
  }

  // MARK: The model

  private func join(_ joining: inout Joining, _ lists: [MatchableList], _ result: inout Deduplication) {
    let table = joining.table
    let budget = rule.budget(rows: table.rows.count)
    var candidates = CandidatePairs(table, budget: budget, jobs: jobs)
    let chance = Chance(rows: table.rows.count, expectedPerThousand: model.withinSurvey.expectedPerThousand)
    let weights = weights(table, candidates, chance, &result)
    // No survey repeats more than half of its rows: the pairs of any other prior are among these.
    let first = chance.prior(found: table.rows.count / 2)
    var scorer = Scorer(table, weights, prior: first)
    var pairs = candidates.scored(scorer, atLeast: weights.undecided)
    result.comparisons = candidates.count
    if candidates.rowsLeftOut > 0 {
      result.findings.append(
        Finding(.comparisonCapped, survey: survey, unit: tree.units[tree.root].code, [String(candidates.rowsLeftOut)]))
    }
    scorer.prior = chance.settled(pairs.lazy.map { Int($0.weight) }, under: first)
    result.prior = scorer.prior
    let shift = Int32(scorer.prior - first)
    for index in pairs.indices { pairs[index].weight += shift }
    pairs.removeAll { Int($0.weight) < weights.undecided }
    let open = joining.join(pairs, scorer, weights, ListedMembers(lists))
    let questions = joining.questions(open, atLeast: weights.undecided, most: rule.rowsAHousehold)
    if questions.crowded > 0 {
      result.findings.append(
        Finding(.alikeNotAsked, survey: survey, unit: tree.units[tree.root].code, [String(questions.crowded)]))
    }
    for pair in questions.asked {
      let rows = (table.rows[Int(pair.a)].place, table.rows[Int(pair.b)].place)
      let levels = scorer.levels(Int(pair.a), Int(pair.b))
      result.undecided.append(UndecidedPair(rows: rows, levels: levels, weight: Int(pair.weight)))
    }
  }

  /// The weights as they are shipped, or fitted anew to these rows where the office wants it.
  private func weights(
    _ table: LinkTable, _ candidates: CandidatePairs, _ chance: Chance, _ result: inout Deduplication
  ) -> LinkageWeights {
    guard rule.refits else { return model.withinSurvey }
    var refit = WeightRefit(table: table, candidates: candidates, chance: chance)
    let root = tree.units[tree.root].code
    guard let (weights, pairs) = refit.refitted(model.withinSurvey) else {
      result.findings.append(Finding(.weightsKept, survey: survey, unit: root, [String(WeightRefit.fewest)]))
      return model.withinSurvey
    }
    result.findings.append(Finding(.weightsRefitted, survey: survey, unit: root, [String(pairs)]))
    result.weights = weights
    return weights
  }

  // MARK: Settling

  private func settle(
    _ joining: Joining, _ repeated: [Merge], _ known: [Int32: KnownHousehold], _ lists: inout [MatchableList],
    _ result: inout Deduplication
  ) {
    let table = joining.table
    let rule = HoldingRule(table: table, standard: standard, areas: tree.areas, communes: communes)
    for merge in repeated {
      drop(merge, &lists, &result)
      result.findings.append(finding(.duplicateRow, lists, merge.dropped))
    }
    for rows in joining.clusters.all {
      let root = joining.clusters.root(rows[0])
      let (held, said) = rule.holding(rows, earlier: known[root]?.unitBefore)
      settle(rows.filter { $0 != held }, held, said, rule, known[root]?.unitBefore, joining, &lists, &result)
    }
    for root in known.keys.sorted() {
      guard let household = known[root] else { continue }
      let rows = joining.clusters.rows(root)
      let held = rows.first { !isMerged(table.rows[Int($0)].place, lists) } ?? root
      result.links.append(
        HouseholdLink(row: table.rows[Int(held)].place, household: household.id, ground: household.ground))
    }
  }

  private func settle(
    _ others: [Int32], _ held: Int32, _ said: HouseholdClass?, _ rule: HoldingRule, _ earlier: Int32?,
    _ joining: Joining, _ lists: inout [MatchableList], _ result: inout Deduplication
  ) {
    let kept = joining.table.rows[Int(held)].place
    settleClass(kept, said, &lists, &result)
    for row in others {
      let (reason, weight) = joining.evidence(row)
      let dropped = joining.table.rows[Int(row)].place
      var merge = Merge(kept: kept, dropped: dropped, reason: reason, weight: weight)
      merge.ground = rule.ground(held, row, earlier: earlier, said)
      drop(merge, &lists, &result)
      result.findings += differences(kept, dropped, reason, lists)
    }
  }

  private func isMerged(_ row: ListedRow, _ lists: [MatchableList]) -> Bool {
    lists[Int(row.list)].households.isMerged[Int(row.index)]
  }

  private func drop(_ merge: Merge, _ lists: inout [MatchableList], _ result: inout Deduplication) {
    lists[Int(merge.dropped.list)].households.isMerged[Int(merge.dropped.index)] = true
    result.merges.append(merge)
  }

  private func settleClass(
    _ kept: ListedRow, _ said: HouseholdClass?, _ lists: inout [MatchableList], _ result: inout Deduplication
  ) {
    guard let said else { return }
    let own = lists[Int(kept.list)].households.classes[Int(kept.index)]
    if own != said { result.classesBefore[kept] = own }
    lists[Int(kept.list)].households.classes[Int(kept.index)] = said
  }

  /// What the communes should hear about a row that another stands for.
  private func differences(
    _ kept: ListedRow, _ dropped: ListedRow, _ reason: MergeReason, _ lists: [MatchableList]
  ) -> [Finding] {
    var findings: [Finding] = []
    switch reason {
    case .sameIdentity: findings.append(finding(.duplicateIdentity, lists, dropped))
    case .samePerson: findings.append(finding(.duplicatePerson, lists, dropped))
    case .decided, .sameRow: break
    }
    let (holds, other) = (Int(kept.index), Int(dropped.index))
    let holding = lists[Int(kept.list)].households.classes[holds]
    if holding != lists[Int(dropped.list)].households.classes[other] {
      findings.append(finding(.duplicateClassDiffers, lists, dropped, [holding.word]))
    }
    let unit = lists[Int(kept.list)].households.units[holds]
    if unit != lists[Int(dropped.list)].households.units[other] {
      findings.append(finding(.duplicatePlaceDiffers, lists, dropped, [tree.units[Int(unit)].code]))
    }
    return findings
  }

  private func finding(
    _ code: FindingCode, _ lists: [MatchableList], _ row: ListedRow, _ arguments: [String] = []
  ) -> Finding {
    Finding(code, survey: survey, at: lists[Int(row.list)].place(of: Int(row.index)), arguments)
  }

  /// A survey of which too many rows are duplicates (half of them: every list came twice) is a mistake: one file sent
  /// under two names, a page exported twice.
  private func guardDuplicates(_ lists: [MatchableList]) throws(Failure) {
    let rows = lists.reduce(0) { $0 + $1.households.count }
    let merged = lists.reduce(0) { $0 + $1.households.isMerged.reduce(0) { $0 + ($1 ? 1 : 0) } }
    guard rows >= Self.guardFrom, merged * 100 > rows * rule.duplicatesAtMost else { return }
    throw Failure(
      .refused,
      vi:
        "Trong \(rows) hộ của đợt rà soát có \(merged) dòng trùng, quá \(rule.duplicatesAtMost) %: có lẽ một danh sách được gửi dưới "
        + "hai tên hoặc được xuất nhiều lần. Hãy bỏ tệp thừa rồi chạy lại; chưa công bố gì.",
      en:
        "Of \(rows) households of the survey \(merged) are duplicates, more than \(rule.duplicatesAtMost) %: a list was probably sent "
        + "under two names, or exported several times. Take the surplus file away and run again; nothing was published."
    )
  }

  /// Smaller surveys are not judged.
  private static let guardFrom = 40
}

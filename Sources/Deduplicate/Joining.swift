import PipelineKit
import Text

/// Whether two rows may stand in one cluster.
private struct Agreement {
  let table: LinkTable
  let decisions: RowDecisions

  func place(_ row: Int32) -> ListedRow { table.rows[Int(row)].place }

  func areDifferent(_ a: Int32, _ b: Int32) -> Bool { decisions.areDifferent(place(a), place(b)) }

  /// The same number is believed when the name or the date of birth agrees too. The year alone is no proof where the
  /// number holds it: of 12 digits the second half may hit another person of that year.
  func isSamePerson(_ a: Int32, _ b: Int32) -> Bool {
    if decisions.areSame(place(a), place(b)) { return true }
    let (one, two) = (table.rows[Int(a)], table.rows[Int(b)])
    guard one.number == two.number, one.number != 0 else { return false }
    if table.names.level(one.name, two.name).isSameName { return true }
    let birth = RowComparison.birth(one, two)
    if birth == .same || birth == .swapped { return true }
    return one.number < 12_000_000_000_000 && one.year != 0 && one.year == two.year
  }
}

/// Rows of a survey joined into households: first what people decided, then the same identity numbers, then the model's
/// pairs in the order of weight.
struct Joining {
  let table: LinkTable
  private let decisions: RowDecisions
  private let agreement: Agreement
  private(set) var clusters: Clusters
  /// Rows that carry another household's identity number.
  private(set) var shared: [Int32] = []
  private var reasons: [Int32: (reason: MergeReason, weight: Int?)] = [:]

  init(_ table: LinkTable, _ decisions: RowDecisions, cap: Int) {
    self.table = table
    self.decisions = decisions
    agreement = Agreement(table: table, decisions: decisions)
    clusters = Clusters(count: table.rows.count, cap: cap)
  }

  /// Why a row was joined with others.
  func evidence(_ row: Int32) -> (reason: MergeReason, weight: Int?) { reasons[row] ?? (.samePerson, nil) }

  private mutating func note(_ a: Int32, _ b: Int32, _ reason: MergeReason, _ weight: Int?) {
    for row in [a, b] where reasons[row] == nil { reasons[row] = (reason, weight) }
  }

  // MARK: Decisions

  /// Joins what people said is one household; a decision against others becomes a finding and is not followed.
  mutating func joinDecided(_ findings: inout [Finding], _ finding: (FindingCode, ListedRow) -> Finding) {
    if decisions.same.isEmpty { return }
    let agreement = agreement
    let indices = table.positions
    for pair in decisions.same {
      guard let a = indices[pair.a], let b = indices[pair.b] else { continue }
      let isJoined = clusters.join(a, b, isFree: true) { !agreement.areDifferent($0, $1) }
      if isJoined { note(a, b, .decided, nil) } else { findings.append(finding(.decisionsContradict, pair.b)) }
    }
  }

  // MARK: The same identity number

  /// Joins rows with one identity number where the name or the birth agrees too; a wrong digit can hit another's number.
  mutating func joinSameNumbers(jobs: Int) {
    let table = table
    let repeated = KeyOrder.repeated(Chunks.ranges(table.rows.count), jobs: jobs) { rows in
      rows.compactMap { row in
        let number = table.rows[row].number
        return number == 0 ? nil : KeyOrder.word(Hash64.finished(number), row)
      }
    }
    for rows in repeated { joinNumbers(rows.map { Int32($0) }) }
  }

  private mutating func joinNumbers(_ rows: [Int32]) {
    let agreement = agreement
    let rows = rows.sorted { table.precedes(Int($0), Int($1)) }
    for (position, b) in rows.enumerated().dropFirst() {
      var isHeld = false
      var isMet = false
      for a in rows[..<position] where table.rows[Int(a)].number == table.rows[Int(b)].number {
        isMet = true
        guard agreement.isSamePerson(a, b) else { continue }
        if clusters.join(a, b, agrees: { agreement.isSamePerson($0, $1) && !agreement.areDifferent($0, $1) }) {
          note(a, b, .sameIdentity, nil)
          isHeld = true
        }
      }
      if isMet, !isHeld { shared.append(b) }
    }
  }

  // MARK: The model

  /// Joins the pairs that weigh enough, the heaviest first; returns those that stay open, among them heads alike whose
  /// members are others.
  mutating func join(
    _ pairs: [ScoredPair], _ scorer: Scorer, _ weights: LinkageWeights, _ members: ListedMembers
  ) -> [ScoredPair] {
    let agreement = agreement
    let ordered = pairs.map(inOrder).sorted { isHeavier($0, $1) }.filter { !agreement.areDifferent($0.a, $0.b) }
    let free = ordered.filter { pair in
      scorer.levels(Int(pair.a), Int(pair.b)).reservation() == nil
        && !members.areOthers(agreement.place(pair.a), agreement.place(pair.b))
    }
    let sure = free.filter { Int($0.weight) >= weights.merge }
    let contested = contested(sure, among: free, scorer, margin: weights.merge)
    var joined: Set<UInt64> = []
    for pair in sure where !contested.contains(pair.key) {
      let isJoined = clusters.join(pair.a, pair.b) { a, b in
        if agreement.areDifferent(a, b) { return false }
        if agreement.isSamePerson(a, b) { return true }
        return scorer.weight(Int(a), Int(b)) >= weights.undecided && scorer.levels(Int(a), Int(b)).reservation() == nil
      }
      if isJoined {
        note(pair.a, pair.b, .samePerson, Int(pair.weight))
        joined.insert(pair.key)
      }
    }
    return once(ordered.filter { !joined.contains($0.key) })
  }

  /// The pairs of which a row is about as likely one with a third row that is surely another person: of two namesakes with
  /// numbers of their own nobody can say which one a row without a number is.
  private func contested(_ sure: [ScoredPair], among free: [ScoredPair], _ scorer: Scorer, margin: Int) -> Set<UInt64> {
    var partners: [Int32: [(row: Int32, weight: Int32)]] = [:]
    for pair in free {
      partners[pair.a, default: []].append((pair.b, pair.weight))
      partners[pair.b, default: []].append((pair.a, pair.weight))
    }
    func isContested(_ own: Int32, _ other: Int32, _ weight: Int32) -> Bool {
      (partners[own] ?? []).contains { third in
        third.row != other && Int(third.weight) > Int(weight) - margin && areTwo(other, third.row, scorer)
      }
    }
    let found = sure.filter { isContested($0.a, $0.b, $0.weight) || isContested($0.b, $0.a, $0.weight) }
    return Set(found.map(\.key))
  }

  /// Whether two rows are two people's whatever else is alike: by what people decided, by numbers, names or births.
  private func areTwo(_ a: Int32, _ b: Int32, _ scorer: Scorer) -> Bool {
    if agreement.areDifferent(a, b) { return true }
    if agreement.isSamePerson(a, b) { return false }
    let levels = scorer.levels(Int(a), Int(b))
    return levels.number == .others || levels.name == .marks || levels.reservation() == .births
  }

  private func inOrder(_ pair: ScoredPair) -> ScoredPair {
    let isTurned = table.precedes(Int(pair.b), Int(pair.a))
    return isTurned ? ScoredPair(weight: pair.weight, a: pair.b, b: pair.a) : pair
  }

  private func isHeavier(_ a: ScoredPair, _ b: ScoredPair) -> Bool {
    if a.weight != b.weight { return a.weight > b.weight }
    if a.a != b.a { return table.precedes(Int(a.a), Int(b.a)) }
    return a.b != b.b && table.precedes(Int(a.b), Int(b.b))
  }

  // MARK: Questions

  /// Of the open pairs those that people are asked about, and how many rows are like so many others that they are not.
  ///
  /// A row is one household at most with a few others: where several are about as likely, each is the less likely, and
  /// where they are more than a household has rows, no answer is to be had.
  func questions(_ open: [ScoredPair], atLeast threshold: Int, most: Int) -> (asked: [ScoredPair], crowded: Int) {
    var weights: [Int32: [Int32]] = [:]
    for pair in open { for row in [pair.a, pair.b] { weights[clusters.root(row), default: []].append(pair.weight) } }
    var crowded: Set<Int32> = []
    let asked = open.filter { pair in
      let roots = [pair.a, pair.b].map(clusters.root)
      let rivals = roots.map { root in (weights[root] ?? []).count { $0 >= pair.weight - Self.aboutAsLikely } - 1 }
      for (root, count) in zip(roots, rivals) where count > most { crowded.insert(root) }
      let others = rivals.max() ?? 0
      return others <= most && Int(pair.weight) - Rarity.log2(UInt64(others + 1)) >= threshold
    }
    return (asked, crowded.count)
  }

  /// One bit.
  private static let aboutAsLikely: Int32 = 100

  /// Of the open pairs between two clusters the heaviest.
  private func once(_ pairs: [ScoredPair]) -> [ScoredPair] {
    var seen: Set<UInt64> = []
    return pairs.filter { pair in
      let (a, b) = (clusters.root(pair.a), clusters.root(pair.b))
      return a != b && seen.insert(UInt64(min(a, b)) << 32 | UInt64(max(a, b))).inserted
    }
  }
}

/// Clusters of this survey and the earlier households that they are, each once; and those that they may be.
struct HistoryLinks {
  private let ids: [UInt64]
  private let clusters: Clusters
  private let places: [ListedRow]
  private let decisions: RowDecisions
  /// The candidate by which each earlier household and each cluster was linked; of a decision nil.
  private var owners: [UInt64: (root: Int32, by: LinkCandidate?)] = [:]
  private var known: [Int32: (id: UInt64, by: LinkCandidate?)] = [:]
  private var passed: [LinkCandidate] = []

  /// Nothing linked yet. `ids` are those of the earlier rows, `places` this survey's rows among its lists.
  init(ids: [UInt64], clusters: Clusters, places: [ListedRow], decisions: RowDecisions) {
    (self.ids, self.clusters, self.places, self.decisions) = (ids, clusters, places, decisions)
  }

  func isLinked(before row: Int32) -> Bool { owners[ids[Int(row)]] != nil }
  func isLinked(root: Int32) -> Bool { known[root] != nil }

  /// For each linked cluster, by its root, the earlier household and what says so.
  var all: [Int32: (id: UInt64, ground: LinkGround)] {
    known.mapValues { ($0.id, $0.by?.ground ?? .decided) }
  }

  // MARK: Linking

  /// Links what people decided; says whether no other decision speaks against it.
  mutating func decide(_ root: Int32, is id: UInt64) -> Bool {
    if owners[id].map({ $0.root != root }) ?? false || known[root].map({ $0.id != id }) ?? false { return false }
    if areOther(root, id) { return false }
    owners[id] = (root, nil)
    known[root] = (id, nil)
    return true
  }

  /// Links a candidate that is sure, unless one of the two is linked already; says whether it did. What is passed over
  /// may be asked later.
  mutating func offer(_ candidate: LinkCandidate) -> Bool {
    let id = ids[Int(candidate.before)]
    if areOther(candidate.root, id) { return false }
    guard candidate.isSure, owners[id] == nil, known[candidate.root] == nil else {
      if isOpen(candidate) { passed.append(candidate) }
      return false
    }
    owners[id] = (candidate.root, candidate)
    known[candidate.root] = (id, candidate)
    return true
  }

  private func areOther(_ root: Int32, _ id: UInt64) -> Bool {
    decisions.areOther(clusters.rows(root).map { places[Int($0)] }, than: id)
  }

  // MARK: What stays open

  /// The candidates of which nobody knows, the surest of each kind first: one of the two is linked to nobody, and who has
  /// the other is hardly likelier.
  func open(margin: (LinkGround) -> Int) -> [LinkCandidate] {
    var best: (before: [UInt64: LinkCandidate], now: [Int32: LinkCandidate]) = ([:], [:])
    var seen: Set<[UInt64]> = []
    return passed.filter { candidate in
      let (id, root) = (ids[Int(candidate.before)], candidate.root)
      let rivals = [owners[id]?.by ?? best.before[id], known[root]?.by ?? best.now[root]].compactMap { $0 }
      guard isOpen(candidate),
        rivals.allSatisfy({ candidate.rivals($0, within: margin(candidate.ground)) }),
        seen.insert([id, UInt64(root)]).inserted
      else { return false }
      if best.before[id] == nil { best.before[id] = candidate }
      if best.now[root] == nil { best.now[root] = candidate }
      return true
    }
  }

  /// Whether people may still say so: not where both are linked to others, nor where they decided about one of the two.
  private func isOpen(_ candidate: LinkCandidate) -> Bool {
    let id = ids[Int(candidate.before)]
    switch (owners[id], known[candidate.root]) {
    case (nil, nil): return true
    case (let owner?, nil): return owner.by != nil
    case (nil, let own?): return own.by != nil && !decisions.areOther(own.id, than: id)
    case (_?, _?): return false
    }
  }
}

extension LinkCandidate {
  /// Whether it is about as sure as another.
  fileprivate func rivals(_ other: LinkCandidate, within margin: Int) -> Bool {
    switch (ground, other.ground) {
    case (.members(let own), .members(let others)): return own >= others
    case (.members, _), (.code, _): return false
    default: break
    }
    guard let own = ground.weight, let others = other.ground.weight else { return false }
    return others - own < margin
  }
}

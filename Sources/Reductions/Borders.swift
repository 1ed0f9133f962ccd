import Geography
import PipelineKit

/// Which units of an earlier day make up each unit of today, from lineage. A unit that was cut up counts as long as all
/// its parts lie inside the unit asked for; else its parts are said to be unknown.
///
/// A line for a commune says where all of it went, also the villages that have no line of their own: those count for the
/// commune and all above it, and only which village of today they are stays open, unless a village has their name.
public struct Borders: Sendable {
  private let today: UnitTree
  private let before: UnitTree
  /// For each leaf of the earlier tree the units of today into which it went: known for itself, or for a unit above it.
  private let wentTo: [Int: [Int]]
  /// For each earlier unit the declared shares of these, in millionths; nil where some is unknown.
  private let shares: [Int: [Int]]
  /// For each leaf of today the leaves of the earlier tree that went into it and are known to.
  private let cameFrom: [Int: [Int]]
  /// Earlier units of which only is known where a unit above them went.
  private let carried: [Carried]
  /// For each unit of today those of them that went into it.
  private let carriedInto: [Int: [Carried]]
  /// For each unit of today whether lineage, or its code, tells all that it came from.
  private let isTold: [Bool]
  /// Villages of today that are taken for an earlier one of the same name, as indices in both trees.
  public let byName: [(today: Int, before: Int)]

  /// The borders between two trees.
  public init(today: UnitTree, before: UnitTree, lineage: [LineageEvent]) {
    self.today = today
    self.before = before
    let tracing = BorderTracing(today: today, before: before, lineage: lineage)
    wentTo = tracing.wentTo
    shares = tracing.shares
    carried = tracing.carried
    byName = tracing.byName
    isTold = tracing.isTold
    var cameFrom: [Int: [Int]] = [:]
    for leaf in tracing.known.sorted() {
      for unit in tracing.wentTo[leaf] ?? [] {
        for part in Borders.leaves(of: unit, in: today) { cameFrom[part, default: []].append(leaf) }
      }
    }
    self.cameFrom = cameFrom
    var carriedInto: [Int: [Carried]] = [:]
    for part in carried {
      for heir in part.heirs { carriedInto[heir, default: []].append(part) }
    }
    self.carriedInto = carriedInto
  }

  /// What a unit of today was.
  public enum Past: Sendable, Equatable {
    /// These units of the earlier tree, whole, as indices in its order.
    case units([Int])
    /// These whole, and of the others the shares that lineage declares.
    case estimated([Int], [Cut])
    /// Part of it was cut from a unit whose parts are not known.
    case cutFromSplit
    /// It was not there.
    case unknown
  }

  /// An earlier unit of which the unit of today has a part.
  public struct Cut: Sendable, Equatable {
    /// The earlier unit.
    var unit: Int
    /// The declared shares of all its parts, and which of them are meant.
    var shares: [Int]
    var own: [Int]
  }

  /// An earlier unit that has no line of its own and went where the unit above it did.
  struct Carried: Sendable, Equatable {
    /// The earlier unit: a leaf, or the unit above it where all of that is carried and was cut up.
    var unit: Int
    /// The unit above of which lineage says what became.
    var above: Int
    /// The units of today into which that unit went.
    var heirs: [Int]
  }

  /// The earlier units whose territory is the unit's today.
  public func past(of unit: Int) -> Past {
    var sources: [Int: [Int]] = [:]
    for leaf in Borders.leaves(of: unit, in: today) {
      guard let from = cameFrom[leaf] else {
        if isWithinTold(leaf, below: unit) { continue }
        return .unknown
      }
      for source in from { sources[source] = wentTo[source] ?? [] }
    }
    for node in Borders.all(in: unit, of: today) {
      for part in carriedInto[node] ?? [] { sources[part.unit] = part.heirs }
    }
    if sources.isEmpty { return .unknown }
    var cuts: [Cut] = []
    for source in sources.keys.sorted() {
      let heirs = sources[source] ?? []
      let own = heirs.indices.filter { today.isWithin(heirs[$0], unit) }
      if own.count == heirs.count { continue }
      guard let shares = shares[source] else { return .cutFromSplit }
      cuts.append(Cut(unit: source, shares: shares, own: own))
    }
    let whole = wholes(Set(sources.keys).subtracting(cuts.map(\.unit)))
    return cuts.isEmpty ? .units(whole) : .estimated(whole, cuts)
  }

  /// Whether a leaf that came from nowhere lies in a unit, itself at least and `unit` at most, of which all is told.
  private func isWithinTold(_ leaf: Int, below unit: Int) -> Bool {
    var walker = leaf
    while !isTold[walker] {
      guard walker != unit, let above = today.parents[walker] else { return false }
      walker = above
    }
    return true
  }

  /// For each earlier unit the smallest unit of today that has all of it; −1 where nothing has.
  func todaysUnits() -> [Int32] {
    var units = [Int32](repeating: -1, count: before.units.count)
    for unit in before.bottomUp {
      let parts = before.children[unit].isEmpty ? wentTo[unit] ?? [] : before.children[unit].map { Int(units[$0]) }
      units[unit] = Int32(parts.dropFirst().reduce(parts.first ?? -1) { common($0, $1) })
    }
    return units
  }

  /// The smallest unit of today that has both; −1 where none has.
  private func common(_ a: Int, _ b: Int) -> Int {
    if a < 0 || b < 0 { return -1 }
    var walker: Int? = a
    while let current = walker {
      if today.isWithin(b, current) { return current }
      walker = today.parents[current]
    }
    return -1
  }

  /// Earlier units of which nothing says what became of them, not even a unit above.
  var lost: [Int] { before.units.indices.filter { before.children[$0].isEmpty && wentTo[$0]?.isEmpty ?? true } }

  /// Earlier units without a line of their own, each the highest of its kind, and the unit of today in which they are:
  /// only which unit below that they became is not known.
  var untold: [(unit: Int, within: Int)] {
    let open = carried.filter { $0.heirs.contains { !today.children[$0].isEmpty } }
    return Dictionary(grouping: open, by: \.above).flatMap { above, parts -> [(unit: Int, within: Int)] in
      let heirs = parts[0].heirs
      let within = heirs.dropFirst().reduce(heirs[0]) { common($0, $1) }
      let leaves = parts.flatMap { Borders.leaves(of: $0.unit, in: before) }
      return wholes(Set(leaves), below: above).map { (unit: $0, within: within) }
    }.sorted { $0.unit < $1.unit }
  }

  static func leaves(of unit: Int, in tree: UnitTree) -> [Int] {
    tree.children[unit].isEmpty ? [unit] : tree.children[unit].flatMap { leaves(of: $0, in: tree) }
  }

  private static func all(in unit: Int, of tree: UnitTree) -> [Int] {
    [unit] + tree.children[unit].flatMap { all(in: $0, of: tree) }
  }

  /// Units that are there with all their parts stand for their parts, from the leaves up, and no unit that stands at or
  /// above `limit`.
  private func wholes(_ leaves: Set<Int>, below limit: Int? = nil) -> [Int] {
    var held = leaves
    var open = Set(leaves.compactMap { before.parents[$0] })
    while let unit = open.popFirst() {
      guard unit != limit, before.children[unit].allSatisfy(held.contains) else { continue }
      held.subtract(before.children[unit])
      held.insert(unit)
      if let above = before.parents[unit] { open.insert(above) }
    }
    return held.sorted()
  }
}

import Geography
import PipelineKit

/// Which units of an earlier day make up each unit of today, from lineage. A unit that was cut up counts as long as all
/// its parts lie inside the unit asked for; else its parts are said to be unknown.
public struct Borders: Sendable {
  private let today: UnitTree
  private let before: UnitTree
  /// For each leaf of the earlier tree the units of today into which it went.
  private let wentTo: [Int: [Int]]
  /// For each leaf of the earlier tree the declared shares of these, in millionths; nil where some is unknown.
  private let shares: [Int: [Int]]
  /// For each leaf of today the leaves of the earlier tree that went into it.
  private let cameFrom: [Int: [Int]]

  /// The borders between two trees.
  public init(today: UnitTree, before: UnitTree, lineage: [LineageEvent]) {
    self.today = today
    self.before = before
    let events = Succession(lineage, after: before.day, until: today.day)
    var wentTo: [Int: [Int]] = [:]
    var shares: [Int: [Int]] = [:]
    var cameFrom: [Int: [Int]] = [:]
    for leaf in before.units.indices where before.children[leaf].isEmpty {
      let heirs = events.heirs(of: before.units[leaf].code)
      let parts = heirs.compactMap { code, share in today.index[code].map { (unit: $0, share: share) } }
        .sorted { $0.unit < $1.unit }
      let found = parts.map(\.unit)
      wentTo[leaf] = found
      let known = parts.compactMap(\.share)
      if known.count == parts.count, known.reduce(0, +) > 0 { shares[leaf] = known }
      for unit in found { for part in Borders.leaves(of: unit, in: today) { cameFrom[part, default: []].append(leaf) } }
    }
    self.wentTo = wentTo
    self.shares = shares
    self.cameFrom = cameFrom
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

  /// The earlier units whose territory is the unit's today.
  public func past(of unit: Int) -> Past {
    var sources: Set<Int> = []
    for leaf in Borders.leaves(of: unit, in: today) {
      guard let from = cameFrom[leaf] else { return .unknown }
      sources.formUnion(from)
    }
    var cuts: [Cut] = []
    for source in sources.sorted() {
      let heirs = wentTo[source] ?? []
      let own = heirs.indices.filter { today.isWithin(heirs[$0], unit) }
      if own.count == heirs.count { continue }
      guard let shares = shares[source] else { return .cutFromSplit }
      cuts.append(Cut(unit: source, shares: shares, own: own))
    }
    let whole = wholes(sources.subtracting(cuts.map(\.unit)))
    return cuts.isEmpty ? .units(whole) : .estimated(whole, cuts)
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

  /// Earlier units of which nothing says what became of them.
  var lost: [Int] { before.units.indices.filter { before.children[$0].isEmpty && wentTo[$0]?.isEmpty ?? true } }

  private static func leaves(of unit: Int, in tree: UnitTree) -> [Int] {
    tree.children[unit].isEmpty ? [unit] : tree.children[unit].flatMap { leaves(of: $0, in: tree) }
  }

  /// Units that are there with all their parts stand for their parts, from the leaves up.
  private func wholes(_ leaves: Set<Int>) -> [Int] {
    var held = leaves
    var open = Set(leaves.compactMap { before.parents[$0] })
    while let unit = open.popFirst() {
      guard before.children[unit].allSatisfy(held.contains) else { continue }
      held.subtract(before.children[unit])
      held.insert(unit)
      if let above = before.parents[unit] { open.insert(above) }
    }
    return held.sorted()
  }
}

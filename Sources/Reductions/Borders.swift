import Geography
import PipelineKit

/// Which units of an earlier day make up each unit of today, from lineage. A unit that was cut up counts as long as all
/// its parts lie inside the unit asked for; else its parts are said to be unknown.
public struct Borders: Sendable {
  private let today: UnitTree
  private let before: UnitTree
  /// For each leaf of the earlier tree the units of today into which it went.
  private let wentTo: [Int: [Int]]
  /// For each leaf of today the leaves of the earlier tree that went into it.
  private let cameFrom: [Int: [Int]]

  /// The borders between two trees.
  public init(today: UnitTree, before: UnitTree, lineage: [LineageEvent]) {
    self.today = today
    self.before = before
    let events = lineage.filter { before.day < $0.effective && $0.effective <= today.day }
      .sorted { $0.effective < $1.effective }
    var wentTo: [Int: [Int]] = [:]
    var cameFrom: [Int: [Int]] = [:]
    for leaf in before.units.indices where before.children[leaf].isEmpty {
      let codes = Borders.forward(before.units[leaf].code, events)
      let found = codes.compactMap { today.index[$0] }.sorted()
      wentTo[leaf] = found
      for unit in found { for part in Borders.leaves(of: unit, in: today) { cameFrom[part, default: []].append(leaf) } }
    }
    self.wentTo = wentTo
    self.cameFrom = cameFrom
  }

  /// What a unit of today was.
  public enum Past: Sendable, Equatable {
    /// These units of the earlier tree, whole, as indices in its order.
    case units([Int])
    /// Part of it was cut from a unit whose parts are not known.
    case cutFromSplit
    /// It was not there.
    case unknown
  }

  /// The earlier units whose territory is the unit's today.
  public func past(of unit: Int) -> Past {
    var sources: Set<Int> = []
    for leaf in Borders.leaves(of: unit, in: today) {
      guard let from = cameFrom[leaf] else { return .unknown }
      sources.formUnion(from)
    }
    for source in sources where !(wentTo[source] ?? []).allSatisfy({ today.isWithin($0, unit) }) {
      return .cutFromSplit
    }
    return .units(wholes(sources))
  }

  /// Goes forward in time from a code, day by day: merged units become others, split ones several.
  private static func forward(_ code: String, _ events: [LineageEvent]) -> Set<String> {
    var codes: Set<String> = [code]
    var index = 0
    while index < events.count {
      let day = events[index].effective
      var next = codes
      var stays: Set<String> = []
      while index < events.count, events[index].effective == day {
        let event = events[index]
        index += 1
        guard codes.contains(event.from), event.kind == .merge || event.kind == .split else { continue }
        if event.kind == .merge, !stays.contains(event.from) { next.remove(event.from) }
        if event.to == event.from { stays.insert(event.from) }
        next.insert(event.to)
      }
      codes = next
    }
    return codes
  }

  private static func leaves(of unit: Int, in tree: UnitTree) -> [Int] {
    tree.children[unit].isEmpty ? [unit] : tree.children[unit].flatMap { leaves(of: $0, in: tree) }
  }

  /// Units that are there with all their parts stand for their parts, from the leaves up.
  private func wholes(_ leaves: Set<Int>) -> [Int] {
    var held = leaves
    for unit in before.bottomUp where !before.children[unit].isEmpty {
      if before.children[unit].allSatisfy(held.contains) {
        before.children[unit].forEach { held.remove($0) }
        held.insert(unit)
      }
    }
    return held.sorted()
  }
}

import Geography
import Indicators
import PipelineKit

/// A file as completeness sees it.
public struct Receipt: Sendable {
  /// Who sent it, as an index into the tree.
  public var unit: Int
  /// When it came; nil where nobody says.
  public var received: Day?
  /// Whether a later file holds.
  public var isSuperseded: Bool

  /// A receipt.
  public init(unit: Int, received: Day?, isSuperseded: Bool) {
    self.unit = unit
    self.received = received
    self.isSuperseded = isSuperseded
  }
}

/// Receipts × states → completeness of every unit of the level of communes and above.
public struct CompletenessStage {
  private let tree: UnitTree
  private let counts: SurveyCounts
  private let due: Day?

  /// A stage for a survey whose lists are in time until the day `due`.
  public init(tree: UnitTree, counts: SurveyCounts, due: Day?) {
    self.tree = tree
    self.counts = counts
    self.due = due
  }

  /// For each unit its completeness; nil for villages, which send nothing. `known` is what other offices say of units and
  /// all below them.
  public func completeness(
    _ receipts: [Receipt], totals: Totals, period: Period, known: [Int: Completeness] = [:]
  ) -> [Completeness?] {
    let households = totals.values(\.households, in: period, over: tree)
    let persons = totals.values(\.persons, in: period, over: tree)
    let byUnit = Dictionary(grouping: receipts, by: \.unit)
    var units = [Completeness?](repeating: nil, count: tree.units.count)
    for unit in tree.bottomUp where tree.units[unit].level > .village || unit == tree.root {
      if let own = known[unit] {
        units[unit] = own
        continue
      }
      var own = isSender(unit) ? commune(unit, byUnit) : Completeness(isTimed: due != nil)
      for child in tree.children[unit] { if let part = units[child] { own += part } }
      if !isSender(unit) { own.superseded += byUnit[unit]?.filter(\.isSuperseded).count ?? 0 }
      (own.households, own.persons) = (households[unit], persons[unit])
      units[unit] = own
    }
    return units
  }

  private func isSender(_ unit: Int) -> Bool {
    tree.units[unit].level == .commune || unit == tree.root && tree.units[unit].level < .commune
  }

  private func commune(_ unit: Int, _ receipts: [Int: [Receipt]]) -> Completeness {
    var own = Completeness(isTimed: due != nil)
    let state = counts.states[unit]
    let sent = self.sent(unit, receipts)
    own.expected = state == .notDue ? 0 : 1
    own.superseded = receipts[unit]?.filter(\.isSuperseded).count ?? 0
    guard own.expected == 1, state == .reported || state == .refused || receipts[unit] != nil else { return own }
    own.received = 1
    own.counted = state == .reported ? 1 : 0
    own.refused = 1 - own.counted
    own.zero = isZero(unit) ? 1 : 0
    if let due, let first = sent.compactMap(\.received).min() {
      (own.onTime, own.late) = first <= due ? (1, 0) : (0, 1)
    }
    return own
  }

  /// A commune's files, else those of the nearest unit above that sent one for it.
  private func sent(_ unit: Int, _ receipts: [Int: [Receipt]]) -> [Receipt] {
    var walker: Int? = unit
    while let current = walker {
      if let found = receipts[current] { return found }
      walker = tree.parents[current]
    }
    return []
  }

  private func isZero(_ unit: Int) -> Bool {
    counts.states[unit] == .reported && CountedClass.allCases.allSatisfy { counts.households($0, unit) == 0 }
  }
}

import Geography
import Households
import Identity
import PipelineKit
import Standards
import Text

/// The lists of a survey in which households are looked up that plans name.
public struct NamedSurvey: Sendable {
  /// The units of now.
  public var tree: UnitTree
  /// For each unit to which the lists point its index among those of now, −1 = none; nil where they are of now.
  public var todaysUnits: [Int32]?
  /// The lists, with the households' ids.
  public var lists: [MatchableList]

  /// A survey.
  public init(tree: UnitTree, todaysUnits: [Int32]? = nil, lists: [MatchableList]) {
    self.tree = tree
    self.todaysUnits = todaysUnits
    self.lists = lists
  }
}

/// Finds the households that `named-exits` targets name, as they stood when they were named, and says what they are now.
public struct NamedHouseholds {
  private let now: NameIndex
  private let before: NameIndex?
  private let others: [UInt64: [UInt64]]

  /// Looks up the names of all these targets in the lists of now and, where there are any, of an earlier survey. `others`
  /// are for a household those that it may be in the lists of now, as far as anybody knows.
  public init(_ named: [NamedExits], now: NamedSurvey, before: NamedSurvey?, others: [UInt64: [UInt64]] = [:]) {
    self.others = others
    let wanted = Set(named.flatMap { $0.households.map { NameIndex.key($0.name) } })
    self.now = NameIndex(now, wanted)
    self.before = before.map { NameIndex($0, wanted) }
  }

  /// What became of a target's households in a unit whose lists are whole now and were in the earlier survey.
  public func exits(_ named: NamedExits, _ target: Target) -> NamedExitCount {
    var count = NamedExitCount()
    for household in named.households {
      let found = households(household, target)
      let left = hasLeft(found, target)
      let isOpen = isOpen(found, left, target)
      switch left {
      case true?:
        count.left += 1
        if isOpen { count.openLeft += 1 }
      case false?:
        count.stayed += 1
        if isOpen { count.openStayed += 1 }
      case nil: count.untold += 1
      }
    }
    return count
  }

  /// The households that a name may mean, by their ids.
  private func households(_ household: NamedExits.Household, _ target: Target) -> Set<UInt64> {
    if household.village == nil, let id = HouseholdID.read(household.name) { return [id] }
    let found = before?.find(household, in: target) ?? []
    return found.isEmpty ? now.find(household, in: target) : found
  }

  /// Whether a household has left the target's classes; nil when it cannot be told.
  private func hasLeft(_ found: Set<UInt64>, _ target: Target) -> Bool? {
    if found.isEmpty { return before == nil ? true : nil }
    let left = Set(found.map { isBetter(now.listed[$0], than: target) })
    return left.count == 1 ? left.first : nil
  }

  /// Whether that hangs on households of which nobody knows whether they are these.
  private func isOpen(_ found: Set<UInt64>, _ left: Bool?, _ target: Target) -> Bool {
    found.contains { (others[$0] ?? []).contains { isBetter(now.listed[$0], than: target) != left } }
  }

  /// Who is on no list has left them; near-poor to poor is no exit.
  private func isBetter(_ found: HouseholdClass?, than target: Target) -> Bool {
    guard let found, let worst = target.classes.map(\.rawValue).max() else { return true }
    return found.rawValue > worst
  }
}

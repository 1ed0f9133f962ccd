import Geography
import PipelineKit

/// Follows the units of an earlier day into those of today: by lines of their own, by names, by lines of the units above.
struct BorderTracing {
  /// For each leaf of the earlier tree the units of today into which it, or the unit above it, went.
  private(set) var wentTo: [Int: [Int]] = [:]
  /// For each earlier unit the declared shares of these, in millionths; nil where some is unknown.
  private(set) var shares: [Int: [Int]] = [:]
  /// The leaves of the earlier tree of which is known themselves what they became.
  private(set) var known: Set<Int> = []
  /// Those that went where a unit above them did.
  private(set) var carried: [Borders.Carried] = []
  /// Villages of today taken for an earlier one of the same name.
  private(set) var byName: [(today: Int, before: Int)] = []
  /// For each unit of today whether all that it came from is told.
  private(set) var isTold: [Bool] = []

  private let today: UnitTree
  private let before: UnitTree
  private let events: Succession

  init(today: UnitTree, before: UnitTree, lineage: [LineageEvent]) {
    (self.today, self.before) = (today, before)
    events = Succession(lineage, after: before.day, until: today.day)
    isTold = today.units.map { events.isTold($0.code) { before.index[$0] != nil } }
    var heirs: [Int: (units: [Int], shares: [Int]?)] = [:]
    var floating: [(leaf: Int, above: Int)] = []
    for leaf in before.units.indices where before.children[leaf].isEmpty {
      if follow(leaf, &heirs).units.isEmpty {
        if let above = firstTold(above: leaf, &heirs) { floating.append((leaf, above)) }
      } else {
        settle(leaf, heirs[leaf] ?? ([], nil))
      }
    }
    let named = matchNames(floating, heirs)
    carry(floating.filter { !named.contains($0.leaf) }, heirs)
  }

  /// The units of today into which an earlier one went by lines of its own, or as the code that it kept.
  private func follow(
    _ unit: Int, _ heirs: inout [Int: (units: [Int], shares: [Int]?)]
  ) -> (units: [Int], shares: [Int]?) {
    if let known = heirs[unit] { return known }
    let all = events.heirs(of: before.units[unit].code)
    let parts = all.compactMap { code, share in today.index[code].map { (unit: $0, share: share) } }
      .sorted { $0.unit < $1.unit }
    let given = parts.compactMap(\.share)
    let isWhole = given.count == parts.count && given.reduce(0, +) > 0
    let found = (units: parts.map(\.unit), shares: isWhole ? given : nil)
    heirs[unit] = found
    return found
  }

  private mutating func settle(_ leaf: Int, _ heirs: (units: [Int], shares: [Int]?)) {
    known.insert(leaf)
    wentTo[leaf] = heirs.units
    shares[leaf] = heirs.shares
  }

  /// The nearest unit above of which is known what it became.
  private func firstTold(above leaf: Int, _ heirs: inout [Int: (units: [Int], shares: [Int]?)]) -> Int? {
    var walker = before.parents[leaf]
    while let unit = walker, follow(unit, &heirs).units.isEmpty { walker = before.parents[unit] }
    return walker
  }

  // MARK: Names

  /// Villages without a line whose name exactly one village without a past has in the unit into which theirs went.
  private mutating func matchNames(
    _ floating: [(leaf: Int, above: Int)], _ heirs: [Int: (units: [Int], shares: [Int]?)]
  ) -> Set<Int> {
    let taken = Set(known.flatMap { wentTo[$0] ?? [] }.flatMap { Borders.leaves(of: $0, in: today) })
    let villages = floating.filter { before.units[$0.leaf].level == .village && heirs[$0.above]?.units.count == 1 }
    let groups = Dictionary(grouping: villages) { heirs[$0.above]?.units.first ?? today.root }
    var named: Set<Int> = []
    for (heir, parts) in groups.sorted(by: { $0.key < $1.key }) {
      let open = Borders.leaves(of: heir, in: today).filter {
        !taken.contains($0) && $0 != heir && today.units[$0].level == .village
      }
      for (leaf, unit) in Self.pairs(parts.map(\.leaf), before, open, today) {
        named.insert(leaf)
        byName.append((today: unit, before: leaf))
        settle(leaf, ([unit], [1_000_000]))
      }
    }
    byName.sort { $0.today < $1.today }
    return named
  }

  /// Villages of two trees that alone bear a name, first with the word for their kind and then without it.
  private static func pairs(
    _ left: [Int], _ leftTree: UnitTree, _ right: [Int], _ rightTree: UnitTree
  ) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    var (left, right) = (left, right)
    for form in 0..<2 {
      let theirs = alone(left, leftTree, form)
      let ours = alone(right, rightTree, form)
      let found = theirs.compactMap { key, leaf in ours[key].map { (leaf, $0) } }.sorted { $0.0 < $1.0 }
      pairs += found
      left.removeAll { one in found.contains { $0.0 == one } }
      right.removeAll { one in found.contains { $0.1 == one } }
    }
    return pairs
  }

  /// The units that alone have a name in a form.
  private static func alone(_ units: [Int], _ tree: UnitTree, _ form: Int) -> [UInt64: Int] {
    let keyed = units.compactMap { unit -> (UInt64, Int)? in
      let keys = SameName(tree.units[unit].name).keys
      return keys.indices.contains(form) ? (keys[form], unit) : form == 1 ? (keys[0], unit) : nil
    }
    return Dictionary(grouping: keyed, by: \.0).filter { $0.value.count == 1 }.compactMapValues { $0.first?.1 }
  }

  // MARK: What is carried

  /// Leaves without a line go where the unit above them went. Where that was cut up and none of its leaves has a line, it
  /// is cut as a whole, by its declared shares.
  private mutating func carry(
    _ floating: [(leaf: Int, above: Int)], _ heirs: [Int: (units: [Int], shares: [Int]?)]
  ) {
    for (above, parts) in Dictionary(grouping: floating, by: \.above).sorted(by: { $0.key < $1.key }) {
      let units = heirs[above]?.units ?? []
      for part in parts { wentTo[part.leaf] = units }
      let isWhole = Borders.leaves(of: above, in: before).count == parts.count
      if units.count > 1, isWhole {
        shares[above] = heirs[above]?.shares
        carried.append(Borders.Carried(unit: above, above: above, heirs: units))
      } else {
        carried += parts.map { Borders.Carried(unit: $0.leaf, above: above, heirs: units) }
      }
    }
  }
}

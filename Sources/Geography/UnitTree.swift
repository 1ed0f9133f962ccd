import PipelineKit

/// The units below one unit as they stand on one day, in code order (bytes of the code), as an indexed tree.
///
/// The index of a unit (`UnitIndex`) is its place in `units`. The root is the unit served; units above it are not here.
public struct UnitTree: Sendable {
  /// The day.
  public let day: Day
  /// The units, in code order.
  public let units: [Unit]
  /// For each unit the index of its parent; nil for the root.
  public let parents: [Int?]
  /// For each unit its children's indices, in code order.
  public let children: [[Int]]
  /// For each unit its own or inherited area (`rural` where nobody says).
  public let areas: [Area]
  /// The root's index.
  public let root: Int
  /// Each unit's index, by code.
  public let index: [String: Int]

  /// The tree under `root` on `day`; nil when the root does not hold on that day.
  public init?(_ all: [Unit], under rootCode: String, on day: Day) {
    let holding = all.filter { $0.holds(on: day) }
    let found = Self.units(holding, under: rootCode)
    let index = Dictionary(found.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    guard let root = index[rootCode] else { return nil }
    let parents = found.map { $0.code == rootCode ? nil : index[$0.parent] }
    var children = [[Int]](repeating: [], count: found.count)
    for (child, parent) in parents.enumerated() {
      if let parent { children[parent].append(child) }
    }
    self.day = day
    self.units = found
    self.parents = parents
    self.children = children
    self.areas = Self.areas(of: found, parents, elsewhere: Self.area(above: found[root], among: holding))
    self.root = root
    self.index = index
  }

  /// The root and all that is below it, in code order; each code once.
  private static func units(_ holding: [Unit], under rootCode: String) -> [Unit] {
    guard let root = holding.first(where: { $0.code == rootCode }) else { return [] }
    let byParent = Dictionary(grouping: holding.indices) { holding[$0].parent }
    var found = [root]
    var seen: Set<String> = [rootCode]
    var next = 0
    while next < found.count {
      for child in byParent[found[next].code] ?? [] where seen.insert(holding[child].code).inserted {
        found.append(holding[child])
      }
      next += 1
    }
    return found.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }

  /// Each unit's own area or that of the nearest unit above it, `elsewhere` where none in the tree says.
  private static func areas(of units: [Unit], _ parents: [Int?], elsewhere: Area) -> [Area] {
    units.indices.map { index in
      var walker: Int? = index
      while let unit = walker {
        if let area = units[unit].area { return area }
        walker = parents[unit]
      }
      return elsewhere
    }
  }

  /// The area of the nearest unit above the root that says one.
  private static func area(above root: Unit, among holding: [Unit]) -> Area {
    var code = root.parent
    for _ in Level.allCases {
      guard let above = holding.first(where: { $0.code == code }) else { break }
      if let area = above.area { return area }
      code = above.parent
    }
    return .rural
  }

  /// The indices of all units of a level, in code order.
  public func indices(of level: Level) -> [Int] { units.indices.filter { units[$0].level == level } }

  /// The units from the leaves up: every child before its parent.
  public var bottomUp: [Int] {
    var order: [Int] = [root]
    var next = 0
    while next < order.count {
      order.append(contentsOf: children[order[next]])
      next += 1
    }
    return order.reversed()
  }

  /// Whether `ancestor` is the unit itself or stands above it.
  public func isWithin(_ unit: Int, _ ancestor: Int) -> Bool {
    var walker: Int? = unit
    while let current = walker {
      if current == ancestor { return true }
      walker = parents[current]
    }
    return false
  }
}

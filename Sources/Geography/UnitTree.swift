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
    var childrenByParent: [String: [Unit]] = [:]
    for unit in holding { childrenByParent[unit.parent, default: []].append(unit) }
    guard let rootUnit = holding.first(where: { $0.code == rootCode }) else { return nil }
    var found = [rootUnit]
    var seen: Set<String> = [rootCode]
    var next = 0
    while next < found.count {
      for child in childrenByParent[found[next].code] ?? [] where seen.insert(child.code).inserted {
        found.append(child)
      }
      next += 1
    }
    found.sort { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    let byCode = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1.code, $0) })
    var parents = [Int?](repeating: nil, count: found.count)
    var children = [[Int]](repeating: [], count: found.count)
    for (index, unit) in found.enumerated() where unit.code != rootCode {
      guard let parent = byCode[unit.parent] else { continue }
      parents[index] = parent
      children[parent].append(index)
    }
    var areas = [Area](repeating: .rural, count: found.count)
    let above = Dictionary(holding.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, unit) in found.enumerated() {
      var walker: Unit? = unit
      var steps = 0
      while let current = walker, steps < 16 {
        if let area = current.area {
          areas[index] = area
          break
        }
        walker = above[current.parent]
        steps += 1
      }
    }
    self.day = day
    self.units = found
    self.parents = parents
    self.children = children
    self.areas = areas
    self.root = byCode[rootCode] ?? 0
    self.index = byCode
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

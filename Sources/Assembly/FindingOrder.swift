import PipelineKit

/// Where a finding stands in findings.csv: by survey, unit, file (inputs are numbered in the order of their names), sheet,
/// row, column, code and arguments.
struct FindingOrder {
  /// Survey, unit and file as one number: the survey in the highest bits.
  private struct Key {
    var heading: UInt64
    var finding: Int32
  }

  private let found: [Finding]

  /// Puts findings in their order; `surveys` are period and standard of each survey of the plan.
  static func sort(_ found: inout [Finding], surveys: [(period: String, standard: String)]) {
    let places = places(of: found, surveys.map { survey in UInt64(1 + surveys.count { $0 < survey }) })
    rearrange(&found, places)
  }

  /// The finding that belongs at each place.
  private static func places(of found: [Finding], _ ranks: [UInt64]) -> [Int32] {
    let order = FindingOrder(found: found)
    var keys = order.keys(ranks)
    keys.sort { order.precedes($0, $1) }
    return keys.map(\.finding)
  }

  /// Puts the element `places[n]` at place n.
  private static func rearrange(_ found: inout [Finding], _ places: [Int32]) {
    var isDone = [Bool](repeating: false, count: places.count)
    for start in places.indices where !isDone[start] {
      let first = found[start]
      var place = start
      while Int(places[place]) != start {
        let next = Int(places[place])
        found[place] = found[next]
        isDone[place] = true
        place = next
      }
      found[place] = first
      isDone[place] = true
    }
  }

  private func keys(_ ranks: [UInt64]) -> [Key] {
    let units = unitRanks
    return found.enumerated().map { index, finding in
      let file = UInt64(UInt32(bitPattern: (finding.place?.file ?? -1) &+ 1))
      let survey = finding.survey.map { ranks[$0] } ?? 0
      return Key(heading: survey << 56 | (units[finding.unit] ?? 0) << 32 | file, finding: Int32(index))
    }
  }

  /// The units in code order, numbered.
  private var unitRanks: [String: UInt64] {
    let units = Set(found.lazy.map(\.unit)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, UInt64($0)) })
  }

  private func precedes(_ a: Key, _ b: Key) -> Bool {
    if a.heading != b.heading { return a.heading < b.heading }
    let (a, b) = (found[Int(a.finding)], found[Int(b.finding)])
    let (left, right) = (a.place, b.place)
    if let left, let right, left != right {
      return (left.sheet, left.row, left.column) < (right.sheet, right.row, right.column)
    }
    if a.code != b.code { return a.code.word < b.code.word }
    return a.arguments.lexicographicallyPrecedes(b.arguments)
  }
}

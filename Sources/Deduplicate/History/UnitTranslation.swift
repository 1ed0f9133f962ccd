import Geography
import PipelineKit

/// What the units of an earlier day are in a later tree.
struct UnitTranslation {
  /// For each unit of the earlier tree its index in the later one: itself, what it went into, or its commune where only
  /// that is known; -1 where nothing is.
  let indices: [Int32]

  init(from earlier: UnitTree, to later: UnitTree, lineage: [LineageEvent]) {
    let events = lineage.filter { $0.effective > earlier.day && $0.effective <= later.day }
      .sorted { $0.effective < $1.effective }
    var merged: [String: String] = [:]
    for event in events where event.kind == .merge && event.from != event.to { merged[event.from] = event.to }
    func now(_ code: String) -> Int? {
      var code = code
      for _ in 0..<8 {
        guard let next = merged[code] else { break }
        code = next
      }
      return later.index[code]
    }
    indices = earlier.units.indices.map { unit in
      var walker: Int? = unit
      while let current = walker, earlier.units[current].level <= .commune {
        if let found = now(earlier.units[current].code) { return Int32(found) }
        walker = earlier.parents[current]
      }
      return -1
    }
  }
}

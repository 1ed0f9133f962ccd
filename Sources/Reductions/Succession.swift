import Geography
import PipelineKit

/// What became of a code between two days, from lineage: merged units became others, split ones several.
struct Succession {
  private let events: [String: [LineageEvent]]

  /// The mergers and splits after one day and until another.
  init(_ lineage: [LineageEvent], after first: Day, until last: Day) {
    let own = lineage.filter {
      first < $0.effective && $0.effective <= last && ($0.kind == .merge || $0.kind == .split)
    }
    events = Dictionary(grouping: own, by: \.from).mapValues { $0.sorted { $0.effective < $1.effective } }
  }

  /// The codes into which a code went; itself where nothing happened to it.
  func heirs(of code: String) -> Set<String> {
    var heirs: Set<String> = []
    var seen: Set<String> = []
    var open: [(code: String, since: Day?)] = [(code, nil)]
    while let (code, since) = open.popLast() {
      let later = events[code]?.filter { event in since.map { $0 < event.effective } ?? true } ?? []
      guard let day = later.first?.effective else {
        heirs.insert(code)
        continue
      }
      let now = later.prefix { $0.effective == day }
      // A split leaves the code standing; a merger ends it unless a part goes into the code itself.
      let stays = now.contains { $0.to == code } || !now.contains { $0.kind == .merge }
      for next in Set(now.map(\.to)).union(stays ? [code] : []) where seen.insert("\(next) \(day)").inserted {
        open.append((next, day))
      }
    }
    return heirs
  }
}

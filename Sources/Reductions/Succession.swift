import Geography
import PipelineKit

/// What became of a code between two days, from lineage: merged units became others, split ones several.
struct Succession {
  private let events: [String: [LineageEvent]]
  private let arrivals: [String: [LineageEvent]]

  /// The mergers and splits after one day and until another.
  init(_ lineage: [LineageEvent], after first: Day, until last: Day) {
    let own = lineage.filter {
      first < $0.effective && $0.effective <= last && ($0.kind == .merge || $0.kind == .split)
    }
    events = Dictionary(grouping: own, by: \.from).mapValues { $0.sorted { $0.effective < $1.effective } }
    arrivals = Dictionary(grouping: own, by: \.to).mapValues { $0.sorted { $0.effective < $1.effective } }
  }

  /// Whether all that a code came from is told down to codes that were there before: by the lines of what went into it, or
  /// by the code itself where none did.
  func isTold(_ code: String, wasThere: (String) -> Bool) -> Bool { isTold(code, before: nil, wasThere) }

  private func isTold(_ code: String, before day: Day?, _ wasThere: (String) -> Bool) -> Bool {
    let past = (arrivals[code] ?? []).filter { event in day.map { event.effective < $0 } ?? true }
    guard let last = past.last?.effective else { return wasThere(code) }
    let sources = Set(past.filter { $0.effective == last }.map(\.from))
    // A code that went on existing keeps what it had, whether or not a line says so; one that began then had nothing.
    let began = !sources.contains(code) && !wasThere(code) && past.allSatisfy { $0.effective == last }
    return sources.union(began ? [] : [code]).allSatisfy { isTold($0, before: last, wasThere) }
  }

  /// The codes into which a code went, each with the share of it that was declared, in millionths; nil = unknown. Itself
  /// where nothing happened to it.
  func heirs(of code: String) -> [String: Int?] {
    var heirs: [String: Int?] = [:]
    var open: [Part] = [Part(code: code, since: nil, share: Part.whole)]
    while let part = open.popLast() {
      let next = successors(of: part)
      if next.isEmpty {
        let known = heirs[part.code].map { known in known.flatMap { known in part.share.map { known + $0 } } }
        heirs[part.code] = .some(known ?? part.share)
      }
      open += next
    }
    return heirs
  }

  /// A part of the unit asked for, on some day.
  private struct Part {
    static let whole = 1_000_000
    var code: String
    var since: Day?
    var share: Int?
  }

  /// What became of a part on the first day after `since` on which something did; nothing = nothing did.
  private func successors(of part: Part) -> [Part] {
    let later = events[part.code]?.filter { event in part.since.map { $0 < event.effective } ?? true } ?? []
    guard let day = later.first?.effective else { return [] }
    let now = later.prefix { $0.effective == day }
    let isCut = now.contains { $0.kind == .split } || now.count > 1
    var parts = now.map { event in
      let share = isCut ? event.share?.scaled(to: 6) : Part.whole
      return Part(
        code: event.to, since: day, share: part.share.flatMap { part in share.map { part * $0 / Part.whole } })
    }
    // A split leaves the rest under its code; a merger ends the code unless a part goes into the code itself.
    if !now.contains(where: { $0.kind == .merge || $0.to == part.code }) {
      let given = now.reduce(Int?(0)) { sum, event in
        sum.flatMap { sum in event.share?.scaled(to: 6).map { sum + $0 } }
      }
      let rest = given.map { max(0, Part.whole - $0) }
      parts.append(
        Part(code: part.code, since: day, share: part.share.flatMap { part in rest.map { part * $0 / Part.whole } }))
    }
    return parts
  }
}

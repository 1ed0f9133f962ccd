import Dispatch
import Synchronization

/// Work shared out over threads; results come back in the order of the items, whoever did them.
public enum Parallel {
  /// Maps items with up to `jobs` threads.
  public static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], jobs: Int, _ body: @Sendable (Item) -> Result
  ) -> [Result] {
    if jobs <= 1 || items.count <= 1 { return items.map(body) }
    let next = Mutex(0)
    let results = Mutex([Result?](repeating: nil, count: items.count))
    DispatchQueue.concurrentPerform(iterations: min(jobs, items.count)) { _ in
      while true {
        let index = next.withLock { position in
          defer { position += 1 }
          return position
        }
        guard index < items.count else { return }
        let result = body(items[index])
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}

extension Parallel {
  /// Makes `count` pieces with up to `jobs` threads and hands them on in their order, one at a time, while the next are
  /// being made. The first error of `take` ends it.
  public static func inOrder<Piece: Sendable, Failure: Error>(
    _ count: Int, jobs: Int, make: @escaping @Sendable (Int) -> Piece, take: (Piece) throws(Failure) -> Void
  ) throws(Failure) {
    let pieces = OrderedPieces<Piece>(count: count, window: 4 * max(1, jobs))
    let helpers = max(0, min(jobs, count) - 1)
    let group = DispatchGroup()
    for _ in 0..<helpers { DispatchQueue.global().async(group: group) { pieces.help(make) } }
    defer {
      pieces.stop(waking: helpers)
      group.wait()
    }
    while let piece = pieces.next(make) { try take(piece) }
  }
}

/// Pieces made ahead of the one that is handed on next, as many as the window holds.
private final class OrderedPieces<Piece: Sendable>: Sendable {
  private struct State {
    var made: [Int: Piece] = [:]
    var started = 0
    var taken = 0
    var isStopped = false
  }

  private let count: Int
  private let window: Int
  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)
  private let room = DispatchSemaphore(value: 0)

  init(count: Int, window: Int) {
    self.count = count
    self.window = window
  }

  /// The next piece in order, made here when nobody else has begun it; nil after the last.
  func next(_ make: (Int) -> Piece) -> Piece? {
    while true {
      let (isEnd, piece) = state.withLock { state -> (Bool, Piece?) in
        if state.taken == count { return (true, nil) }
        guard let piece = state.made.removeValue(forKey: state.taken) else { return (false, nil) }
        state.taken += 1
        return (false, piece)
      }
      if let piece {
        room.signal()
        return piece
      }
      if isEnd { return nil }
      if let index = claim() { keep(make(index), index) } else { filled.wait() }
    }
  }

  /// Makes pieces until there are no more to begin.
  func help(_ make: (Int) -> Piece) {
    while !state.withLock({ $0.isStopped || $0.started == count }) {
      if let index = claim() {
        keep(make(index), index)
        filled.signal()
      } else {
        room.wait()
      }
    }
  }

  func stop(waking workers: Int) {
    state.withLock { $0.isStopped = true }
    for _ in 0..<workers { room.signal() }
  }

  private func claim() -> Int? {
    state.withLock { state in
      guard state.started < min(count, state.taken + window) else { return nil }
      defer { state.started += 1 }
      return state.started
    }
  }

  private func keep(_ piece: Piece, _ index: Int) { state.withLock { $0.made[index] = piece } }
}

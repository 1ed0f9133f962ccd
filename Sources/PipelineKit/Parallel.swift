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

extension Parallel {
  /// One array whose parts are made side by side, each in its place. `counts` says how many items each part has; `make`
  /// appends so many.
  public static func array<Item: Sendable>(
    _ counts: [Int], jobs: Int, _ make: @Sendable (Int, inout OutputSpan<Item>) -> Void
  ) -> [Item] {
    let starts = counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    return Array(unsafeUninitializedCapacity: starts[counts.count]) { items, made in
      nonisolated(unsafe) let items = items
      let filled = map(Array(counts.indices), jobs: jobs) { part in
        let place = UnsafeMutableBufferPointer(rebasing: items[starts[part]..<starts[part + 1]])
        var span = OutputSpan(buffer: place, initializedCount: 0)
        make(part, &span)
        return span.finalize(for: place)
      }
      precondition(filled == counts, "a part of an array is not of the size that was said")
      made = starts[counts.count]
    }
  }
}

extension OutputSpan {
  /// Appends all items of a slice.
  @inlinable
  public mutating func append(_ items: ArraySlice<Element>) {
    for item in items { append(item) }
  }
}

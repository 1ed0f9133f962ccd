/// A set of row or column numbers, kept as ranges: hiding every column to the right is one range, not 16 000 numbers.
public struct IndexRanges: Hashable, Sendable {
  /// The ranges, ascending and apart.
  public private(set) var ranges: [ClosedRange<Int>] = []

  /// No numbers.
  public init() {}

  /// Whether there is no number in it.
  public var isEmpty: Bool { ranges.isEmpty }

  /// Whether the number is in it. Cost: the logarithm of the number of ranges.
  public func contains(_ number: Int) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(number)
  }

  /// Adds a range; cheap where ranges come in ascending order, as they do in files.
  mutating func insert(_ range: ClosedRange<Int>) {
    guard let last = ranges.last, range.lowerBound <= last.upperBound + 1 else {
      ranges.append(range)
      return
    }
    if range.lowerBound >= last.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    } else if ranges.count < 4_096 {
      let all = (ranges + [range]).sorted { $0.lowerBound < $1.lowerBound }
      ranges.removeAll()
      for range in all { insert(range) }
    }
  }
}

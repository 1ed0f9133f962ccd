/// The items of many lists shared out over threads: each share some ranges of some lists, in their order, all shares of
/// about the same size.
public enum Shares {
  /// A range of one list's items.
  public typealias Part = (item: Int, range: Range<Int>)

  /// Smaller shares are not worth a thread.
  private static let least = 1 << 14

  /// So many shares at most of lists of these lengths.
  public static func of(_ counts: [Int], shares count: Int) -> [[Part]] {
    let size = max(least, (counts.reduce(0, +) + max(1, count) - 1) / max(1, count))
    var shares: [[Part]] = []
    var room = 0
    for (item, length) in counts.enumerated() {
      var start = 0
      while start < length {
        if room == 0 {
          shares.append([])
          room = size
        }
        let end = min(length, start + room)
        shares[shares.count - 1].append((item, start..<end))
        room -= end - start
        start = end
      }
    }
    return shares
  }
}

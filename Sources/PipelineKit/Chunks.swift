/// Long columns worked on in pieces, on several threads.
public enum Chunks {
  private static let size = 1 << 16

  /// The pieces of `count` places.
  public static func ranges(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// The column that `body` makes of `count` places, piece by piece.
  public static func map<Result: Sendable>(
    _ count: Int, jobs: Int, _ body: @Sendable (Range<Int>) -> [Result]
  ) -> [Result] {
    let pieces = ranges(count)
    if pieces.count == 1 { return body(pieces[0]) }
    let parts = Parallel.map(pieces, jobs: jobs, body)
    var column: [Result] = []
    column.reserveCapacity(count)
    for part in parts { column += part }
    return column
  }
}

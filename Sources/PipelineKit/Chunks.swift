/// Long columns worked on in pieces, on several threads.
public enum Chunks {
  private static let size = 1 << 16

  /// The pieces of `count` places.
  public static func ranges(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// The places in so many ranges of about one length.
  public static func shares(_ count: Int, _ shares: Int) -> [Range<Int>] {
    let size = max(1, (count + max(1, shares) - 1) / max(1, shares))
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}

/// How much compressed data may grow to, so that a bomb stops while it is being read.
public struct InflateLimits: Hashable, Sendable {
  /// The most bytes that one entry, or one gzip file, may inflate to. 2 GiB by default.
  public var entryBytes: Int
  /// The most bytes out for one byte in, looked at once `ratioFloor` bytes have come out. 600 by default.
  public var ratio: Int
  /// Below so many inflated bytes the ratio is not looked at. 64 MiB by default.
  public var ratioFloor: Int
  /// The most entries in an archive. 65 536 by default.
  public var entries: Int

  /// Limits that ordinary files do not reach.
  public init(
    entryBytes: Int = 2 << 30, ratio: Int = 600, ratioFloor: Int = 64 << 20, entries: Int = 65_536
  ) {
    self.entryBytes = entryBytes
    self.ratio = ratio
    self.ratioFloor = ratioFloor
    self.entries = entries
  }

  /// Throws `.tooLarge` where so many bytes out of so many bytes in are more than allowed.
  func check(produced: Int, consumed: Int, entry: String?) throws(CompressionError) {
    if produced > entryBytes {
      throw CompressionError(.tooLarge, entry: entry, "inflates to more than \(entryBytes) bytes")
    }
    if produced > ratioFloor, produced / max(1, consumed) > ratio {
      throw CompressionError(.tooLarge, entry: entry, "inflates to more than \(ratio) times its size")
    }
  }
}

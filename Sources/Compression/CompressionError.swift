/// Why compressed bytes could not be read. Carries no content, only the name of the part.
public struct CompressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, as a stable word. New codes may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// The word itself.
    public let description: String

    private init(_ word: String) { description = word }

    /// The bytes are no ZIP archive.
    public static let notAZip = Code("not-a-zip")
    /// The bytes do not begin as gzip does.
    public static let notGzip = Code("not-gzip")
    /// The bytes end before the data does.
    public static let truncated = Code("truncated")
    /// The entry is encrypted.
    public static let encrypted = Code("encrypted")
    /// The data is larger, or there are more entries, than the limits allow.
    public static let tooLarge = Code("too-large")
    /// The data was inflated, but its checksum or its size is not the recorded one.
    public static let badChecksum = Code("bad-checksum")
    /// The entry is packed by a method other than stored and deflate.
    public static let unsupportedMethod = Code("unsupported-method")
    /// The compressed data or the archive's structure makes no sense.
    public static let damaged = Code("damaged")
  }

  /// What went wrong.
  public let code: Code
  /// The archive's entry, where there is one.
  public let entry: String?
  /// What was found and what was expected, as an English phrase.
  public let detail: String

  /// An error of this code.
  public init(_ code: Code, entry: String? = nil, _ detail: String) {
    self.code = code
    self.entry = entry
    self.detail = detail
  }

  /// One phrase: the entry, and what was found.
  public var description: String { (entry.map { "\($0): " } ?? "") + detail }
}

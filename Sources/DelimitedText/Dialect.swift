/// How a delimited file is written: what stands between its fields.
public struct Dialect: Sendable, Hashable {
  /// The byte between two fields: not a quote, a space, CR or LF.
  public var delimiter: UInt8

  /// Commas.
  public static let comma = Dialect(delimiter: UInt8(ascii: ","))
  /// Semicolons.
  public static let semicolon = Dialect(delimiter: UInt8(ascii: ";"))
  /// Tabs.
  public static let tab = Dialect(delimiter: UInt8(ascii: "\t"))
  /// Upright bars.
  public static let pipe = Dialect(delimiter: UInt8(ascii: "|"))

  /// A dialect with this delimiter.
  public init(delimiter: UInt8) { self.delimiter = delimiter }
}

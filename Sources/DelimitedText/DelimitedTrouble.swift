/// A record that was not written as it should be, and was read as well as it could be. It holds no value.
public struct DelimitedTrouble: Sendable, Hashable {
  /// The kinds of trouble; more may be added.
  public struct Kind: Sendable, Hashable {
    /// The kind's name, in lower kebab.
    public let name: String

    /// Something follows a closing quote. From that field on the record was read as one line, odd fields as written.
    public static let strayQuote = Kind(name: "stray-quote")
    /// A quote opens a field and does not close it properly before the line ends. The record was ended with the line.
    public static let unterminatedQuote = Kind(name: "unterminated-quote")
    /// A field is longer than the cap, and was cut off there.
    public static let fieldTooLong = Kind(name: "field-too-long")
    /// A record is longer than the cap; what lies beyond it, up to the next line end, was left out.
    public static let recordTooLong = Kind(name: "record-too-long")
  }

  /// The record's number, as in `CellBatch.rowNumbers`.
  public var record: Int
  /// What is wrong with it.
  public var kind: Kind
}

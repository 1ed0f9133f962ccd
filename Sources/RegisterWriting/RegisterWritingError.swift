/// Why a register could not be written.
public struct RegisterWritingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// SQLite's number for it.
  public let number: Int32
  /// What was being done, in English; no value of a row.
  public let doing: String

  /// What was being done, and the number.
  public var description: String { "\(doing) failed (SQLite \(number))" }
}

/// Why a workbook could not be written.
public struct WorkbookWritingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The library's or the system's number for it.
  public let number: Int32
  /// What was being done, in English.
  public let doing: String

  /// What was being done, and the number.
  public var description: String { "\(doing) failed (\(number))" }
}

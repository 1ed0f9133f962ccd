/// Why delimited text could not be read: what kind of trouble, and the line. It never holds a cell's value.
public struct DelimitedTextError: Error, Sendable, CustomStringConvertible {
  /// The kinds of trouble; more may be added.
  public struct Code: Sendable, Hashable {
    /// The kind's name, in lower kebab.
    public let name: String

    /// A quote inside an unquoted field, or text after a closing quote.
    public static let strayQuote = Code(name: "stray-quote")
    /// A quoted field that is still open at the end of the text.
    public static let unterminatedQuote = Code(name: "unterminated-quote")
    /// Bytes that are not UTF-8.
    public static let notUTF8 = Code(name: "not-utf8")
    /// The bytes themselves could not be read; `underlying` says why.
    public static let sourceFailed = Code(name: "source-failed")
    /// The parser had no memory left.
    public static let outOfMemory = Code(name: "out-of-memory")
  }

  /// What kind of trouble.
  public var code: Code
  /// The physical line, from 1; for a quote that never closes the line on which its record starts. Nil where the
  /// trouble is not in the text.
  public var line: Int?
  /// What the source of the bytes said.
  public var underlying: (any Error)?

  /// An error of this kind on this line.
  public init(_ code: Code, line: Int? = nil, underlying: (any Error)? = nil) {
    self.code = code
    self.line = line
    self.underlying = underlying
  }

  /// The line and one sentence that says what was found and what to do.
  public var description: String {
    let place = line.map { "line \($0): " } ?? ""
    return place + sentence + (underlying.map { ": \($0)" } ?? "")
  }

  private var sentence: String {
    switch code {
    case .strayQuote: "a quote stands inside a field; write it twice, and put the whole field in quotes"
    case .unterminatedQuote: "a quoted field that begins in this record is never closed; add its closing quote"
    case .notUTF8: "the text is not UTF-8; save the file as UTF-8"
    case .sourceFailed: "the bytes could not be read"
    case .outOfMemory: "no memory was left for a field"
    default: code.name
    }
  }
}

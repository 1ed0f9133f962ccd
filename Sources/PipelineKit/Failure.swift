/// What stops a run: one sentence (or several of a kind) that says where, what was found, what was expected and what to
/// do, and the exit code that goes with it. No personal value stands in it.
public struct Failure: Error, Sendable, CustomStringConvertible {
  /// The kinds of failure, by exit code (sysexits.h where it has one).
  public struct Code: Sendable, Hashable {
    /// The process's exit code.
    public let exit: Int32

    /// Wrong usage of the command line.
    public static let usage = Code(exit: 64)
    /// The data was refused: a limit in the pipeline was passed.
    public static let refused = Code(exit: 65)
    /// An input is missing, or no input matched.
    public static let noInput = Code(exit: 66)
    /// An identity that the program checks does not hold: a bug.
    public static let software = Code(exit: 70)
    /// The output cannot be created.
    public static let cannotCreate = Code(exit: 73)
    /// Reading or writing failed.
    public static let io = Code(exit: 74)
    /// Another run holds the lock.
    public static let locked = Code(exit: 75)
    /// The pipeline file, or a file that it names, is wrong.
    public static let configuration = Code(exit: 78)
  }

  /// What kind of failure.
  public var code: Code
  /// What users read, in Vietnamese.
  public var vietnamese: String
  /// The same in English.
  public var english: String

  /// A failure that is said in both languages.
  public init(_ code: Code, vi vietnamese: String, en english: String) {
    self.code = code
    self.vietnamese = vietnamese
    self.english = english
  }

  /// The sentence in a language.
  public func said(in language: Language) -> String { language == .vi ? vietnamese : english }

  /// The English sentence.
  public var description: String { english }
}

import Compression

/// Why a workbook could not be read. Carries no cell's value, only the part or sheet and what was expected.
public struct WorkbookError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, as a stable word. New codes may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// The word itself.
    public let description: String

    private init(_ word: String) { description = word }

    /// The bytes are no workbook of any kind that is read here.
    public static let notAWorkbook = Code("not-a-workbook")
    /// The file holds nothing, or nothing but zeros.
    public static let empty = Code("empty")
    /// A workbook of a kind that is known but not read.
    public static let unsupported = Code("unsupported")
    /// The workbook is locked by a password.
    public static let encrypted = Code("encrypted")
    /// The file ends before its content does.
    public static let truncated = Code("truncated")
    /// The content contradicts itself or its format.
    public static let damaged = Code("damaged")
    /// A part that the workbook names is not in the file.
    public static let missingPart = Code("missing-part")
    /// There is more than the limits allow.
    public static let tooLarge = Code("too-large")
    /// An XML part declares a document type, which no workbook needs and an attack may.
    public static let documentType = Code("document-type")
    /// There is no sheet of this index.
    public static let noSuchSheet = Code("no-such-sheet")
  }

  /// What went wrong.
  public let code: Code
  /// The part of the file or the sheet, where known.
  public let part: String?
  /// What the file is instead, where it is no workbook and something else is known.
  public let kind: FileKind?
  /// What was found and what was expected, as an English phrase.
  public let detail: String

  /// An error of this code.
  public init(_ code: Code, part: String? = nil, kind: FileKind? = nil, _ detail: String) {
    self.code = code
    self.kind = kind
    self.part = part
    self.detail = detail
  }

  /// The error that says for a workbook what this one says for its archive.
  init(_ error: CompressionError) {
    let code: Code =
      switch error.code {
      case .notAZip: .notAWorkbook
      case .truncated: .truncated
      case .encrypted: .encrypted
      case .tooLarge: .tooLarge
      case .unsupportedMethod: .unsupported
      default: .damaged
      }
    self.init(code, part: error.entry, error.detail)
  }

  /// One phrase: the part or sheet, and what was found.
  public var description: String { (part.map { "\($0): " } ?? "") + detail }
}

/// How much a finding matters.
public enum Severity: UInt8, Sendable, Comparable, CaseIterable {
  case note, warning, error

  /// The word written in findings.csv.
  public var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// By how much it matters.
  public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}

/// What was found: a stable word in lower kebab, with the severity that it always has.
///
/// Each stage declares its own codes in an extension and lists them; `Assembly/Sentences` has a sentence for each.
public struct FindingCode: Sendable, Hashable {
  /// The word in findings.csv.
  public let word: String
  /// How much it matters.
  public let severity: Severity

  /// A code; words are unique over all stages (a test checks it).
  public init(_ word: String, _ severity: Severity) {
    self.word = word
    self.severity = severity
  }
}

/// Where in a file: all parts optional, counted from 1 as a spreadsheet shows them.
public struct Place: Sendable, Hashable {
  /// The input file, as an index into the run's list of inputs.
  public var file: Int32
  /// The sheet's name; empty for CSV.
  public var sheet: String
  /// The row; 0 when the whole sheet is meant.
  public var row: UInt32
  /// The column; 0 when the whole row is meant.
  public var column: UInt16

  /// A place in an input file.
  public init(file: Int32, sheet: String = "", row: UInt32 = 0, column: UInt16 = 0) {
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
  }
}

/// Something worth saying about a file, sheet, row or unit. It never carries a personal value: `arguments` hold counts,
/// codes of units, ids of standards, headings and names of files, and nothing that a cell of a person says.
public struct Finding: Sendable, Hashable {
  /// What was found.
  public var code: FindingCode
  /// The survey, as an index into the plan's surveys; nil when no survey is meant.
  public var survey: Int?
  /// The unit's code, empty when none is meant.
  public var unit: String
  /// Where, when it is in a file.
  public var place: Place?
  /// What fills the gaps of the sentence, in its order.
  public var arguments: [String]
  /// How many cells it is said of, when it is said once of a whole column; else 1.
  public var count = 1
  /// Whether somebody has accepted it, with a reason, in the decisions file.
  public var isAccepted = false

  /// How much it matters: what was accepted is a note.
  public var severity: Severity { isAccepted ? .note : code.severity }

  /// A finding.
  public init(
    _ code: FindingCode, survey: Int? = nil, unit: String = "", at place: Place? = nil, _ arguments: [String] = []
  ) {
    self.code = code
    self.survey = survey
    self.unit = unit
    self.place = place
    self.arguments = arguments
  }
}

import PipelineKit

/// What a commune is told of the lists that it sent for one survey: the content of `returns/<unit>.xlsx`.
///
/// Personal: it quotes cells, so that an officer sees at once what is meant.
public struct CommuneReturn: Sendable {
  /// The language of the workbook.
  public var language: Language
  /// The commune's code.
  public var unit: String
  /// Its name.
  public var name: String
  /// The pipeline's title.
  public var title: String
  /// The survey's period.
  public var period: String
  /// The standard's name.
  public var standard: String
  /// The day that the workbook carries: that of the last file, so that the same inputs give the same bytes.
  public var made: Day
  /// The files, in the order in which they came.
  public var files: [ReturnedFile]
  /// The sheets of the files that count.
  public var sheets: [ReturnedSheet]
  /// What is to be mended, confirmed or accepted: findings of one kind in one column, most important first.
  public var groups: [ReturnedGroup]
  /// What stood in the earlier file and is mended now.
  public var fixed: [FixedRemark]
  /// What people have accepted.
  public var accepted: [AcceptedRemark]
  /// The earlier file with which this one was compared; nil when there is none.
  public var comparedWith: String?

  /// A return without findings.
  public init(
    language: Language, unit: String, name: String, title: String, period: String, standard: String, made: Day,
    files: [ReturnedFile] = [], sheets: [ReturnedSheet] = [], groups: [ReturnedGroup] = [],
    fixed: [FixedRemark] = [], accepted: [AcceptedRemark] = [], comparedWith: String? = nil
  ) {
    self.language = language
    self.unit = unit
    self.name = name
    self.title = title
    self.period = period
    self.standard = standard
    self.made = made
    self.files = files
    self.sheets = sheets
    self.groups = groups
    self.fixed = fixed
    self.accepted = accepted
    self.comparedWith = comparedWith
  }
}

/// A file that came, and what became of it.
public struct ReturnedFile: Sendable {
  /// What became of it.
  public enum Fate: Sendable { case counted, superseded, refused }

  /// Its name.
  public var name: String
  /// When it came; nil when nobody says.
  public var received: Moment?
  /// What became of it.
  public var fate: Fate
  /// Why it does not count, or what its commune should know of it as a whole; empty when there is nothing to say.
  public var remarks: [String]
  /// What to send instead; empty when it counts.
  public var remedy: String
  /// The rows' fate.
  public var tally: Tally
  /// The SHA-256 of its bytes.
  public var sha256: String

  /// A file.
  public init(
    name: String, received: Moment?, fate: Fate, remarks: [String], remedy: String, tally: Tally, sha256: String
  ) {
    self.name = name
    self.received = received
    self.fate = fate
    self.remarks = remarks
    self.remedy = remedy
    self.tally = tally
    self.sha256 = sha256
  }
}

/// A sheet of a file that counts, in households.
public struct ReturnedSheet: Sendable {
  /// The file's name.
  public var file: String
  /// The sheet's name; empty for CSV.
  public var name: String
  /// Poor households.
  public var poor = 0
  /// Near-poor households.
  public var nearPoor = 0
  /// Households of other classes.
  public var others = 0
  /// Rows that another row stands for.
  public var merged = 0

  /// A sheet.
  public init(file: String, name: String) {
    self.file = file
    self.name = name
  }
}

/// Findings of one kind in one column of a sheet.
public struct ReturnedGroup: Sendable {
  /// What the commune has to do with them.
  public enum Part: Sendable {
    /// Mend them.
    case mend
    /// Confirm what was mended by itself.
    case confirm
  }

  /// The finding's word.
  public var code: String
  /// How much it matters.
  public var severity: Severity
  /// What to do with them.
  public var part: Part
  /// The sheet and column as people name them ("Danh sách!cột G (Ngày sinh)"); empty where they are in no column.
  public var column: String
  /// What is expected; empty when the sentences say it all.
  public var expected: String
  /// How many there are in all.
  public var count: Int
  /// How many of them are new since the earlier file; nil when nothing was compared.
  public var newCount: Int?
  /// The rows, as many as are listed.
  public var rows: [ReturnedRow]

  /// A group.
  public init(
    code: String, severity: Severity, part: Part, column: String, expected: String, count: Int, newCount: Int? = nil,
    rows: [ReturnedRow]
  ) {
    self.code = code
    self.severity = severity
    self.part = part
    self.column = column
    self.expected = expected
    self.count = count
    self.newCount = newCount
    self.rows = rows
  }
}

/// A finding at its place, with what stands there.
public struct ReturnedRow: Sendable {
  /// The cell as a spreadsheet names it ("Danh sách!F12"); empty when no place is meant.
  public var place: String
  /// The same within its sheet ("F12").
  public var cell: String
  /// The head of the household.
  public var head: String
  /// What stands there; nil when no cell is meant.
  public var content: String?
  /// What it was read as, where it was mended.
  public var readAs: String
  /// What is the matter and what to do.
  public var sentence: String
  /// Against the earlier file; nil when that cannot be said.
  public var standing: Standing?
  /// The line for decisions.csv that accepts it; nil when it cannot be accepted.
  public var acceptance: String?

  /// Against the earlier file.
  public enum Standing: Sendable { case new, stillOpen }

  /// A finding at its place.
  public init(
    place: String, cell: String, head: String, content: String?, readAs: String = "", sentence: String,
    standing: Standing? = nil, acceptance: String? = nil
  ) {
    self.place = place
    self.cell = cell
    self.head = head
    self.content = content
    self.readAs = readAs
    self.sentence = sentence
    self.standing = standing
    self.acceptance = acceptance
  }
}

/// Something that stood in the earlier file and is mended.
public struct FixedRemark: Sendable {
  /// Where it stood, in the earlier file.
  public var place: String
  /// The head of the household.
  public var head: String
  /// What was the matter.
  public var sentence: String

  /// Something mended.
  public init(place: String, head: String, sentence: String) {
    self.place = place
    self.head = head
    self.sentence = sentence
  }
}

/// A finding that people have accepted.
public struct AcceptedRemark: Sendable {
  /// Where it stands.
  public var place: String
  /// What is the matter.
  public var sentence: String
  /// Who accepted it, when and why.
  public var decision: String

  /// An accepted finding.
  public init(place: String, sentence: String, decision: String) {
    self.place = place
    self.sentence = sentence
    self.decision = decision
  }
}

// No personal value in a log, a message or a mirror.
extension ReturnedRow: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Nothing personal.
  public var description: String { "ReturnedRow(…)" }
  /// Nothing personal.
  public var debugDescription: String { description }
  /// Nothing personal.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension FixedRemark: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Nothing personal.
  public var description: String { "FixedRemark(…)" }
  /// Nothing personal.
  public var debugDescription: String { description }
  /// Nothing personal.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

import Gaps
import Geography
import Households
import Identity
import Indicators
import PipelineKit
import Reductions
import Standards

/// One survey as Emit sees it.
public struct SurveyResults: Sendable {
  /// The period.
  public var period: Period
  /// The standard.
  public var standard: Standard
  /// Units and counts.
  public var view: SurveyView
  /// For each unit who has sent a list; nil for villages.
  public var completeness: [Completeness?]
  /// For each unit the households of ethnic minorities and their persons; nil where nobody says.
  public var minorities: [(households: Int?, persons: Int?)] = []
  /// The lists that count, with their persons.
  public var lists: [ListedHouseholds]
  /// Rows that another row stands for.
  public var duplicates: [DuplicateRow]
  /// For each unit how its rows go on in all tables: standard, unit, name, level, parent.
  let leads: [[UInt8]]

  /// A survey.
  public init(
    period: Period, standard: Standard, view: SurveyView, completeness: [Completeness?], lists: [ListedHouseholds],
    duplicates: [DuplicateRow]
  ) {
    self.period = period
    self.standard = standard
    self.view = view
    self.completeness = completeness
    self.lists = lists
    self.duplicates = duplicates
    leads = view.tree.units.map {
      var table = TableWriter(reserving: 64)
      table.fields(standard.id, $0.code, $0.name, $0.level.word, $0.parent)
      return table.bytes
    }
  }
}

/// One list's households with their heads, for the lists that carry names.
public struct ListedHouseholds: Sendable {
  /// The file's name relative to the pipeline file.
  public var file: String
  /// The sheets' names.
  public var sheets: [String]
  /// The households.
  public var households: HouseholdColumns
  /// Their heads.
  public var people: PersonColumns
  /// Their other members, where the list has a row for each.
  public var members: MemberColumns

  /// A list.
  public init(
    file: String, sheets: [String], households: HouseholdColumns, people: PersonColumns,
    members: MemberColumns = MemberColumns()
  ) {
    self.file = file
    self.sheets = sheets
    self.households = households
    self.people = people
    self.members = members
  }
}

/// A row of duplicates.csv.
public struct DuplicateRow: Sendable {
  /// The household's id.
  public var household: UInt64
  /// The file.
  public var file: String
  /// The sheet.
  public var sheet: String
  /// The row.
  public var row: UInt32
  /// Whether it is the row that counts.
  public var isKept: Bool
  /// Why it is the same household; empty for the kept row.
  public var reason: String
  /// The weight of the evidence in hundredths of a bit, where the model decided.
  public var weight: Int?

  /// A row.
  public init(
    household: UInt64, file: String, sheet: String, row: UInt32, isKept: Bool, reason: String, weight: Int?
  ) {
    self.household = household
    self.file = file
    self.sheet = sheet
    self.row = row
    self.isKept = isKept
    self.reason = reason
    self.weight = weight
  }
}

/// One survey against an earlier one.
public struct ReductionResults: Sendable {
  /// The survey, as an index into the run's surveys.
  public var survey: Int
  /// The earlier period.
  public var baseline: Period
  /// The reductions.
  public var rows: UnitRows<Reduction>
  /// The flows.
  public var flows: UnitRows<FlowRow>

  /// A comparison.
  public init(survey: Int, baseline: Period, rows: UnitRows<Reduction>, flows: UnitRows<FlowRow>) {
    self.survey = survey
    self.baseline = baseline
    self.rows = rows
    self.flows = flows
  }
}

/// Why the rates of one survey are not those of another.
public struct ChangeResults: Sendable {
  /// The survey and the one compared with, as indices into the run's surveys.
  public var survey, baseline: Int
  /// The rows.
  public var rows: UnitRows<RateChange>

  /// Changes.
  public init(survey: Int, baseline: Int, rows: UnitRows<RateChange>) {
    self.survey = survey
    self.baseline = baseline
    self.rows = rows
  }
}

/// A gap with the names that its row prints.
public struct GapRow: Sendable {
  /// The gap.
  public var gap: Gap
  /// The unit's name.
  public var name: String
  /// The unit's level.
  public var level: String
  /// The standard under which it was judged; empty when it could not be.
  public var standard: String
  /// The period of the survey from which its figures are; empty when there is none.
  public var asOf = ""
  /// The code of the unit over which it was judged, where that is not its own.
  public var judgedUnit = ""
  /// The ids of the targets that were judged together with it.
  public var judgedWith: [String] = []
  /// The units directly below that make the gap.
  public var contributors: [ContributorRow] = []

  /// A row.
  public init(gap: Gap, name: String, level: String, standard: String) {
    self.gap = gap
    self.name = name
    self.level = level
    self.standard = standard
  }
}

/// A unit below a target's, with the names that its row prints.
public struct ContributorRow: Sendable {
  /// What it has to do with the gap.
  public var contributor: Contributor
  /// Its code; empty for households that stand in no unit below.
  public var code: String
  /// Its name.
  public var name: String
  /// Its level.
  public var level: String

  /// A row.
  public init(contributor: Contributor, code: String, name: String, level: String) {
    self.contributor = contributor
    self.code = code
    self.name = name
    self.level = level
  }
}

/// Everything that a run publishes.
public struct RunResults: Sendable {
  /// The surveys, in the order of tables: by period, then standard.
  public var surveys: [SurveyResults]
  /// The reductions, in the same order.
  public var reductions: [ReductionResults]
  /// Why rates changed, in the same order.
  public var changes: [ChangeResults]
  /// The gaps, in the order of tables.
  public var gaps: [GapRow]
  /// The targets still to come, in the order of tables.
  public var running: [GapRow] = []
  /// The findings.
  public var findings: FindingList
  /// Ethnic groups: ids and names.
  public var ethnicities: Vocabulary
  /// The majority's place among them: all others are minorities.
  public var majority = 0
  /// The language of what people read: the gap sheets.
  public var language = Language.vi
  /// The survey that is reported; nil when there is none.
  public var reportedSurvey: Int?
  /// The survey that is reported, for the official forms; nil when nobody wants workbooks.
  public var formSurvey: Int?
  /// What it is compared with: the baseline and the surveys before that relapse looks back to, as indices into the run's
  /// surveys; nil where there is no baseline.
  public var formHistory: (baseline: Int, earlier: [Int])?
  /// Whether somebody wants the SQLite register.
  public var wantsRegister = false
  /// What the report needs; nil when nobody wants one.
  public var report: ReportOptions?
  /// What communes are told, in the order of their codes; none when nobody wants workbooks.
  public var returns: [PendingReturn]

  /// Results.
  public init(
    surveys: [SurveyResults], reductions: [ReductionResults], changes: [ChangeResults], gaps: [GapRow],
    findings: FindingList,
    ethnicities: Vocabulary, returns: [PendingReturn] = []
  ) {
    self.returns = returns
    self.surveys = surveys
    self.reductions = reductions
    self.changes = changes
    self.gaps = gaps
    self.findings = findings
    self.ethnicities = ethnicities
  }
}

/// Findings in the order of findings.csv, which has a row for each: there can be as many as households, so that a row's
/// sentence is made when the row is written.
public struct FindingList: Sendable {
  /// The findings.
  public let findings: [Finding]
  /// Period and standard of each survey of the plan.
  let surveys: [(period: String, standard: String)]
  /// The names of the files.
  let files: [String]
  /// What is said of a finding.
  let sentence: @Sendable (Finding) -> String

  /// A list of sorted findings.
  public init(
    _ findings: [Finding], surveys: [(period: String, standard: String)], files: [String],
    sentence: @escaping @Sendable (Finding) -> String
  ) {
    self.findings = findings
    self.surveys = surveys
    self.files = files
    self.sentence = sentence
  }
}

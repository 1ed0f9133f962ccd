import Deduplicate
import Geography
import Identity
import PipelineKit
import Standards

/// An input file of a survey.
public struct InputFile: Sendable, Hashable {
  /// The path relative to the pipeline file, `/` between its parts, as the disk spells it.
  public var name: String
  /// Where to open it.
  public var path: String
  /// Its size and last change when the plan was made; nil when it was not there.
  var stamp: FileStamp?

  /// An input file.
  init(name: String, path: String, stamp: FileStamp? = nil) {
    self.name = name
    self.path = path
    self.stamp = stamp
  }
}

/// One period under one standard, with everything needed to read and count it.
public struct SurveyPlan: Sendable {
  /// The period.
  public var period: Period
  /// The standard.
  public var standard: Standard
  /// The units under the unit served as they stand at the period's end.
  public var tree: UnitTree
  /// The last day on which a list is in time; nil where nobody says.
  public var due: Day?
  /// The input files, in the order of their names' bytes.
  public var inputs: [InputFile]
  /// What is known of who sent which of them, in the order of `Plan.submissions`.
  public var submissions: [Submission]
  /// What matches the inputs' patterns and cannot be read, or is no list.
  var passed: [PassedInput] = []
}

/// What the machine runs: checked and complete. A plan exists only when the pipeline has no problem.
public struct Plan: Sendable {
  /// The name, part of paths.
  public var name: String
  /// The title, for people.
  public var title: String
  /// The code of the unit served.
  public var root: String
  /// All units of the file, as written, in time.
  public var history: UnitHistory
  /// What became what, by day.
  public var lineage: [LineageEvent]
  /// The surveys, oldest first.
  public var surveys: [SurveyPlan]
  /// The denominators.
  public var totals: Totals
  /// What plans want.
  public var targets: [Target]
  /// The households that `named-exits` targets mean: personal.
  public var namedExits: [NamedExits]
  /// Reported figures.
  public var measures: [ReportedMeasure]
  /// Who sent what, as written.
  public var submissions: [Submission]
  /// What people decided.
  public var decisions: [Decision]
  /// The folder in which runs are published.
  public var publishDirectory: String
  /// The formats to publish, in the order of `PublishFormat`.
  public var formats: [PublishFormat]
  /// How far back relapse looks.
  public var relapse: RelapseRule
  /// The standards known, by id.
  public var standards: [Standard]
  /// The code lists and headings.
  public var codeLists: CodeLists
  /// How sure record linkage must be, and how far it goes.
  public var linkageRule: LinkageRule
  /// The weights of record linkage.
  public var linkage: LinkageModel
  /// The pipeline file and its reference files, by name relative to the pipeline file: for the manifest.
  public var files: [DataFile]
  /// The program's data files, by name: what `rulesHash` is computed from.
  public var rules: [DataFile]
  /// Whether the inputs are packs of lower offices, to be added up, and no lists of households.
  public var addsPacks = false
  /// What programs left beside the inputs, by name relative to the pipeline file: passed over, and no part of the run.
  public var leftBehind: [String] = []
  /// What was read of reference files that are not of the plain form.
  var readings: [ReferenceFile.Reading] = []

  /// The units of the file.
  public var units: [Unit] { history.units }
}

extension Plan {
  /// Whether lists are read or packs are added is said by the command as well: neither is taken for the other.
  public func mustAddPacks(_ isAsked: Bool) throws(Failure) {
    guard addsPacks != isAsked else { return }
    throw addsPacks
      ? Failure(
        .usage, vi: "Đầu vào là các gói số liệu của cấp dưới: dùng rasoat rollup.",
        en: "The inputs are packs of lower offices: use rasoat rollup.")
      : Failure(
        .usage, vi: "Đầu vào là danh sách hộ, không phải gói số liệu (pack/….zip): dùng rasoat run.",
        en: "The inputs are lists of households and no packs (pack/….zip): use rasoat run.")
  }
}

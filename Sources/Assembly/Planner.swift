import Deduplicate
import Geography
import Identity
import PipelineKit
import Standards

/// Makes a plan of a pipeline file: reads it and everything that it names, and reports every problem in one go.
public struct Planner {
  /// What planning gives: the plan when there is no problem, else the problems by file, line and column.
  public typealias Result = (plan: Plan?, problems: [Problem])

  /// Plans a pipeline. Paths in problems are as the user wrote them: relative to where `pipelinePath` is relative to.
  public static func plan(pipelinePath: String, data: DataFolder) -> Result {
    var problems = Problems()
    let standards = data.standards(&problems)
    let words = data.referenceWords(&problems)
    let codeLists = data.codeLists(standards, &problems)
    let linkage = data.linkage(&problems)
    var planner = Planner(pipelinePath: pipelinePath, standards: standards, words: words)
    let plan = planner.plan(codeLists, linkage, data.files, &problems)
    return (problems.isEmpty ? plan : nil, problems.sorted)
  }

  /// The exit code that tells these problems: 66 when nothing but input files is missing, else 78.
  public static func exitCode(for problems: [Problem]) -> Failure.Code {
    let codes: Set<ProblemCode> = [.inputsMatchNothing, .inputsAllPassed, .folderUnreadable, .submissionFile]
    return problems.allSatisfy { codes.contains($0.code) } ? .noInput : .configuration
  }

  private let pipelinePath: String
  private let folder: String
  private let standards: [Standard]
  private let words: ReferenceWords
  private var files: [DataFile] = []
  /// What was read of reference files that are not of the plain form.
  private var readings: [ReferenceFile.Reading] = []
  /// The inputs that are packs.
  private var packs: Set<String> = []
  /// What programs left beside the inputs.
  private var leftBehind: Set<String> = []

  private init(pipelinePath: String, standards: [Standard], words: ReferenceWords) {
    self.pipelinePath = pipelinePath
    folder = FileSystem.folder(of: pipelinePath)
    (self.standards, self.words) = (standards, words)
  }

  private mutating func plan(
    _ codeLists: CodeLists?, _ linkage: LinkageModel?, _ rules: [DataFile], _ problems: inout Problems
  ) -> Plan? {
    guard let bytes = FileSystem.read(pipelinePath, named: pipelinePath, &problems) else { return nil }
    let base = pipelinePath.split(separator: "/").last.map(String.init) ?? pipelinePath
    files.append(DataFile(name: base, bytes: bytes.bytes))
    guard let file = PipelineFile(bytes, &problems) else { return nil }
    let surveys = self.surveys(file, &problems)
    var unitProblems = Problems()
    defer { problems.add(contentsOf: unitProblems.list) }
    guard let root = file.unit, let unitsPath = file.reference.units,
      let unitsFile = read(unitsPath, .units, &problems),
      let read = UnitsFile(unitsFile, root: root.value, &unitProblems)
    else {
      readOnly(file.reference, &problems)
      return nil
    }
    let units = PlannedUnits(
      history: read.history, root: root.value, broken: read.broken, areSound: unitProblems.isEmpty)
    let planned = surveys.compactMap { survey($0, root, units, &problems) }
    let isWhole = !surveys.isEmpty && surveys.count == file.surveys.count
    let reference = self.reference(file.reference, units, surveys, isWhole, &problems)
    guard let name = file.name, let title = file.title, let codeLists, let linkage else { return nil }
    return Plan(
      name: name.value, title: title.value, root: root.value, history: read.history, lineage: reference.lineage,
      surveys: planned.map { Self.with(reference.submissions, $0) }, totals: reference.totals,
      targets: reference.targets, namedExits: reference.named, measures: reference.measures,
      submissions: reference.submissions, decisions: reference.decisions,
      publishDirectory: FileSystem.join(folder, file.publish.directory), formats: file.publish.formats,
      relapse: file.relapse, standards: standards, codeLists: codeLists, linkageRule: file.linkage, linkage: linkage,
      files: files, rules: rules, addsPacks: !packs.isEmpty, leftBehind: leftBehind.sorted(), readings: readings)
  }

  private static func with(_ submissions: [Submission], _ survey: SurveyPlan) -> SurveyPlan {
    var survey = survey
    survey.submissions = submissions.filter {
      $0.period == survey.period && $0.standard == survey.standard.id
    }
    return survey
  }
}

// MARK: - Surveys

extension Planner {
  /// A survey whose parts are known, and its files.
  private struct FoundSurvey {
    var period: Located<Period>
    var standard: Standard
    var due: Day?
    var inputs: [String]
    var passed: [PassedInput]
  }

  private mutating func surveys(_ file: PipelineFile, _ problems: inout Problems) -> [FoundSurvey] {
    checkOrder(file.surveys, &problems)
    var owners: [String: Int] = [:]
    var found: [FoundSurvey] = []
    for (index, survey) in file.surveys.enumerated() {
      let standard = survey.standard.flatMap { self.standard($0, survey.period, &problems) }
      let (inputs, passed) = self.inputs(survey, index, file.surveys, &owners, &problems)
      guard let period = survey.period, let standard else { continue }
      found.append(
        FoundSurvey(period: period, standard: standard, due: survey.due?.value, inputs: inputs, passed: passed))
    }
    return found
  }

  private func checkOrder(_ surveys: [PipelineFile.Survey], _ problems: inout Problems) {
    var seen: [String: Int] = [:]
    var latest: Period?
    for survey in surveys {
      guard let period = survey.period else { continue }
      if let last = latest, period.value.end < last.end {
        problems.add(Problem(.surveyOrder, at: period.place, found: period.value.text, [last.text]))
      }
      latest = max(latest ?? period.value, period.value)
      guard let standard = survey.standard else { continue }
      let key = "\(period.value) \(standard.value)"
      if let first = seen[key] {
        problems.add(Problem(.surveyTwice, at: period.place, found: key, [String(first)]))
      } else {
        seen[key] = period.place.line
      }
    }
  }

  private func standard(
    _ id: Located<String>, _ period: Located<Period>?, _ problems: inout Problems
  ) -> Standard? {
    guard let standard = standards.first(where: { $0.id == id.value }) else {
      problems.add(Problem(.standardUnknown, at: id.place, found: id.value, among: standards.map(\.id)))
      return nil
    }
    if let period, !standard.applies(to: period.value) {
      let years = [period.value.text, String(standard.firstYear), String(standard.lastYear)]
      problems.add(Problem(.standardNotThen, at: id.place, found: id.value, years))
    }
    return standard
  }

  /// The files of a survey: lists, of which none may belong to two, or packs, which have several surveys.
  private mutating func inputs(
    _ survey: PipelineFile.Survey, _ index: Int, _ all: [PipelineFile.Survey], _ owners: inout [String: Int],
    _ problems: inout Problems
  ) -> (files: [String], passed: [PassedInput]) {
    var found: Set<String> = []
    var passed: Set<PassedInput> = []
    for pattern in survey.inputs {
      let (names, others) = search(pattern, &problems)
      passed.formUnion(others)
      for name in names where found.insert(name).inserted {
        if Pack.isPack(FileSystem.join(folder, name)) { packs.insert(name) }
        if !packs.isEmpty, !packs.contains(name) || !packs.isSuperset(of: owners.keys) {
          problems.add(Problem(.inputsMixed, at: pattern.place, found: name))
        }
        guard let owner = owners.updateValue(index, forKey: name), !packs.contains(name) else { continue }
        let place = all[owner].place
        problems.add(Problem(.inputTwice, at: pattern.place, found: name, [String(place.line)]))
      }
    }
    return (
      found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      passed.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    )
  }

  /// What a pattern finds. Where no file matches, that is a problem, which names what was passed over.
  private mutating func search(
    _ pattern: Located<String>, _ problems: inout Problems
  ) -> (files: [String], passed: [PassedInput]) {
    let found = InputPattern(pattern.value).found(in: folder)
    leftBehind.formUnion(found.leftBehind)
    guard found.files.isEmpty else { return (found.files, found.passed) }
    let unreadable = found.passed.filter { $0.code == .folderUnreadable }
    for folder in unreadable { problems.add(Problem(.folderUnreadable, at: pattern.place, found: folder.name)) }
    let others = (found.passed.map(\.name) + found.leftBehind).sorted()
    if !unreadable.isEmpty { return ([], found.passed) }
    if others.isEmpty {
      problems.add(Problem(.inputsMatchNothing, at: pattern.place, found: pattern.value))
    } else {
      let shown = others.prefix(8).joined(separator: ", ") + (others.count > 8 ? ", …" : "")
      problems.add(Problem(.inputsAllPassed, at: pattern.place, found: pattern.value, [shown]))
    }
    return ([], found.passed)
  }

  /// The survey with the units of its time; nil when the unit served does not hold then.
  private func survey(
    _ found: FoundSurvey, _ root: Located<String>, _ units: PlannedUnits, _ problems: inout Problems
  ) -> SurveyPlan? {
    guard let tree = units.tree(on: found.period.value.end) else {
      _ = units.check(root, on: found.period.value.end, &problems)
      return nil
    }
    let inputs = found.inputs.map {
      let path = FileSystem.join(folder, $0)
      return InputFile(name: $0, path: path, stamp: FileStamp.of(path))
    }
    return SurveyPlan(
      period: found.period.value, standard: found.standard, tree: tree,
      due: found.due ?? found.standard.due(found.period.value), inputs: inputs, submissions: [], passed: found.passed)
  }
}

// MARK: - Reference files

extension Planner {
  private struct ReferenceValues {
    var lineage: [LineageEvent] = []
    var totals = Totals()
    var targets: [Target] = []
    var named: [NamedExits] = []
    var measures: [ReportedMeasure] = []
    var submissions: [Submission] = []
    var decisions: [Decision] = []
  }

  /// Reads a file that the pipeline names; it is remembered for the manifest.
  private mutating func read(
    _ path: Located<String>?, _ kind: ReferenceKind, _ problems: inout Problems
  ) -> ReferenceFile? {
    guard let path else { return nil }
    let shown = FileSystem.join(folder, path.value)
    guard let data = FileSystem.read(shown, named: shown, mentionedAt: path.place, &problems) else { return nil }
    files.append(DataFile(name: path.value, bytes: data.bytes))
    guard let file = ReferenceFile(data, kind, words, &problems) else { return nil }
    if var reading = file.reading(ReferenceTable.index(file)) {
      reading.file = path.value
      readings.append(reading)
    }
    return file
  }

  /// Without units nothing can be checked against them; files that are missing are said all the same.
  private mutating func readOnly(_ reference: PipelineFile.Reference, _ problems: inout Problems) {
    let others: [(Located<String>?, ReferenceKind)] = [
      (reference.lineage, .lineage), (reference.totals, .totals), (reference.targets, .targets),
      (reference.measures, .measures), (reference.submissions, .submissions), (reference.decisions, .decisions),
    ]
    for (path, kind) in others { _ = read(path, kind, &problems) }
  }

  private mutating func reference(
    _ reference: PipelineFile.Reference, _ units: PlannedUnits, _ surveys: [FoundSurvey], _ isWhole: Bool,
    _ problems: inout Problems
  ) -> ReferenceValues {
    var values = ReferenceValues()
    if let file = read(reference.lineage, .lineage, &problems) {
      values.lineage = LineageFile.read(file, units, &problems)
    }
    if let file = read(reference.totals, .totals, &problems) { values.totals = TotalsFile.read(file, units, &problems) }
    if let file = read(reference.targets, .targets, &problems) {
      let targets = TargetsFile(file, units, surveys.map { ($0.period.value, $0.standard) }, &problems)
      (values.targets, values.named) = (targets.targets, targets.named)
    }
    if let file = read(reference.measures, .measures, &problems) {
      values.measures = MeasuresFile.read(file, units, &problems)
    }
    if let file = read(reference.submissions, .submissions, &problems) {
      let inputs = surveys.map {
        InputsOfSurvey(period: $0.period.value, standard: $0.standard.id, files: $0.inputs)
      }
      let read = SubmissionsFile(file, units, inputs, allSurveysAreKnown: isWhole, &problems)
      values.submissions = read.submissions
    }
    if let file = read(reference.decisions, .decisions, &problems), !surveys.isEmpty {
      values.decisions = DecisionsFile(file, inputs: surveys.flatMap(\.inputs), &problems).decisions
    }
    return values
  }
}

import PipelineKit

/// submissions.csv: which file came from whom, when, for what.
struct SubmissionsFile {
  static let columns = ReferenceTable.Columns(
    required: ["file", "unit", "period", "standard", "received"], optional: ["stage", "part"])

  private(set) var submissions: [Submission] = []
  private let units: PlannedUnits
  private let surveys: [InputsOfSurvey]
  private let allSurveysAreKnown: Bool

  /// Reads a file. Where a survey of the pipeline could not be understood, submissions for unknown surveys are let pass:
  /// the pipeline's own problem is enough.
  init(
    _ file: ReferenceFile, _ units: PlannedUnits, _ surveys: [InputsOfSurvey], allSurveysAreKnown: Bool,
    _ problems: inout Problems
  ) {
    self.allSurveysAreKnown = allSurveysAreKnown
    self.units = units
    self.surveys = surveys
    guard let table = ReferenceTable(file, columns: Self.columns, &problems) else { return }
    var lines: [String: Int] = [:]
    var times: [String: Int] = [:]
    for row in table.rows {
      guard let submission = submission(row, &problems) else { continue }
      if let first = lines.updateValue(row.line, forKey: submission.file + "#" + submission.inner) {
        problems.add(Problem(.rowTwice, at: row.place("file"), [String(first)]))
      }
      let time = [
        submission.unit, submission.period.text, submission.standard, submission.received.description, submission.part,
      ].joined(separator: "\u{1}")
      if !submission.part.isEmpty, let first = times.updateValue(row.line, forKey: time) {
        problems.add(Problem(.submissionTie, at: row.place("received"), found: row["received"], [String(first)]))
      }
      submissions.append(submission)
    }
  }

  private func submission(_ row: TableRow, _ problems: inout Problems) -> Submission? {
    let file = row.text("file", &problems)
    let unit = row.text("unit", &problems)
    let period = row.text("period", &problems) == nil ? nil : row.period("period", &problems)
    let standard = row.text("standard", &problems)
    let received = row.text("received", &problems) == nil ? nil : row.moment("received", &problems)
    let stage = self.stage(row, &problems)
    guard let unit, let period, units.checkWithin(unit, on: period.end, &problems) else { return nil }
    guard let file, let standard, let received, let stage else { return nil }
    guard let (name, inner) = input(file, period, standard, &problems) else { return nil }
    return Submission(
      file: name, unit: unit.value, period: period, standard: standard.value, received: received, stage: stage,
      part: row["part"], inner: inner)
  }

  /// `official` where nothing is said.
  private func stage(_ row: TableRow, _ problems: inout Problems) -> Submission.Stage? {
    if row["stage"].isEmpty { return .official }
    let words = Submission.Stage.allCases.map(\.rawValue)
    return row.word("stage", among: words, &problems).flatMap { Submission.Stage(rawValue: $0) }
  }

  /// The file as the disk spells it: it must be an input of that survey. Names that differ only in composing compare equal.
  private func input(
    _ file: Located<String>, _ period: Period, _ standard: Located<String>, _ problems: inout Problems
  ) -> (file: String, inner: String)? {
    guard let survey = surveys.first(where: { $0.period == period && $0.standard == standard.value }) else {
      if !allSurveysAreKnown { return nil }
      let known = surveys.map { "\($0.period) \($0.standard)" }
      let place = standard.place
      problems.add(
        Problem(.submissionSurvey, at: place, found: "\(period) \(standard.value)", among: known))
      return nil
    }
    if let name = survey.files.first(where: { $0 == file.value }) { return (name, "") }
    let holder = survey.files.first { file.value.hasPrefix($0 + "#") || file.value.hasPrefix($0 + "/") }
    if let holder { return (holder, String(file.value.dropFirst(holder.count + 1))) }
    if let other = surveys.first(where: { $0.files.contains(file.value) }) {
      problems.add(
        Problem(
          .submissionOtherSurvey, at: file.place, found: file.value, ["\(other.period) \(other.standard)"]))
    } else if !survey.files.isEmpty {
      problems.add(
        Problem(
          .submissionFile, at: file.place, found: file.value,
          suggestion: NearestWord.to(file.value, among: survey.files)))
    }
    return nil
  }
}

/// A survey and the files that matched its inputs, relative to the pipeline file.
struct InputsOfSurvey {
  var period: Period
  var standard: String
  var files: [String]
}

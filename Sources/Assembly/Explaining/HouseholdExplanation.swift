import Deduplicate
import Emit
import Households
import Standards
import PipelineKit

/// Every row behind a household: in which surveys it is, which row counts and why, and what says that they are one.
public struct HouseholdExplanation {
  /// A row of the household.
  struct Line {
    var run: SurveyRun
    var row: ListedRow
    /// For a row that does not count.
    var merge: Merge?
    var evidence: PairEvidence?
    /// For the row that counts, where an earlier survey knew the household.
    var link: HouseholdLink?
    var decisions: [RowDecision] = []
  }

  private let replay: Replay
  private let id: UInt64
  private let lines: [Line]

  /// The explanation of a household; fails when the run has no such household.
  public init(_ replay: Replay, household: String, jobs: Int) throws(Failure) {
    guard let id = HouseholdID.read(household) else { throw Self.unknown(household) }
    self.replay = replay
    self.id = id
    lines = replay.figures.surveys.flatMap { Self.lines($0, id, replay, jobs) }
    if lines.isEmpty { throw Self.unknown(household) }
  }

  private static func unknown(_ household: String) -> Failure {
    Failure(
      .usage, vi: "--household \(household): lần chạy không có hộ này; mã hộ ở cột household của lists/households.csv.",
      en: "--household \(household): the run has no such household; ids stand in lists/households.csv.")
  }

  private static func lines(_ run: SurveyRun, _ id: UInt64, _ replay: Replay, _ jobs: Int) -> [Line] {
    var rows: [ListedRow] = []
    for (list, listed) in run.lists.enumerated() {
      for (index, own) in listed.households.ids.enumerated() where own == id {
        rows.append(ListedRow(list: list, index: index))
      }
    }
    let merges = Dictionary(run.identity.merges.map { ($0.dropped, $0) }, uniquingKeysWith: { first, _ in first })
    let isAlone = rows.allSatisfy { merges[$0] == nil }
    let tree = replay.plan.surveys[run.survey].tree
    let evidence =
      isAlone ? nil : SurveyEvidence(run.lists, run.identity, tree: tree, model: replay.plan.linkage, jobs: jobs)
    let lines = rows.map { row in
      let merge = merges[row]
      return Line(
        run: run, row: row, merge: merge, evidence: merge.flatMap { evidence?.evidence($0.kept, row) },
        link: run.identity.links.first { $0.row == row }, decisions: replay.decisions(about: row, run))
    }
    return lines.filter { $0.merge == nil } + lines.filter { $0.merge != nil }
  }

  // MARK: CSV

  /// The rows as CSV.
  public var csv: [UInt8] {
    var table = TableWriter(columns: [
      "file", "sheet", "row", "unit", "household", "period", "standard", "class", "role", "reason", "ground", "weight",
      "evidence", "decisions",
    ])
    for line in lines {
      let survey = replay.plan.surveys[line.run.survey]
      replay.place(line.row, line.run, &table)
      table.field(HouseholdID.text(id))
      table.field(survey.period.text)
      table.field(survey.standard.id)
      table.field(replay.householdClass(line.row, line.run).word)
      table.field(line.merge == nil ? "kept" : "dropped")
      table.field(line.merge?.reason.rawValue ?? (line.link == nil ? "" : "known-household"))
      table.field(line.merge?.ground.rawValue ?? line.link?.ground.word ?? "")
      table.field((line.merge == nil ? line.link?.ground.weight : line.evidence?.weight).map(Hundredths.text) ?? "")
      table.field(line.evidence.map(Self.parts) ?? "")
      table.field(line.decisions.map(\.text).joined(separator: "; "))
      table.endRow()
    }
    return table.bytes
  }

  private static func parts(_ evidence: PairEvidence) -> String {
    (["prior \(Hundredths.text(evidence.prior))"]
      + evidence.parts.map { "\($0.comparison) \($0.level) \(Hundredths.text($0.weight))" })
      .joined(separator: ";")
  }

  // MARK: Text

  /// The same in sentences, for people.
  public func text(_ language: Language) -> String {
    var parts: [String] = []
    for run in replay.figures.surveys {
      let own = lines.filter { $0.run.survey == run.survey }
      if own.isEmpty { continue }
      let survey = replay.plan.surveys[run.survey]
      let head =
        language == .vi
        ? "Hộ \(HouseholdID.text(id)), kỳ \(survey.period) (\(survey.standard.id)): \(own.count) dòng, tính một lần."
        : "Household \(HouseholdID.text(id)), period \(survey.period) (\(survey.standard.id)): \(own.count) "
          + "row\(own.count == 1 ? "" : "s"), counted once."
      parts.append(([head] + own.flatMap { sentences($0, language) }).joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  private func sentences(_ line: Line, _ language: Language) -> [String] {
    let words = EvidenceSentences(language: language)
    let what = "\(replay.reference(line.row, line.run)) (\(replay.unit(line.row, line.run)), "
    let place = what + "\(replay.householdClass(line.row, line.run).word))"
    let decided = line.decisions.map { "    " + $0.sentence(language) }
    guard let merge = line.merge else { return ["  ● " + place + ": " + held(line, language)] + decided }
    let why = words.reason(merge.reason) + "; " + words.ground(merge.ground)
    let head = language == .vi ? "không tính: " : "not counted: "
    return ["  ○ " + place + ": " + head + why + "."] + decided + (line.evidence.map(words.waterfall) ?? [])
  }

  private func held(_ line: Line, _ language: Language) -> String {
    guard let link = line.link else {
      return language == .vi ? "được tính; chưa kỳ nào trước biết hộ này." : "counts; no earlier survey knew it."
    }
    return EvidenceSentences(language: language).held(link.ground)
  }
}

extension Replay {
  /// A row as decisions name it.
  func reference(_ row: ListedRow, _ run: SurveyRun) -> RowReference {
    let list = run.lists[Int(row.list)]
    return RowReference(
      file: figures.inputs[Int(list.file)].name, sheet: list.sheets[Int(list.households.sheets[Int(row.index)])],
      row: Int(list.households.rows[Int(row.index)]))
  }

  /// The code of a row's unit.
  func unit(_ row: ListedRow, _ run: SurveyRun) -> String {
    run.view.tree.units[Int(run.lists[Int(row.list)].households.units[Int(row.index)])].code
  }

  /// The class under which a row stands.
  func householdClass(_ row: ListedRow, _ run: SurveyRun) -> HouseholdClass {
    run.lists[Int(row.list)].households.classes[Int(row.index)]
  }

  /// File, sheet, row and unit of a row.
  func place(_ row: ListedRow, _ run: SurveyRun, _ table: inout TableWriter) {
    let reference = reference(row, run)
    table.field(reference.file)
    table.field(reference.sheet)
    table.field(reference.row)
    table.field(unit(row, run))
  }
}

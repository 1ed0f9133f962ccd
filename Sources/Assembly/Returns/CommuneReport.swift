import Clean
import Emit
import Geography
import Ingest
import PipelineKit

/// One commune's return in the making: its findings sorted, its files looked at again, the earlier file compared.
struct CommuneReport: Sendable {
  let desk: ReturnsDesk
  let unit: String
  /// What became of its files.
  let records: [FileRecord]
  /// What was found of it outside its files: by Deduplicate and by the figures themselves.
  let findings: [Finding]

  /// The content of its workbook.
  func content() -> CommuneReturn {
    var (open, accepted) = ([Finding](), [(Finding, Decision)]())
    for finding in told {
      if let decision = desk.decision(on: finding) {
        accepted.append((finding, decision))
      } else {
        open.append(finding)
      }
    }
    let earlier = earlier
    let groups = RemarkGroup.groups(open, most: ReturnFile.mostRows)
    let lookups = lookups(groups, needsKeys: earlier != nil)
    let past = earlier.map { EarlierFile($0, desk, self) }
    let writer = RemarkWriter(desk: desk, report: self, lookups: lookups, past: past)
    var content = head
    content.files = records.sorted { ($0.received, $0.file) < ($1.received, $1.file) }.map(file)
    content.sheets = sheets
    content.groups = groups.map(writer.group)
    content.comparedWith = earlier.map { name(of: $0.file) }
    content.fixed = past?.fixed(since: open + accepted.map(\.0), lookups, desk) ?? []
    content.accepted = accepted.map { writer.accepted($0, by: $1) }
    return content
  }

  private var head: CommuneReturn {
    let days = records.compactMap { submission(of: $0)?.received.day }
    return CommuneReturn(
      language: desk.language, unit: unit, name: desk.name(of: unit), title: desk.plan.title,
      period: desk.survey.period.text, standard: desk.survey.standard.title,
      made: days.max() ?? desk.survey.period.end)
  }

  /// What the commune is told row by row: all but what is said of a file as a whole or means nothing to it. In a list
  /// that is the wrong one nothing has to be mended; in one whose rows were all set aside they say why.
  private var told: [Finding] {
    let listEmpty = FindingCode.listEmpty.word
    let meant = records.filter { $0.fate == .counted || $0.fate == .refused && $0.reason == listEmpty }
    return (meant.flatMap(\.findings) + findings).filter(CommuneReport.isTold)
  }

  /// Whether a finding is for the commune to mend or to confirm.
  static func isTold(_ finding: Finding) -> Bool {
    let part = ReturnGuide.of(finding.code).guide.part
    return part == .mend || part == .confirm
  }

  /// The last of the files that a later one stands for.
  private var earlier: FileRecord? {
    records.filter { $0.fate == .superseded }.max { ($0.received, $0.file) < ($1.received, $1.file) }
  }

  private func submission(of record: FileRecord) -> Submission? {
    desk.survey.submissions.filter { $0.file == desk.inputs[Int(record.file)].name }.max { $0.received < $1.received }
  }

  /// A file's name without its folders.
  func name(of file: Int32) -> String { Self.bare(desk.inputs[Int(file)].name) }

  private static func bare(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Whether places have to say which file is meant.
  var hasSeveralFiles: Bool { records.count { $0.fate != .superseded } > 1 }

  private func lookups(_ groups: [RemarkGroup], needsKeys: Bool) -> [Int32: RowLookup] {
    var wanted: [Int32: [RowPlace: Set<UInt16>]] = [:]
    for group in groups {
      for (index, finding) in group.findings.enumerated() {
        guard let place = finding.place, place.row > 0 else { continue }
        if index >= group.listed && !needsKeys { break }
        let row = RowPlace(sheet: place.sheet, row: place.row)
        let columns: Set<UInt16> = index < group.listed ? [place.column] : []
        wanted[place.file, default: [:]][row, default: []].formUnion(columns)
      }
    }
    var lookups: [Int32: RowLookup] = [:]
    for (file, rows) in wanted {
      lookups[file] = RowLookup(desk.inputs[Int(file)], desk.options, wanted: rows, desk.language)
    }
    return lookups
  }

  // MARK: Files and sheets

  private func file(_ record: FileRecord) -> ReturnedFile {
    let remarks = record.findings.filter { ReturnGuide.of($0.code).guide.part == .file }.map(remark)
    let fate: ReturnedFile.Fate =
      record.fate == .counted ? .counted : record.fate == .refused ? .refused : .superseded
    let remedy =
      record.fate != .refused
      ? ""
      : ReturnGuide.remedy(
        record.reason, period: desk.survey.period.text, standard: desk.survey.standard.title,
        commune: desk.name(of: unit), desk.language)
    return ReturnedFile(
      name: name(of: record.file), received: submission(of: record)?.received, fate: fate, remarks: remarks,
      remedy: remedy, tally: record.tally, sha256: record.sha256)
  }

  /// What is said of a file or a sheet as a whole, with files by their bare names and standards by their titles.
  private func remark(_ finding: Finding) -> String {
    var finding = finding
    finding.arguments = finding.arguments.map { argument in
      desk.plan.standards.first { $0.id == argument }?.title
        ?? (finding.code == .fileSuperseded ? Self.bare(argument) : argument)
    }
    let sheet = finding.place?.sheet ?? ""
    let sentence = FindingSentences.text(finding, desk.language)
    return sheet.isEmpty ? sentence : (desk.language == .vi ? "Trang “\(sheet)”: " : "Sheet “\(sheet)”: ") + sentence
  }

  private var sheets: [ReturnedSheet] {
    let counted = Set(records.filter { $0.fate == .counted }.map(\.file))
    return desk.run.lists.filter { counted.contains($0.file) }.flatMap { list in
      var sheets = list.sheets.map { ReturnedSheet(file: name(of: list.file), name: $0) }
      for index in 0..<list.households.count {
        let sheet = Int(list.households.sheets[index])
        switch list.households.classes[index] {
        case _ where list.households.isMerged[index]: sheets[sheet].merged += 1
        case .poor: sheets[sheet].poor += 1
        case .nearPoor: sheets[sheet].nearPoor += 1
        default: sheets[sheet].others += 1
        }
      }
      return sheets
    }
  }
}

import Clean
import Deduplicate
import Emit
import Households
import Identity
import Ingest
import PipelineKit
import Standards

/// Findings → the lines of a return: where, what stands there, what it was read as, what to do.
struct RemarkWriter {
  private let desk: ReturnsDesk
  private let report: CommuneReport
  private let lookups: [Int32: RowLookup]
  private let past: EarlierFile?
  private let places: PlaceWords
  private var households: [Int32: [RowPlace: ListedRow]] = [:]

  init(desk: ReturnsDesk, report: CommuneReport, lookups: [Int32: RowLookup], past: EarlierFile?) {
    self.desk = desk
    self.report = report
    self.lookups = lookups
    self.past = past
    places = PlaceWords(desk.language)
    for (index, list) in desk.run.lists.enumerated() {
      guard let wanted = lookups[list.file]?.rows else { continue }
      var found: [RowPlace: ListedRow] = [:]
      for household in 0..<list.households.count {
        let sheet = list.sheets[Int(list.households.sheets[household])]
        let place = RowPlace(sheet: sheet, row: list.households.rows[household])
        if wanted[place] != nil { found[place] = ListedRow(list: index, index: household) }
      }
      households[list.file] = found
    }
  }

  private func say(_ vi: String, _ en: String) -> String { desk.language == .vi ? vi : en }

  /// A group with as many of its rows as are listed.
  func group(_ group: RemarkGroup) -> ReturnedGroup {
    let first = group.findings[0]
    let heading = first.place.flatMap { place in lookups[place.file]?.heading(place.sheet, place.column) } ?? ""
    return ReturnedGroup(
      code: group.guide.code, severity: group.severity, part: group.guide.part == .confirm ? .confirm : .mend,
      column: places.column(first.place, heading: heading, file: file(first.place)),
      expected: say(group.guide.expected.vi, group.guide.expected.en), count: group.findings.count,
      newCount: past == nil ? nil : group.findings.count { standing($0) != .stillOpen },
      rows: group.findings.prefix(group.listed).map { row($0, group.guide) })
  }

  /// A finding that was accepted.
  func accepted(_ finding: Finding, by decision: Decision) -> AcceptedRemark {
    let day = RowLookup.day(decision.on.description)
    let said = [decision.by, day, decision.reason].filter { !$0.isEmpty }.joined(separator: ", ")
    return AcceptedRemark(
      place: places.place(finding.place, file: file(finding.place)),
      sentence: sentence(finding), decision: said)
  }

  private func row(_ finding: Finding, _ guide: ReturnGuide) -> ReturnedRow {
    let words = words(finding)
    return ReturnedRow(
      place: places.place(finding.place, file: file(finding.place)), cell: places.cell(finding.place),
      head: words?.head ?? "", content: words.flatMap { content(finding, $0) }, readAs: readAs(finding, words),
      sentence: sentence(finding), standing: standing(finding),
      acceptance: guide.canBeAccepted ? acceptance(finding) : nil)
  }

  /// The sentence, with classes in people's words.
  private func sentence(_ finding: Finding) -> String {
    var finding = finding
    if finding.code == .duplicateClassDiffers {
      finding.arguments = finding.arguments.map { HouseholdClass(word: $0).map(name) ?? $0 }
    }
    return FindingSentences.text(finding, desk.language)
  }

  private func name(_ kind: HouseholdClass) -> String {
    switch kind {
    case .poor: say("hộ nghèo", "poor")
    case .nearPoor: say("hộ cận nghèo", "near-poor")
    case .average: say("hộ có mức sống trung bình", "average")
    case .notPoor: say("hộ không nghèo", "not poor")
    }
  }

  private func file(_ place: Place?) -> String {
    guard let place, report.hasSeveralFiles else { return "" }
    return report.name(of: place.file)
  }

  private func words(_ finding: Finding) -> RowWords? {
    finding.place.flatMap { lookups[$0.file]?.rows[RowPlace(sheet: $0.sheet, row: $0.row)] }
  }

  private func listed(_ finding: Finding) -> ListedRow? {
    finding.place.flatMap { households[$0.file]?[RowPlace(sheet: $0.sheet, row: $0.row)] }
  }

  // MARK: What stands there

  private func content(_ finding: Finding, _ words: RowWords) -> String? {
    guard let place = finding.place, let text = words.cells[place.column] else { return nil }
    if let both = twoRows(finding) { return both }
    let beside = beside(finding, words)
    return beside.isEmpty ? text : (text.isEmpty ? "" : text + " ") + "(" + beside + ")"
  }

  /// What else has to be seen to understand a contradiction.
  private func beside(_ finding: Finding, _ words: RowWords) -> String {
    guard let row = listed(finding), let place = finding.place else { return "" }
    let list = desk.run.lists[Int(row.list)]
    switch finding.code {
    case .classAgainstScores:
      let scores = [("B1", list.households.b1), ("B2", list.households.b2)].map { ($0, $1[Int(row.index)]) }
      return scores.filter { $1 != HouseholdColumns.unknownScore }.map { "\($0) = \($1)" }.joined(separator: ", ")
    case .scoresAgainstIndicators:
      let count = list.households.indicators[Int(row.index)].nonzeroBitCount
      return say("đánh dấu \(count) chỉ số", "\(count) indicators are marked")
    case .identityDisagrees where place.column > 0:
      return day(list.people.births[Int(row.index)]).map { say("sinh \($0)", "born \($0)") } ?? ""
    default: return ""
    }
  }

  /// What two rows of one household say differently: this row's word, and where the other one stands.
  private func twoRows(_ finding: Finding) -> String? {
    guard let row = listed(finding), let kept = desk.kept(for: row) else { return nil }
    let households = desk.run.lists[Int(row.list)].households
    let word: String
    switch finding.code {
    case .duplicateClassDiffers: word = name(households.classes[Int(row.index)])
    case .duplicatePlaceDiffers: word = desk.options.tree.units[Int(households.units[Int(row.index)])].name
    default: return nil
    }
    return say("Dòng này: \(word); cùng hộ với: ", "This row: \(word); the same household: ") + whereabouts(kept)
  }

  private func day(_ birth: BirthDate) -> String? {
    birth.packed == 0 ? nil : birth.isWhole ? RowLookup.day(birth.text) : String(birth.year)
  }

  // MARK: What it was read as

  private func readAs(_ finding: Finding, _ words: RowWords?) -> String {
    guard let row = listed(finding) else { return "" }
    let people = desk.run.lists[Int(row.list)].people
    switch finding.code {
    case .identityRestored: return people.numbers[Int(row.index)].text
    case .birthSwapped, .birthYearAsDate: return day(people.births[Int(row.index)]) ?? ""
    case .rowShifted:
      return say("Các ô từ đây được đưa về bên trái một cột", "All cells from here were moved left by one column")
    case .duplicateRow, .duplicateIdentity:
      return desk.kept(for: row).map { say("Gộp vào ", "Merged into ") + whereabouts($0) } ?? ""
    default: return ""
    }
  }

  /// Where a row stands; of another commune's list no more than its name.
  private func whereabouts(_ row: ListedRow) -> String {
    let list = desk.run.lists[Int(row.list)]
    let sender = desk.senders[list.file] ?? ""
    if sender != report.unit { return say("danh sách của ", "the list of ") + desk.name(of: sender) }
    let place = Place(
      file: list.file, sheet: list.sheets[Int(list.households.sheets[Int(row.index)])],
      row: list.households.rows[Int(row.index)])
    return places.place(place, file: file(place))
  }

  // MARK: Against the earlier file, and acceptance

  /// Whether another commune's row can be at the bottom of it, which the earlier file alone does not tell.
  private func isAcrossFiles(_ finding: Finding) -> Bool {
    guard FindingCode.ofDeduplicate.contains(finding.code) else { return false }
    guard let row = listed(finding), let kept = desk.kept(for: row) else { return true }
    return kept.list != row.list
  }

  private func standing(_ finding: Finding) -> ReturnedRow.Standing? {
    guard let past else { return nil }
    if past.had(RemarkKeys.keys(of: finding, finding.place.flatMap { lookups[$0.file] })) { return .stillOpen }
    return isAcrossFiles(finding) ? nil : .new
  }

  /// `accept,<code>,<file#sheet!row>,<by>,<day>,<reason>`.
  private func acceptance(_ finding: Finding) -> String? {
    guard let place = finding.place, place.row > 0 else { return nil }
    let name = desk.inputs[Int(place.file)].name
    let reference = RowReference(file: name, sheet: place.sheet, row: Int(place.row)).description
    let needsQuotes = reference.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    let quoted = needsQuotes ? "\"" + reference.replacing("\"", with: "\"\"") + "\"" : reference
    let blanks = say("<người quyết định>,<năm-tháng-ngày>,<lý do>", "<by>,<yyyy-mm-dd>,<reason>")
    return "accept,\(finding.code.word),\(quoted),\(blanks)"
  }
}

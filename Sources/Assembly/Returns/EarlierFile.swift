import Emit
import PipelineKit

/// The file that the commune's present one stands for: what was found in it, and what of it is mended.
struct EarlierFile {
  private let findings: [(finding: Finding, keys: [UInt64])]
  private let lookup: RowLookup
  private let known: RemarkKeys

  init(_ record: FileRecord, _ desk: ReturnsDesk, _ report: CommuneReport) {
    let told = desk.findings(ofSuperseded: record).filter(CommuneReport.isTold)
    let groups = RemarkGroup.groups(told, most: ReturnFile.mostRows)
    var wanted: [RowPlace: Set<UInt16>] = [:]
    for group in groups {
      for (index, finding) in group.findings.enumerated() {
        guard let place = finding.place, place.row > 0 else { continue }
        let columns: Set<UInt16> = index < group.listed ? [place.column] : []
        wanted[RowPlace(sheet: place.sheet, row: place.row), default: []].formUnion(columns)
      }
    }
    let lookup = RowLookup(desk.inputs[Int(record.file)], desk.options, wanted: wanted, desk.language)
    var known = RemarkKeys()
    findings = groups.flatMap(\.findings).map { ($0, RemarkKeys.keys(of: $0, lookup)) }
    for (_, keys) in findings { known.insert(keys) }
    self.lookup = lookup
    self.known = known
  }

  /// Whether a finding with these keys stood in the earlier file.
  func had(_ keys: [UInt64]) -> Bool { known.contains(keys) }

  /// What is not found any more.
  func fixed(since now: [Finding], _ lookups: [Int32: RowLookup], _ desk: ReturnsDesk) -> [FixedRemark] {
    var open = RemarkKeys()
    for finding in now { open.insert(RemarkKeys.keys(of: finding, finding.place.flatMap { lookups[$0.file] })) }
    let gone = findings.lazy.filter { !open.contains($0.keys) }.prefix(ReturnFile.mostRows)
    let places = PlaceWords(desk.language)
    return gone.map { finding, _ in
      let row = finding.place.flatMap { lookup.rows[RowPlace(sheet: $0.sheet, row: $0.row)] }
      return FixedRemark(
        place: places.place(finding.place), head: row?.head ?? "",
        sentence: FindingSentences.text(finding, desk.language))
    }
  }
}

/// Places as a spreadsheet names them.
struct PlaceWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// Within the sheet: "F12", "dòng 12", "cột F"; empty where the whole sheet is meant.
  func cell(_ place: Place?) -> String {
    guard let place else { return "" }
    let letters = place.column > 0 ? ColumnLetters.text(place.column) : ""
    switch (place.row > 0, place.column > 0) {
    case (true, true): return letters + String(place.row)
    case (true, false): return say("dòng \(place.row)", "row \(place.row)")
    case (false, true): return say("cột \(letters)", "column \(letters)")
    case (false, false): return ""
    }
  }

  /// With the sheet: "Danh sách!F12", "Danh sách, dòng 12"; `file` stands before it where it is needed.
  func place(_ place: Place?, file: String = "") -> String {
    guard let place else { return file }
    let cell = cell(place)
    let isCell = place.row > 0 && place.column > 0
    let within = place.sheet.isEmpty ? cell : cell.isEmpty ? place.sheet : place.sheet + (isCell ? "!" : ", ") + cell
    return [file, within].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// A column with its heading: "Danh sách, cột G (Ngày sinh)".
  func column(_ place: Place?, heading: String, file: String = "") -> String {
    guard var place else { return file }
    place.row = 0
    let name = self.place(place, file: file)
    guard place.column > 0, !heading.isEmpty else { return name }
    return "\(name) (\(heading))"
  }
}

import Cells
import Hashing
import PipelineKit
import Standards
import Text

/// An input file: where it is, and what it is called in findings and tables.
public struct ListSource: Sendable, Hashable {
  /// The file's place in the run's list of inputs.
  public var index: Int32
  /// Where to open it.
  public var path: String
  /// Its name relative to the pipeline file.
  public var name: String

  /// An input file.
  public init(index: Int32, path: String, name: String) {
    self.index = index
    self.path = path
    self.name = name
  }
}

/// Reads one commune's file: sheets, headings and rows, batch by batch, each row with its place for ever.
///
/// What cannot be read is a finding, not an error: `refusal` says why the file does not count at all.
public final class ListReader {
  /// The file.
  public let source: ListSource
  /// What was found so far.
  public private(set) var findings: [Finding] = []
  /// Why the file cannot count; nil when it can.
  public private(set) var refusal: FindingCode?
  /// The sheets that are lists, in the file's order.
  public private(set) var layouts: [SheetLayout] = []
  /// How many rows of each kind were met.
  public var rowsByKind: [RowKind: Int] {
    Dictionary(uniqueKeysWithValues: RowKind.allCases.map { ($0, kindCounts[Int($0.rawValue)]) })
  }

  /// For each layout how it ends.
  public private(set) var endings: [SheetEnding] = []

  /// The least share of headings that must be known for a sheet to be read.
  private static let leastConfidence = 0.5

  private var kindCounts = [Int](repeating: 0, count: RowKind.allCases.count)
  /// How the file was opened ("xlsx", "csv ;", …), for `rasoat inspect`.
  public var form: String { sheets.form }

  private let survey: Int?
  private let codeLists: CodeLists
  private let matcher: HeadingMatcher
  private var sheets: any SheetSource
  private var sheetIndex = -1
  private var sorter: RowSorter?
  private var shifted: ShiftedRows?
  private var villages: WrittenOnce?
  private var separators: [String] = []
  private var separator: Int32 = -1
  private var classSaid: HouseholdClass?

  /// Opens a file. Bytes are read here only as far as needed to see what the file is.
  public init(_ source: ListSource, survey: Int?, standard: Standard, codeLists: CodeLists) {
    self.source = source
    self.survey = survey
    self.codeLists = codeLists
    matcher = HeadingMatcher(headings: codeLists.headings, standard: standard)
    let opening = Opening(source.path)
    sheets = opening.sheets
    if let kind = opening.misnamed { say(.fileExtensionWrong, arguments: [kind]) }
    if let trouble = opening.trouble {
      refusal = trouble.code
      say(trouble.code, arguments: trouble.arguments)
    }
  }

  /// The SHA-256 and the size of the bytes that were read, known when `next` has returned nil.
  public func digest() -> (sha256: SHA256Digest, bytes: Int) { sheets.digest() }

  /// The next rows; nil at the end of the last sheet.
  public func next() -> ListBatch? {
    guard refusal == nil else { return nil }
    do {
      while true {
        if sorter != nil, let batch = try continueSheet() { return batch }
        sorter = nil
        sheetIndex += 1
        guard sheetIndex < sheets.count else { break }
        if let batch = try startSheet() { return batch }
      }
    } catch {
      refuse(error.code, arguments: error.arguments)
      return nil
    }
    for trouble in sheets.troubles() { say(trouble.code, row: trouble.row) }
    if layouts.isEmpty { refuse(sheets.sawRows ? .fileNotAList : .fileEmpty) }
    return nil
  }

  private func refuse(_ code: FindingCode, arguments: [String] = []) {
    refusal = code
    say(code, arguments: arguments)
  }

  private func say(
    _ code: FindingCode, sheet: String = "", row: UInt32 = 0, column: UInt16 = 0, arguments: [String] = []
  ) {
    let place = Place(file: source.index, sheet: sheet, row: row, column: column)
    findings.append(Finding(code, survey: survey, at: place, arguments))
  }

  private func startSheet() throws(SheetTrouble) -> ListBatch? {
    let name = sheets.name(sheetIndex)
    if sheets.isHidden(sheetIndex) {
      say(.sheetHidden, sheet: name)
      return nil
    }
    guard var cells = try sheets.first(of: sheetIndex) else { return nil }
    let tidying = CellTidying(&cells)
    let finder = HeaderFinder(matcher: matcher, merges: sheets.merges(sheetIndex))
    guard var header = finder.find(in: cells) else {
      if cells.rowCount > 0, sheets.count > 1 { say(.sheetSkipped, sheet: name) }
      return nil
    }
    guard header.confidence >= Self.leastConfidence else {
      let written = header.columns.headings.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) }
      say(
        .layoutUncertain, sheet: name, row: cells.rowNumbers[header.firstRow],
        arguments: [String(header.columns.recognised), String(written)])
      return nil
    }
    header.columns = header.columns.withClassesByValues(
      cells, below: header.firstRow + header.height, codeLists, matcher.standard)
    let below = Int(cells.rowNumbers[header.firstRow]) + header.height
    cells.fillDown(finder.merges.filter { $0.firstRow >= below })
    let layout = SheetLayout(name: name, header: header, titles: titles(above: header.firstRow, in: cells))
    layouts.append(layout)
    endings.append(SheetEnding())
    sayUnknownHeadings(layout, row: cells.rowNumbers[header.firstRow])
    sorter = RowSorter(columns: layout.columns, codeLists: codeLists, matcher: matcher)
    shifted = ShiftedRows(columns: layout.columns)
    separators = []
    separator = -1
    classSaid = nil
    villages = layout.columns.village.map { WrittenOnce(column: $0) }
    sayErrors(tidying, cells, layout)
    return sorted(cells, layout, from: header)
  }

  private func continueSheet() throws(SheetTrouble) -> ListBatch? {
    guard let layout = layouts.last, var cells = try sheets.next() else { return nil }
    let tidying = CellTidying(&cells)
    sayErrors(tidying, cells, layout)
    return sorted(cells, layout, from: nil)
  }

  /// Errors in columns that are read.
  private func sayErrors(_ tidying: CellTidying, _ cells: CellBatch, _ layout: SheetLayout) {
    for (row, column) in tidying.errors where layout.columns.reads(column) {
      say(.cellError, sheet: layout.name, row: cells.rowNumbers[row], column: UInt16(column + 1))
    }
  }

  private func titles(above row: Int, in cells: CellBatch) -> [String] {
    var found: [String] = []
    for title in 0..<row {
      for column in 0..<cells.width(ofRow: title) where cells[title, column].kind == .text {
        found.append(cells.text(cells[title, column]))
      }
    }
    return found
  }

  private func sayUnknownHeadings(_ layout: SheetLayout, row: UInt32) {
    for (column, role) in layout.columns.roles.enumerated()
    where role == nil && !layout.columns.headings[column].isEmpty {
      say(
        .headingUnknown, sheet: layout.name, row: row, column: UInt16(column + 1),
        arguments: [layout.columns.headings[column]])
    }
  }

  private func sorted(_ cells: CellBatch, _ layout: SheetLayout, from header: Header?) -> ListBatch {
    var batch = ListBatch(
      cells: cells, kinds: [], separatorOf: [], separators: [], classSaid: [], sheet: layouts.count - 1, layout: layout)
    batch.kinds.reserveCapacity(cells.rowCount)
    batch.separatorOf.reserveCapacity(cells.rowCount)
    batch.classSaid.reserveCapacity(cells.rowCount)
    let shifted = shifted
    for row in 0..<cells.rowCount {
      let kind = kindOf(row, in: &batch, header: header, shifted)
      batch.kinds.append(kind)
      batch.separatorOf.append(separator)
      batch.classSaid.append(classSaid)
    }
    batch.separators = separators
    saySecondHeads(batch)
    fillVillages(&batch)
    for kind in batch.kinds { kindCounts[Int(kind.rawValue)] += 1 }
    endings[batch.sheet].take(batch)
    return batch
  }

  /// Villages written beside the first of their rows only; said once for each batch.
  private func fillVillages(_ batch: inout ListBatch) {
    batch.filledRows = villages?.fill(&batch) ?? []
    guard let first = batch.filledRows.first, let column = batch.layout.columns.village else { return }
    say(
      .villageFilled, sheet: batch.layout.name, row: batch.cells.rowNumbers[first], column: UInt16(column + 1),
      arguments: [String(batch.filledRows.count)])
  }

  private func saySecondHeads(_ batch: ListBatch) {
    for row in sorter?.secondHeads ?? [] {
      let column = batch.layout.columns[.relation].map { UInt16($0 + 1) } ?? 0
      say(.headTwice, sheet: batch.layout.name, row: batch.cells.rowNumbers[row], column: column)
    }
    sorter?.secondHeads = []
  }

  private func kindOf(
    _ row: Int, in batch: inout ListBatch, header: Header?, _ shifted: ShiftedRows?
  ) -> RowKind {
    if let header, row < header.firstRow + header.height { return row < header.firstRow ? .title : .heading }
    guard sorter != nil, let shifted else { return .unclear }
    if shifted.isSuspicious(row, batch.cells), let column = shifted.shift(of: row, in: batch.cells) {
      shifted.repair(row, at: column, in: &batch.cells)
      say(.rowShifted, sheet: batch.layout.name, row: batch.cells.rowNumbers[row], column: UInt16(column + 1))
    }
    let kind = sorter?.kind(of: row, in: batch.cells) ?? .unclear
    if kind == .separator {
      let text = sorter?.separatorText(of: row, in: batch.cells) ?? ""
      if let said = sorter?.captions.said(by: text) {
        classSaid = said
      } else {
        separators.append(text)
        separator = Int32(separators.count - 1)
      }
    }
    if kind == .unclear { say(.rowUnclear, sheet: batch.layout.name, row: batch.cells.rowNumbers[row]) }
    return kind
  }
}

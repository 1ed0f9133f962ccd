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
  /// How many sheets the file has.
  public var sheetCount: Int { sheets.count }

  private let survey: Int?
  private let codeLists: CodeLists
  private let matcher: HeadingMatcher
  private var sheets: any SheetSource
  private var sheetIndex = -1
  /// The list of the sheet that is being read.
  private var list: ListInSheet?
  /// Further lists of the sheet: below, under other headings, or beside the one that is being read.
  private var waiting: [FoundList] = []

  /// Opens a file. Bytes are read here only as far as needed to see what the file is.
  /// `year` is the survey's, by which columns of several years are told apart.
  public init(_ source: ListSource, survey: Int?, year: Int? = nil, standard: Standard, codeLists: CodeLists) {
    self.source = source
    self.survey = survey
    self.codeLists = codeLists
    matcher = HeadingMatcher(headings: codeLists.headings, standard: standard, year: year)
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
        if !waiting.isEmpty { return start(waiting.removeFirst()) }
        if list != nil, let batch = try continueSheet() { return batch }
        list = nil
        guard refusal == nil else { return nil }
        sheetIndex += 1
        guard sheetIndex < sheets.count else { break }
        if let batch = try startSheet() { return batch }
      }
    } catch {
      refuse(error.code, arguments: error.arguments)
      return nil
    }
    for note in sheets.notes() {
      say(note.code, sheet: note.sheet, row: note.row, column: note.column, arguments: note.arguments)
    }
    if layouts.isEmpty {
      let trouble = sheets.refusal ?? SheetTrouble(code: sheets.sawRows ? .fileNotAList : .fileEmpty)
      refuse(trouble.code, arguments: trouble.arguments)
    }
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
    let found = FoundList(
      sheet: name, cells: cells, header: header, titles: titles(above: header.firstRow, in: cells),
      errors: tidying.errors)
    let panels = Panels.ranges(header.columns)
    guard panels.count > 1 else { return start(found) }
    while let more = try sheets.next() { cells.append(more) }
    say(.panelsSeveral, sheet: name, row: cells.rowNumbers[header.firstRow], arguments: [String(panels.count)])
    waiting = panels.map { panel in
      found.with(cells).narrowed(
        to: panel, titles: titles(above: header.firstRow, in: cells, columns: panel), matcher.standard)
    }
    return start(waiting.removeFirst())
  }

  /// Begins a list: what its columns are is settled by their values, and said.
  private func start(_ found: FoundList) -> ListBatch? {
    var found = found
    let below = found.header.firstRow + found.header.height
    let names = NameColumns(found.header.columns, in: found.cells, below: below, codeLists)
    let rivals = ColumnRivals(found.header.columns, in: found.cells, below: below, codeLists, names)
    found.header.columns = rivals.columns(matcher.standard)
    found.header.confidence *=
      Double(found.header.columns.width) / Double(found.header.columns.width + rivals.remarks.count)
    for remark in rivals.remarks { say(remark, in: found) }
    if let refused = rivals.remarks.first(where: { $0.code.severity == .error }) {
      refusal = refused.code
      return nil
    }
    var layout = SheetLayout(name: found.sheet, header: found.header, titles: found.titles)
    layout.takeClass(from: ClassCaptions(codeLists))
    layouts.append(layout)
    endings.append(SheetEnding())
    sayUnknownHeadings(layout, row: found.cells.rowNumbers[found.header.firstRow])
    if sayUncalculated(found.cells, layout) { return nil }
    list = ListInSheet(layout, names: names, codeLists: codeLists, matcher: matcher, after: found.isBelow ? list : nil)
    sayErrors(found.errors, found.cells, layout)
    return sorted(found.cells, layout, from: found.header)
  }

  private func say(_ remark: ColumnRivals.Remark, in found: FoundList) {
    say(
      remark.code, sheet: found.sheet, row: found.cells.rowNumbers[found.header.firstRow],
      column: UInt16(remark.column + 1), arguments: remark.arguments)
  }

  private func continueSheet() throws(SheetTrouble) -> ListBatch? {
    guard let layout = layouts.last, var cells = try sheets.next() else { return nil }
    let tidying = CellTidying(&cells)
    sayErrors(tidying.errors, cells, layout)
    return sorted(cells, layout, from: nil)
  }

  /// Formulas that no program has calculated, once for each column; whether the list cannot be counted for them.
  private func sayUncalculated(_ cells: CellBatch, _ layout: SheetLayout) -> Bool {
    let first = Int(layout.header.firstRow < cells.rowCount ? cells.rowNumbers[layout.header.firstRow] : 0)
    let places = cells.uncalculated.filter { Int($0.row) > first && layout.columns.reads(Int($0.column)) }
    let byColumn = Dictionary(grouping: places) { Int($0.column) }
    for column in byColumn.keys.sorted() {
      let code: FindingCode = layout.columns.decidesCount(column) ? .formulasDecide : .formulasWithoutResult
      let count = byColumn[column]?.count ?? 0
      say(code, sheet: layout.name, column: UInt16(truncatingIfNeeded: column + 1), arguments: [String(count)])
      if code.severity == .error { refusal = code }
    }
    return refusal != nil
  }

  /// Errors in columns that are read.
  private func sayErrors(_ errors: [(row: Int, column: Int)], _ cells: CellBatch, _ layout: SheetLayout) {
    for (row, column) in errors where row < cells.rowCount && layout.columns.reads(column) {
      say(.cellError, sheet: layout.name, row: cells.rowNumbers[row], column: UInt16(column + 1))
    }
  }

  private func titles(above row: Int, in cells: CellBatch, columns: Range<Int> = 0..<Int.max) -> [String] {
    var found: [String] = []
    for title in 0..<row {
      for column in 0..<cells.width(ofRow: title) where cells[title, column].kind == .text && columns.contains(column) {
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

  private func sorted(_ cells: CellBatch, _ layout: SheetLayout, from header: Header?) -> ListBatch? {
    guard var current = list else { return nil }
    var batch = ListBatch(
      cells: cells, kinds: [], separatorOf: [], separators: [], classSaid: [], sheet: layouts.count - 1, layout: layout)
    current.sort(&batch, from: header)
    if let other = current.otherList(in: batch, below: header, titles: layout.titles) {
      say(.headingsChange, sheet: layout.name, row: other.cells.rowNumbers[0])
      waiting.insert(other, at: 0)
      batch.cut(from: batch.cells.rowCount - other.cells.rowCount)
      current.rewind(to: batch)
    }
    for finding in current.takeFindings(&batch) {
      say(finding.code, sheet: layout.name, row: finding.row, column: finding.column, arguments: finding.arguments)
    }
    list = current
    for kind in batch.kinds { kindCounts[Int(kind.rawValue)] += 1 }
    endings[batch.sheet].take(batch)
    return batch
  }
}

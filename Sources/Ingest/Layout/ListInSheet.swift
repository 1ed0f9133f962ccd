import Cells
import PipelineKit
import Standards

/// A list of a sheet while its rows are told apart: captions, villages and classes hold from one batch to the next.
struct ListInSheet {
  private let columns: ColumnMap
  private let matcher: HeadingMatcher
  private var sorter: RowSorter
  private let shifted: ShiftedRows
  private var names: NameColumns?
  private var villages: WrittenOnce?
  private var communes: WrittenOnce?
  private var separators: [String] = []
  private var separator: Int32 = -1
  private var classSaid: HouseholdClass?
  private var found: [Remark] = []

  /// What is to be said of a row.
  struct Remark {
    let code: FindingCode
    let row: UInt32
    var column: UInt16 = 0
    var arguments: [String] = []
  }

  /// A list; one below another list of its sheet goes on with what captions have said.
  init(
    _ layout: SheetLayout, names: NameColumns?, codeLists: CodeLists, matcher: HeadingMatcher, after other: ListInSheet?
  ) {
    columns = layout.columns
    self.matcher = matcher
    self.names = names
    sorter = RowSorter(columns: columns, codeLists: codeLists, matcher: matcher)
    shifted = ShiftedRows(columns: columns)
    villages = columns.village.map { WrittenOnce(column: $0) }
    communes = columns[.commune].map { WrittenOnce(column: $0) }
    if let other { (separators, separator, classSaid) = (other.separators, other.separator, other.classSaid) }
  }

  /// Tells what each row of a batch is.
  mutating func sort(_ batch: inout ListBatch, from header: Header?) {
    let first = header.map { $0.firstRow + $0.height } ?? 0
    sorter.members = names?.join(&batch.cells, from: first) ?? []
    batch.kinds.reserveCapacity(batch.cells.rowCount)
    batch.separatorOf.reserveCapacity(batch.cells.rowCount)
    batch.classSaid.reserveCapacity(batch.cells.rowCount)
    for row in 0..<batch.cells.rowCount {
      batch.kinds.append(kindOf(row, in: &batch, header: header))
      batch.separatorOf.append(separator)
      batch.classSaid.append(classSaid)
    }
    batch.separators = separators
  }

  private mutating func kindOf(_ row: Int, in batch: inout ListBatch, header: Header?) -> RowKind {
    if let header, row < header.firstRow + header.height { return row < header.firstRow ? .title : .heading }
    if shifted.isSuspicious(row, batch.cells), let column = shifted.shift(of: row, in: batch.cells) {
      shifted.repair(row, at: column, in: &batch.cells)
      found.append(Remark(code: .rowShifted, row: batch.cells.rowNumbers[row], column: UInt16(column + 1)))
    }
    let kind = sorter.kind(of: row, in: batch.cells)
    if kind == .separator { note(sorter.separatorText(of: row, in: batch.cells)) }
    if kind == .unclear { found.append(Remark(code: .rowUnclear, row: batch.cells.rowNumbers[row])) }
    return kind
  }

  private mutating func note(_ caption: String) {
    if let said = sorter.captions.said(by: caption) {
      classSaid = said
    } else {
      separators.append(caption)
      separator = Int32(separators.count - 1)
    }
  }

  /// Forgets what captions said below the batch's last row.
  mutating func rewind(to batch: ListBatch) {
    separator = batch.separatorOf.last ?? -1
    classSaid = batch.classSaid.last ?? nil
  }

  /// What was found in a batch, whose villages are filled in first.
  mutating func takeFindings(_ batch: inout ListBatch) -> [Remark] {
    batch.filledRows = villages?.fill(&batch) ?? []
    note(batch.filledRows, columns.village, batch)
    note(communes?.fill(&batch) ?? [], columns[.commune], batch)
    let relation = columns[.relation].map { UInt16($0 + 1) } ?? 0
    for row in sorter.secondHeads where row < batch.cells.rowCount {
      found.append(Remark(code: .headTwice, row: batch.cells.rowNumbers[row], column: relation))
    }
    sorter.secondHeads = []
    let last = batch.cells.rowNumbers.last ?? 0
    let own = found.filter { $0.row <= last }
    found = []
    return own
  }

  /// Notes that rows were given the place of a row above them.
  private mutating func note(_ filled: [Int], _ column: Int?, _ batch: ListBatch) {
    guard let first = filled.first, let column else { return }
    found.append(
      Remark(
        code: .villageFilled, row: batch.cells.rowNumbers[first], column: UInt16(column + 1),
        arguments: [String(filled.count)]))
  }

  /// The list that begins within a batch under headings that say other columns; nil when none does.
  func otherList(in batch: ListBatch, below header: Header?, titles: [String]) -> FoundList? {
    var row = header.map { $0.firstRow + $0.height } ?? 0
    while let first = batch.kinds[row...].firstIndex(of: .heading) {
      var height = 1
      while height < HeaderFinder.tallest, first + height < batch.kinds.count, batch.kinds[first + height] == .heading {
        height += 1
      }
      let finder = HeaderFinder(matcher: matcher, merges: [])
      if let other = finder.header(in: batch.cells, at: first, height: height), differs(other.columns) {
        var own = other
        own.firstRow = 0
        return FoundList(
          sheet: batch.layout.name, cells: batch.cells.rows(from: first), header: own, titles: titles, isBelow: true)
      }
      row = first + height
    }
    return nil
  }

  /// Whether other headings put what households say into other columns.
  private func differs(_ other: ColumnMap) -> Bool {
    let telling: [ColumnRole] = [
      .head, .birth, .sex, .identityNumber, .ethnicity, .village, .persons, .classText, .classMarkPoor,
      .classMarkNearPoor, .b1, .b2,
    ]
    return telling.contains { role in other[role] != nil && other[role] != columns[role] }
  }
}

extension ListBatch {
  /// Leaves out the rows from one on.
  mutating func cut(from row: Int) {
    cells.rowStarts.removeLast(cells.rowCount - row)
    cells.rowNumbers.removeLast(cells.rowNumbers.count - row)
    kinds.removeLast(kinds.count - row)
    separatorOf.removeLast(separatorOf.count - row)
    classSaid.removeLast(classSaid.count - row)
  }
}

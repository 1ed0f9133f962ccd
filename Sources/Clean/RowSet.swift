import Cells
import Ingest
import PipelineKit
import Standards

/// The rows of a batch that a rule looks at, and where it puts what it finds.
struct RowSet {
  /// The batch.
  let batch: ListBatch
  /// The cells behind the rows.
  let cells: CellBatch
  /// The rows that are cleaned, as indices into the batch.
  var rows: [Int]
  /// What was found.
  var findings: [Finding] = []
  private let file: Int32
  private let survey: Int
  private let unit: String

  init(_ batch: ListBatch, rows: [Int], file: Int32, survey: Int, unit: String) {
    self.batch = batch
    cells = batch.cells
    self.rows = rows
    self.file = file
    self.survey = survey
    self.unit = unit
  }

  /// Notes a finding at a cell.
  mutating func say(_ code: FindingCode, row: Int, column: Int? = nil, _ arguments: [String] = []) {
    let place = place(row, column: column)
    findings.append(Finding(code, survey: survey, unit: unit, at: place, arguments))
  }

  /// Notes a finding of a whole column.
  mutating func sayOfColumn(_ code: FindingCode, _ column: Int, _ arguments: [String] = []) {
    let place = Place(file: file, sheet: batch.layout.name, column: UInt16(column + 1))
    findings.append(Finding(code, survey: survey, unit: unit, at: place, arguments))
  }

  /// The place of a cell, by its role.
  func place(_ row: Int, _ role: ColumnRole) -> Place { place(row, column: batch.layout.columns[role]) }

  func place(_ row: Int, column: Int?) -> Place {
    Place(file: file, sheet: batch.layout.name, row: cells.rowNumbers[row], column: UInt16((column ?? -1) + 1))
  }
}

extension CellBatch {
  /// Whether a cell says nothing: blank, or one of the dashes that stand for nothing.
  @inline(__always)
  func saysNothing(_ cell: Cell) -> Bool { cell.length <= 3 && (cell.isBlank || isDash(cell)) }

  private func isDash(_ cell: Cell) -> Bool {
    switch cell.length {
    case 1: bytes[cell.range.lowerBound] == 0x2D
    case 2: bytes[cell.range.lowerBound] == 0x2D && bytes[cell.range.lowerBound + 1] == 0x2D
    default: bytes[cell.range].elementsEqual([0xE2, 0x80, 0x93])
    }
  }
}

import Cells
import Foundation
import Workbooks

/// A workbook read back by the program's own reader: sheets by name, each as rows of texts.
struct ReadWorkbook {
  /// The sheets' names in their order.
  let names: [String]
  private var sheets: [String: [[String]]] = [:]
  private var kinds: [String: [[CellKind]]] = [:]

  init(_ bytes: [UInt8]) throws {
    let workbook = try Workbook.open(bytes: bytes)
    names = workbook.sheets.map(\.name)
    for (index, name) in names.enumerated() {
      var batch = CellBatch()
      try workbook.read(sheet: index, into: &batch)
      let rows = 0..<batch.rowCount
      sheets[name] = rows.map { row in
        (0..<batch.width(ofRow: row)).map { batch.text(batch[row, $0]) }
      }
      kinds[name] = rows.map { row in (0..<batch.width(ofRow: row)).map { batch[row, $0].kind } }
    }
  }

  /// The rows of a sheet that say something; none when there is no such sheet.
  func rows(_ sheet: String) -> [[String]] { sheets[sheet] ?? [] }

  /// The rows below the headings of a sheet that is a table.
  func table(_ sheet: String) -> [[String]] { Array(rows(sheet).dropFirst(3)) }

  /// All texts of a sheet.
  func text(_ sheet: String) -> String { rows(sheet).map { $0.joined(separator: "\t") }.joined(separator: "\n") }

  /// What kind of value a text is held as, the first time that it is met.
  func kind(of text: String, in sheet: String) -> CellKind? {
    for (row, cells) in rows(sheet).enumerated() {
      if let column = cells.firstIndex(of: text) { return kinds[sheet]?[row][column] }
    }
    return nil
  }
}

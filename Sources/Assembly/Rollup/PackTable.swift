import Cells
import DelimitedText

/// The rows of a table in a pack, one after the other.
struct PackTable {
  /// One row: its values by the columns' names.
  struct Row {
    fileprivate let columns: [String: Int]
    fileprivate let batch: CellBatch
    fileprivate let row: Int

    /// A value; empty where there is no such column.
    subscript(_ column: String) -> String { columns[column].map { batch.text(batch[row, $0]) } ?? "" }
  }

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// All rows below the header; false when it is no table in UTF-8.
  func each(_ body: (Row) throws(PackTrouble) -> Void) throws(PackTrouble) -> Bool {
    guard String(validating: bytes, as: UTF8.self) != nil else { return false }
    let reader = DelimitedReader(BufferedBytes(bytes))
    var batch = CellBatch()
    var columns: [String: Int]?
    while (try? reader.next(into: &batch)) == true {
      for row in 0..<batch.rowCount {
        guard let columns else {
          let names = (0..<batch.width(ofRow: row)).map { (batch.text(batch[row, $0]), $0) }
          columns = Dictionary(names, uniquingKeysWith: { first, _ in first })
          continue
        }
        try body(Row(columns: columns, batch: batch, row: row))
      }
    }
    return reader.troubles.isEmpty
  }
}

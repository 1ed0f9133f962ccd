import Cells
import Foundation
import PipelineKit
import Workbooks

/// Every cell of a file as CSV: `sheet,row,column,type,value`; row and column count from 1.
public enum CellListing {
  /// Writes the listing piece by piece.
  public static func write(_ path: String, to sink: @escaping ([UInt8]) -> Void) throws(Failure) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.noInput, vi: "\(path): không đọc được tệp.", en: "\(path): the file cannot be read.")
    }
    let listing = Writer(sink)
    do throws(SheetTrouble) { try listing.write([UInt8](data), path) } catch {
      let why = error.code.word + (error.arguments.isEmpty ? "" : " (" + error.arguments.joined(separator: "; ") + ")")
      throw Failure(.refused, vi: "\(path): không đọc được: \(why).", en: "\(path): cannot be read: \(why).")
    }
  }

  private final class Writer {
    private var bytes: [UInt8] = Array("sheet,row,column,type,value\n".utf8)
    private let sink: ([UInt8]) -> Void

    init(_ sink: @escaping ([UInt8]) -> Void) { self.sink = sink }

    func write(_ data: [UInt8], _ path: String) throws(SheetTrouble) {
      switch FileKind.sniff(data) {
      case .text, .utf16, .gzip: try delimited(path)
      default: try workbook(data)
      }
      sink(bytes)
    }

    private func workbook(_ data: [UInt8]) throws(SheetTrouble) {
      do {
        let workbook = try Workbook.open(bytes: data)
        for index in workbook.sheets.indices {
          let name = quoted(Array(workbook.sheets[index].name.utf8))
          try workbook.forEachCell(sheet: index) { row, column, kind, _, value in
            self.cell(name, row, column, kind, value)
          }
        }
      } catch { throw SheetTrouble(error) }
    }

    private func delimited(_ path: String) throws(SheetTrouble) {
      let opening = Opening(path)
      if let trouble = opening.trouble { throw trouble }
      var sheets = opening.sheets
      var batch = try sheets.first(of: 0)
      while let rows = batch {
        for row in 0..<rows.rowCount {
          for column in 0..<rows.width(ofRow: row) where !rows[row, column].isBlank {
            let cell = rows[row, column]
            self.cell([], Int(rows.rowNumbers[row]), column + 1, cell.kind, Array(rows.bytes[cell.range]))
          }
        }
        batch = try sheets.next()
      }
    }

    private func cell(_ sheet: [UInt8], _ row: Int, _ column: Int, _ kind: CellKind, _ value: [UInt8]) {
      bytes.append(contentsOf: sheet)
      bytes.append(contentsOf: ",\(row),\(column),\(kind.word),".utf8)
      bytes.append(contentsOf: quoted(value))
      bytes.append(0x0A)
      if bytes.count > 1 << 20 {
        sink(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }

    private func quoted(_ value: [UInt8]) -> [UInt8] {
      guard value.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return value }
      return [0x22] + value.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
    }
  }
}

import Cells
import Foundation
import PipelineKit
import Workbooks

/// Every cell of a file as CSV: `sheet,row,column,type,value`; row and column count from 1.
public enum CellListing {
  /// The most cells that are written, and the most bytes.
  public static let limits = (cells: 1_000_000, bytes: 64 << 20)

  /// Writes the listing piece by piece; whether it ended at one of the limits, with cells left.
  public static func write(_ path: String, to sink: @escaping ([UInt8]) -> Void) throws(Failure) -> Bool {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.noInput, vi: "\(path): không đọc được tệp.", en: "\(path): the file cannot be read.")
    }
    let listing = Writer(sink)
    do throws(SheetTrouble) { try listing.write([UInt8](data), path) } catch {
      let why = error.code.word + (error.arguments.isEmpty ? "" : " (" + error.arguments.joined(separator: "; ") + ")")
      throw Failure(.refused, vi: "\(path): không đọc được: \(why).", en: "\(path): cannot be read: \(why).")
    }
    return listing.isFull
  }

  private final class Writer {
    /// Whether a limit was reached.
    private(set) var isFull = false
    private var bytes: [UInt8] = Array("sheet,row,column,type,value\n".utf8)
    private let sink: ([UInt8]) -> Void
    private var cells = 0
    private var written = 0

    init(_ sink: @escaping ([UInt8]) -> Void) { self.sink = sink }

    func write(_ data: [UInt8], _ path: String) throws(SheetTrouble) {
      switch FileKind.sniff(data) {
      case .text, .utf16, .gzip: try sheets(path)
      case .zip, .xlsx, .docx:
        do throws(SheetTrouble) { try workbook(data) } catch {
          guard error.isPlainArchive else { throw error }
          try sheets(path)
        }
      default: try workbook(data)
      }
      sink(bytes)
    }

    private func workbook(_ data: [UInt8]) throws(SheetTrouble) {
      do {
        let workbook = try Workbook.open(bytes: data)
        for index in workbook.sheets.indices where !isFull {
          let name = quoted(Array(workbook.sheets[index].name.utf8))
          try workbook.forEachCell(sheet: index) { row, column, kind, _, value in
            self.cell(name, row, column, kind, value)
          }
        }
      } catch { throw SheetTrouble(error) }
    }

    /// The cells of a text, or of all files of an archive.
    private func sheets(_ path: String) throws(SheetTrouble) {
      let opening = Opening(path, numbers: .value)
      if let trouble = opening.trouble { throw trouble }
      var sheets = opening.sheets
      if sheets.count == 0, let trouble = sheets.refusal { throw trouble }
      for index in 0..<sheets.count {
        let name = quoted(Array(sheets.name(index).utf8))
        var batch = try sheets.first(of: index)
        while let rows = batch, !isFull {
          list(rows, name)
          batch = try sheets.next()
        }
      }
    }

    private func list(_ rows: CellBatch, _ sheet: [UInt8]) {
      for row in 0..<rows.rowCount {
        for column in 0..<rows.width(ofRow: row) where !rows[row, column].isBlank {
          let cell = rows[row, column]
          self.cell(sheet, Int(rows.rowNumbers[row]), column + 1, cell.kind, Array(rows.bytes[cell.range]))
        }
      }
    }

    private func cell(_ sheet: [UInt8], _ row: Int, _ column: Int, _ kind: CellKind, _ value: [UInt8]) {
      isFull = isFull || cells == limits.cells || written + bytes.count + value.count > limits.bytes
      guard !isFull else { return }
      cells += 1
      bytes.append(contentsOf: sheet)
      bytes.append(contentsOf: ",\(row),\(column),\(kind.word),".utf8)
      bytes.append(contentsOf: quoted(value))
      bytes.append(0x0A)
      guard bytes.count > 1 << 20 else { return }
      written += bytes.count
      sink(bytes)
      bytes.removeAll(keepingCapacity: true)
    }

    private func quoted(_ value: [UInt8]) -> [UInt8] {
      guard value.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return value }
      return [0x22] + value.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
    }
  }
}

import Cells
import DelimitedText

/// Lines that stand whole in quotation marks, as programs leave them that save a CSV once more without splitting it:
/// `"1,A Blung,""Thôn 1, xã"""`. Such a line is one cell, which is a record of its own.
struct QuotedLines {
  /// The first row that was unwrapped; nil where there was none.
  private(set) var firstRow: UInt32?
  /// What stands between the fields within the lines.
  private var dialect: Dialect?
  /// How many fields a line must have to be unwrapped.
  private var least = 2

  /// Learns from a list's first rows how wide it is, and whether there are such lines: rows of one cell, which unwrapped
  /// are as wide as the list, or as most of them are where the list has no other rows.
  mutating func learn(_ batch: CellBatch, _ outer: Dialect) {
    let wrapped = (0..<batch.rowCount).filter { Self.isOneCell($0, batch) }
    guard !wrapped.isEmpty else { return }
    let text = wrapped.flatMap { row -> [UInt8] in batch.bytes[batch[row, 0].range] + [0x0A] }
    let inner = DelimitedReader.sniff(text)
    let others = (0..<batch.rowCount).filter { !Self.isOneCell($0, batch) }
    let common = Self.commonWidth(others.map { batch.width(ofRow: $0) })
    for candidate in inner == outer ? [outer] : [outer, inner] {
      let widths = wrapped.map { Self.record(batch.bytes[batch[$0, 0].range], candidate).count }
      let wanted = others.count > wrapped.count ? common : Self.commonWidth(widths.filter { $0 > 1 })
      // Two lines at least, or one as wide as the list: a title with a comma in it is no row.
      let matching = widths.count { $0 == wanted }
      guard wanted > 2, matching > 0, others.count > wrapped.count || matching * 2 > widths.count else { continue }
      // Where most lines are wrapped, so is every line with several fields; else only those about as wide as the list.
      (dialect, least) = (candidate, others.count > wrapped.count ? wanted / 2 + 1 : 2)
      return
    }
  }

  /// Unwraps the rows that are such lines.
  mutating func unwrap(_ batch: inout CellBatch) {
    guard let dialect, (0..<batch.rowCount).contains(where: { Self.isOneCell($0, batch) }) else { return }
    var result = CellBatch()
    swap(&result.bytes, &batch.bytes)
    for row in 0..<batch.rowCount {
      let cells = batch.cells[Int(batch.rowStarts[row])..<Int(batch.rowStarts[row + 1])]
      let fields = Self.isOneCell(row, batch) ? Self.record(result.bytes[cells[cells.startIndex].range], dialect) : []
      if fields.count >= least {
        for field in fields { result.append(field) }
        if firstRow == nil { firstRow = batch.rowNumbers[row] }
      } else {
        result.cells.append(contentsOf: cells)
      }
      result.endRow(number: Int(batch.rowNumbers[row]))
    }
    batch = result
  }

  /// Whether the first cell is the row's only one with a value.
  private static func isOneCell(_ row: Int, _ batch: CellBatch) -> Bool {
    let width = batch.width(ofRow: row)
    guard width > 0, !batch[row, 0].isBlank else { return false }
    return width == 1 || (1..<width).allSatisfy { batch[row, $0].isBlank }
  }

  private static func commonWidth(_ widths: [Int]) -> Int {
    var counts: [Int: Int] = [:]
    for width in widths { counts[width, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// The fields of a line.
  private static func record(_ line: ArraySlice<UInt8>, _ dialect: Dialect) -> [[UInt8]] {
    guard line.contains(dialect.delimiter) else { return [Array(line)] }
    let reader = DelimitedReader(BufferedBytes(Array(line)), dialect: dialect)
    var batch = CellBatch()
    guard (try? reader.next(into: &batch)) == true, batch.rowCount == 1 else { return [Array(line)] }
    return (0..<batch.width(ofRow: 0)).map { Array(batch.bytes[batch[0, $0].range]) }
  }
}

extension CellBatch {
  /// Appends a cell of text, blank where there is none.
  fileprivate mutating func append(_ text: [UInt8]) {
    cells.append(text.isEmpty ? .blank : Cell(offset: bytes.count, length: text.count, kind: .text))
    bytes.append(contentsOf: text)
  }
}

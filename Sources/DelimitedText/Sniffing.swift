import CFieldScanner
import Cells

extension DelimitedReader {
  /// The dialect that a file's first bytes suggest (some 64 KiB are plenty); commas if nothing speaks for another.
  ///
  /// A first line `sep=;` decides. Otherwise it is the delimiter, of comma, semicolon, tab and bar, with which the most
  /// records have the same number of columns, and many columns count more than few. Title rows do not disturb that.
  public static func sniff(_ sample: [UInt8]) -> Dialect {
    if let delimiter = SeparatorLine.delimiter(in: sample) { return Dialect(delimiter: delimiter) }
    var best = (dialect: Dialect.comma, score: 0)
    for dialect in [Dialect.comma, .semicolon, .tab, .pipe] {
      let score = score(of: dialect, in: sample)
      if score > best.score { best = (dialect, score) }
    }
    return best.dialect
  }

  /// How well the sample's records agree on a width of at least two columns.
  private static func score(of dialect: Dialect, in sample: [UInt8]) -> Int {
    let reader = DelimitedReader(BufferedBytes(sample), dialect: dialect)
    let widths = widths(reader)
    var rows: [Int: Int] = [:]
    for width in widths where width > 1 { rows[width, default: 0] += 1 }
    return rows.map { width, count in
      let sound = max(0, count - reader.troubles.count)
      return sound * sound * (width - 1)
    }.max() ?? 0
  }

  /// Each record's number of columns; the last one's only if it is the only one, since the sample may end within it.
  private static func widths(_ reader: DelimitedReader) -> [Int] {
    var widths: [Int] = []
    var batch = CellBatch()
    while (try? reader.next(into: &batch)) == true {
      for row in 0..<batch.rowCount { widths.append(batch.width(ofRow: row)) }
    }
    if widths.count > 1 { widths.removeLast() }
    return widths
  }
}

import Cells

extension DelimitedReader {
  /// The dialect that a first line `sep=…` names, or else the one under which most of the sample's records have the same
  /// number of columns, and more of them.
  public static func sniff(_ sample: [UInt8]) -> Dialect {
    if let said = SeparatorLine.delimiter(in: sample) { return Dialect(delimiter: said) }
    let candidates: [Dialect] = [.comma, .semicolon, .tab, .pipe]
    var best: (score: Int, dialect: Dialect) = (0, .comma)
    for dialect in candidates {
      let score = evenness(of: sample, dialect)
      if score > best.score { best = (score, dialect) }
    }
    return best.dialect
  }

  private static func evenness(of sample: [UInt8], _ dialect: Dialect) -> Int {
    let reader = DelimitedReader(BufferedBytes(sample), dialect: dialect)
    var batch = CellBatch()
    guard (try? reader.next(into: &batch)) == true else { return 0 }
    var widths: [Int: Int] = [:]
    for row in 0..<batch.rowCount { widths[batch.width(ofRow: row), default: 0] += 1 }
    return widths.filter { $0.key > 1 }.map { $0.key * $0.value * $0.value }.max() ?? 0
  }
}

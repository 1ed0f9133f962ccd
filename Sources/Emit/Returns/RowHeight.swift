import WorkbookWriting

/// How high a row must be for its texts. Programs differ in whether they measure rows by themselves when they open a
/// workbook, and none measures merged cells: the height is said in the file.
enum RowHeight {
  /// The height of a row over columns of these widths, in points.
  static func of(_ cells: [PageCell], widths: [Double]) -> Double {
    var height = 0.0
    for (cell, width) in zip(cells, widths) {
      guard let look = cell.look else { continue }
      height = max(height, of(cell.value, look, width: width))
    }
    return height
  }

  /// The height of one cell.
  static func of(_ value: PageCell.Value, _ look: CellLook, width: Double) -> Double {
    let line = look.size * 1.31
    guard case .text(let text) = value, look.wraps else { return line + 2 }
    return Double(lines(text, perLine: perLine(look, width: width))) * line + 2
  }

  /// How many characters of a font stand side by side; widths are in digits of the default font, seven pixels each.
  private static func perLine(_ look: CellLook, width: Double) -> Int {
    let isFixed = look.font == "Courier New"
    let points = isFixed ? look.size * 0.6 : look.size * (look.isBold ? 0.455 : 0.425)
    return max(4, Int((width * 7 - 2) / (points * 96 / 72)))
  }

  /// The lines of a text that is broken between words, and within those that are longer than a line.
  static func lines(_ text: String, perLine: Int) -> Int {
    var lines = 0
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var used = 0
      lines += 1
      for word in paragraph.split(separator: " ") {
        let length = word.count
        if used > 0, used + 1 + length <= perLine {
          used += 1 + length
          continue
        }
        lines += used > 0 ? 1 : 0
        lines += (length - 1) / perLine
        used = length > perLine ? length % perLine : length
      }
    }
    return lines
  }
}

/// What a workbook says about the look of cells: for each style its number format and its font.
struct StyleTable: Sendable {
  /// Whether dates count from 1904.
  var date1904 = false
  /// For each style its number format.
  private(set) var formats: [NumberFormat] = []
  private var fonts: [Int] = []
  /// The fonts by the numbers that styles use.
  var fontNames: [Int: String] = [:]
  /// Custom number formats by their numbers.
  var customFormats: [Int: NumberFormat] = [:]

  /// Adds the next style.
  mutating func addStyle(numberFormat: Int, font: Int) {
    formats.append(customFormats[numberFormat] ?? NumberFormat(builtIn: numberFormat))
    fonts.append(font)
  }

  /// The number format of a style; a plain number where the style is unknown.
  func format(ofStyle style: Int) -> NumberFormat { formats.indices.contains(style) ? formats[style] : .number }

  /// The font's name of a style.
  func fontName(ofStyle style: Int) -> String? { fonts.indices.contains(style) ? fontNames[fonts[style]] : nil }
}

import Cells

/// Ticks and boxes that people insert as letters of a symbol font ("ü" in Wingdings is ✓): put into the signs that they
/// show, since the letters alone say nothing.
enum SymbolFonts {
  /// For each font the signs of its letters: ticked ones, and empty boxes. A cross alone (✗) may say yes or no: it stays.
  private static let signs: [(font: String, ticked: Set<UInt32>, empty: Set<UInt32>)] = [
    ("wingdings 2", [0x50, 0x52], [0x2A, 0xA3]),
    ("wingdings", [0xFC, 0xFE, 0x78], [0x6F, 0x71, 0xA8, 0x72]),
    ("webdings", [0x61, 0x67], [0x72, 0x63]),
    ("marlett", [0x61, 0x62], [0x72]),
  ]

  /// Puts signs into the cells of such fonts that hold one letter.
  static func undo(in batch: inout CellBatch, fontName: (UInt16) -> String?) {
    guard !batch.styles.isEmpty else { return }
    var known: [UInt16: Int] = [:]
    for index in batch.cells.indices where batch.cells[index].kind == .text && batch.cells[index].length <= 3 {
      let style = batch.styles[index]
      let font = known[style] ?? place(of: fontName(style))
      known[style] = font
      guard font >= 0, let sign = sign(batch.text(batch.cells[index]), signs[font]) else { continue }
      let bytes = Array(sign.utf8)
      batch.cells[index] = Cell(offset: batch.bytes.count, length: bytes.count, kind: .text)
      batch.bytes.append(contentsOf: bytes)
    }
  }

  /// The font's place in `signs`, −1 for any other.
  private static func place(of name: String?) -> Int {
    guard let name = name?.lowercased() else { return -1 }
    return signs.firstIndex { name.hasPrefix($0.font) } ?? -1
  }

  /// ✓ or ☐; nil for other letters. Workbooks also write the letters in the private area (U+F0FC).
  private static func sign(
    _ text: String, _ font: (font: String, ticked: Set<UInt32>, empty: Set<UInt32>)
  ) -> String? {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return nil }
    let letter = (0xF000...0xF0FF).contains(scalar.value) ? scalar.value - 0xF000 : scalar.value
    return font.ticked.contains(letter) ? "✓" : font.empty.contains(letter) ? "☐" : nil
  }
}

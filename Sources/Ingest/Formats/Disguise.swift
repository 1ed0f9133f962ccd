import Cells
import Text

/// Text of legacy fonts (TCVN3 `.Vn…`, VNI) and text misread as Windows-1252, inside files that are Unicode: decided for
/// each column by the evidence of all its cells together, where a column says too little by what most columns say.
struct Disguise {
  private var byColumn: [Encoding?]
  /// What most columns are; nil when they are what they seem.
  let common: Encoding?

  /// Looks at the first 400 rows from `first` on; `fontName` gives the font of a style, where the file knows fonts.
  init(_ batch: CellBatch, from first: Int = 0, fontName: (UInt16) -> String?) {
    var texts: [[UInt8]] = []
    var fonts: [[Encoding: Int]] = []
    for row in first..<min(batch.rowCount, first + 400) {
      for column in 0..<batch.width(ofRow: row) where batch[row, column].kind == .text {
        while texts.count <= column {
          texts.append([])
          fonts.append([:])
        }
        let range = batch[row, column].range
        guard batch.bytes[range].contains(where: { $0 >= 0x80 }), texts[column].count < 1 << 16 else { continue }
        texts[column].append(contentsOf: batch.bytes[range])
        texts[column].append(0x20)
        let index = Int(batch.rowStarts[row]) + column
        if batch.styles.indices.contains(index), let said = Disguise.encoding(ofFont: fontName(batch.styles[index])) {
          fonts[column][said, default: 0] += 1
        }
      }
    }
    let byFont = fonts.reduce(into: [Encoding: Int]()) { $0.merge($1, uniquingKeysWith: +) }
      .max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    let common = Encoding.disguised(texts.flatMap { $0 }) ?? byFont?.key
    self.common = common
    byColumn = texts.map { text in
      if text.isEmpty { return nil }
      guard let common else { return Encoding.disguised(text, margin: 8) }
      return Encoding.disguised(text, margin: -1, among: [common])
    }
  }

  /// `.VnTime` is TCVN3, `VNI-Times` is VNI.
  private static func encoding(ofFont name: String?) -> Encoding? {
    guard let name = name?.lowercased() else { return nil }
    return name.hasPrefix(".vn") ? .tcvn3 : name.hasPrefix("vni") ? .vni : nil
  }

  /// Whether nothing is disguised.
  var isNone: Bool { common != .utf8ReadAs1252 && byColumn.allSatisfy { $0 == nil } }

  /// What a column is. Misread letters are undone one by one and leave others alone, so that they are looked for wherever
  /// most are misread.
  private func encoding(ofColumn column: Int) -> Encoding? {
    if common == .utf8ReadAs1252 { return common }
    return column < byColumn.count ? byColumn[column] : nil
  }

  /// Puts the batch's texts into real Unicode.
  func undo(in batch: inout CellBatch) {
    guard !isNone else { return }
    for row in 0..<batch.rowCount {
      for column in 0..<batch.width(ofRow: row) {
        guard let encoding = encoding(ofColumn: column), batch[row, column].kind == .text else { continue }
        let range = batch[row, column].range
        guard batch.bytes[range].contains(where: { $0 >= 0x80 }),
          let text = encoding.undisguise(Array(batch.bytes[range]))
        else { continue }
        batch.cells[Int(batch.rowStarts[row]) + column] = Cell(
          offset: batch.bytes.count, length: text.count, kind: .text)
        batch.bytes.append(contentsOf: text)
      }
    }
  }
}

import CFieldScanner
import Cells

@testable import DelimitedText

/// All rows of a text, read with the reader.
struct Rows: Equatable {
  struct Row: Equatable {
    var number: Int
    var fields: [[UInt8]]
  }

  var rows: [Row] = []
  var troubles: [DelimitedTrouble] = []

  init(_ text: [UInt8], delimiter: UInt8 = UInt8(ascii: ","), batch: Int, variant: cfs_variant) {
    self.init(text, delimiter: delimiter, limits: Limits(batch: batch), variant: variant)
  }

  init(
    _ text: [UInt8], delimiter: UInt8 = UInt8(ascii: ","), limits: Limits = Limits(), variant: cfs_variant = cfs_best()
  ) {
    let reader = DelimitedReader(
      BufferedBytes(text), dialect: Dialect(delimiter: delimiter), limits: limits, variant: variant)
    var batch = CellBatch()
    while (try? reader.next(into: &batch)) == true {
      for row in 0..<batch.rowCount {
        let cells = (0..<batch.width(ofRow: row)).map { Array(batch.bytes[batch[row, $0].range]) }
        rows.append(Row(number: Int(batch.rowNumbers[row]), fields: cells))
      }
    }
    troubles = reader.troubles
  }

  /// The fields as strings, for examples.
  var texts: [[String]] { rows.map { $0.fields.map { String(decoding: $0, as: UTF8.self) } } }
  /// The rows' numbers.
  var numbers: [Int] { rows.map(\.number) }
}

/// Random texts, the same in every run.
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int((state >> 11) % UInt64(limit))
  }

  /// Up to 220 bytes, more or less rich in bytes that matter.
  mutating func text(delimiter: UInt8) -> [UInt8] {
    let special: [[UInt8]] = [
      [delimiter], [delimiter], [delimiter], [quote], [quote], [quote, delimiter], [delimiter, quote], [quote, quote],
      [0x20], [0x20], [0x09], [0x0A], [0x0A], [0x0D], [0x0D, 0x0A], [0x00], [0x2C], Array("ế".utf8), [0xFF],
    ]
    let plainness = below(8)
    let count = below(220)
    var text: [UInt8] = below(20) == 0 ? [0xC2, 0xA0] : []
    while text.count < count {
      text += below(8) < plainness ? [UInt8(ascii: "k")] : special[below(special.count)]
    }
    return text
  }
}

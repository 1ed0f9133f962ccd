import Standards
import Text

/// A cell that lists several words of a vocabulary ("DTTS, BTXH"; "Không có đất sản xuất; Không có vốn sản xuất, kinh
/// doanh"), as bits. The words may themselves hold commas, so that semicolons and line ends part first.
struct WordList {
  private let words: Vocabulary
  private var values = DistinctValues()
  private var read: [(bits: UInt32, unknown: Bool)] = []

  /// Whether numbers stand for the words in their official order.
  private(set) var readsNumbers = false

  init(_ words: Vocabulary) { self.words = words }

  /// Looks at a column of a sheet's first batch: numbers mean words where every cell is made of them.
  mutating func startSheet(_ set: RowSet, _ column: Int) {
    var said = 0
    var isNumbered = true
    for row in set.rows where isNumbered && !set.cells.saysNothing(set.cells[row, column]) {
      said += 1
      isNumbered = numbers(set.cells.text(set.cells[row, column])) != nil
    }
    let reads = isNumbered && said >= 2
    if reads != readsNumbers { (values, read) = (DistinctValues(), []) }
    readsNumbers = reads
  }

  /// "1;5", "2,3", "4.0" as bits; nil when some part is no number of a word.
  private func numbers(_ text: String) -> UInt32? {
    var bits: UInt32 = 0
    for part in text.split(whereSeparator: { ",;/+&-– ".contains($0) || $0.isNewline }) {
      guard let number = Int(part.hasSuffix(".0") ? part.dropLast(2) : part), words.ids.indices.contains(number - 1)
      else {
        return nil
      }
      bits |= 1 << UInt32(number - 1)
    }
    return bits == 0 ? nil : bits
  }

  /// The bits of the words listed, and whether some word is not known.
  mutating func bits(_ bytes: [UInt8], _ range: Range<Int>) -> (bits: UInt32, unknown: Bool) {
    let id = values.id(of: bytes, range)
    if id == read.count { read.append(decode(values.text(id))) }
    return read[id]
  }

  private func decode(_ text: String) -> (bits: UInt32, unknown: Bool) {
    if readsNumbers, let bits = numbers(text) { return (bits, false) }
    var bits: UInt32 = 0
    var unknown = false
    for part in text.split(whereSeparator: { $0 == ";" || $0.isNewline || $0 == "|" }) {
      if let found = bit(part) {
        bits |= found
        continue
      }
      for piece in pieces(part) {
        if let found = bit(piece) { bits |= found } else { unknown = unknown || !Folding.folded(piece).isEmpty }
      }
    }
    return (bits, unknown)
  }

  private func bit(_ text: some StringProtocol) -> UInt32? {
    words.spellings[Folding.folded(text)].map { 1 << UInt32($0) }
  }

  /// The parts between commas, joined again where only two together are a word.
  private func pieces(_ text: Substring) -> [String] {
    let parts = text.split(separator: ",").map(String.init)
    var found: [String] = []
    var index = 0
    while index < parts.count {
      if index + 1 < parts.count, bit(parts[index] + "," + parts[index + 1]) != nil {
        found.append(parts[index] + "," + parts[index + 1])
        index += 2
      } else {
        found.append(parts[index])
        index += 1
      }
    }
    return found
  }
}

/// Text made UTF-8, and what it was before.
public struct DecodedText: Sendable {
  /// The text as UTF-8. U+FFFD stands where a letter was damaged.
  public var bytes: [UInt8]
  /// What it was; where most of it was UTF-8, that.
  public var encoding: Encoding
  /// The encoding of single lines, or of the text from some place on, that were no UTF-8 though the rest was; nil where
  /// all is of one encoding.
  public var mixedWith: Encoding?

  init(_ bytes: [UInt8], _ encoding: Encoding, mixedWith: Encoding? = nil) {
    self.bytes = bytes
    self.encoding = encoding
    self.mixedWith = mixedWith
  }
}

extension Encoding {
  /// The text as UTF-8, by the evidence of all of it: UTF-32 and UTF-16 by their order mark or their zeros, UTF-8 where
  /// more letters are whole than damaged, else the legacy encoding under which most words can be Vietnamese.
  ///
  /// `sequences` is how many letters of more than one byte stood in the UTF-8 text before these bytes. Within text that
  /// is UTF-8, a line is taken for one of a legacy encoding only when not one of its letters is UTF-8 and all its words
  /// can be Vietnamese; single damaged letters become U+FFFD.
  public static func decode(_ bytes: [UInt8], after sequences: Int = 0) -> DecodedText {
    if sequences == 0, let wide = WideText.encoding(of: bytes) {
      return DecodedText(WideText.decode(bytes, wide), wide)
    }
    let weight = UTF8Weight(bytes[...])
    guard weight.damaged > 0 else { return DecodedText(bytes, .utf8) }
    guard weight.whole + sequences <= weight.damaged else { return byLines(bytes) }
    let words = wordsBeyondASCII(bytes)
    let (legacy, score) = likeliest(words)
    let asUTF8 = VietnameseWords.score(repaired(words[...]))
    if asUTF8 >= score, weight.whole + sequences > 0 || VietnameseWords.areImpossible(legacy.decode(words)) {
      return byLines(bytes)
    }
    return DecodedText(legacy.decode(bytes), legacy, mixedWith: sequences > 0 ? legacy : nil)
  }

  /// The single-byte encoding under which the most words can be Vietnamese, and its score.
  private static func likeliest(_ words: [UInt8]) -> (encoding: Encoding, score: Int) {
    var best = (encoding: Encoding.windows1258, score: Int.min)
    for encoding in [Encoding.windows1258, .tcvn3, .vni] {
      let score = VietnameseWords.score(encoding.decode(words))
      if score > best.score { best = (encoding, score) }
    }
    return best
  }

  /// The words of a text that hold a byte beyond ASCII, wherever they stand in it: up to 256 KiB of them.
  private static func wordsBeyondASCII(_ bytes: [UInt8]) -> [UInt8] {
    var words: [UInt8] = []
    var start = 0
    var isBeyond = false
    for (index, byte) in bytes.enumerated() {
      if byte >= 0x80 { isBeyond = true }
      guard byte < 0x41 else { continue }
      if isBeyond {
        words.append(contentsOf: bytes[start...index].suffix(1 << 10))
        if words.count > 1 << 18 { return words }
      }
      start = index + 1
      isBeyond = false
    }
    if isBeyond { words.append(contentsOf: bytes[start...].suffix(1 << 10)) }
    return words
  }

  /// UTF-8 with U+FFFD in the place of each damaged letter.
  private static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  // MARK: Lines of another encoding

  /// Text that is UTF-8 as a whole: damaged letters are marked, lines of a legacy encoding decoded.
  private static func byLines(_ bytes: [UInt8]) -> DecodedText {
    let foreign = foreignLines(bytes)
    guard !foreign.isEmpty else { return DecodedText(repaired(bytes[...]), .utf8) }
    let encoding = likeliest(foreign.flatMap { wordsBeyondASCII(Array(bytes[$0])) }).encoding
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    var isMixed = false
    var position = 0
    for line in foreign {
      let decoded = encoding.decode(Array(bytes[line]))
      guard VietnameseWords.arePossible(decoded) else { continue }
      text += repaired(bytes[position..<line.lowerBound]) + decoded
      position = line.upperBound
      isMixed = true
    }
    text += repaired(bytes[position...])
    return DecodedText(text, .utf8, mixedWith: isMixed ? encoding : nil)
  }

  /// The lines with at least two damaged places and no letter that is UTF-8.
  private static func foreignLines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      if bytes[start..<end].contains(where: { $0 >= 0x80 }) {
        let weight = UTF8Weight(bytes[start..<end])
        if weight.whole == 0, weight.damaged > 1 { lines.append(start..<end) }
      }
      start = end + 1
    }
    return lines
  }
}

/// How much in bytes speaks for UTF-8, and how much against it.
struct UTF8Weight {
  /// Letters of more than one byte that are whole.
  private(set) var whole = 0
  /// Places where bytes beyond ASCII are no letter; bytes side by side are one place.
  private(set) var damaged = 0

  init(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    var isDamaged = false
    while index < bytes.endIndex {
      let length = UTF8Scalars.length(bytes, at: index)
      if length == 0, !isDamaged { damaged += 1 }
      if length > 1 { whole += 1 }
      isDamaged = length == 0
      index += max(1, length)
    }
  }
}

/// Text in UTF-16 and UTF-32.
enum WideText {
  /// Which of them a text is in, by its byte order mark or by where its zeros stand; nil where it is in neither.
  static func encoding(of bytes: [UInt8]) -> Encoding? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return .utf32LittleEndian }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32BigEndian }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    var zeros = [0, 0, 0, 0]
    let head = bytes.prefix(1 << 10).dropLast(min(bytes.count, 1 << 10) % 4)
    guard head.count >= 8 else { return nil }
    for index in head.indices where head[index] == 0 { zeros[index % 4] += 1 }
    let quarter = head.count / 4
    if zeros[2] == quarter, zeros[3] == quarter, zeros[0] * 2 < quarter { return .utf32LittleEndian }
    if zeros[0] == quarter, zeros[1] == quarter, zeros[3] * 2 < quarter { return .utf32BigEndian }
    let (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3])
    if odd * 4 > head.count && even * 8 < head.count { return .utf16LittleEndian }
    if even * 4 > head.count && odd * 8 < head.count { return .utf16BigEndian }
    return nil
  }

  /// The text as UTF-8, without its order mark. Halves of letters, and bytes left over at the end, become U+FFFD.
  static func decode(_ bytes: [UInt8], _ encoding: Encoding) -> [UInt8] {
    switch encoding {
    case .utf32LittleEndian, .utf32BigEndian: utf32(bytes, isLittle: encoding == .utf32LittleEndian)
    default: utf16(bytes, low: encoding == .utf16LittleEndian ? 0 : 1)
    }
  }

  private static func utf16(_ bytes: [UInt8], low: Int) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    let text = Array(String(decoding: units, as: UTF16.self).utf8)
    return bytes.count % 2 == 0 ? text : text + [0xEF, 0xBF, 0xBD]
  }

  private static func utf32(_ bytes: [UInt8], isLittle: Bool) -> [UInt8] {
    var text = ""
    for index in stride(from: 0, to: bytes.count - 3, by: 4) {
      var value: UInt32 = 0
      for offset in 0..<4 { value |= UInt32(bytes[index + offset]) << UInt32(8 * (isLittle ? offset : 3 - offset)) }
      if index == 0, value == 0xFEFF { continue }
      text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    if bytes.count % 4 != 0 { text.unicodeScalars.append("\u{FFFD}") }
    return Array(text.utf8)
  }
}

/// How a file's bytes stand for letters.
public enum Encoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// Windows-1258: letters and tone marks apart.
  case windows1258 = "windows-1258"
  /// TCVN 5712-3 (ABC), with fonts named `.Vn…`.
  case tcvn3
  /// VNI, two letters for one, with fonts named `VNI-…`.
  case vni
  /// UTF-8 that some program read as Windows-1252 and wrote again as UTF-8.
  case utf8ReadAs1252 = "utf-8-read-as-1252"

  /// The word that people read.
  public var name: String { rawValue }

  /// Whether the bytes are UTF-8; when the text is cut off, its last letter may be too.
  public static func isUTF8(_ bytes: [UInt8], isCut: Bool = false) -> Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let (scalar, length) = UTF8Scalars.decode(bytes, at: index, end: bytes.count)
      if length == 1 { return isCut && bytes.count - index < 4 }
      if scalar < 0x800 && length == 3 || scalar < 0x10000 && length == 4 || (0xD800...0xDFFF).contains(scalar) {
        return false
      }
      index += length
    }
    return true
  }

  /// The text as UTF-8, and what it was: UTF-16 by its order mark or zeros, UTF-8 when it is valid, else the legacy
  /// encoding under which most words can be Vietnamese.
  public static func toUTF8(_ bytes: [UInt8]) -> (bytes: [UInt8], encoding: Encoding) {
    if let wide = utf16(of: bytes) { return (decodeUTF16(bytes, wide), wide) }
    if isUTF8(bytes) {
      let repaired = repairedFrom1252(bytes)
      return repaired.map { ($0, .utf8ReadAs1252) } ?? (bytes, .utf8)
    }
    let candidates: [Encoding] = [.windows1258, .tcvn3, .vni]
    let sample = Array(bytes.prefix(1 << 18))
    let best = candidates.max { VietnameseWords.score($0.decode(sample)) < VietnameseWords.score($1.decode(sample)) }
    let encoding = best ?? .windows1258
    return (encoding.decode(bytes), encoding)
  }

  /// The bytes of a single-byte encoding as UTF-8; other encodings give the bytes back.
  func decode(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .windows1258: Windows1258.decode(bytes)
    case .tcvn3: TCVN3.decode(bytes)
    case .vni: VNI.decode(bytes)
    default: bytes
    }
  }

  // MARK: UTF-16

  private static func utf16(of bytes: [UInt8]) -> Encoding? {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let head = bytes.prefix(512)
    let (even, odd) = head.indices.reduce((0, 0)) { count, index in
      head[index] == 0 ? (index % 2 == 0 ? (count.0 + 1, count.1) : (count.0, count.1 + 1)) : count
    }
    if odd * 4 > head.count && even * 8 < head.count { return .utf16LittleEndian }
    if even * 4 > head.count && odd * 8 < head.count { return .utf16BigEndian }
    return nil
  }

  private static func decodeUTF16(_ bytes: [UInt8], _ encoding: Encoding) -> [UInt8] {
    let low = encoding == .utf16LittleEndian ? 0 : 1
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  // MARK: UTF-8 read as Windows-1252

  private static func repairedFrom1252(_ bytes: [UInt8]) -> [UInt8]? {
    let sample = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
    let suspicious = sample.unicodeScalars.reduce(0) {
      $0 + ([0xC3, 0xC4, 0xC6, 0xE1, 0xBB, 0xBA].contains($1.value) ? 1 : 0)
    }
    guard suspicious >= 8, let back = Windows1252.encode(bytes), isUTF8(back) else { return nil }
    let (before, after) = (
      VietnameseWords.score(Array(bytes.prefix(1 << 18))), VietnameseWords.score(Array(back.prefix(1 << 18)))
    )
    return after > before ? back : nil
  }

  /// What a text in Unicode was, whose letters are really those of a legacy font (TCVN3, VNI) or of UTF-8 read as
  /// Windows-1252, by the evidence of all its words together; nil when it is what it seems. A disguise must explain more
  /// words than the text as it stands, by the margin; only those `among` are thought of.
  public static func disguised(
    _ text: [UInt8], margin: Int = 2, among candidates: [Encoding] = [.tcvn3, .vni]
  ) -> Encoding? {
    guard text.contains(where: { $0 >= 0x80 }), let bytes = Windows1252.encode(text) else { return nil }
    var best: (score: Int, encoding: Encoding?) = (VietnameseWords.score(text) + margin, nil)
    for encoding in candidates where encoding != .utf8ReadAs1252 {
      let score = VietnameseWords.score(encoding.decode(bytes))
      if score > best.score { best = (score, encoding) }
    }
    if isUTF8(bytes), VietnameseWords.score(bytes) > best.score { return .utf8ReadAs1252 }
    return best.encoding
  }

  /// Undoes a disguise: the text in real Unicode; nil when it holds letters that the disguise does not have.
  public func undisguise(_ text: [UInt8]) -> [UInt8]? {
    guard let bytes = Windows1252.encode(text) else { return nil }
    return self == .utf8ReadAs1252 ? (Encoding.isUTF8(bytes) ? bytes : nil) : decode(bytes)
  }
}

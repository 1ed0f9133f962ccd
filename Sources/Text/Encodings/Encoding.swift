/// How a file's bytes stand for letters.
public enum Encoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case utf32LittleEndian = "utf-32le"
  case utf32BigEndian = "utf-32be"
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

  /// The bytes of a single-byte encoding as UTF-8; other encodings give the bytes back.
  func decode(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .windows1258: Windows1258.decode(bytes)
    case .tcvn3: TCVN3.decode(bytes)
    case .vni: VNI.decode(bytes)
    default: bytes
    }
  }

  /// What a text in Unicode was, whose letters are really those of a legacy font (TCVN3, VNI) or of UTF-8 read as
  /// Windows-1252, by the evidence of all its words together; nil when it is what it seems. A disguise must explain more
  /// words than the text as it stands, by the margin; only those `among` are thought of.
  public static func disguised(
    _ text: [UInt8], margin: Int = 2, among candidates: [Encoding] = [.tcvn3, .vni]
  ) -> Encoding? {
    guard text.contains(where: { $0 >= 0x80 }) else { return nil }
    let bare = VietnameseWords.score(text)
    var best: (score: Int, encoding: Encoding?) = (bare + margin, nil)
    if let bytes = Windows1252.encode(text) {
      for encoding in candidates where encoding != .utf8ReadAs1252 {
        let score = VietnameseWords.score(encoding.decode(bytes))
        if score > best.score { best = (score, encoding) }
      }
    }
    if Misreading.isSuspected(text[...]), VietnameseWords.score(Misreading.undone(text)) > max(bare, best.score) {
      return .utf8ReadAs1252
    }
    return best.encoding
  }

  /// Whether a text may be disguised: letters stand in it that Vietnamese does not have. A quick look, which finds nothing
  /// in most texts.
  public static func mayBeDisguised(_ text: ArraySlice<UInt8>) -> Bool {
    var index = text.startIndex
    while index + 1 < text.endIndex {
      let (first, second) = (text[index], text[index + 1])
      if first == 0xC2, second != 0xA0, second != 0xB0 { return true }
      if first == 0xC3, second >= 0x80, !vietnameseOfLatin1.contains(second) { return true }
      index += 1
    }
    return Misreading.isSuspected(text)
  }

  /// Whether letters stand in a text as they do where UTF-8 was read as Windows-1252 or Latin-1: true of hardly any other.
  public static func mayBeMisread(_ text: ArraySlice<UInt8>) -> Bool { Misreading.isSuspected(text) }

  /// The second bytes of the letters of U+00C0 to U+00FF that Vietnamese has.
  private static let vietnameseOfLatin1 = Set(
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý".unicodeScalars.map { UInt8($0.value - 0x40) })

  /// Undoes a disguise: the text in real Unicode; nil when it holds letters that the disguise does not have. Of text read
  /// as Windows-1252 every letter is undone that can be.
  public func undisguise(_ text: [UInt8]) -> [UInt8]? {
    if self == .utf8ReadAs1252 { return Misreading.undone(text) }
    return Windows1252.encode(text).map { decode($0) }
  }
}

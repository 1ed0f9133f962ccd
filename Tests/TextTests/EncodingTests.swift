import Testing

@testable import Text

@Suite("Bytes become text")
struct EncodingTests {
  private let list = "STT,Họ và tên,Dân tộc\n1,Nguyễn Thị Ngẫn,Xơ Đăng\n2,Lò Văn Đứp,Thái\n"

  private func decode(_ bytes: [UInt8], after sequences: Int = 0) -> (text: String, DecodedText) {
    let decoded = Encoding.decode(bytes, after: sequences)
    return (String(decoding: decoded.bytes, as: UTF8.self), decoded)
  }

  /// The text in Windows-1258, where tones follow their letters.
  private func windows1258(_ text: String) -> [UInt8] {
    let special: [UInt32: UInt8] = [
      0x102: 0xC3, 0x103: 0xE3, 0x110: 0xD0, 0x111: 0xF0, 0x1A0: 0xD5, 0x1A1: 0xF5, 0x1AF: 0xDD, 0x1B0: 0xFD,
      0x300: 0xCC, 0x301: 0xEC, 0x303: 0xDE, 0x309: 0xD2, 0x323: 0xF2,
    ]
    let shapes: [String: String] = [
      "ễ": "ê\u{303}", "ò": "o\u{300}", "ọ": "o\u{323}", "ộ": "ô\u{323}", "ị": "i\u{323}", "ẫ": "â\u{303}",
      "ứ": "ư\u{301}",
    ]
    let apart = text.map { shapes[String($0)] ?? String($0) }.joined()
    return apart.unicodeScalars.map { special[$0.value] ?? UInt8(truncatingIfNeeded: $0.value) }
  }

  @Test func oneBadByteDoesNotMakeAnotherEncoding() {
    for place in Array(list.utf8).indices where Array(list.utf8)[place] >= 0x80 {
      var bytes = Array(list.utf8)
      bytes[place] = 0x2C
      let (text, decoded) = decode(bytes)
      #expect(decoded.encoding == .utf8 && decoded.mixedWith == nil)
      #expect(text.contains("\u{FFFD}"), "the damage at \(place) is marked")
    }
    #expect(decode(Array(list.utf8.dropLast(3)) + [0xC3]).text.hasSuffix("\u{FFFD}"))
  }

  @Test func legacyTextIsReadWhereverItBegins() {
    let ascii = String(repeating: "1,A Blung,Kinh\n", count: 30_000)
    let (text, decoded) = decode(Array(ascii.utf8) + windows1258("2,Lò Thị Ngẫn,Thái\n"))
    #expect(decoded.encoding == .windows1258)
    #expect(text.hasSuffix("2,Lò Thị Ngẫn,Thái\n"))
  }

  @Test func linesOfAnotherEncodingAreReadInIt() {
    let lines = Array(list.utf8) + windows1258("3,Lò Thị Ngẫn,Thái\n") + Array(list.utf8)
    let (text, decoded) = decode(lines)
    #expect(decoded.encoding == .utf8 && decoded.mixedWith == .windows1258)
    #expect(text == list + "3,Lò Thị Ngẫn,Thái\n" + list)
  }

  @Test func whatCameBeforeIsWeighedToo() {
    let tail = Array("2,Thu".utf8) + [0xEA] + Array(",Kinh\n".utf8)
    #expect(decode(tail).1.encoding == .windows1258)
    #expect(decode(tail, after: 100).1.encoding == .utf8)
  }

  @Test(arguments: [false, true])
  func wideTextIsReadWithAndWithoutAMark(hasMark: Bool) {
    let text = (hasMark ? "\u{FEFF}" : "") + list
    func bytes<Unit: FixedWidthInteger>(_ units: [Unit], _ isLittle: Bool) -> [UInt8] {
      units.flatMap { unit in
        let bytes = (0..<Unit.bitWidth / 8).map { UInt8(truncatingIfNeeded: unit >> Unit(8 * $0)) }
        return isLittle ? bytes : bytes.reversed()
      }
    }
    let (half, whole) = (Array(text.utf16), text.unicodeScalars.map(\.value))
    #expect(decode(bytes(half, true)).text == list && decode(bytes(half, true)).1.encoding == .utf16LittleEndian)
    #expect(decode(bytes(half, false)).text == list && decode(bytes(half, false)).1.encoding == .utf16BigEndian)
    #expect(decode(bytes(whole, true)).text == list && decode(bytes(whole, true)).1.encoding == .utf32LittleEndian)
    #expect(decode(bytes(whole, false)).text == list && decode(bytes(whole, false)).1.encoding == .utf32BigEndian)
    #expect(decode(bytes(half, true) + [0x41]).text == list + "\u{FFFD}", "half a letter is marked")
  }

  /// The text as a program that takes UTF-8 for Latin-1 writes it again.
  private func misread(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 { result.unicodeScalars.append(Unicode.Scalar(byte)) }
    return result
  }

  @Test func misreadTextIsMendedLetterByLetter() {
    func mended(_ text: String) -> String {
      String(decoding: Encoding.utf8ReadAs1252.undisguise(Array(text.utf8)) ?? [], as: UTF8.self)
    }
    let words = "Đặng Thị Hường à Ế “Xơ Đăng” ngày"
    #expect(Encoding.disguised(Array(misread(words).utf8)) == .utf8ReadAs1252)
    #expect(mended(misread(words)) == words)
    #expect(mended(misread(misread(words))) == words, "also where it was misread twice")
    #expect(mended(words) == words, "what is right stays")
    #expect(mended("Nguyễn, " + misread("Nguyễn")) == "Nguyễn, Nguyễn")
    #expect(mended("Há»™ Ä?Äƒng, ngÃ y, XÃ Hội") == "Hộ Đăng, ngày, XÃ Hội")
    #expect(mended("Há»? ná»\u{FFFD}o") == "H\u{FFFD} n\u{FFFD}o", "what is lost is marked")
    #expect(Encoding.disguised(Array(words.utf8)) == nil)
    #expect(!Encoding.mayBeDisguised(Array(words.utf8)[...]) || words.contains("“"))
  }

  @Test func namesInArchivesAreLegible() {
    #expect(FileName.text(Array("Xã Ngọc Lây.csv".utf8)) == "Xã Ngọc Lây.csv")
    #expect(FileName.text(windows1258("Thôn Đứp/danh sách.xls")) == "Thôn Đứp/danh sách.xls")
    #expect(FileName.text(Array("danh s".utf8) + [0xA0] + Array("ch.xls".utf8)) == "danh sách.xls")
  }
}

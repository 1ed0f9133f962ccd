/// Names of files inside of archives, as the system wrote them on which the archive was made.
public enum FileName {
  /// The name: UTF-8 where it is, else of Windows-1258, TCVN3 or code page 437 (that of DOS) what can be Vietnamese.
  public static func text(_ bytes: [UInt8]) -> String {
    if Encoding.isUTF8(bytes) { return String(decoding: bytes, as: UTF8.self) }
    let readings = [Encoding.windows1258.decode(bytes), CodePage437.decode(bytes), Encoding.tcvn3.decode(bytes)]
    var best = (score: Int.min, name: readings[0])
    for reading in readings {
      let score = VietnameseWords.score(reading)
      if score > best.score { best = (score, reading) }
    }
    return String(decoding: best.name, as: UTF8.self)
  }
}

/// Code page 437: what DOS, and archives by the letter of their standard, have beyond ASCII.
private enum CodePage437 {
  private static let upper: [UInt32] =
    ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}")
    .unicodeScalars.map(\.value)

  static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var text = ""
    for byte in bytes {
      let scalar = byte < 0x80 ? UInt32(byte) : Int(byte) - 0x80 < upper.count ? upper[Int(byte) - 0x80] : 0xFFFD
      text.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
    }
    return Array(text.utf8)
  }
}

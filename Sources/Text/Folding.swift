/// Folding: the form in which words are compared, never shown. Lower case, no marks, đ as d, apostrophes dropped,
/// other punctuation and runs of blanks as one space; composed and decomposed text fold alike.
public enum Folding {
  /// The folded form of a text ("Hộ  NGHÈO," → "ho ngheo").
  public static func folded(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    fold(bytes, 0..<bytes.count, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the folded form of a range of UTF-8 bytes; malformed bytes are kept as they are.
  public static func fold(_ bytes: [UInt8], _ range: Range<Int>, into out: inout [UInt8]) {
    let start = out.count
    var pendingSpace = false
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        let folded = ascii(byte)
        if folded == dropped { continue }
        if folded == blank {
          pendingSpace = true
          continue
        }
        if pendingSpace, out.count > start { out.append(0x20) }
        pendingSpace = false
        out.append(folded)
        continue
      }
      let (scalar, length) = UTF8Scalars.decode(bytes, at: index, end: range.upperBound)
      defer { index += length }
      switch base(of: scalar) {
      case .nothing: continue
      case .space: pendingSpace = true
      case .letter(let letter):
        if pendingSpace, out.count > start { out.append(0x20) }
        pendingSpace = false
        out.append(letter)
      case .itself:
        if pendingSpace, out.count > start { out.append(0x20) }
        pendingSpace = false
        out.append(contentsOf: bytes[index..<index + length])
      }
    }
  }

  private enum Base {
    case nothing, space, itself
    case letter(UInt8)
  }

  private static func base(of scalar: UInt32) -> Base {
    if scalar < 0x1B2 || (0x1EA0..<0x1EFA).contains(scalar) {
      let letter = letters[scalar < 0x1B2 ? Int(scalar) : Int(scalar - 0x1EA0) + 0x1B2]
      if letter != 0 { return .letter(letter) }
    }
    switch scalar {
    case 0x300...0x36F, 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD, 0x2018, 0x2019, 0x2BC, 0xB4: return .nothing
    case 0xA0, 0x2000...0x200A, 0x2010...0x2017, 0x201A...0x2027, 0x202F, 0x3000, 0xAB, 0xBB, 0xB7, 0x85: return .space
    case 0x1A0...0x1B1: return .itself
    default: return .itself
    }
  }

  private static var dropped: UInt8 { 0 }
  private static var blank: UInt8 { 1 }

  /// An ASCII byte's folded byte, `dropped` or `blank`.
  @inline(__always)
  private static func ascii(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: byte
    case 0x41...0x5A: byte + 0x20
    case 0x20: blank
    case 0x27, 0x60, 0x00...0x08, 0x7F: dropped
    default: blank
    }
  }

  /// Base letters by scalar, for U+0000…U+01B1 and then U+1EA0…U+1EF9; 0 = not a letter that folds.
  private static let letters: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x1B2 + 0x5A)
    for (base, variants) in VietnameseLetters.byBase {
      for scalar in variants.unicodeScalars {
        let value = Int(scalar.value)
        table[value < 0x1B2 ? value : value - 0x1EA0 + 0x1B2] = base
      }
    }
    return table
  }()
}

/// The Vietnamese letters with marks, by base letter, both cases; look-alikes of đ included.
enum VietnameseLetters {
  static let byBase: [(UInt8, String)] = [
    (UInt8(ascii: "a"), "àáảãạăằắẳẵặâầấẩẫậÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬäåÄÅ"),
    (UInt8(ascii: "c"), "çÇ"),
    (UInt8(ascii: "d"), "đĐðÐƉ"),
    (UInt8(ascii: "e"), "èéẻẽẹêềếểễệÈÉẺẼẸÊỀẾỂỄỆĕĔëË"),
    (UInt8(ascii: "i"), "ìíỉĩịÌÍỈĨỊĭĬïÏ"),
    (UInt8(ascii: "n"), "ñÑ"),
    (UInt8(ascii: "o"), "òóỏõọôồốổỗộơờớởỡợÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢŏŎöÖ"),
    (UInt8(ascii: "u"), "ùúủũụưừứửữựÙÚỦŨỤƯỪỨỬỮỰŭŬüÜ"),
    (UInt8(ascii: "y"), "ỳýỷỹỵỲÝỶỸỴ"),
  ]
}

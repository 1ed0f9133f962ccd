/// The forms in which a person's name is compared, read from its bytes in one pass; the buffers are used again.
///
/// Composed and decomposed text, capitals, blanks and punctuation make no difference in any form; apostrophes vanish.
public struct NameForms: Sendable {
  /// The base letters in lower case, i for y, one blank between syllables ("nguien van thui").
  public private(set) var folded: [UInt8] = []
  /// For each of them its mark: the shape, and above it the tone; 0 = none.
  public private(set) var marks: [UInt8] = []
  /// The hash of the letters with every mark where it stands.
  public private(set) var written: UInt64 = 0
  /// The same with each syllable's tones at its end, so that hoà and hòa are one; y is not i.
  public private(set) var spelled: UInt64 = 0
  /// The hash of the letters with their shapes (ă â ê ô ơ ư đ) and each syllable's tones at its end, so that hoà and hòa,
  /// Lý and Lí are one.
  public private(set) var marked: UInt64 = 0
  /// Whether any letter carries a mark: a name without any may be one that lost them.
  public private(set) var isMarked = false

  private var letters: [Letter] = []

  /// A base letter (0 = between two syllables), its shape and its tone.
  private struct Letter {
    var base: UInt8
    var shape: UInt8 = 0
    var tone: UInt8 = 0

    /// Takes another shape: breve over circumflex or horn are shapes of their own (ê̆, ơ̆).
    mutating func take(shape other: UInt8) {
      switch (min(shape, other), max(shape, other)) {
      case (0, let own): shape = own
      case (1, 2): shape = 6
      case (2, 3): shape = 7
      default: shape = other
      }
    }
  }

  /// Forms of nothing.
  public init() {}

  /// Reads a name.
  public mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
    letters.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = UTF8Scalars.decode(bytes, at: index, end: range.upperBound)
      index += length
      take(scalar)
    }
    if letters.last?.base == 0 { letters.removeLast() }
    makeForms()
  }

  private mutating func take(_ scalar: UInt32) {
    let code = Self.code(of: scalar)
    switch code {
    case Self.nothing: return
    case Self.blank:
      if let last = letters.last, last.base != 0 { letters.append(Letter(base: 0)) }
    case Self.foreign:
      for shift in stride(from: UInt32(24), through: 0, by: -8) where scalar >> shift != 0 {
        letters.append(Letter(base: UInt8(truncatingIfNeeded: scalar >> shift) | 0x80))
      }
    default:
      let letter = Letter(
        base: UInt8(truncatingIfNeeded: code), shape: UInt8(code >> 8 & 7), tone: UInt8(code >> 11 & 7))
      if letter.base != 0 { return letters.append(letter) }
      mark(letter)
    }
  }

  /// A combining mark belongs to the letter before it.
  private mutating func mark(_ mark: Letter) {
    guard let last = letters.indices.last, letters[last].base != 0 else { return }
    if mark.shape != 0 { letters[last].take(shape: mark.shape) }
    if mark.tone == 0 { return }
    // Over a consonant it is no tone but a letter of another language (ñ).
    if Self.isVowel(letters[last].base) { letters[last].tone = mark.tone } else { letters[last].take(shape: 5) }
  }

  private static func isVowel(_ base: UInt8) -> Bool {
    switch base {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private mutating func makeForms() {
    folded.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    (written, spelled, marked, isMarked) = (1, 1, 1, false)
    var tones: UInt64 = 0
    for letter in letters {
      let soft = letter.base == UInt8(ascii: "y") ? UInt8(ascii: "i") : letter.base
      folded.append(letter.base == 0 ? 0x20 : soft)
      marks.append(letter.shape | letter.tone << 3)
      let shaped = UInt64(letter.shape) << 8
      written = Hash64.combine(written, UInt64(letter.base) | shaped | UInt64(letter.tone) << 12)
      if letter.base == 0 {
        (spelled, marked) = (Hash64.combine(spelled, tones << 16), Hash64.combine(marked, tones << 16))
        tones = 0
      } else {
        spelled = Hash64.combine(spelled, UInt64(letter.base) | shaped)
        marked = Hash64.combine(marked, UInt64(soft) | shaped)
        if letter.tone != 0 { tones = tones &* 8 &+ UInt64(letter.tone) }
      }
      if letter.shape | letter.tone != 0 { isMarked = true }
    }
    (spelled, marked) = (Hash64.combine(spelled, tones << 16), Hash64.combine(marked, tones << 16))
  }

  // MARK: Letters

  private static let nothing: UInt16 = 0
  private static let blank: UInt16 = 0xFFFF
  private static let foreign: UInt16 = 0xFFFE

  private static func code(of scalar: UInt32) -> UInt16 {
    if scalar < 0x1B2 { return table[Int(scalar)] }
    if (0x1EA0..<0x1EFA).contains(scalar) { return table[Int(scalar - 0x1EA0) + 0x1B2] }
    switch scalar {
    case 0x302: return 1 << 8
    case 0x306: return 2 << 8
    case 0x31B: return 3 << 8
    case 0x300, 0x340: return 1 << 11
    case 0x309: return 2 << 11
    case 0x303: return 3 << 11
    case 0x301, 0x341: return 4 << 11
    case 0x323: return 5 << 11
    case 0x34F, 0x200B...0x200F, 0x2060, 0xFEFF: return nothing
    // What people type for an apostrophe.
    case 0x2B9...0x2BD, 0x2C8, 0x2CA, 0x2CB, 0x2018, 0x2019, 0x201B, 0x2032, 0x2035, 0xA78B, 0xA78C, 0xFF07, 0xFF40:
      return nothing
    case 0x304...0x36F: return 5 << 8
    case 0x2000...0x200A, 0x2010...0x2017, 0x201A, 0x201C...0x2027, 0x202F, 0x3000: return blank
    default: return foreign
    }
  }

  /// For U+0000…U+01B1 and then U+1EA0…U+1EF9: base | shape << 8 | tone << 11, or one of the codes above.
  private static let table: [UInt16] = {
    var table = [UInt16](repeating: foreign, count: 0x1B2 + 0x5A)
    func put(_ scalar: UInt32, _ code: UInt16) { table[Int(scalar < 0x1B2 ? scalar : scalar - 0x1EA0 + 0x1B2)] = code }
    for code in UInt32(0)..<0x80 { put(code, ascii(UInt8(code))) }
    for code in [0xA0, 0x85, 0xAB, 0xB7, 0xBB] as [UInt32] { put(code, blank) }
    for code in [0xAD, 0xB4] as [UInt32] { put(code, nothing) }
    for (base, variants) in VietnameseLetters.byBase {
      for scalar in variants.unicodeScalars { put(scalar.value, UInt16(base) | 5 << 8) }
    }
    for (base, shape, lower, upper) in shaped {
      for letters in [lower, upper] {
        for (tone, scalar) in letters.unicodeScalars.enumerated() {
          put(scalar.value, UInt16(base) | UInt16(shape) << 8 | UInt16(tone) << 11)
        }
      }
    }
    for scalar in strokes { put(scalar, UInt16(UInt8(ascii: "d")) | 4 << 8) }
    return table
  }()

  private static func ascii(_ byte: UInt8) -> UInt16 {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: UInt16(byte)
    case 0x41...0x5A: UInt16(byte) + 0x20
    case 0x27, 0x60, 0x00...0x08, 0x7F: nothing
    default: blank
    }
  }

  /// Letters by base and shape, in the order of tones: none, huyền, hỏi, ngã, sắc, nặng.
  private static let shaped: [(UInt8, UInt8, String, String)] = [
    (UInt8(ascii: "a"), 0, "aàảãáạ", "AÀẢÃÁẠ"), (UInt8(ascii: "a"), 1, "âầẩẫấậ", "ÂẦẨẪẤẬ"),
    (UInt8(ascii: "a"), 2, "ăằẳẵắặ", "ĂẰẲẴẮẶ"), (UInt8(ascii: "e"), 0, "eèẻẽéẹ", "EÈẺẼÉẸ"),
    (UInt8(ascii: "e"), 1, "êềểễếệ", "ÊỀỂỄẾỆ"), (UInt8(ascii: "e"), 2, "ĕ", "Ĕ"),
    (UInt8(ascii: "i"), 0, "iìỉĩíị", "IÌỈĨÍỊ"), (UInt8(ascii: "i"), 2, "ĭ", "Ĭ"),
    (UInt8(ascii: "o"), 0, "oòỏõóọ", "OÒỎÕÓỌ"), (UInt8(ascii: "o"), 1, "ôồổỗốộ", "ÔỒỔỖỐỘ"),
    (UInt8(ascii: "o"), 3, "ơờởỡớợ", "ƠỜỞỠỚỢ"), (UInt8(ascii: "o"), 2, "ŏ", "Ŏ"),
    (UInt8(ascii: "u"), 0, "uùủũúụ", "UÙỦŨÚỤ"), (UInt8(ascii: "u"), 3, "ưừửữứự", "ƯỪỬỮỨỰ"),
    (UInt8(ascii: "u"), 2, "ŭ", "Ŭ"), (UInt8(ascii: "y"), 0, "yỳỷỹýỵ", "YỲỶỸÝỴ"),
  ]

  /// đ and the letters that look like it.
  private static let strokes: [UInt32] = [0x110, 0x111, 0xD0, 0xF0, 0x189]
}

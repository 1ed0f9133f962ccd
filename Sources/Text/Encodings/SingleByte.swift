/// Windows-1252, the code page of Western Windows, by which legacy texts are often misread.
enum Windows1252 {
  /// What stands at 0x80…0x9F; 0 = nothing.
  static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
    0x178,
  ]

  private static let back: [UInt32: UInt8] = Dictionary(
    upper.enumerated().map { ($1, UInt8(0x80 + $0)) }, uniquingKeysWith: { first, _ in first })

  /// The byte of a letter; also of the control characters that Latin-1 has in the place of Windows-1252's signs.
  static func byte(_ scalar: UInt32) -> UInt8? {
    scalar <= 0xFF ? UInt8(scalar) : back[scalar]
  }

  /// UTF-8 text as Windows-1252 bytes; nil when it holds another letter.
  static func encode(_ text: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let (scalar, length) = UTF8Scalars.decode(text, at: index, end: text.count)
      index += length
      guard let byte = byte(scalar) else { return nil }
      out.append(byte)
    }
    return out
  }
}

/// Windows-1258: Windows-1252 with ă đ ơ ư and five tone marks that follow their letter (Microsoft's table for CP1258).
enum Windows1258 {
  private static let table: [UInt32] = {
    var table = (0..<256).map { UInt32($0) }
    for (index, scalar) in Windows1252.upper.enumerated() { table[0x80 + index] = scalar }
    let own: [(Int, UInt32)] = [
      (0xC3, 0x102), (0xCC, 0x300), (0xD0, 0x110), (0xD2, 0x309), (0xD5, 0x1A0), (0xDD, 0x1AF), (0xDE, 0x303),
      (0xE3, 0x103), (0xEC, 0x301), (0xF0, 0x111), (0xF2, 0x323), (0xF5, 0x1A1), (0xFD, 0x1B0), (0xFE, 0x20AB),
    ]
    for (byte, scalar) in own { table[byte] = scalar }
    return table
  }()

  static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var composer = Composer()
    for byte in bytes { composer.append(table[Int(byte)]) }
    return composer.finish()
  }
}

/// TCVN 5712-3:1999 (ABC): one byte for each small letter with marks; capitals with tones come from fonts of capitals.
enum TCVN3 {
  private static let table: [UInt32] = {
    var table = (0..<256).map { UInt32($0) }
    for (index, scalar) in Windows1252.upper.enumerated() { table[0x80 + index] = scalar }
    let letters: [(UInt32, Int)] = [
      ("Ă", 0xA1), ("Â", 0xA2), ("Ê", 0xA3), ("Ô", 0xA4), ("Ơ", 0xA5), ("Ư", 0xA6), ("Đ", 0xA7), ("ă", 0xA8),
      ("â", 0xA9),
      ("ê", 0xAA), ("ô", 0xAB), ("ơ", 0xAC), ("ư", 0xAD), ("đ", 0xAE), ("à", 0xB5), ("ả", 0xB6), ("ã", 0xB7),
      ("á", 0xB8),
      ("ạ", 0xB9), ("ằ", 0xBB), ("ẳ", 0xBC), ("ẵ", 0xBD), ("ắ", 0xBE), ("ặ", 0xC6), ("ầ", 0xC7), ("ẩ", 0xC8),
      ("ẫ", 0xC9),
      ("ấ", 0xCA), ("ậ", 0xCB), ("è", 0xCC), ("ẻ", 0xCE), ("ẽ", 0xCF), ("é", 0xD0), ("ẹ", 0xD1), ("ề", 0xD2),
      ("ể", 0xD3),
      ("ễ", 0xD4), ("ế", 0xD5), ("ệ", 0xD6), ("ì", 0xD7), ("ỉ", 0xD8), ("ĩ", 0xDC), ("í", 0xDD), ("ị", 0xDE),
      ("ò", 0xDF),
      ("ỏ", 0xE1), ("õ", 0xE2), ("ó", 0xE3), ("ọ", 0xE4), ("ồ", 0xE5), ("ổ", 0xE6), ("ỗ", 0xE7), ("ố", 0xE8),
      ("ộ", 0xE9),
      ("ờ", 0xEA), ("ở", 0xEB), ("ỡ", 0xEC), ("ớ", 0xED), ("ợ", 0xEE), ("ù", 0xEF), ("ủ", 0xF1), ("ũ", 0xF2),
      ("ú", 0xF3),
      ("ụ", 0xF4), ("ừ", 0xF5), ("ử", 0xF6), ("ữ", 0xF7), ("ứ", 0xF8), ("ự", 0xF9), ("ỳ", 0xFA), ("ỷ", 0xFB),
      ("ỹ", 0xFC),
      ("ý", 0xFD), ("ỵ", 0xFE),
    ].map { (Character($0.0).unicodeScalars.first?.value ?? 0, $0.1) }
    for (scalar, byte) in letters { table[byte] = scalar }
    return table
  }()

  static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var composer = Composer()
    for byte in bytes { composer.append(table[Int(byte)]) }
    return composer.finish()
  }
}

/// VNI for Windows: a letter and, after it, another one that stands for its marks.
enum VNI {
  /// Letters by themselves: "ñ" is đ, "ô" is ơ. Both tables of ì í ỵ that are in use are understood.
  private static let alone: [UInt8: UInt32] = [
    0xF1: 0x111, 0xD1: 0x110, 0xF4: 0x1A1, 0xD4: 0x1A0, 0xF6: 0x1B0, 0xD6: 0x1AF, 0xED: 0xED, 0xCD: 0xCD, 0xEC: 0xEC,
    0xCC: 0xCC, 0xE6: 0x1EC9, 0xC6: 0x1EC8, 0xF3: 0x129, 0xD3: 0x128, 0xF2: 0x1ECB, 0xD2: 0x1ECA, 0xEE: 0x1EF5,
    0xCE: 0x1EF4,
  ]

  /// What a byte after a vowel adds: a shape (0 = none) and a tone (0 = none), as combining marks. Capitals are 0x20 less.
  private static let marks: [UInt8: (shape: UInt32, tone: UInt32)] = [
    0xF9: (0, 0x301), 0xF8: (0, 0x300), 0xFB: (0, 0x309), 0xF5: (0, 0x303), 0xEF: (0, 0x323), 0xE2: (0x302, 0),
    0xE1: (0x302, 0x301), 0xE0: (0x302, 0x300), 0xE5: (0x302, 0x309), 0xE3: (0x302, 0x303), 0xE4: (0x302, 0x323),
    0xEA: (0x306, 0), 0xE9: (0x306, 0x301), 0xE8: (0x306, 0x300), 0xFA: (0x306, 0x309), 0xFC: (0x306, 0x303),
    0xEB: (0x306, 0x323),
  ]

  static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var composer = Composer()
    var previousIsVowel = false
    var previousIsI = false
    for byte in bytes {
      let small = byte >= 0xC0 && byte < 0xE0 ? byte + 0x20 : byte
      if previousIsVowel || previousIsI, let mark = marks[small], mark.shape == 0 || previousIsVowel {
        if mark.shape != 0 { composer.append(mark.shape) }
        if mark.tone != 0 { composer.append(mark.tone) }
        previousIsVowel = false
        previousIsI = false
        continue
      }
      let scalar = alone[byte] ?? (byte >= 0x80 && byte < 0xA0 ? Windows1252.upper[Int(byte) - 0x80] : UInt32(byte))
      composer.append(scalar)
      let lower = byte | 0x20
      previousIsI = lower == 0x69
      previousIsVowel =
        [0x61, 0x65, 0x6F, 0x75, 0x79].contains(lower) && byte < 0x80 || [0x1A1, 0x1A0, 0x1B0, 0x1AF].contains(scalar)
    }
    return composer.finish()
  }
}

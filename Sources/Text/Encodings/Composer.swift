/// Puts Vietnamese letters and the marks that follow them together (NFC for this alphabet), as UTF-8.
struct Composer {
  private var out: [UInt8] = []
  private var waiting: UInt32?

  /// The composed letters by base and mark.
  private static let composed: [UInt64: UInt32] = {
    var table: [UInt64: UInt32] = [:]
    func add(_ base: Character, _ mark: UInt32, _ letter: Character) {
      guard let b = base.unicodeScalars.first?.value, let l = letter.unicodeScalars.first?.value else { return }
      table[UInt64(b) << 32 | UInt64(mark)] = l
    }
    for (base, mark, letter) in [
      ("a", 0x302, "â"), ("a", 0x306, "ă"), ("e", 0x302, "ê"), ("o", 0x302, "ô"), ("o", 0x31B, "ơ"), ("u", 0x31B, "ư"),
      ("A", 0x302, "Â"), ("A", 0x306, "Ă"), ("E", 0x302, "Ê"), ("O", 0x302, "Ô"), ("O", 0x31B, "Ơ"), ("U", 0x31B, "Ư"),
    ] as [(Character, UInt32, Character)] { add(base, mark, letter) }
    let bases = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    let tones: [(UInt32, String)] = [
      (0x300, "àằầèềìòồờùừỳÀẰẦÈỀÌÒỒỜÙỪỲ"), (0x301, "áắấéếíóốớúứýÁẮẤÉẾÍÓỐỚÚỨÝ"), (0x309, "ảẳẩẻểỉỏổởủửỷẢẲẨẺỂỈỎỔỞỦỬỶ"),
      (0x303, "ãẵẫẽễĩõỗỡũữỹÃẴẪẼỄĨÕỖỠŨỮỸ"), (0x323, "ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ"),
    ]
    for (mark, letters) in tones { for (base, letter) in zip(bases, letters) { add(base, mark, letter) } }
    // A tone may stand before the shape: ạ + circumflex is ậ.
    for (_, letters) in tones {
      let byBase = Dictionary(zip(bases, letters), uniquingKeysWith: { first, _ in first })
      for (base, shape, shaped) in [
        ("a", 0x302, "â"), ("a", 0x306, "ă"), ("e", 0x302, "ê"), ("o", 0x302, "ô"), ("o", 0x31B, "ơ"),
        ("u", 0x31B, "ư"),
      ]
        as [(Character, UInt32, Character)]
      {
        if let toned = byBase[base], let both = byBase[shaped] { add(toned, shape, both) }
        let (upper, upperShaped) = (Character(base.uppercased()), Character(shaped.uppercased()))
        if let toned = byBase[upper], let both = byBase[upperShaped] { add(toned, shape, both) }
      }
    }
    return table
  }()

  /// Adds a letter or a mark.
  mutating func append(_ scalar: UInt32) {
    if let base = waiting, (0x300...0x36F).contains(scalar),
      let letter = Self.composed[UInt64(base) << 32 | UInt64(scalar)]
    {
      waiting = letter
      return
    }
    flush()
    waiting = scalar
  }

  /// The text.
  mutating func finish() -> [UInt8] {
    flush()
    return out
  }

  private mutating func flush() {
    guard let scalar = waiting else { return }
    waiting = nil
    if scalar < 0x80 {
      out.append(UInt8(scalar))
    } else if let letter = Unicode.Scalar(scalar) {
      out.append(contentsOf: String(Character(letter)).utf8)
    }
  }
}

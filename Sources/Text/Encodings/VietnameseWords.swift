/// Tells how Vietnamese a text looks: an encoding is right when its words can be Vietnamese syllables.
enum VietnameseWords {
  /// For each word with a letter beyond ASCII: one point when it can be a syllable (a consonant cluster, one to three
  /// vowels, a consonant cluster, at most one tone), two points off when it cannot.
  static func score(_ text: [UInt8]) -> Int {
    let (possible, impossible) = count(text)
    return possible - 2 * impossible
  }

  /// Whether there are words with a letter beyond ASCII, all of which can be syllables.
  static func arePossible(_ text: [UInt8]) -> Bool {
    let (possible, impossible) = count(text)
    return possible > 0 && impossible == 0
  }

  /// Whether there are such words, none of which can be a syllable.
  static func areImpossible(_ text: [UInt8]) -> Bool {
    let (possible, impossible) = count(text)
    return possible == 0 && impossible > 0
  }

  /// How many words with a letter beyond ASCII can be syllables, and how many cannot.
  private static func count(_ text: [UInt8]) -> (possible: Int, impossible: Int) {
    var count = (possible: 0, impossible: 0)
    func end(_ word: Word) {
      guard let isPossible = word.isPossible else { return }
      if isPossible { count.possible += 1 } else { count.impossible += 1 }
    }
    var word = Word()
    var index = 0
    while index < text.count {
      let (scalar, length) = UTF8Scalars.decode(text, at: index, end: text.count)
      index += length
      if isBetweenWords(scalar) {
        end(word)
        word = Word()
      } else {
        word.add(scalar)
      }
    }
    end(word)
    return count
  }

  private static func isBetweenWords(_ scalar: UInt32) -> Bool {
    scalar < 0x41 || (0x5B...0x60).contains(scalar) || (0x7B...0x7F).contains(scalar) || scalar == 0xA0
      || (0x2000...0x206F).contains(scalar)
  }

  /// For each Vietnamese letter beyond ASCII its base and whether it has a tone.
  private static let letters: [UInt32: (base: UInt8, hasTone: Bool)] = {
    let shapesOnly = Set("ăâêôơưđĂÂÊÔƠƯĐ".unicodeScalars.map(\.value))
    var table: [UInt32: (UInt8, Bool)] = [:]
    for (base, variants) in VietnameseLetters.byBase where ![UInt8(ascii: "c"), UInt8(ascii: "n")].contains(base) {
      for scalar in variants.unicodeScalars where !"äåÄÅĕĔëËĭĬïÏŏŎöÖŭŬüÜðÐƉ".unicodeScalars.contains(scalar) {
        table[scalar.value] = (base, !shapesOnly.contains(scalar.value))
      }
    }
    return table
  }()

  /// A word in the making.
  private struct Word {
    private var isBeyondASCII = false
    private var isImpossible = false
    private var tones = 0
    private var vowels = 0
    private var runs = 0
    private var wasVowel = false

    mutating func add(_ scalar: UInt32) {
      var base = UInt8(truncatingIfNeeded: scalar | 0x20)
      if scalar >= 0x80 {
        isBeyondASCII = true
        if (0x300...0x323).contains(scalar) {
          tones += 1
          return
        }
        guard let letter = VietnameseWords.letters[scalar] else {
          isImpossible = true
          return
        }
        base = letter.base
        tones += letter.hasTone ? 1 : 0
      }
      let isVowel = [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains(base)
      if isVowel, !wasVowel { runs += 1 }
      vowels += isVowel ? 1 : 0
      wasVowel = isVowel
    }

    /// Nil for a word of ASCII, of which nothing is told.
    var isPossible: Bool? { isBeyondASCII ? !isImpossible && tones <= 1 && runs == 1 && vowels <= 3 : nil }
  }
}

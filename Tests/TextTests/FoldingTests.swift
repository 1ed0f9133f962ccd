import Testing
import Text

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Hộ  NGHÈO,", "ho ngheo"), ("Đắk Rơ Ông", "dak ro ong"), ("Ðắk", "dak"), ("H'Mông", "hmong"), ("M’Nông", "mnong"),
    ("Số CMND,\nCCCD", "so cmnd cccd"), ("  a\u{A0}b\u{200B}c ", "a bc"), ("Thôn/làng", "thon lang"),
    ("family.hostName", "family hostname"), ("ƯỠNG", "uong"), ("", ""), ("--", ""), ("✓", "✓"),
  ])
  func folds(_ written: String, _ folded: String) {
    #expect(Folding.folded(written) == folded)
  }

  @Test func everyVietnameseLetterFoldsToItsBaseComposedOrNot() {
    let bases = [
      "a": "àáảãạăằắẳẵặâầấẩẫậ", "e": "èéẻẽẹêềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọôồốổỗộơờớởỡợ", "u": "ùúủũụưừứửữự",
      "y": "ỳýỷỹỵ",
    ]
    for (base, letters) in bases {
      for letter in letters {
        let composed = String(letter)
        let decomposed = String(composed.decomposedForTest)
        #expect(Folding.folded(composed) == base)
        #expect(Folding.folded(composed.uppercased()) == base)
        #expect(Folding.folded(decomposed) == base, "\(letter) in decomposed form")
      }
    }
  }

  @Test func malformedBytesStayAndEndTheWorkForNobody() {
    var out: [UInt8] = []
    Folding.fold([0x41, 0xE1, 0x42, 0xC3], 0..<4, into: &out)
    #expect(out == [0x61, 0xE1, 0x62, 0xC3])
  }

  @Test func foldingTwiceChangesNothingMore() {
    for text in ["Nguyễn Văn  Á", "Y-Ben", "1.2.3", "ĐẶNG"] {
      let once = Folding.folded(text)
      #expect(Folding.folded(once) == once)
    }
  }
}

extension String {
  /// The canonical decomposition, spelled out by hand for the marks of Vietnamese: base, then shape, then tone.
  fileprivate var decomposedForTest: String {
    var out = ""
    for scalar in unicodeScalars {
      var rest = String(scalar)
      let tones: [(String, String)] = [
        ("\u{300}", "àằầèềìòồờùừỳ"), ("\u{301}", "áắấéếíóốớúứý"), ("\u{309}", "ảẳẩẻểỉỏổởủửỷ"),
        ("\u{303}", "ãẵẫẽễĩõỗỡũữỹ"), ("\u{323}", "ạặậẹệịọộợụựỵ"),
      ]
      let plain = ["aăâeêioôơuưy", "aăâeêioôơuưy", "aăâeêioôơuưy", "aăâeêioôơuưy", "aăâeêioôơuưy"]
      var mark = ""
      for (index, (tone, letters)) in tones.enumerated() {
        if let place = letters.firstIndex(of: Character(scalar)) {
          let offset = letters.distance(from: letters.startIndex, to: place)
          rest = String(plain[index][plain[index].index(plain[index].startIndex, offsetBy: offset)])
          mark = tone
        }
      }
      let shapes = [
        "ă": "a\u{306}", "â": "a\u{302}", "ê": "e\u{302}", "ô": "o\u{302}", "ơ": "o\u{31B}", "ư": "u\u{31B}",
      ]
      out += (shapes[rest] ?? rest) + mark
    }
    return out
  }
}

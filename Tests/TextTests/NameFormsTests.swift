import Testing

@testable import Text

/// What of a name's writing makes it another name, and what does not.
@Suite struct NameFormsTests {
  private static func forms(_ text: String) -> NameForms {
    var forms = NameForms()
    let bytes = Array(text.utf8)
    forms.read(bytes, 0..<bytes.count)
    return forms
  }

  static let same: [(String, String)] = [
    ("Hoà Thị Thuý", "Hòa Thị Thúy"), ("Thuỷ", "THỦY"), ("Y  D'Rang ", "y d’rang"), ("Y D'Rang", "Y Dʼrang"),
    ("Y D'Rang", "Y D‛Rang"), ("Y D'Rang", "Y D′Rang"), ("Nguye\u{302}\u{303}n", "Nguyễn"), ("H'\u{110}rin", "h'đrin"),
    ("n\u{303}a", "ña"), ("c\u{327}u", "çu"), ("E\u{306}m", "Ĕm"), ("o\u{31B}\u{300}i", "ời"), ("a\u{340}", "à"),
  ]

  @Test(arguments: same) func isSpelledTheSame(_ a: String, _ b: String) {
    let (one, two) = (Self.forms(a), Self.forms(b))
    #expect(one.spelled == two.spelled && one.marked == two.marked && one.folded == two.folded)
  }

  static let others: [(String, String)] = [
    ("Hà", "Hạ"), ("Hùng", "Hưng"), ("Lan", "Lân"), ("Hoa", "Hòa"), ("Đức", "Dức"), ("E\u{302}\u{306}m", "Ĕm"),
    ("O\u{31B}\u{306}i", "Ơi"), ("ña", "na"), ("Hân", "Hằng"),
  ]

  @Test(arguments: others) func isSpelledOtherwise(_ a: String, _ b: String) {
    let (one, two) = (Self.forms(a), Self.forms(b))
    #expect(one.spelled != two.spelled && one.marked != two.marked)
  }

  @Test func yIsNoI() {
    let (one, two) = (Self.forms("Lý Thị Mỹ"), Self.forms("Lí Thị Mĩ"))
    #expect(one.spelled != two.spelled)
    #expect(one.marked == two.marked)
  }

  @Test func everyLetterHasItsMark() {
    let forms = Self.forms("Lò Thị Ê")
    #expect(forms.marks.count == forms.folded.count)
    #expect(forms.marks.last == 1)
  }
}

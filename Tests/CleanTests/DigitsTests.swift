import Testing

@testable import Clean

@Suite struct DigitsTests {
  @Test(arguments: [("5", 5), ("05", 5), (" 5 ", 5), ("5.0", 5), ("5,00", 5), ("-20", -20), ("0", 0), ("140", 140)])
  func reads(_ text: String, _ value: Int) {
    let bytes = Array(text.utf8)
    #expect(Digits.integer(bytes, 0..<bytes.count) == value)
  }

  @Test(arguments: ["", " ", "5.5", "năm", "5 người", "1.442", "--", "9999999999999999999", "5x"])
  func readsNothingElse(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(Digits.integer(bytes, 0..<bytes.count) == nil)
  }
}

import Testing
import Text

@Suite struct DistinctValuesTests {
  @Test func numbersValuesInOrderOfFirstAppearanceAndFindsThemAgain() {
    var values = DistinctValues()
    var expected: [String: Int] = [:]
    for round in 0..<3 {
      for number in 0..<2_000 {
        let text = "giá trị \(number)"
        let bytes = Array("xx\(text)yy".utf8)
        let id = values.id(of: bytes, 2..<bytes.count - 2)
        if round == 0 { expected[text] = number }
        #expect(id == expected[text])
      }
    }
    #expect(values.count == 2_000)
    #expect(values.text(1_999) == "giá trị 1999")
  }

  @Test func theEmptyValueIsAValue() {
    var values = DistinctValues()
    #expect(values.id(of: [], 0..<0) == 0)
    #expect(values.id(of: [1], 0..<1) == 1)
    #expect(values.id(of: [], 0..<0) == 0)
  }
}

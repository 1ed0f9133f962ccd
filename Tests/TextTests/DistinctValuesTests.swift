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

  @Test func manyAtOnceGetTheNumbersThatOneByOneWouldGet() {
    let texts = (0..<3_000).map { $0 % 7 == 0 ? "" : "Nguyễn Văn \($0 * $0 % 1_013)" }
    var (bytes, ranges) = ([UInt8](), [Range<Int>]())
    for text in texts {
      let start = bytes.count
      bytes += Array(text.utf8)
      ranges.append(start..<bytes.count)
    }
    var (one, many) = (DistinctValues(), DistinctValues())
    let expected = ranges.map { one.id(of: bytes, $0) }
    var found: [Int] = []
    for part in [0..<1, 1..<130, 130..<3_000] { many.ids(of: bytes, Array(ranges[part])) { found.append($0) } }
    #expect(found == expected)
    #expect(many.arena == one.arena)
    // The empty value may be the last one, where no byte follows.
    var last = DistinctValues()
    found = []
    for _ in 0..<2 { last.ids(of: [0x41], [0..<1, 1..<1]) { found.append($0) } }
    #expect(found == [0, 1, 0, 1])
  }
}

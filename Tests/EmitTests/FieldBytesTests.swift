import Households
import Testing

@testable import Emit

/// What is written word by word is what would be written letter by letter.
@Suite struct FieldBytesTests {
  private static func written(_ write: (inout MutableRawSpan, inout Int) -> Void) -> String {
    var room = [UInt8](repeating: 0x7E, count: 128)
    var end = 0
    do {
      var span = room.mutableSpan
      var fields = span.mutableBytes
      write(&fields, &end)
    }
    return String(decoding: room[..<end], as: UTF8.self)
  }

  private static func padded(_ number: UInt64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  @Test func everyHalfOfEightDigits() {
    for half in UInt32(0)..<10_000 {
      for number in [half, half * 10_000, half * 10_000 + 9_999 - half] {
        let digits = EightDigits(number)
        let text = (UInt64(0)..<8).map { UInt8(truncatingIfNeeded: digits.text >> (8 * $0)) }
        #expect(String(decoding: text, as: UTF8.self) == Self.padded(UInt64(number), 8))
        #expect(digits.count == String(number).count)
      }
    }
  }

  @Test func numbers() {
    var generator = SystemRandomNumberGenerator()
    for digits in 1...15 {
      let least = (1..<digits).reduce(UInt64(1)) { product, _ in product * 10 }
      for number in [least, least * 10 - 1, UInt64.random(in: least..<least * 10, using: &generator)] {
        #expect(Self.written { $0.number(number, &$1) } == String(number))
        #expect(Self.written { $0.number(-Int(number), &$1) } == String(-Int(number)))
        for width in digits...16 {
          #expect(Self.written { $0.number(number, digits: width, &$1) } == Self.padded(number, width))
        }
      }
    }
    #expect(Self.written { $0.number(UInt64(0), &$1) } == "0")
  }

  @Test(arguments: [
    "", "A", "Y Brôk", "Nguyễn Thị Hoa", "a,b", "\"", "một \"hai\", ba", "dòng\nmới", "1234567", "12345678",
  ])
  func texts(_ text: String) {
    let bytes = Array(text.utf8)
    var table = TableWriter(reserving: 8)
    table.field(text)
    #expect(Self.written { $0.text(bytes, bytes.indices, &$1) } == String(decoding: table.bytes, as: UTF8.self))
    #expect(Self.written { $0.plain(bytes, bytes.indices, &$1) } == text)
  }

  @Test func householdIDs() {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    var generator = SystemRandomNumberGenerator()
    for id in [0, 1, 31, .max] + (0..<500).map({ _ in UInt64.random(in: 0...(.max), using: &generator) }) {
      let letters = (0..<13).map { alphabet[Int(id >> UInt64(60 - 5 * $0) & 31)] }
      #expect(HouseholdID.text(id) == "H" + String(letters))
      #expect(HouseholdID.read(HouseholdID.text(id)) == id)
    }
  }
}

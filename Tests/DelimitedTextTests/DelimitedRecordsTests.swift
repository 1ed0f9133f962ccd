import Testing

@testable import DelimitedText

@Suite struct DelimitedRecordsTests {
  @Test func givesEachRecordItsLineAndNumber() throws {
    let text = "\u{FEFF}\"code\",name\r\n\r\n01,\"two\nlines\"\n\n02,x"
    #expect(
      try DelimitedRecords.read(Array(text.utf8)) == [
        DelimitedRecord(line: 1, record: 1, fields: ["code", "name"]),
        DelimitedRecord(line: 3, record: 2, fields: ["01", "two\nlines"]),
        DelimitedRecord(line: 6, record: 3, fields: ["02", "x"]),
      ])
  }

  @Test func takesAnotherDelimiter() throws {
    #expect(try DelimitedRecords.read(Array("a;b,c".utf8), delimiter: 0x3B).map(\.fields) == [["a", "b,c"]])
    #expect(try DelimitedRecords.read([]) == [])
  }

  @Test(arguments: [
    ("a\nb \"c\"\n", DelimitedTextError.Code.strayQuote, 2), ("a\n\"b\" c\n", .strayQuote, 2),
    ("a\n\"b\nc\nd", .unterminatedQuote, 2),
  ])
  func namesTheLineOfAnError(text: String, code: DelimitedTextError.Code, line: Int) {
    #expect { try DelimitedRecords.read(Array(text.utf8)) } throws: {
      ($0 as? DelimitedTextError)?.code == code && ($0 as? DelimitedTextError)?.line == line
    }
  }

  @Test func refusesBytesThatAreNotUTF8() {
    #expect { try DelimitedRecords.read([0x61, 0x0A, 0xFF, 0x0A]) } throws: {
      ($0 as? DelimitedTextError)?.code == .notUTF8 && "\($0)".hasPrefix("line 2: ")
    }
  }
}

import Cells
import Testing

@testable import DelimitedText

@Suite struct DelimitedReaderTests {
  @Test func trimsUnquotedFieldsAndKeepsQuotedOnes() {
    let rows = Rows(Array("a , b\t,\" c \", \"d\"\"e\" ,\n".utf8))
    #expect(rows.texts == [["a", "b", " c ", "d\"e", ""]])
    #expect(rows.troubles == [])
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func numbersBlankLinesAndLeavesThemOut(end: String) {
    let text = ["xã,hộ", "", "1,2", "", "", ",", "3,4"].joined(separator: end)
    let rows = Rows(Array(text.utf8))
    #expect(rows.texts == [["xã", "hộ"], ["1", "2"], ["", ""], ["3", "4"]])
    #expect(rows.numbers == [1, 3, 6, 7])
  }

  @Test func countsAQuotedFieldOfManyLinesAsOneRecord() {
    let rows = Rows(Array("a,\"b\nc\r\nd\"\ne".utf8))
    #expect(rows.texts == [["a", "b\nc\r\nd"], ["e"]])
    #expect(rows.numbers == [1, 2])
  }

  @Test func removesTheByteOrderMarkBeforeAQuotedHeading() {
    #expect(Rows([0xEF, 0xBB, 0xBF] + Array("\"a\",b\n".utf8)).texts == [["a", "b"]])
  }

  @Test(arguments: ["sep=;\r\na;b\n", "sep=;\na;b", "\u{FEFF}sep=;\na;b"])
  func doesNotCountTheSeparatorLine(text: String) {
    let rows = Rows(Array(text.utf8), delimiter: UInt8(ascii: ";"))
    #expect(rows.texts == [["a", "b"]])
    #expect(rows.numbers == [1])
  }

  @Test func readsNothingFromNothing() {
    for text in ["", "\u{FEFF}", "\n\r\n", "sep=,", "  "] { #expect(Rows(Array(text.utf8)).rows == []) }
  }

  @Test func keepsAQuoteInAnUnquotedField() {
    let rows = Rows(Array("A \"Sa\" Hiên,5\" x\n1,2\n".utf8))
    #expect(rows.texts == [["A \"Sa\" Hiên", "5\" x"], ["1", "2"]])
    #expect(rows.troubles == [])
  }

  @Test func readsARecordWithAStrayQuoteAsOneLine() {
    let rows = Rows(Array("1,\"A\" Sa,\"x, y\",9\n2,B\n".utf8))
    #expect(rows.texts == [["1", "\"A\" Sa", "x, y", "9"], ["2", "B"]])
    #expect(rows.troubles == [DelimitedTrouble(record: 1, kind: .strayQuote)])
  }

  @Test func endsARecordWithAnOpenQuoteWithItsLine() {
    let rows = Rows(Array("1,\"A,5\n2,\"B\",6\n3,\"C,7".utf8))
    #expect(rows.texts == [["1", "\"A", "5"], ["2", "B", "6"], ["3", "\"C", "7"]])
    #expect(rows.numbers == [1, 2, 3])
    #expect(rows.troubles.map(\.kind) == [.unterminatedQuote, .unterminatedQuote])
    #expect(rows.troubles.map(\.record) == [1, 3])
  }

  @Test func cutsALongFieldAtAWholeCharacter() {
    let rows = Rows(Array("abcdếx,Đăk Hà\nx\n".utf8), limits: Limits(field: 6, record: 60))
    #expect(rows.texts == [["abcd", "Đăk "], ["x"]])
    #expect(rows.troubles.map(\.kind) == [.fieldTooLong, .fieldTooLong])
  }

  @Test func leavesOutWhatPassesTheRecordCap() {
    let rows = Rows(Array("a,b,c,d,e,f,g,h\r\n1,2\r\n".utf8), limits: Limits(field: 5, record: 7))
    #expect(rows.texts == [["a", "b", "c", "d"], ["1", "2"]])
    #expect(rows.numbers == [1, 2])
    #expect(rows.troubles == [DelimitedTrouble(record: 1, kind: .recordTooLong)])
  }

  @Test func takesAQuoteThatStaysOpenBeyondTheCapForAStrayOne() {
    let text = "1,\"A\n2,B\n3,C\n4,\"D\"\n"
    let rows = Rows(Array(text.utf8), limits: Limits(field: 6, record: 60))
    #expect(rows.texts == [["1", "\"A"], ["2", "B"], ["3", "C"], ["4", "D"]])
  }

  @Test func saysWhatTheSourceSaid() {
    struct Broken: Error {}
    struct BrokenSource: ByteSource {
      func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws -> Int { throw Broken() }
    }
    let reader = DelimitedReader(BrokenSource())
    var batch = CellBatch()
    #expect { try reader.next(into: &batch) } throws: {
      ($0 as? DelimitedTextError)?.code == .sourceFailed && ($0 as? DelimitedTextError)?.underlying is Broken
    }
  }
}

@Suite struct SniffingTests {
  @Test(arguments: [
    ("a,b,c\n1,2,3\n", Dialect.comma), ("a;b\n1,5;2,5\n3,5;4,5\n", .semicolon), ("a\tb, c\n1\t2\n3\t4\n", .tab),
    ("a|b|c\n1|2|3\n", .pipe), ("một cột\n1\n2\n", .comma), ("", .comma), ("sep=;\na,b,c;d\n", .semicolon),
    ("UBND xã, huyện, tỉnh\n\nDanh sách, 2021\nSTT;Họ tên;Số\n1;\"A, B\";3\n2;\"C\";4\n3;D;5\n", .semicolon),
  ])
  func findsTheDelimiter(text: String, dialect: Dialect) {
    #expect(DelimitedReader.sniff(Array(text.utf8)) == dialect)
  }
}

import TestArchives
import Testing
import Workbooks

@Suite("A file's kind")
struct FileKindTests {
  @Test(
    "is seen in its first bytes",
    arguments: [
      ("", .empty), ("\0\0\0", .empty), ("STT;Họ tên", .text), ("<html><table>", .html), ("  <TABLE border=1>", .html),
      ("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Table>", .xml2003),
      ("%PDF-1.4", .pdf), ("{\\rtf1", .rtf), ("<5 hộ nghèo", .text), ("a\0b\0c\0d\0e\0f\0", .utf16),
      ("ab\0cdefghij", .binary),
    ] as [(String, FileKind)])
  func text(content: String, kind: FileKind) {
    #expect(FileKind.sniff(Array(content.utf8)) == kind)
  }

  @Test("is seen in containers")
  func containers() {
    #expect(FileKind.sniff(TestWorkbook(sheet: "<a/>").bytes) == .xlsx)
    #expect(FileKind.sniff(RecordWriter.compound([])) == .cfb)
    #expect(FileKind.sniff(RecordWriter.workbook(cells: [])) == .biff)
    #expect(FileKind.sniff(gzipped([1])) == .gzip)
    #expect(FileKind.sniff([0xff, 0xfe, 0x41, 0]) == .utf16)
  }
}

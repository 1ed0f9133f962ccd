import Compression

/// An HTML page that calls itself a workbook, as web systems export them: one sheet of all its tables, one under the
/// other, with the text between them in the first column, as Excel lays it out.
struct HTMLWorkbook: WorkbookFormat {
  let sheets: [Sheet]
  let styles = StyleTable()
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = HTMLText.utf8(bytes)
    sheets = [Sheet(name: HTMLText.sheetName(in: self.bytes) ?? "Sheet1")]
  }

  func read(sheet index: Int, into sink: inout CellSink, notes: inout Sheet) throws(WorkbookError) {
    var grammar = HTMLTables(sink: sink, notes: notes)
    sink.bytes = []
    try HTMLParser(part: notes.name).parse(&grammar, bytes: bytes)
    try grammar.finish()
    sink = grammar.sink
    notes = grammar.notes
  }
}

/// What has to be known of a page's text before it is parsed.
enum HTMLText {
  /// The page in UTF-8 where it is in UTF-16; else as it is.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    let isLittle = bytes.starts(with: [0xff, 0xfe])
    guard isLittle || bytes.starts(with: [0xfe, 0xff]) else { return bytes }
    var text = UTF16Text()
    var result: [UInt8] = []
    for index in 1..<max(1, bytes.count / 2) {
      let unit = bytes.u16(at: 2 * index)
      text.append(UInt16(truncatingIfNeeded: unit).byteSwapped(unless: isLittle), to: &result)
    }
    text.end(&result)
    return result
  }

  /// The sheet's name that Office's own notes in the page give.
  static func sheetName(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(1 << 16)
    let mark = Array("<x:name>".utf8)
    guard var index = head.firstIndex(of: UInt8(ascii: "<")) else { return nil }
    while index + mark.count < head.endIndex {
      if zip(mark, head[index...]).allSatisfy({ $0 == $1 | ($1 >= 0x41 && $1 <= 0x5a ? 0x20 : 0) }) {
        let name = head[(index + mark.count)...].prefix(124).prefix { $0 != UInt8(ascii: "<") }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
      }
      index += 1
    }
    return nil
  }
}

extension UInt16 {
  /// The same number, or with its bytes exchanged.
  fileprivate func byteSwapped(unless isNative: Bool) -> UInt16 { isNative ? self : byteSwapped }
}

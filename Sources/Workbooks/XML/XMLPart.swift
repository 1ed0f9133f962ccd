import Compression

/// Reads one XML part of a workbook from its archive, piece by piece: with the quick scanner where it is UTF-8, with
/// libxml2 where it is in another encoding.
enum XMLPart {
  /// Sends the whole part to the handler.
  static func parse<Handler: XMLHandler>(
    _ source: ZipEntryReader, named part: String, limits: Workbook.Limits, into handler: inout Handler
  ) throws(WorkbookError) {
    var scanner = XMLScanner(source, part: part, longest: limits.cellBytes)
    let head = try scanner.begin()
    if isSimple(head) {
      try scanner.run(&handler)
    } else {
      let parser = SAXParser(part: part)
      try parser.parse(&handler, head: head) { buffer throws(CompressionError) in try source.read(into: buffer) }
    }
  }

  /// Whether the part's beginning says that it is UTF-8, or says nothing.
  private static func isSimple(_ head: [UInt8]) -> Bool {
    if head.count >= 2, head[0] >= 0xfe || head[0] == 0 || head[1] == 0 { return false }
    guard head.count > 5, let end = head.prefix(512).firstIndex(of: UInt8(ascii: ">")) else { return true }
    let declaration = String(decoding: head[..<end], as: UTF8.self).lowercased()
    guard declaration.contains("<?xml"), let name = declaration.range(of: "encoding") else { return true }
    let encoding = declaration[name.upperBound...].drop { "= \"'".contains($0) }
    return encoding.hasPrefix("utf-8") || encoding.hasPrefix("utf8") || encoding.hasPrefix("us-ascii")
  }
}

extension String {
  /// Where another string first occurs.
  fileprivate func range(of other: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
      start = index(after: start)
    }
    return nil
  }
}

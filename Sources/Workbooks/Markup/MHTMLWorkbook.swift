import Compression

/// A workbook saved as a "single file web page": pages, one a sheet, as parts of a message (RFC 2557).
struct MHTMLWorkbook: WorkbookFormat {
  private(set) var sheets: [Sheet] = []
  let styles = StyleTable()
  private var pages: [[UInt8]] = []

  /// Throws `.notAWorkbook` where no part is a page with a table.
  init(_ bytes: [UInt8]) throws(WorkbookError) {
    let parts = MIMEPart.parts(of: bytes).filter { $0.isPage }
    let texts = parts.map { MarkupText.html($0.content) }
    for entry in Self.worksheets(texts) {
      guard let index = parts.firstIndex(where: { $0.file == entry.file }) else { continue }
      sheets.append(Sheet(name: entry.name, isHidden: entry.isHidden))
      pages.append(texts[index])
    }
    if pages.isEmpty {
      pages = texts.filter { MarkupText.kindOfOtherPage($0) == nil }
      sheets = pages.enumerated().map { Sheet(name: MarkupText.sheetName(in: $1) ?? "Sheet\($0 + 1)") }
    }
    guard !pages.isEmpty else {
      throw WorkbookError(.notAWorkbook, kind: .mhtml, "no part of the message is a page with a table")
    }
  }

  func read(sheet index: Int, into sink: inout CellSink, notes: inout Sheet) throws(WorkbookError) {
    try HTMLTables.read(pages[index], into: &sink, notes: &notes)
  }

  /// The sheets that the first page lists in Office's own notes, each with the page that has its cells.
  private static func worksheets(_ pages: [[UInt8]]) -> [(name: String, file: String, isHidden: Bool)] {
    guard let page = pages.first else { return [] }
    let (small, mark) = (MarkupText.lowercased(page[...]), Array("<x:excelworksheet>".utf8))
    var sheets: [(name: String, file: String, isHidden: Bool)] = []
    var start = small.firstRange(of: mark)?.upperBound
    while let here = start, sheets.count < 1_024 {
      let next = small[here...].firstRange(of: mark)
      let note = page[here..<(next?.lowerBound ?? page.count)]
      let source = small[here..<note.endIndex].firstRange(of: Array("worksheetsource href=".utf8))
      if let source {
        let path = page[source.upperBound...].drop { $0 == 0x22 || $0 == 0x27 }.prefix {
          $0 > 0x20 && $0 != 0x22 && $0 != 0x27
        }
        let name = MarkupText.value(of: "<x:name>", in: note) ?? "Sheet\(sheets.count + 1)"
        let isHidden = MarkupText.value(of: "<x:visible>", in: note)?.hasPrefix("Sheet") ?? false
        sheets.append((name, MIMEPart.file(String(decoding: path, as: UTF8.self)), isHidden))
      }
      start = next?.upperBound
    }
    return sheets
  }
}

/// A part of a message: its headers, and its content decoded (RFC 2045, 2046).
struct MIMEPart {
  /// The headers by their names in small letters.
  private(set) var headers: [String: String] = [:]
  private let body: ArraySlice<UInt8>

  /// The most parts that are looked at, and how deep parts may lie in parts.
  private static let limits = (parts: 1_024, depth: 8)

  /// All parts of a message that have no parts themselves.
  static func parts(of bytes: [UInt8]) -> [MIMEPart] {
    var found: [MIMEPart] = []
    collect(MIMEPart(bytes[...]), depth: 0, into: &found)
    return found
  }

  private init(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    var last: String?
    while let end = rest.firstIndex(of: 0x0a) {
      let line = rest[rest.startIndex..<end].filter { $0 != 0x0d }
      rest = rest[(end + 1)...]
      if line.isEmpty {
        if headers.isEmpty { continue }
        break
      }
      if line[0] == 0x20 || line[0] == 0x09, let name = last {
        headers[name, default: ""] += " " + String(decoding: line.drop { $0 <= 0x20 }, as: UTF8.self)
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), headers.count < 256 {
        let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
        headers[name] = String(decoding: line[(colon + 1)...].drop { $0 <= 0x20 }, as: UTF8.self)
        last = name
      }
    }
    body = rest
  }

  private static func collect(_ part: MIMEPart, depth: Int, into found: inout [MIMEPart]) {
    guard found.count < limits.parts else { return }
    guard part.type.hasPrefix("multipart/"), depth < limits.depth, let boundary = part.boundary else {
      found.append(part)
      return
    }
    for piece in part.pieces(between: Array(("--" + boundary).utf8)) {
      collect(MIMEPart(piece), depth: depth + 1, into: &found)
    }
  }

  /// The parts between lines that begin with the boundary.
  private func pieces(between mark: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    var line = body.startIndex
    while line < body.endIndex, pieces.count < Self.limits.parts {
      let end = body[line...].firstIndex(of: 0x0a) ?? body.endIndex
      if body[line..<end].starts(with: mark) {
        if let start { pieces.append(body[start..<line]) }
        start = min(end + 1, body.endIndex)
        if body[line..<end].dropFirst(mark.count).starts(with: Array("--".utf8)) { return pieces }
      }
      line = end + 1
    }
    // The last boundary may be missing.
    if let start, start < body.endIndex { pieces.append(body[start...]) }
    return pieces
  }

  private var type: String { (headers["content-type"] ?? "text/plain").lowercased() }
  private var boundary: String? {
    let header = headers["content-type"] ?? ""
    let small = header.lowercased()
    guard let place = small.firstRange(of: "boundary=") else { return nil }
    let skipped = small.distance(from: small.startIndex, to: place.upperBound)
    let rest = header.dropFirst(skipped)
    let value = rest.hasPrefix("\"") ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { $0 != ";" && $0 != " " }
    return value.isEmpty ? nil : String(value)
  }

  /// Whether the part is a page.
  var isPage: Bool { type.hasPrefix("text/html") || type.hasPrefix("application/xhtml") }
  /// The last word of where the part is said to lie.
  var file: String { Self.file(headers["content-location"] ?? "") }

  /// The last word of a path, in small letters.
  static func file(_ path: String) -> String {
    path.split { $0 == "/" || $0 == "\\" }.last.map { $0.lowercased() } ?? ""
  }

  /// The content without the coding that it was sent in.
  var content: [UInt8] {
    switch (headers["content-transfer-encoding"] ?? "").lowercased().split(separator: " ").first {
    case "base64": Base64.decoded(body)
    case "quoted-printable": Self.unquoted(body)
    default: Array(body)
    }
  }

  /// Quoted-printable text: `=C4` is a byte, and `=` at a line's end joins it with the next.
  private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        continue
      }
      let line = text[index...].prefix(80).drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
      if line.first == 0x0a {
        index = line.startIndex + 1
      } else if index + 1 < text.endIndex, let upper = digit(text[index]), let lower = digit(text[index + 1]) {
        bytes.append(upper << 4 | lower)
        index += 2
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
    default: nil
    }
  }
}

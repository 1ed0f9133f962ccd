import Compression

/// What an .xls says for all sheets: their places, shared strings, styles, encoding (MS-XLS 2.1.7.20.3).
struct XLSGlobals {
  /// The worksheets.
  private(set) var sheets: [Sheet] = []
  /// Where each sheet's records begin.
  private(set) var sheetStarts: [Int] = []
  /// The shared strings; only Excel 97 and later have any.
  private(set) var strings = StringArena()
  /// Number formats and fonts.
  private(set) var styles = StyleTable()
  /// The version of the format: 2, 3, 4, 5 or 8.
  private(set) var version = 8
  /// How text is stored before version 8.
  private(set) var codePage = CodePage(1252)
  private var cellFormats: [(format: Int, font: Int)] = []
  private var fonts = 0
  private var formats = 0

  /// Reads the records from the stream's beginning: the globals, or in versions 2 to 4 the one sheet.
  mutating func read(_ stream: [UInt8]) throws(WorkbookError) {
    var cursor = RecordCursor(stream)
    guard let first = try cursor.next(), RecordType.beginnings.contains(first.type) else {
      throw WorkbookError(.notAWorkbook, "the workbook's stream does not begin with a workbook's records")
    }
    version = Self.version(of: first, in: stream)
    let kind = stream.u16(at: first.content.lowerBound + 2)
    let isSheet = version < 5 || kind == 0x10
    var depth = 1
    while depth > 0, let record = try cursor.next() {
      if RecordType.beginnings.contains(record.type) { depth += 1 }
      if record.type == RecordType.endOfSubstream { depth -= 1 }
      if depth == 1 { try take(record, &cursor) }
    }
    guard Set(sheetStarts).count == sheetStarts.count else {
      throw WorkbookError(.damaged, "two sheets are said to be in the same place")
    }
    if sheetStarts.contains(where: { !RecordType.beginnings.contains(stream.u16(at: $0)) }) { findSheets(in: stream) }
    if depth > 0 { throw WorkbookError(.truncated, "the workbook's records end before its last one") }
    if isSheet, sheets.isEmpty {
      sheets = [Sheet(name: "Sheet1")]
      sheetStarts = [0]
    }
    for format in cellFormats { styles.addStyle(numberFormat: format.format, font: format.font) }
  }

  private static func version(of beginning: BIFFRecord, in stream: [UInt8]) -> Int {
    switch beginning.type {
    case 0x09: 2
    case 0x209: 3
    case 0x409: 4
    default: stream.u16(at: beginning.content.lowerBound) == 0x0600 ? 8 : 5
    }
  }

  private mutating func take(_ record: BIFFRecord, _ cursor: inout RecordCursor) throws(WorkbookError) {
    let stream = cursor.stream
    let start = record.content.lowerBound
    switch record.type {
    case RecordType.codePage: codePage = CodePage(stream.u16(at: start))
    case RecordType.dateMode: styles.date1904 = stream.u16(at: start) == 1
    case RecordType.boundSheet: try takeSheet(record, stream)
    case RecordType.sharedStrings: try takeStrings(cursor.segments(of: record), stream)
    case RecordType.font, RecordType.font3: takeFont(record, stream)
    case RecordType.format, RecordType.format2: takeFormat(record, stream)
    case RecordType.style: cellFormats.append((stream.u16(at: start + 2), stream.u16(at: start)))
    case RecordType.style3, RecordType.style4:
      cellFormats.append((Int(stream.byte(at: start + 1)), Int(stream.byte(at: start))))
    default: break
    }
  }

  /// A sheet's name, place and kind (MS-XLS 2.4.28); only worksheets are kept.
  private mutating func takeSheet(_ record: BIFFRecord, _ stream: [UInt8]) throws(WorkbookError) {
    try record.require(7)
    let start = record.content.lowerBound
    guard stream.byte(at: start + 5) == 0 else { return }
    // Excel shows 31 characters of a name, though some writers store more.
    let name = try text(stream, record, at: 6, lengthBytes: 1)
    sheets.append(Sheet(name: String(name.prefix(31)), isHidden: stream.byte(at: start + 4) & 3 != 0))
    sheetStarts.append(stream.u32(at: start))
  }

  /// The shared strings with their continuations (MS-XLS 2.4.265).
  private mutating func takeStrings(_ segments: [Range<Int>], _ stream: [UInt8]) throws(WorkbookError) {
    let count = stream.u32(at: (segments.first?.lowerBound ?? 0) + 4)
    var reader = SegmentReader(stream, segments, skipping: 8)
    while strings.count < count, !reader.isAtEnd {
      try reader.appendString(lengthBytes: 2, to: &strings.bytes)
      strings.endString()
    }
  }

  /// Where the worksheets' records really begin, by walking over the whole stream: some writers give wrong places. Each
  /// sheet of `sheetStarts` in turn gets the beginning nearest to its place that no other has.
  mutating func findSheets(in stream: [UInt8]) {
    var beginnings = Self.worksheets(in: stream)
    let right = Set(sheetStarts).intersection(beginnings)
    beginnings.removeAll { right.contains($0) }
    for index in sheetStarts.indices where !right.contains(sheetStarts[index]) {
      let place = sheetStarts[index]
      guard let nearest = beginnings.min(by: { abs($0 - place) < abs($1 - place) }) else { continue }
      sheetStarts[index] = nearest
      beginnings.removeAll { $0 == nearest }
    }
  }

  /// The beginnings of all worksheets that do not stand within another substream.
  private static func worksheets(in stream: [UInt8]) -> [Int] {
    var cursor = RecordCursor(stream)
    var found: [Int] = []
    var depth = 0
    while true {
      let place = cursor.position
      guard let record = (try? cursor.next()) ?? nil else { return found }
      if RecordType.beginnings.contains(record.type) {
        if depth == 0, stream.u16(at: record.content.lowerBound + 2) == 0x10 { found.append(place) }
        depth += 1
      } else if record.type == RecordType.endOfSubstream {
        depth = max(0, depth - 1)
      }
    }
  }

  /// A font's name (MS-XLS 2.4.122). There is no font 4: the fifth record is font 5.
  private mutating func takeFont(_ record: BIFFRecord, _ stream: [UInt8]) {
    defer { fonts += fonts == 3 ? 2 : 1 }
    let place = version >= 5 ? 14 : version == 2 ? 4 : 6
    guard record.content.count > place else { return }
    styles.fontNames[fonts] = looseText(stream, record, at: place, lengthBytes: 1)
  }

  /// A number format's code (MS-XLS 2.4.126); before version 5 they are counted.
  private mutating func takeFormat(_ record: BIFFRecord, _ stream: [UInt8]) {
    defer { formats += 1 }
    let hasNumber = version >= 4
    let number = version >= 5 ? stream.u16(at: record.content.lowerBound) : formats
    let code = looseText(stream, record, at: hasNumber ? 2 : 0, lengthBytes: version == 8 ? 2 : 1)
    styles.customFormats[number] = NumberFormat(code: code.utf8)
  }

  /// As much of a text as there is: some writers count more letters than they write, of names that hardly matter.
  private func looseText(_ stream: [UInt8], _ record: BIFFRecord, at offset: Int, lengthBytes: Int) -> String {
    var bytes: [UInt8] = []
    do throws(WorkbookError) {
      try append(stream, record.content, at: offset, lengthBytes: lengthBytes, to: &bytes)
    } catch {
      guard version < 8 else { return String(decoding: bytes, as: UTF8.self) }
      let start = min(record.content.upperBound, record.content.lowerBound + offset + lengthBytes)
      codePage.append(stream[start..<record.content.upperBound], to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func text(
    _ stream: [UInt8], _ record: BIFFRecord, at offset: Int, lengthBytes: Int
  ) throws(WorkbookError) -> String {
    var bytes: [UInt8] = []
    try append(stream, record.content, at: offset, lengthBytes: lengthBytes, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the string at an offset of a record, which has one or two bytes for its length.
  func append(
    _ stream: [UInt8], _ content: Range<Int>, at offset: Int, lengthBytes: Int, to bytes: inout [UInt8]
  ) throws(WorkbookError) {
    if version == 8 {
      var reader = SegmentReader(stream, [content], skipping: offset)
      try reader.appendString(lengthBytes: lengthBytes, to: &bytes)
      return
    }
    let place = content.lowerBound + offset
    guard place + lengthBytes <= content.upperBound else { throw WorkbookError(.damaged, "a string is not there") }
    let count = lengthBytes == 1 ? Int(stream.byte(at: place)) : stream.u16(at: place)
    let start = place + lengthBytes
    guard start + count <= content.upperBound else { throw WorkbookError(.damaged, "a string breaks off") }
    codePage.append(stream[start..<start + count], to: &bytes)
  }
}

import Compression

/// One record of a BIFF stream: a number that says what it is, and where its content lies (MS-XLS 2.1.4).
struct BIFFRecord {
  let type: Int
  let content: Range<Int>

  /// Throws `.damaged` where the record has fewer bytes than its kind needs.
  func require(_ count: Int) throws(WorkbookError) {
    guard content.count >= count else {
      throw WorkbookError(.damaged, "record 0x\(String(type, radix: 16)) has \(content.count) bytes; expected \(count)")
    }
  }
}

/// The records that are read here, by their numbers in BIFF3 to BIFF8 (MS-XLS 2.3).
enum RecordType {
  static let formula = 0x06
  static let formula3 = 0x206
  static let formula4 = 0x406
  static let endOfSubstream = 0x0a
  static let dateMode = 0x22
  static let filePassword = 0x2f
  static let font = 0x31
  static let font3 = 0x231
  static let continuation = 0x3c
  static let codePage = 0x42
  static let columnInfo = 0x7d
  static let boundSheet = 0x85
  static let multipleRK = 0xbd
  static let richString = 0xd6
  static let format2 = 0x1e
  static let style = 0xe0
  static let style3 = 0x243
  static let style4 = 0x443
  static let mergedCells = 0xe5
  static let sharedStrings = 0xfc
  static let sharedLabel = 0xfd
  static let number = 0x203
  static let label = 0x204
  static let booleanOrError = 0x205
  static let string = 0x207
  static let row = 0x208
  static let rk = 0x27e
  static let format = 0x41e
  /// The beginning of a substream: BIFF2, 3, 4, and 5 with 8.
  static let beginnings: Set<Int> = [0x09, 0x209, 0x409, 0x809]
}

/// Walks over the records of a stream.
struct RecordCursor {
  let stream: [UInt8]
  private(set) var position: Int

  init(_ stream: [UInt8], at position: Int = 0) {
    self.stream = stream
    self.position = position
  }

  /// The next record; nil at the end of the stream. Throws `.truncated` where a record is cut.
  mutating func next() throws(WorkbookError) -> BIFFRecord? {
    guard position <= stream.count - 4 else { return nil }
    let type = stream.u16(at: position)
    let start = position + 4
    let end = start + stream.u16(at: position + 2)
    guard end <= stream.count else {
      throw WorkbookError(.truncated, "the workbook's records break off")
    }
    position = end
    return BIFFRecord(type: type, content: start..<end)
  }

  /// The number of the record to come.
  var upcoming: Int? { position <= stream.count - 4 ? stream.u16(at: position) : nil }

  /// The record's content together with that of the continuations that follow it.
  mutating func segments(of record: BIFFRecord) throws(WorkbookError) -> [Range<Int>] {
    var segments = [record.content]
    while upcoming == RecordType.continuation, let more = try next() { segments.append(more.content) }
    return segments
  }
}

import Cells
import Compression

/// A binary workbook, .xlsb (MS-XLSB): the parts of an .xlsx as records instead of XML.
struct XLSBWorkbook: WorkbookFormat {
  let sheets: [Sheet]
  let styles: StyleTable
  private let archive: ZipArchive
  private let limits: Workbook.Limits
  private let sheetParts: [String]
  private let stringsPart: String?
  private var strings: StringArena?

  /// The workbook whose main part is in an archive.
  init(_ archive: ZipArchive, main: String, limits: Workbook.Limits) throws(WorkbookError) {
    self.archive = archive
    self.limits = limits
    let outline = try XLSBOutline(PackageReader.content(main, of: archive))
    let relations = try PackageReader.relationships(of: main, in: archive, limits)
    let byID = Dictionary(relations.map { ($0.id, $0) }) { first, _ in first }
    var found: [(sheet: Sheet, part: String)] = []
    for (index, entry) in outline.sheets.enumerated() {
      let relation = byID[entry.id]
      if let relation, relation.type != "worksheet" { continue }
      let target = relation?.target ?? "worksheets/sheet\(index + 1).bin"
      found.append((entry.sheet, RelationshipsGrammar.resolve(target, from: main)))
    }
    guard Set(found.map(\.part)).count == found.count else {
      throw WorkbookError(.damaged, "two sheets are said to be in the same part")
    }
    sheets = found.map(\.sheet)
    sheetParts = found.map(\.part)
    stringsPart = Self.part("sharedStrings", relations, from: main, in: archive)
    var styles = StyleTable()
    if let part = Self.part("styles", relations, from: main, in: archive) {
      styles = try Self.styles(PackageReader.content(part, of: archive))
    }
    styles.date1904 = outline.date1904
    self.styles = styles
  }

  mutating func read(sheet index: Int, into sink: inout CellSink, notes: inout Sheet) throws(WorkbookError) {
    let strings = try loadStrings()
    let part = try PackageReader.content(sheetParts[index], of: archive)
    var reader = XLSBSheetReader(part, strings: strings, styles: styles, numbers: sink.numbers)
    try reader.read(into: &sink, notes: &notes)
  }

  private static func part(
    _ type: String, _ relations: [RelationshipsGrammar.Relationship], from main: String, in archive: ZipArchive
  ) -> String? {
    let target = relations.first { $0.type == type }?.target ?? "\(type).bin"
    let path = RelationshipsGrammar.resolve(target, from: main)
    return archive.entry(named: path) == nil ? nil : path
  }

  private mutating func loadStrings() throws(WorkbookError) -> StringArena {
    if let strings { return strings }
    var arena = StringArena()
    if let stringsPart {
      var cursor = XLSBCursor(try PackageReader.content(stringsPart, of: archive))
      while let record = try cursor.next(), record.type != XLSBRecord.endStrings {
        guard record.type == XLSBRecord.string else { continue }
        cursor.appendText(record, at: 1, to: &arena.bytes)
        arena.endString()
        guard arena.bytes.count <= limits.textBytes else {
          throw WorkbookError(.tooLarge, "there are more shared strings than \(limits.textBytes) bytes")
        }
      }
    }
    strings = arena
    return arena
  }

  /// Number formats, fonts, and the styles of cells that use them (MS-XLSB 2.1.7.50).
  private static func styles(_ part: [UInt8]) throws(WorkbookError) -> StyleTable {
    var styles = StyleTable()
    var cursor = XLSBCursor(part)
    var fonts = 0
    var isInFonts = false
    var isInStyles = false
    while let record = try cursor.next() {
      let start = record.content.lowerBound
      switch record.type {
      case XLSBRecord.format:
        var code: [UInt8] = []
        cursor.appendText(record, at: 2, to: &code)
        styles.customFormats[part.u16(at: start)] = NumberFormat(code: code)
      case XLSBRecord.beginFonts: isInFonts = true
      case XLSBRecord.endFonts: isInFonts = false
      case XLSBRecord.font where isInFonts:
        var name: [UInt8] = []
        cursor.appendText(record, at: 21, to: &name)
        styles.fontNames[fonts] = String(decoding: name, as: UTF8.self)
        fonts += 1
      case XLSBRecord.beginStyles: isInStyles = true
      case XLSBRecord.endStyles: isInStyles = false
      case XLSBRecord.style where isInStyles:
        guard styles.formats.count < 1 << 20 else { throw WorkbookError(.tooLarge, "has more than a million styles") }
        styles.addStyle(numberFormat: part.u16(at: start + 2), font: part.u16(at: start + 4))
      default: break
      }
    }
    return styles
  }
}

/// The records that are read here, by their numbers (MS-XLSB 2.3).
enum XLSBRecord {
  static let row = 0
  static let string = 19
  static let font = 43
  static let format = 44
  static let style = 47
  static let columnInfo = 60
  static let richCell = 62
  static let beginSheetData = 145
  static let endSheetData = 146
  static let properties = 153
  static let sheet = 156
  static let endStrings = 160
  static let mergedCells = 176
  static let beginFonts = 611
  static let endFonts = 612
  static let beginStyles = 617
  static let endStyles = 618
}

/// Walks over the records of a part: a number of one or two bytes, a length of one to four, and so many bytes
/// (MS-XLSB 2.1.4).
struct XLSBCursor {
  let part: [UInt8]
  private var position = 0

  init(_ part: [UInt8]) { self.part = part }

  /// The next record; nil at the end. Throws `.truncated` where a record is cut.
  mutating func next() throws(WorkbookError) -> BIFFRecord? {
    guard position < part.count else { return nil }
    guard let type = number(atMost: 2), let length = number(atMost: 4), length <= part.count - position else {
      throw WorkbookError(.truncated, "the workbook's records break off")
    }
    let start = position
    position += length
    return BIFFRecord(type: type, content: start..<position)
  }

  /// A number in groups of seven bits, the lowest first.
  private mutating func number(atMost bytes: Int) -> Int? {
    var value = 0
    for index in 0..<bytes {
      guard position < part.count else { return nil }
      let byte = part[position]
      position += 1
      value |= Int(byte & 0x7f) << (7 * index)
      if byte < 0x80 { break }
    }
    return value
  }

  /// Appends the text at an offset of a record as UTF-8: a count, then units of UTF-16 (MS-XLSB 2.5.168). As much as there is.
  func appendText(_ record: BIFFRecord, at offset: Int, to bytes: inout [UInt8]) {
    let start = record.content.lowerBound + offset
    guard start + 4 <= record.content.upperBound else { return }
    let count = part.u32(at: start)
    // All ones stand for no text.
    guard count != 0xffff_ffff else { return }
    var text = UTF16Text()
    let there = min(count, (record.content.upperBound - start - 4) / 2)
    for index in 0..<there { text.append(UInt16(truncatingIfNeeded: part.u16(at: start + 4 + 2 * index)), to: &bytes) }
    text.end(&bytes)
  }
}

/// What the main part says: the sheets with the ids of their relationships, and the date system.
struct XLSBOutline {
  private(set) var sheets: [(sheet: Sheet, id: String)] = []
  private(set) var date1904 = false

  init(_ part: [UInt8]) throws(WorkbookError) {
    var cursor = XLSBCursor(part)
    while let record = try cursor.next() {
      let start = record.content.lowerBound
      if record.type == XLSBRecord.properties {
        date1904 = part.byte(at: start) & 1 != 0
      } else if record.type == XLSBRecord.sheet {
        guard sheets.count < 65_536 else { throw WorkbookError(.tooLarge, "has more than 65536 sheets") }
        var id: [UInt8] = []
        cursor.appendText(record, at: 8, to: &id)
        let length = part.u32(at: start + 8)
        var name: [UInt8] = []
        cursor.appendText(record, at: 12 + (length == 0xffff_ffff ? 0 : 2 * length), to: &name)
        let sheet = Sheet(name: String(decoding: name, as: UTF8.self), isHidden: part.u32(at: start) != 0)
        sheets.append((sheet, String(decoding: id, as: UTF8.self)))
      }
    }
  }
}

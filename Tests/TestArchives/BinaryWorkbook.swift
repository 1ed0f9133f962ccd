/// Writes small .xlsb workbooks for tests.
public enum BinaryWorkbook {
  /// A record: its number, its length, its content.
  public static func record(_ type: Int, _ content: [UInt8] = []) -> [UInt8] {
    var bytes = type < 0x80 ? [UInt8(type)] : [UInt8(type & 0x7f | 0x80), UInt8(type >> 7)]
    var length = content.count
    while length >= 0x80 {
      bytes.append(UInt8(length & 0x7f | 0x80))
      length >>= 7
    }
    return bytes + [UInt8(length)] + content
  }

  /// A text with its count before it.
  public static func text(_ text: String) -> [UInt8] { le(text.utf16.count, 4) + text.utf16.flatMap { le(Int($0), 2) } }

  /// A cell's record: the number, the column from 1, the style, the value.
  public static func cell(_ type: Int, _ column: Int, style: Int = 0, _ value: [UInt8]) -> [UInt8] {
    record(type, le(column - 1, 4) + le(style, 4) + value)
  }

  /// A row's record, by its number from 1.
  public static func row(_ number: Int, isHidden: Bool = false) -> [UInt8] {
    record(0, le(number - 1, 4) + le(0, 4) + le(300, 2) + [0, isHidden ? 0x10 : 0, 0] + le(0, 4))
  }

  /// A workbook of these sheets, each a name, whether it is hidden, and the records between its beginning and its end.
  public static func workbook(
    _ sheets: [(name: String, isHidden: Bool, records: [UInt8])], strings: [String] = [], styles: [UInt8]? = nil,
    properties: [UInt8]? = nil
  ) -> [UInt8] {
    var writer = ZipWriter()
    var main = properties.map { record(153, $0) } ?? []
    var relations = ""
    for (index, sheet) in sheets.enumerated() {
      let id = "rId\(index + 1)"
      main += record(156, le(sheet.isHidden ? 1 : 0, 4) + le(index + 1, 4) + text(id) + text(sheet.name))
      relations += ##"<Relationship Id="\##(id)" Type="x/worksheet" Target="worksheets/sheet\##(index + 1).bin"/>"##
      writer.add("xl/worksheets/sheet\(index + 1).bin", record(129) + sheet.records + record(130))
    }
    writer.add("xl/workbook.bin", record(131) + main + record(132))
    writer.add("xl/_rels/workbook.bin.rels", "<Relationships>\(relations)</Relationships>")
    if !strings.isEmpty {
      writer.add("xl/sharedStrings.bin", record(159) + strings.flatMap { record(19, [0] + text($0)) } + record(160))
    }
    if let styles { writer.add("xl/styles.bin", styles) }
    return writer.finished()
  }
}

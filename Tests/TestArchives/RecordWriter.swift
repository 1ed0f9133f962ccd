/// Writes small .xls workbooks for tests: records of BIFF8 or BIFF5, bare or in a compound file.
public struct RecordWriter {
  /// The records so far.
  public private(set) var bytes: [UInt8] = []

  /// No records.
  public init() {}

  /// Adds a record.
  public mutating func add(_ type: Int, _ content: [UInt8]) { bytes += le(type, 2) + le(content.count, 2) + content }

  /// A workbook of one sheet: records of the globals, then those of the sheet.
  public static func workbook(
    name: String = "A", version: Int = 8, globals: [(Int, [UInt8])] = [], cells: [(Int, [UInt8])]
  ) -> [UInt8] {
    let mark = version == 8 ? 0x600 : 0x500
    let beginning = le(mark, 2)
    var before = RecordWriter()
    before.add(0x809, beginning + le(5, 2) + le(0, 12))
    for (type, content) in globals { before.add(type, content) }
    let nameBytes = [UInt8(name.utf8.count)] + (version == 8 ? [0] : []) + Array(name.utf8)
    let start = before.bytes.count + 4 + 6 + nameBytes.count + 4
    before.add(0x85, le(start, 4) + [0, 0] + nameBytes)
    before.add(0x0a, [])
    before.add(0x809, beginning + le(0x10, 2) + le(0, 12))
    for (type, content) in cells { before.add(type, content) }
    before.add(0x0a, [])
    return before.bytes
  }

  /// The stream in a compound file of 512-byte sectors, under the name `Workbook` or another.
  public static func compound(_ stream: [UInt8], name: String = "Workbook") -> [UInt8] {
    let content = stream + [UInt8](repeating: 0, count: max(4_096 - stream.count, (512 - stream.count % 512) % 512))
    let padded = content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    let sectors = padded.count / 512
    var table = [0xffff_fffd, 0xffff_fffe] + (0..<sectors).map { $0 == sectors - 1 ? 0xffff_fffe : $0 + 3 }
    table += Array(repeating: 0xffff_ffff, count: 128 - table.count)
    var header: [UInt8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] + le(0, 16)
    header += le(0x3e, 2) + le(3, 2) + le(0xfffe, 2) + le(9, 2) + le(6, 2) + le(0, 10) + le(1, 4) + le(1, 4) + le(0, 4)
    header += le(4_096, 4) + le(0xffff_fffe, 4) + le(0, 4) + le(0xffff_fffe, 4) + le(0, 4) + le(0, 4)
    for _ in 1..<109 { header += le(0xffff_ffff, 4) }
    let directory =
      entry("Root Entry", type: 5, child: 1, start: 0xffff_fffe, size: 0)
      + entry(name, type: 2, child: 0xffff_ffff, start: 2, size: padded.count) + le(0, 256)
    return header + table.flatMap { le($0, 4) } + directory + padded
  }

  private static func entry(_ name: String, type: Int, child: Int, start: Int, size: Int) -> [UInt8] {
    let units = name.utf16.flatMap { le(Int($0), 2) }
    let padded = units + [UInt8](repeating: 0, count: 64 - units.count)
    let siblings = le(0xffff_ffff, 4) + le(0xffff_ffff, 4) + le(child, 4)
    return padded + le(units.count + 2, 2) + [UInt8(type), 1] + siblings + le(0, 36) + le(start, 4) + le(size, 8)
  }
}

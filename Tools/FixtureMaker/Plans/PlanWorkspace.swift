import CZlib
import Foundation

/// Writes the lists, units and totals of the worked plans; their pipelines, targets and measures are written by hand.
struct PlanWorkspace {
  let directory: URL

  /// All worked plans, each in a folder of its name.
  static func makeAll(below directory: URL) throws {
    for (name, make) in [
      ("cam-chau-2022", CamChau.make), ("lien-chung-2024", LienChung.make), ("lao-cai-2024", LaoCai.make),
      ("ha-nam-2017", HaNam.make),
    ] {
      let workspace = PlanWorkspace(directory: directory.appendingPathComponent(name, isDirectory: true))
      let inbox = workspace.directory.appendingPathComponent("inbox")
      if FileManager.default.fileExists(atPath: inbox.path) { try FileManager.default.removeItem(at: inbox) }
      try make(workspace)
    }
  }

  /// A text file of one sheet.
  func write(_ sheet: Sheet, _ dialect: Dialect, to path: String) throws {
    try dialect.data(sheet).write(to: place(path))
  }

  /// The same, packed.
  func writePacked(_ sheet: Sheet, _ dialect: Dialect, to path: String) throws {
    try gzip(dialect.data(sheet)).write(to: place(path))
  }

  /// A workbook.
  func write(_ sheets: [Sheet], made: Day, to path: String) throws {
    try WorkbookFile(made: made).write(sheets, to: place(path).path)
  }

  /// A reference file.
  func write(_ rows: [[String]], to path: String) throws {
    try Data(csv(rows).utf8).write(to: place(path))
  }

  private func place(_ path: String) throws -> URL {
    let url = directory.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    return url
  }

  /// A gzip member without name and time: zlib's stream with another head and foot.
  private func gzip(_ data: Data) -> Data {
    let bytes = [UInt8](data)
    var packed = [UInt8](repeating: 0, count: Int(compressBound(UInt(bytes.count))))
    var size = UInt(packed.count)
    compress2(&packed, &size, bytes, UInt(bytes.count), 9)
    let sums = [UInt32(crc32(0, bytes, UInt32(bytes.count))), UInt32(truncatingIfNeeded: bytes.count)]
    let foot = sums.flatMap { sum in (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) } }
    return Data([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3] + packed[2..<Int(size) - 4] + foot)
  }

  static let unitColumns = ["code", "name", "level", "parent", "valid_from", "valid_to", "area"]
  static let totalColumns = ["period", "unit", "households", "persons"]
}

extension [PlanHousehold] {
  /// The rows of a review, those of a class before others.
  func rows(_ found: KeyPath<PlanHousehold, Assessment?>, _ classes: [Class] = [.poor, .nearPoor]) -> [PlanRow] {
    classes.flatMap { decided in
      compactMap { household in
        household[keyPath: found].flatMap { $0.decided == decided ? PlanRow(household: household, found: $0) : nil }
      }
    }
  }
}

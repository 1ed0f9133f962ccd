import Compression
import Cells
import Foundation
import Testing
import Workbooks

/// Public workbooks beside what Excel itself says is in them, where that corpus is at hand: the folder named by
/// `RASOAT_CORPUS`, or `../shared/data/workbooks`. Excel's answers are SpreadsheetML 2003, which this room reads too.
@Suite("Excel's own answers")
struct CorpusTests {
  struct Place: Hashable {
    let sheet: String
    let row: Int
    let column: Int
  }

  static let folder = ProcessInfo.processInfo.environment["RASOAT_CORPUS"] ?? "../shared/data/workbooks"
  static let isThere = FileManager.default.fileExists(atPath: folder + "/oracle")

  func cells(_ bytes: [UInt8]) throws -> [Place: (CellKind, String)] {
    let workbook = try Workbook.open(bytes: bytes)
    var cells: [Place: (CellKind, String)] = [:]
    for index in workbook.sheets.indices {
      let name = workbook.sheets[index].name
      try workbook.forEachCell(sheet: index) { row, column, kind, _, value in
        cells[Place(sheet: name, row: row, column: column)] = (kind, String(decoding: value, as: UTF8.self))
      }
    }
    return cells
  }

  func isSame(_ wanted: (CellKind, String), _ found: (CellKind, String)?) -> Bool {
    guard let found, found.0 == wanted.0 else { return false }
    switch wanted.0 {
    case .number:
      let (one, other) = (Double(wanted.1) ?? .nan, Double(found.1) ?? .nan)
      return abs(one - other) <= max(1e-9 * max(abs(one), abs(other)), 1e-12)
    case .date: return wanted.1 == found.1 || wanted.1.hasPrefix("1899") || wanted.1.hasPrefix("1900")
    default: return lines(wanted.1) == lines(found.1)
    }
  }

  func lines(_ text: String) -> String {
    text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
  }

  func isExact(_ name: String) throws -> Bool {
    let oracle = try GzipReader(BufferedBytes(bytes("oracle/\(name).xml.gz")))
    var xml: [UInt8] = []
    while try oracle.read(upTo: 1 << 16, appendingTo: &xml) > 0 {}
    // One of the answers is not well-formed.
    guard let wanted = try? cells(xml), let found = try? cells(bytes("files/\(name)")) else { return false }
    return wanted.allSatisfy { isSame($0.value, found[$0.key]) }
  }

  func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + path)))
  }

  @Test(
    "are ours in nearly all files",
    .enabled(if: isThere, "the corpus of public workbooks is not here; see RASOAT_CORPUS"),
    arguments: [(".xlsx", 63), (".xls", 139)])
  func exactFiles(ending: String, atLeast: Int) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder + "/files").sorted()
    let exact = try names.filter { $0.hasSuffix(ending) }.count { name in
      FileManager.default.fileExists(atPath: Self.folder + "/oracle/\(name).xml.gz") ? try isExact(name) : false
    }
    #expect(exact >= atLeast)
  }
}

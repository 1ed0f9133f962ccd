import Cells
import Foundation
import PipelineKit
import TestArchives
import Testing

@testable import Ingest

/// A file that is opened as sheets, and what its cells are.
struct OpenedFile {
  var rows: [UInt32: [String]] = [:]
  var form = ""
  var notes: [String] = []
  var trouble: SheetTrouble?

  /// The file of these bytes; it is gone afterwards.
  init(_ bytes: [UInt8], name: String = "list.csv") throws {
    let path = NSTemporaryDirectory() + "rasoat-ingest-\(UUID().uuidString)-" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let opening = Opening(path)
    var sheets = opening.sheets
    trouble = opening.trouble ?? read(&sheets) ?? sheets.refusal
    form = sheets.form
    notes = sheets.notes().map { "\($0.code.word) \($0.sheet) \($0.row)" }
  }

  /// Reads all rows; what stopped it.
  private mutating func read(_ sheets: inout any SheetSource) -> SheetTrouble? {
    do throws(SheetTrouble) {
      for sheet in 0..<sheets.count {
        var batch = try sheets.first(of: sheet)
        while let cells = batch {
          for row in 0..<cells.rowCount {
            rows[cells.rowNumbers[row]] = (0..<cells.width(ofRow: row)).map { cells.text(cells[row, $0]) }
          }
          batch = try sheets.next()
        }
      }
    } catch { return error }
    return nil
  }
}

@Suite("Text files")
struct TextFileTests {
  private let line = "12,Nguyễn Thị Hồng,Xơ Đăng,Hộ nghèo\n"
  private let ascii = "12,A Blung,Kinh,Thon 1\n"

  /// So many lines that several pieces were given out before the last one is read.
  private func lines(_ line: String, _ count: Int = 60_000) -> [UInt8] {
    Array(String(repeating: line, count: count).utf8)
  }

  @Test("that are UTF-8 throughout are read piece by piece")
  func plain() throws {
    let file = try OpenedFile(lines(line))
    #expect(file.rows.count == 60_000 && file.form == "csv, ,, utf-8" && file.notes == [])
    #expect(file.rows.values.allSatisfy { $0 == ["12", "Nguyễn Thị Hồng", "Xơ Đăng", "Hộ nghèo"] })
  }

  @Test("with a damaged letter far down keep all others, and say where")
  func damagedLetter() throws {
    let file = try OpenedFile(
      lines(line) + Array("13,Thu".utf8) + [0xC3] + Array(",Kinh,Hộ nghèo\n".utf8) + lines(line, 9))
    #expect(file.form == "csv, ,, utf-8" && file.rows.count == 60_010)
    #expect(
      file.rows[60_001] == ["13", "Thu\u{FFFD}", "Kinh", "Hộ nghèo"] && file.rows[60_002]?[1] == "Nguyễn Thị Hồng")
    #expect(file.notes == ["letter-damaged  60001"])
  }

  @Test("that end within a letter say so", arguments: [1, 2])
  func cutEnd(left: Int) throws {
    let file = try OpenedFile(lines(line, 40) + Array("13,Hộ,x,ệ".utf8).dropLast(left))
    #expect(file.rows[41] == ["13", "Hộ", "x", "\u{FFFD}"] && file.notes == ["letter-damaged  41"])
  }

  @Test("of ASCII with a legacy end are read in that encoding")
  func legacyEnd() throws {
    let file = try OpenedFile(
      lines(ascii) + Array("13,L\u{F4} \u{D0}ang,Th".unicodeScalars.map { UInt8($0.value) }) + [0xE1, 0x69])
    #expect(file.form == "csv, ,, windows-1258" && file.rows[60_000]?[1] == "A Blung")
    #expect(file.rows[60_001]?[1].hasPrefix("Lô Đang") == true && file.notes == [])
  }

  @Test("with a letter cut by a buffer's edge lose nothing", arguments: 0..<4)
  func edges(shift: Int) throws {
    let pad = [UInt8](repeating: 0x78, count: shift)
    let file = try OpenedFile(pad + lines("ệệệệệệệệệệệ\n", 40_000))
    #expect(file.rows.values.filter { $0 == ["ệệệệệệệệệệệ"] }.count >= 39_999 && file.notes == [])
  }

  @Test("with NULs lose those, and say where", arguments: [3, 50_000])
  func nuls(row: Int) throws {
    let file = try OpenedFile(lines(ascii, row - 1) + Array("13,A\0 Th\0u,Kinh,x\n".utf8) + lines(ascii, 9))
    #expect(file.rows[UInt32(row)] == ["13", "A Thu", "Kinh", "x"] && file.notes == ["nul-in-cell  \(row)"])
    let tail = try OpenedFile(lines(ascii, 9) + [UInt8](repeating: 0, count: 3_000))
    #expect(tail.rows[9]?[1] == "A Blung" && tail.notes == ["nul-in-cell  10"])
  }

  @Test("that were misread and written again are mended, also from some line on")
  func misread() throws {
    func misread(_ text: String) -> [UInt8] {
      var result = ""
      for byte in text.utf8 { result.unicodeScalars.append(Unicode.Scalar(byte)) }
      return Array(result.utf8)
    }
    let first = try OpenedFile(misread(String(repeating: line, count: 60_000)))
    #expect(first.rows.values.allSatisfy { $0[1] == "Nguyễn Thị Hồng" } && first.form.hasSuffix("utf-8-read-as-1252"))
    let later = try OpenedFile(lines(line) + misread(String(repeating: line, count: 20_000)))
    #expect(later.rows.values.allSatisfy { $0[2] == "Xơ Đăng" })
  }

  @Test("whose letters became question marks are refused, a few are said")
  func lostLetters() throws {
    let all = try OpenedFile(Array("STT,H? và tên,Dân t?c\n1,Nguy?n Th? H?ng,X? ??ng\n2,A Blung,Thái\n".utf8))
    #expect(all.trouble?.code == .lettersLost)
    let marks = try OpenedFile(Array("STT,H\u{FFFD} và tên,Dân t\u{FFFD}c\n1,Nguy\u{FFFD}n,X\u{FFFD}\n".utf8))
    #expect(marks.trouble?.code == .lettersLost)
    let few = try OpenedFile(lines(line, 9) + Array("13,Nguy?n,Xơ Đăng,H? nghèo\n".utf8))
    #expect(few.trouble == nil && few.notes == ["letter-lost  10"])
    let questions = try OpenedFile(Array("STT,Có thẻ BHYT?,Vay vốn? Ghi rõ\n1,Có,?\n2,Không,Có?\n".utf8))
    #expect(questions.trouble == nil && questions.notes == [])
  }

  @Test("whose lines stand in quotation marks are unwrapped: all lines, or some; with commas or semicolons")
  func quotedLines() throws {
    let wanted: [UInt32: [String]] = [
      1: ["STT", "Họ tên", "Thôn", "Hộ"], 2: ["1", "A \"B\" Blung", "Thôn 1, xã", "x"],
    ]
    let all = "\"STT,Họ tên,Thôn,Hộ\"\n\"1,\"\"A \"\"\"\"B\"\"\"\" Blung\"\",\"\"Thôn 1, xã\"\",x\"\n"
    #expect(try OpenedFile(Array(all.utf8)).rows == wanted)
    let semicolons = "\"STT;Họ tên;Thôn;Hộ\";;\n\"1;\"\"A \"\"\"\"B\"\"\"\" Blung\"\";Thôn 1, xã;x\";;\n"
    #expect(try OpenedFile(Array(semicolons.utf8)).rows == wanted)
    let some = try OpenedFile(
      Array("STT,Họ tên,Thôn,Hộ\n\"1,\"\"A \"\"\"\"B\"\"\"\" Blung\"\",\"\"Thôn 1, xã\"\",x\"\n2,b,c,d\n".utf8))
    #expect(some.rows[2] == wanted[2] && some.notes == ["lines-quoted  2"])
    let title = try OpenedFile(Array("\"UBND xã A, huyện B\"\nSTT,Họ tên,Thôn,Hộ\n1,a,b,c\n2,b,c,d\n".utf8))
    #expect(title.rows[1] == ["UBND xã A, huyện B"] && title.notes == [])
  }
}

@Suite("Archives of lists")
struct ArchiveTests {
  private let list = "STT,Họ tên\n1,A Blung\n"

  private func archive(_ parts: [(String, [UInt8])], _ oddity: ZipWriter.Oddity = []) -> [UInt8] {
    var writer = ZipWriter()
    for (name, content) in parts { writer.add(name, content, oddity) }
    return writer.finished()
  }

  @Test("within archives are opened, a few levels deep")
  func nested() throws {
    var bytes = archive([("xã/danh sách.csv", Array(list.utf8))])
    for _ in 0..<2 { bytes = archive([("gói.zip", bytes)]) }
    #expect(try OpenedFile(bytes).rows[2] == ["1", "A Blung"])
    let deep = try OpenedFile(archive([("gói.zip", bytes)]))
    #expect(deep.rows.isEmpty && deep.trouble?.arguments.first == "kind-zip-too-deep")
  }

  @Test("tell a part that cannot be read by its name, an error where it should be a list")
  func parts() throws {
    let file = try OpenedFile(
      archive([
        ("1.csv", Array(list.utf8)), ("2.xlsx", Array("PK\u{3}\u{4}cut".utf8)), ("3.pdf", Array("%PDF-1".utf8)),
        ("4.rar", Array("Rar!\u{1a}\u{7}".utf8)), ("Thumbs.db", [1]), ("~$1.xlsx", [1]), ("__MACOSX/._1.csv", [1]),
      ]))
    #expect(file.rows[2] == ["1", "A Blung"] && file.trouble == nil)
    #expect(
      file.notes == ["archive-part-refused 2.xlsx 0", "archive-part-skipped 3.pdf 0", "archive-part-refused 4.rar 0"])
  }

  @Test("of one file that cannot be read say what that is, once")
  func single() throws {
    let pdf = try OpenedFile(archive([("a.pdf", Array("%PDF-1".utf8))]))
    #expect(pdf.trouble?.arguments.first == "kind-pdf" && pdf.notes == [])
    let locked = try OpenedFile(archive([("a.csv", Array(list.utf8)), ("b.csv", Array(list.utf8))], .encrypted))
    #expect(locked.trouble?.code == .fileEncrypted && locked.notes == [])
    #expect(try OpenedFile(archive([("thư mục/", [])])).trouble?.code == .fileEmpty)
  }

  @Test("of more files than are read are refused whole")
  func tooMany() throws {
    let file = try OpenedFile(archive((0..<1_001).map { ("\($0).csv", Array(list.utf8)) }))
    #expect(file.trouble?.code == .archiveTooMany && file.rows.isEmpty)
  }
}

@Suite("Files of other kinds")
struct OtherKindTests {
  @Test(
    "are refused by what they are",
    arguments: [
      ("Rar!\u{1a}\u{7}", "rar"), ("%PDF-1.7", "pdf"), ("[InternetShortcut]\nURL=x", "shortcut"),
      ("{\"doc_id\": \"x\"}", "google-shortcut"), ("<html><p>x</p></html>", "html"), ("{\\rtf1 x}", "rtf"),
    ])
  func kinds(content: String, kind: String) throws {
    let file = try OpenedFile(Array(content.utf8))
    #expect(file.trouble?.code == .fileKindUnknown && file.trouble?.arguments == ["kind-" + kind, "do-" + kind])
  }

  @Test("that lost their beginning are damaged, not empty")
  func zeros() throws {
    #expect(try OpenedFile([UInt8](repeating: 0, count: 9_000)).trouble?.code == .fileEmpty)
    #expect(try OpenedFile([UInt8](repeating: 0, count: 9_000) + [65]).trouble?.code == .fileDamaged)
  }
}

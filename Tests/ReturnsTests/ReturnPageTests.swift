import PipelineKit
import Testing

@testable import Emit

/// What a commune reads, from made-up content.
@Suite struct ReturnPageTests {
  private func content(_ change: (inout CommuneReturn) -> Void) throws -> ReadWorkbook {
    let made = try #require(Day("2022-11-25"))
    var content = CommuneReturn(
      language: .vi, unit: "23404", name: "Xã Ngọc Lây", title: "Rà soát", period: "2022", standard: "NĐ 07", made: made
    )
    change(&content)
    return try ReadWorkbook(ReturnFile.bytes(content))
  }

  private func file(_ fate: ReturnedFile.Fate, remedy: String = "") -> ReturnedFile {
    ReturnedFile(
      name: "ds.xlsx", received: Moment("2022-11-25 13:05"), fate: fate, remarks: [], remedy: remedy, tally: Tally(),
      sha256: "abc")
  }

  private func group(
    _ code: String, _ severity: Severity, rows: Int, count: Int? = nil, part: ReturnedGroup.Part = .mend
  ) -> ReturnedGroup {
    let rows = (0..<rows).map {
      ReturnedRow(
        place: "DS!F\($0 + 3)", cell: "F\($0 + 3)", head: "=A Thử \($0)", content: "-\($0)", sentence: "Câu \(code).")
    }
    return ReturnedGroup(
      code: code, severity: severity, part: part, column: "DS, cột F (Ngày sinh)", expected: "dd/mm/yyyy",
      count: count ?? rows.count, rows: rows)
  }

  @Test func aRefusedFileSaysFirstWhatToSend() throws {
    let read = try content { $0.files = [file(.refused, remedy: "Cần gửi: danh sách hộ.")] }
    #expect(read.names == ["Đã nhận"])
    #expect(read.rows("Đã nhận")[2].first == "CHƯA DÙNG ĐƯỢC: danh sách của xã chưa được tính.\nCần gửi: danh sách hộ.")
    #expect(read.text("Đã nhận").contains("25/11/2022 13:05"))
  }

  @Test func aCleanListSaysThatNothingIsToDo() throws {
    var sheet = ReturnedSheet(file: "ds.xlsx", name: "DS")
    sheet.poor = 1_234
    let read = try content {
      $0.files = [file(.counted)]
      $0.sheets = [sheet]
    }
    #expect(read.names == ["Đã nhận"])
    #expect(read.text("Đã nhận").contains("1.234 hộ nghèo, 0 hộ cận nghèo.\nKhông có gì phải sửa."))
  }

  @Test func formulaLikeNamesStayText() throws {
    let read = try content { $0.groups = [group("a", .error, rows: 2)] }
    #expect(read.kind(of: "=A Thử 1", in: "Cần sửa") == .text)
    #expect(read.kind(of: "-1", in: "Cần sửa") == .text)
  }

  @Test func theManyAlikeAreOneLine() throws {
    let read = try content { $0.groups = [group("a", .error, rows: 15), group("b", .warning, rows: 16)] }
    let lines = read.table("Cần sửa")
    #expect(lines.count == 16)
    #expect(lines[15][0] == "16")
    #expect(lines[15][2] == "DS, cột F (Ngày sinh): 16 dòng")
    #expect(lines[15][4].hasPrefix("F3, F4, F5"))
    #expect(lines[15][4].contains("mục “Cần sửa 16”"))
    #expect(read.table("Chi tiết").count == 16)
    #expect(read.table("Chi tiết").allSatisfy { $0[0] == "Cần sửa 16" })
  }

  @Test func whatIsBeyondTheListIsSaid() throws {
    let read = try content { $0.groups = [group("a", .error, rows: 20, count: 90_000)] }
    #expect(read.text("Cần sửa").contains("90.000 dòng"))
    #expect(read.text("Chi tiết").contains("Chỉ liệt kê 20 trong 90.000 dòng"))
  }

  @Test func severityIsSaidInWords() throws {
    let read = try content {
      $0.groups = [group("a", .error, rows: 1), group("b", .warning, rows: 1), group("c", .note, rows: 1)]
    }
    #expect(read.table("Cần sửa").map { $0[1] } == ["Chưa được tính", "Cần xem lại", "Lưu ý"])
  }

  @Test func englishIsEnglish() throws {
    let read = try content {
      $0.language = .en
      $0.groups = [group("a", .error, rows: 1), group("b", .note, rows: 1, part: .confirm)]
    }
    #expect(read.names == ["Received", "To mend", "Mended by itself"])
  }

  @Test func rowsAreAsHighAsTheirTexts() {
    #expect(RowHeight.lines("một hai ba", perLine: 7) == 2)
    #expect(RowHeight.lines("mộthaibabốn", perLine: 4) == 3)
    #expect(RowHeight.lines("một\n\nhai", perLine: 10) == 3)
    #expect(RowHeight.lines("", perLine: 10) == 1)
  }
}

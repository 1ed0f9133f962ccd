import Foundation
import PipelineKit
import Rehearsal
import Testing

/// Returns of whole runs: a commune that sends its list twice.
@Suite struct ReturnRunTests {
  private static let head = "STT,Họ và tên chủ hộ,Ngày sinh,Số CCCD,Thôn,Số nhân khẩu,B1,B2,Phân loại hộ"
  private static let first = [
    "1,A Một,31/02/1975,062075000111,Thôn Kon Thai,4,95,40,Hộ nghèo",
    "2,A Hai,30/02/1980,062080000222,Thôn Kon Thai,4,95,40,Hộ nghèo",
    "3,=A Ba,11/03/1981,062081000333,Thôn Kon Thai,4,95,40,Hộ khó khăn",
    "4,A Bốn,12/03/1982,062082000444,Thôn Kon Thai,4,150,10,Hộ nghèo",
  ]
  /// A Một is mended, A Hai and A Bốn are not and stand elsewhere, Y Năm is new.
  private static let second = [
    "1,Y Năm,99/99/1999,062199000555,Thôn Kon Thai,4,95,40,Hộ nghèo",
    "2,A Bốn,12/03/1982,62082000444,Thôn Kon Thai,4,150,10,Hộ nghèo",
    "3,A Một,28/02/1975,062075000111,Thôn Kon Thai,4,95,40,Hộ nghèo",
    "4,=A Ba,11/03/1981,062081000333,Thôn Kon Thai,4,95,40,Hộ khó khăn",
    "5,A Hai,30/02/1980,,Thôn Kon Thai,4,95,40,Hộ nghèo",
  ]

  /// The published files of a run.
  private func run(formats: String = "[csv, xlsx]", decisions: String = "") throws -> [String: Data] {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      name: mot-xa
      title: Rà soát
      unit: "23404"
      reference:
        units: ref/units.csv
        totals: ref/totals.csv
        submissions: ref/submissions.csv
        decisions: ref/decisions.csv
      surveys:
        - {period: "2022", standard: nd07-2021, inputs: ["inbox/*"]}
      publish: {directory: runs, formats: \(formats)}

      """, to: "rasoat.yaml")
    try folder.write(
      """
      code,name,level,parent,valid_from,valid_to,area
      23404,Xã Ngọc Lây,commune,617,,,rural
      23404-01,Thôn Kon Thai,village,23404,,,

      """, to: "ref/units.csv")
    try folder.write("period,unit,households,persons\n2022,23404,100,400\n", to: "ref/totals.csv")
    try folder.write(
      "file,unit,period,standard,received,stage\ninbox/1.csv,23404,2022,nd07-2021,2022-11-20 08:00,official\n"
        + "inbox/2.csv,23404,2022,nd07-2021,2022-12-01 09:30,official\n", to: "ref/submissions.csv")
    try folder.write("kind,left,right,by,on,reason\n" + decisions, to: "ref/decisions.csv")
    for (name, rows) in [("inbox/1.csv", Self.first), ("inbox/2.csv", Self.second)] {
      try folder.write(([Self.head] + rows).joined(separator: "\n") + "\n", to: name)
    }
    let run = try Rehearsal(folder.path + "/rasoat.yaml", out: folder.path + "/out")
    #expect(run.directory != nil, "\(run.screen)")
    return run.files
  }

  private func workbook(decisions: String = "") throws -> ReadWorkbook {
    let files = try run(decisions: decisions)
    return try ReadWorkbook([UInt8](try #require(files["returns/23404.xlsx"])))
  }

  @Test func eachFindingIsNewOrStillOpen() throws {
    let read = try workbook()
    let lines = read.table("Cần sửa")
    func standing(_ cell: String) -> String? { lines.first { $0[2] == cell }?[7] }
    #expect(standing("I5") == "vẫn còn", "the class of =A Ba, which stood in row 4")
    #expect(standing("I3") == "vẫn còn", "the class of A Bốn, whose number has lost its zero")
    #expect(standing("C6") == "vẫn còn", "the birth date of A Hai, whose number is gone")
    #expect(standing("C2") == "mới", "the birth date of Y Năm")
    #expect(lines.count == 5, "\(lines)")
  }

  @Test func whatIsMendedIsListed() throws {
    let fixed = try workbook().table("Xã đã sửa")
    #expect(fixed.map { Array($0[1...2]) } == [["C2", "A Một"]])
  }

  @Test func errorsComeFirstAndCellsAreQuoted() throws {
    let read = try workbook()
    let first = try #require(read.table("Cần sửa").first)
    #expect(Array(first[0...4]) == ["1", "Chưa được tính", "I5", "=A Ba", "Hộ khó khăn"])
    #expect(read.kind(of: "=A Ba", in: "Cần sửa") == .text)
    let restored = try #require(read.table("Đã tự sửa").first)
    #expect(Array(restored[1...4]) == ["D3", "A Bốn", "62082000444", "062082000444"])
  }

  @Test func theFirstSheetSaysWhatWasCounted() throws {
    let text = try workbook().text("Đã nhận")
    #expect(text.contains("Đã nhận và tính 4 hộ nghèo, 0 hộ cận nghèo."))
    #expect(text.contains("1.csv\t20/11/2022 08:00\tĐã có tệp thay thế"))
    #expect(text.contains("2.csv\t01/12/2022 09:30\tĐược tính\t5\t4\t0\t0\t1"))
  }

  @Test func theLineForDecisionsIsUnderstood() throws {
    let line = try #require(try workbook().table("Có thể chấp nhận").first { $0[0] == "I3" }?[4])
    #expect(line == "accept,class-against-scores,inbox/2.csv#!3,<người quyết định>,<năm-tháng-ngày>,<lý do>")
    let signed = line.replacing("<người quyết định>", with: "Phòng LĐ")
    let filled = signed.replacing("<năm-tháng-ngày>", with: "2022-12-05")
    let read = try workbook(decisions: filled + "\n")
    #expect(!read.table("Cần sửa").contains { $0[2] == "I3" })
    #expect(read.text("Có thể chấp nhận").contains("Đã chấp nhận: Phòng LĐ, 05/12/2022"))
  }

  @Test func theSameInputsGiveTheSameBytes() throws {
    let name = "returns/23404.xlsx"
    #expect(try run()[name] == run()[name])
  }

  @Test func nobodyIsToldWhereNoWorkbooksAreWanted() throws {
    #expect(try run(formats: "[csv]").keys.contains { $0.hasPrefix("returns/") } == false)
  }
}

import Foundation
import Rehearsal
import Testing

/// `rasoat allocate`: a target shared out to the communes of a small district.
@Suite struct AllocateTests {
  private let folder: TemporaryFolder

  /// 23404 has four poor households of 90 at the baseline, 23407 two of 30; two more near-poor, one in each.
  init() throws {
    folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
  }

  private var pipeline: String { folder.path + "/" + SmallDistrict.pipeline }

  private func allocate(_ more: String...) throws -> Tool.Result {
    try Tool.start(["allocate", pipeline, "--lang", "en"] + more, in: Repository.root).finish()
  }

  private func given(_ result: Tool.Result) -> [String: String] {
    Dictionary(
      CSVText.rows(result.output).map { ($0["unit"] ?? "", $0["given"] ?? "") }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// Two of six: 4 : 2 is 1⅓ and ⅔.
  @Test func byThePoor() throws {
    let result = try allocate("--target", "T1")
    #expect(result.exit == 0, "\(result.messages)")
    #expect(given(result) == ["23404": "1", "23407": "1"])
    let rows = CSVText.rows(result.output)
    #expect(rows.map { $0["share"] } == ["1.33", "0.67"] && rows.allSatisfy { $0["ground"] == "share" })
    #expect(rows.map { $0["rate_before"] } == ["4.44", "6.67"])
    #expect(result.messages.contains("2 households to leave"))
  }

  /// 90 : 30 households is 1½ and ½, of which the first takes the half; of the excess over 4 in 120 the second has more.
  @Test(arguments: [("effort", ["23404": "2", "23407": "0"]), ("gap", ["23404": "1", "23407": "1"])])
  func byOtherMeasures(_ measure: String, _ wanted: [String: String]) throws {
    #expect(given(try allocate("--target", "T1", "--by", measure)) == wanted)
  }

  @Test func floorsCapsAndFixedUnits() throws {
    #expect(given(try allocate("--target", "T1", "--by", "effort", "--floor", "1")) == ["23404": "1", "23407": "1"])
    #expect(given(try allocate("--target", "T1", "--by", "effort", "--cap", "1")) == ["23404": "1", "23407": "1"])
    #expect(given(try allocate("--target", "T1", "--fix", "23407=2")) == ["23404": "0", "23407": "2"])
  }

  @Test(arguments: [
    (["--target", "T9"], "no such target"), (["--target", "T3"], "cannot be shared out"),
    (["--target", "T1", "--fix", "23404=1", "--fix", "23407=0"], "together take 1 to 1"),
    (["--target", "T1", "--cap", "0"], "together take 0 to 0"),
    (["--target", "T1", "--fix", "99999=1"], "no unit directly below"),
    (["--target", "T1", "--fix", "23407=5"], "has only 2 households"),
    (["--target", "T1", "--fix", "23407"], "UNIT=N"),
    (["--target", "T1", "--floor", "2", "--cap", "1"], "at least --floor"),
    (["--target", "T1", "--floor=-1"], "negative"),
  ]) func whatCannotBeDoneIsSaid(_ arguments: [String], _ sentence: String) throws {
    let result = try Tool.start(["allocate", pipeline, "--lang", "en"] + arguments).finish()
    #expect(result.exit == 64 && result.output == "")
    #expect(result.messages.contains(sentence), "\(result.messages)")
  }

  @Test func countsThatAreNotWholeAreNotSharedOut() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/inbox/2021/dak-na.csv")
    let result = try allocate("--target", "T1")
    #expect(result.exit == 66 && result.messages.contains("Xã Đắk Na"))
  }

  /// What is written is a targets file: with the parent's own rows it passes the check, and the parts add up.
  @Test func whatIsWrittenCanBeUsed() throws {
    let path = folder.path + "/parts.csv"
    #expect(try allocate("--target", "T1", "--write", path).exit == 0)
    let parts = try String(contentsOfFile: path, encoding: .utf8)
    #expect(CSVText.rows(parts).map { $0["id"] } == ["T1-23404", "T1-23407"])
    let whole = "T1,617,2022,2021,reduce-households,poor,,,2,,Giảm 2 hộ,\n"
    try folder.write(parts + whole, to: "ref/targets.csv")
    let check = try Tool.run("check", pipeline, "--lang", "en")
    #expect(check.exit == 0 && !check.messages.contains("warning"), "\(check.messages)")
    let again = try allocate("--target", "T1", "--write", path)
    #expect(again.exit == 73 && again.output == "" && again.messages.contains("is there already"))
  }

  @Test func checkSaysWhatDoesNotAddUp() throws {
    let rows = "T1,617,2022,2021,end-rate,poor,,,26.20,,\"từ 37,13% xuống còn 26,20% (giảm 10,94%)\"\n"
    let head = "id,unit,period,baseline,kind,class,indicator,group,value,households,text\n"
    try folder.write(head + rows, to: "ref/targets.csv")
    let check = try Tool.run("check", pipeline)
    #expect(check.exit == 0)
    #expect(check.messages.contains("từ 37,13 còn 26,20 là giảm 10,93, kế hoạch ghi giảm 10,94"))
  }
}

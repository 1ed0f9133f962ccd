import Foundation
import Rehearsal
import Testing

/// The reviewer's commands: verify, diff, status, inspect, standards.
@Suite struct ReviewTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
  }

  private var pipeline: String { folder.path + "/" + SmallDistrict.pipeline }

  private func publish(_ out: String) throws -> String {
    #expect(try Tool.run("run", pipeline, "--quiet", "--out", folder.path + "/" + out).exit == 0)
    let period = folder.path + "/" + out + "/small-district/2022"
    return period + "/" + (try FileManager.default.destinationOfSymbolicLink(atPath: period + "/latest"))
  }

  @Test func aFreshRunIsTrue() throws {
    let run = try publish("runs")
    let verified = try Tool.run("verify", run, "--lang", "en")
    #expect(verified.exit == 0, "\(verified.messages)")
    #expect(verified.messages.contains("a re-run gives the same bytes"))
  }

  @Test func whatMovedIsAPageThatSaysWhy() throws {
    let before = try publish("runs")
    let equal = try Tool.run("diff", before, before, "--format", "html")
    #expect(equal.exit == 0 && equal.output.contains("Số liệu của hai lần chạy giống nhau."))
    var district = SmallDistrict()
    district.lists[2].rows.removeFirst()
    try district.write(to: folder)
    let diff = try Tool.run("diff", before, try publish("again"), "--format", "html", "--lang", "en")
    #expect(diff.exit == 1)
    let page = diff.output
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n") && !page.contains("<script"))
    #expect(page.contains("<td>changed; counted</td>") && page.contains(">inbox/2022/dak-na.csv</th>"))
    #expect(page.contains("3 → 2</td>"), "how many households the list has")
    #expect(!page.contains("inbox/2022/ngoc-lay.csv"))
    #expect(page.contains("Xã Đắk Na (23407): ") && page.contains("<td>poor_households</td>"))
    for secret in district.personalValues { #expect(!page.contains(secret)) }
  }

  @Test func aChangedFileIsNotTrue() throws {
    let run = try publish("runs")
    let table = run + "/tables/summary.csv"
    let text = try String(contentsOfFile: table, encoding: .utf8)
    try TemporaryFolder.write(Data((text + "\n").utf8), to: table)
    try TemporaryFolder.write(Data("x".utf8), to: run + "/tables/more.csv")
    let verified = try Tool.run("verify", run, "--lang", "en")
    #expect(verified.exit != 0)
    #expect(verified.messages.contains("tables/summary.csv: was changed"))
    #expect(verified.messages.contains("tables/more.csv: is not of the run"))
    #expect(!verified.messages.contains("untouched"))
  }

  @Test func aChangedInputIsNamed() throws {
    let run = try publish("runs")
    var district = SmallDistrict()
    district.lists[2].rows[0].persons = "6"
    try district.write(to: folder)
    let verified = try Tool.run("verify", run, "--lang", "en")
    #expect(verified.exit != 0)
    #expect(verified.messages.contains("inbox/2022/dak-na.csv: has changed since the run"))
    #expect(verified.messages.contains("what was published is untouched"))
  }

  @Test func diffTells0And1And2() throws {
    let first = try publish("a")
    let same = try publish("b")
    #expect(try Tool.run("diff", first, same).exit == 0)
    var district = SmallDistrict()
    district.lists[2].rows[0].status = "Hộ cận nghèo"
    try district.write(to: folder)
    let other = try publish("c")
    let text = try Tool.run("diff", first, other).output
    #expect(text.contains("Vì sao:\n  inbox/2022/dak-na.csv (23407, 2022): khác; 3 hộ, 0 dòng trùng, 0 dòng loại\n\n"))
    #expect(text.contains("tables/summary.csv [2022 nd07-2021 23407] poor_households: "))
    let changed = try Tool.run("diff", first, other, "--format", "csv")
    #expect(changed.exit == 1)
    let rows = CSVText.rows(changed.output)
    let poor = rows.filter { $0["column"] == "poor_households" && $0["table"] == "tables/summary.csv" }
    #expect(Set(poor.compactMap { $0["unit"] }) == ["617", "23407", "23407-01"])
    #expect(poor.allSatisfy { $0["before"] != $0["after"] })
    #expect(try Tool.run("diff", first, folder.path + "/nowhere").exit == 2)
  }

  @Test func statusNamesWhoIsMissing() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/inbox/2022/dak-na.csv")
    let status = try Tool.run("status", pipeline)
    #expect(status.exit == 0)
    #expect(status.output.contains("Xã Đắk Na"))
  }

  @Test func inspectShowsColumnsAndNoPerson() throws {
    let page = try Tool.run("inspect", folder.path + "/inbox/2022/ngoc-lay.csv")
    #expect(page.exit == 0)
    for value in SmallDistrict().personalValues { #expect(!page.output.contains(value), "\(value)") }
  }

  @Test func standardsNameTheirSources() throws {
    let page = try Tool.run("standards")
    #expect(page.exit == 0)
    for id in ["qd59-2015", "nd07-2021", "nd351-2025"] { #expect(page.output.contains(id)) }
    #expect(page.output.contains("Nghị định 07/2021/NĐ-CP"))
  }
}

import Foundation
import Rehearsal
import Testing

/// `rasoat explain`: the rows behind numbers and households.
@Suite struct ExplainTests {
  private let folder: TemporaryFolder
  private let run: String

  init() throws {
    folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
    let out = folder.path + "/runs"
    let pipeline = folder.path + "/" + SmallDistrict.pipeline
    #expect(try Tool.run("run", pipeline, "--quiet", "--out", out).exit == 0)
    run = out + "/small-district/2022/latest"
  }

  private func table(_ name: String) throws -> [[String: String]] {
    CSVText.rows(try String(contentsOfFile: run + "/" + name, encoding: .utf8))
  }

  private func sum(_ rows: [[String: String]]) -> String {
    String(rows.reduce(0) { $0 + (Int($1["count"] ?? "") ?? 0) })
  }

  @Test(arguments: ["poor_households", "near_poor_households", "poor_persons"])
  func theRowsAddUpToTheNumber(_ measure: String) throws {
    for row in try table("tables/summary.csv") {
      guard let value = row[measure], !value.isEmpty else { continue }
      let explained = try Tool.run(
        "explain", run, "--unit", row["unit"] ?? "", "--measure", measure, "--period", row["period"] ?? "")
      #expect(explained.exit == 0, "\(explained.messages)")
      #expect(sum(CSVText.rows(explained.output)) == value, "\(row["unit"] ?? "") \(row["period"] ?? "")")
    }
  }

  @Test func theRowsOfATableAddUpUnderEachKey() throws {
    let explained = try Tool.run("explain", run, "--unit", "617", "--measure", "indicators.households")
    let rows = CSVText.rows(explained.output)
    #expect(rows.count > 20)
    let wanted = try table("tables/indicators.csv").filter { $0["unit"] == "617" && $0["period"] == "2022" }
    #expect(wanted.count == 24)
    for row in wanted {
      let own = rows.filter { $0["class"] == row["class"] && $0["key"] == row["indicator"] }
      #expect(sum(own) == row["households"])
    }
  }

  @Test func aHouseholdsRowsAreAllThere() throws {
    let dropped = try #require(try table("lists/duplicates.csv").first { $0["role"] == "dropped" })
    let id = try #require(dropped["household"])
    let rows = CSVText.rows(try Tool.run("explain", run, "--household", id).output)
    #expect(rows.map { $0["role"] } == ["kept", "kept", "dropped"], "both years and the row that repeats")
    #expect(rows.last?["row"] == dropped["row"])
    let text = try Tool.run("explain", run, "--household", id, "--format", "text", "--lang", "en").output
    #expect(text.contains("counts; it is the household that an earlier survey knew"))
    #expect(text.contains("not counted: the row repeats another"))
    #expect(!text.contains("Blơng"), "no name")
  }

  @Test func theEvidenceAddsUpToTheWeight() throws {
    var district = SmallDistrict()
    var again = district.lists[0].rows[0]
    again.number = ""
    again.name = "Y Suong Ao"
    again.birth = "1988"
    district.lists[0].rows.append(again)
    try district.write(to: folder)
    let out = folder.path + "/more"
    let pipeline = folder.path + "/" + SmallDistrict.pipeline
    #expect(try Tool.run("run", pipeline, "--quiet", "--out", out).exit == 0)
    let more = out + "/small-district/2022/latest"
    let lists = try String(contentsOfFile: more + "/lists/duplicates.csv", encoding: .utf8)
    let dropped = try #require(CSVText.rows(lists).first { $0["reason"] == "same-person" })
    let explained = CSVText.rows(try Tool.run("explain", more, "--household", dropped["household"] ?? "").output)
    let row = try #require(explained.first { $0["role"] == "dropped" })
    let parts = (row["evidence"] ?? "").split(separator: ";").compactMap { Double($0.split(separator: " ").last ?? "") }
    #expect(parts.count > 5)
    let sum = (parts.reduce(0, +) * 100).rounded() / 100
    #expect(String(format: "%.2f", sum) == dropped["weight"])
    #expect(row["ground"] == "fuller")
  }

  @Test func nothingIsExplainedWhenInputsHaveChanged() throws {
    var district = SmallDistrict()
    district.lists[2].rows[0].persons = "6"
    try district.write(to: folder)
    let explained = try Tool.run("explain", run, "--unit", "617", "--measure", "poor_households", "--lang", "en")
    #expect(explained.exit == 66)
    #expect(explained.messages.contains("inbox/2022/dak-na.csv: has changed since the run"))
  }

  @Test func whatCannotBeExplainedIsSaid() throws {
    let measure = try Tool.run("explain", run, "--unit", "617", "--measure", "households", "--lang", "en")
    #expect(measure.exit == 64 && measure.messages.contains("poor_households"))
    #expect(try Tool.run("explain", run, "--unit", "999", "--measure", "poor_households").exit == 64)
    #expect(try Tool.run("explain", run, "--household", "H0000000000000").exit == 64)
    #expect(try Tool.run("explain", run, "--unit", "617").exit == 64)
  }
}

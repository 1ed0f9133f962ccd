import Foundation
import Rehearsal
import Testing

/// What people are asked about pairs of rows, and what becomes of their answers.
@Suite struct PairReviewTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let maker = Tool.built("fixture-maker")
    let made = try RunningTool(
      ["heads", folder.path, "3000", "1", "full", "12"], in: folder.path, tool: maker
    ).finish()
    #expect(made.exit == 0, "\(made.messages)")
  }

  private func add(_ key: String, _ text: String) throws {
    let pipeline = try String(contentsOfFile: folder.path + "/rasoat.yaml", encoding: .utf8)
    try folder.write(text, to: "ref/\(key).csv")
    if pipeline.contains(key) { return }
    try folder.write(
      pipeline.replacingOccurrences(of: "surveys:", with: "  \(key): ref/\(key).csv\nsurveys:"), to: "rasoat.yaml")
  }

  private func questions() throws -> [[String: String]] {
    let asked = try Tool.run("review", folder.path + "/rasoat.yaml", "--out", folder.path + "/review", "--lang", "en")
    #expect(asked.exit == 0, "\(asked.messages)")
    return CSVText.rows(try String(contentsOfFile: folder.path + "/review/review.csv", encoding: .utf8))
  }

  private func run() throws -> String {
    let out = folder.path + "/runs"
    let result = try Tool.run("run", folder.path + "/rasoat.yaml", "--quiet", "--out", out)
    #expect(result.exit == 0, "\(result.messages)")
    return out + "/heads/2022/latest/"
  }

  private func table(_ path: String) throws -> [[String: String]] {
    CSVText.rows(try String(contentsOfFile: path, encoding: .utf8))
  }

  private func decisions(_ questions: [[String: String]]) -> String {
    "kind,left,right,by,on,reason,seen\n"
      + questions.enumerated().map { index, row in
        let places = "\(row["left"] ?? ""),\(row["right"] ?? "")"
        return "\(index % 2 == 0 ? "same" : "different"),\(places),Office,2023-01-05,,\(row["seen"] ?? "")\n"
      }.joined()
  }

  /// Writes another day of birth into the row of a file.
  private func changeBirth(at place: String) throws {
    let parts = place.split(whereSeparator: { $0 == "#" || $0 == "!" })
    let (file, row) = (String(parts[0]), try #require(Int(parts[parts.count - 1])))
    var lines = try String(contentsOfFile: folder.path + "/" + file, encoding: .utf8).components(separatedBy: "\n")
    let columns = CSVText.rows(lines[0] + "\n" + lines[row - 1])
    let birth = try #require(columns[0].values.first { $0.contains("/") || $0.count == 4 && Int($0) != nil })
    lines[row - 1] = lines[row - 1].replacingOccurrences(of: birth, with: "1/1/1931")
    try folder.write(lines.joined(separator: "\n"), to: file)
  }

  @Test func theFilesAreForTheirOwnerOnly() throws {
    let asked = try questions()
    #expect(asked.count > 3)
    #expect(Array(asked[0].keys).contains("weight"))
    for name in ["review.csv", "review.html"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/review/" + name)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    let page = try String(contentsOfFile: folder.path + "/review/review.html", encoding: .utf8)
    #expect(page.contains("different,\(asked[0]["left"] ?? "?"),\(asked[0]["right"] ?? "?")"))
    #expect(!page.contains("http"), "the page needs nothing else")
  }

  @Test func whatIsDecidedIsNotAskedAgain() throws {
    let asked = try questions()
    try add("decisions", decisions(asked))
    #expect(try questions().count < asked.count / 2, "pairs of decided rows with third rows may come up")
    let decided = try table(try run() + "lists/duplicates.csv").filter { $0["reason"] == "decided" }
    #expect(decided.count == (asked.count + 1) / 2)
  }

  @Test func whatHasChangedIsNotDecidedAnyMore() throws {
    let asked = try questions()
    try add("decisions", decisions(asked))
    _ = try run()
    let findings = folder.path + "/runs/heads/2022/latest/findings.csv"
    #expect(!(try table(findings).contains { $0["code"] == "decision-outdated" }))
    try changeBirth(at: try #require(asked[0]["left"]))
    _ = try run()
    #expect(try table(findings).filter { $0["code"] == "decision-outdated" }.count >= 1)
    let decided = try table(folder.path + "/runs/heads/2022/latest/lists/duplicates.csv").filter {
      $0["reason"] == "decided"
    }
    #expect(decided.count < (asked.count + 1) / 2)
  }

  @Test func countsLieInARangeUntilPairsAreDecided() throws {
    let run = try run()
    let district = try #require(try table(run + "tables/summary.csv").first { $0["unit"] == "9" })
    let columns = ["poor_households_low", "poor_households", "poor_households_high"]
    let counts = columns.compactMap { Int(district[$0] ?? "") }
    #expect(counts.count == 3 && counts[0] < counts[1] && counts[1] <= counts[2])
    let head = "id,unit,period,baseline,kind,class,indicator,group,value,households,text\n"
    try add(
      "targets", head + "T1,9,2022,,end-households,poor,,,\(counts[1] - 1),,\nT2,9,2022,,end-households,poor,,,1,,\n")
    let gaps = try table(try self.run() + "gaps/gaps.csv")
    #expect(gaps.map { $0["state"] } == ["unknown", "not-met"])
    #expect(gaps.map { $0["closing_low"] } == [String(counts[0]), String(counts[0])])
    #expect(try questions()[0]["targets"] == "T1", "the pairs on which a target hangs come first")
  }
}

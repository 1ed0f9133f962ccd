import Foundation
import Rehearsal
import Testing

/// What people are asked about households over the years, and what becomes of their answers.
@Suite struct LinkReviewTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let source = Repository.path("fixtures/cases/deduplicate/open-over-the-years")
    for name in TemporaryFolder.files(below: source) where !name.hasPrefix("expected") {
      try folder.write(try Data(contentsOf: URL(fileURLWithPath: source + "/" + name)), to: name)
    }
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
    return out + "/open/2023/latest/"
  }

  @Test func theScreenCountsEveryQuestion() throws {
    let asked = try questions().count
    let screen = try Tool.run("run", folder.path + "/rasoat.yaml", "--dry-run", "--lang", "en").messages
    #expect(asked > 0 && screen.contains("\n\(asked) pairs of rows (all surveys) to decide: rasoat review"))
  }

  private func table(_ path: String) throws -> [[String: String]] {
    CSVText.rows(try String(contentsOfFile: path, encoding: .utf8))
  }

  /// Writes an answer to each question; the wanted ones are the same household.
  private func decide(_ questions: [[String: String]], same: (String) -> Bool) throws {
    let lines = questions.map { row in
      let verdict = same(row["right"] ?? "") ? "same" : "different"
      return "\(verdict),\(row["left"] ?? ""),\(row["right"] ?? ""),Office,2024-01-05,,\(row["seen"] ?? "")\n"
    }
    try folder.write("kind,left,right,by,on,reason,seen\n" + lines.joined(), to: "ref/decisions.csv")
    let pipeline = try String(contentsOfFile: folder.path + "/rasoat.yaml", encoding: .utf8)
    if pipeline.contains("decisions") { return }
    try folder.write(
      pipeline.replacingOccurrences(of: "surveys:", with: "  decisions: ref/decisions.csv\nsurveys:"), to: "rasoat.yaml"
    )
  }

  private func replace(_ text: String, _ other: String, in file: String) throws {
    let old = try String(contentsOfFile: folder.path + "/" + file, encoding: .utf8)
    #expect(old.contains(text))
    try folder.write(old.replacingOccurrences(of: text, with: other), to: file)
  }

  @Test func whatMovesTargetsIsAskedFirstAndTheWeightStandsLast() throws {
    let asked = try questions()
    #expect(asked.map { $0["targets"]?.split(separator: ";").count } == [3, 3, 3, 1])
    #expect(asked[0]["left_period"] == "2022" && asked[0]["right_period"] == "2023")
    #expect(asked[0]["left_members"]?.contains("A Một Chung") == true)
    let page = try String(contentsOfFile: folder.path + "/review/review.html", encoding: .utf8)
    #expect(page.contains("2022 → 2023"))
    #expect(page.contains("different,\(asked[0]["left"] ?? "?"),\(asked[0]["right"] ?? "?")"))
    let header = try String(contentsOfFile: folder.path + "/review/review.csv", encoding: .utf8).prefix { $0 != "\n" }
    #expect(header.hasSuffix("evidence,weight"))
  }

  @Test func answersSettleTheNumbers() throws {
    let open = try run()
    #expect(Set(try table(open + "gaps/gaps.csv").map { $0["state"] }) == ["unknown"])
    let page = try String(contentsOfFile: open + "report.html", encoding: .utf8)
    #expect(page.contains("Chưa rõ những hộ nào là một (rasoat review): "))
    try decide(try questions()) { $0 == "inbox/2023.csv#!12" || $0 == "inbox/2023.csv#!11" }
    #expect(try questions().isEmpty)
    let run = try run()
    #expect(try table(run + "gaps/gaps.csv").map { $0["state"] } == ["not-met", "not-met", "not-met"])
    let flow = try #require(
      try table(run + "tables/flows.csv").first { row in
        row["unit"] == "617" && row["period"] == "2023" && row["class"] == "poor" && row["count_of"] == "households"
      })
    #expect(["above", "above_low", "above_high"].map { flow[$0] } == ["1", "1", "1"])
    #expect(["relapsed", "new"].map { flow[$0] } == ["1", "1"])
  }

  @Test func anAnswerEndsWhenARowSaysSomethingElse() throws {
    try decide(try questions()) { $0 == "inbox/2023.csv#!12" }
    try replace("3; 5; 9", "3; 5; 11", in: "inbox/2022.csv")
    let outdated = try table(try run() + "findings.csv").filter { $0["code"] == "decision-outdated" }
    #expect(outdated.map { [$0["file"], $0["row"]] } == [["inbox/2023.csv", "12"]])
    #expect(try questions().map { $0["right"] } == ["inbox/2023.csv#!12"])
  }

  @Test func theDecisionIsExplained() throws {
    try decide(try questions()) { $0 == "inbox/2023.csv#!12" }
    let run = try run()
    let id = try #require(
      try table(run + "lists/households.csv").first { $0["row"] == "12" && $0["period"] == "2023" }?["household"])
    let text = try Tool.run("explain", run, "--household", id, "--format", "text", "--lang", "en").output
    #expect(text.contains("people decided that it is the household of an earlier survey"))
    #expect(text.contains("decided on 2024-01-05 by Office: the same household as inbox/2022.csv#!11."))
    let rows = CSVText.rows(try Tool.run("explain", run, "--household", id).output)
    #expect(rows.map { $0["decisions"] }.contains("same inbox/2022.csv#!11 2024-01-05 Office"))
  }
}

import Foundation
import Rehearsal
import Testing

/// The five plans from which the program was born: each sentence has its targets, and the run says what is written down.
@Suite struct WorkedPlanTests {
  @Test(arguments: WorkedPlan.all) func aRunSaysWhatIsWrittenDown(_ plan: WorkedPlan) throws {
    let out = try TemporaryFolder()
    let run = try Rehearsal(Repository.path(plan.folder + "/rasoat.yaml"), out: out.path)
    try #require(run.exit == 0, "\(run.screen)")
    let summary = run.table("tables/summary.csv")
    for (survey, wanted) in plan.known {
      let row = summary.first { "\($0["unit"] ?? "") \($0["period"] ?? "")" == survey }
      let columns = ["poor_households", "poor_rate", "near_poor_households", "near_poor_rate"]
      #expect(columns.prefix(wanted.count).map { row?[$0] ?? "" } == wanted, "\(survey)")
    }
    try compare(plan.folder + "/expected/gaps.csv", run.text("gaps/gaps.csv"))
    try compare(plan.folder + "/expected/findings.csv", Self.findings(run.table("findings.csv")))
    let rows = run.table("gaps/gaps.csv") + run.table("gaps/outlook.csv").filter { $0["state"] == "not-due" }
    try compare("docs/plans/\(plan.name).md", plan.page(rows))
  }

  /// How many findings of each kind there are.
  private static func findings(_ rows: [[String: String]]) -> String {
    let counts = rows.reduce(into: [String: Int]()) {
      $0["\($1["severity"] ?? ""),\($1["code"] ?? "")", default: 0] += 1
    }
    return (["severity,code,count"] + counts.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)" })
      .map { $0 + "\n" }.joined()
  }

  private func compare(_ name: String, _ text: String) throws {
    if Repository.isRecording, Repository.text(name) != text {
      try TemporaryFolder.write(Data(text.utf8), to: Repository.path(name))
      Issue.record("\(name) was written anew: read the diff.")
    }
    let written = Repository.text(name) ?? ""
    let difference = zip(written.split(separator: "\n"), text.split(separator: "\n")).first { $0 != $1 }
    #expect(written == text, "\(name): \(difference.map { "\($0.0)\n\($0.1)" } ?? "of another length")")
  }

  @Test(arguments: WorkedPlan.all) func everySentenceHasItsTargets(_ plan: WorkedPlan) {
    let named = plan.sentences.flatMap(\.targets)
    #expect(named.count >= 4)
    #expect(Set(named) == Set(plan.targets))
    for sentence in plan.sentences where sentence.targets.isEmpty {
      #expect(!sentence.remark.isEmpty, "\(sentence.text)")
    }
  }

  /// Every figure of the plan's text stands in a quotation, and every quotation in the plan.
  @Test(
    .enabled(if: WorkedPlan.all.allSatisfy { $0.planText != nil }, "the plans (../shared/plans) are not here"),
    arguments: WorkedPlan.all)
  func noFigureOfThePlanIsLeftOut(_ plan: WorkedPlan) throws {
    let text = try #require(plan.planText)
    let quotations = plan.sentences.map { WorkedPlan.plain($0.text) }
    for quotation in quotations { #expect(text.contains(quotation), "\(quotation)") }
    let places = quotations.flatMap { text.ranges(of: $0) }
    let figures = text.matches(
      of:
        /[0-9]+ ?%|[0-9]+ (?:hộ|lượt|lần)\b|(?:trước|[Tt]ừ) (?:ngày|tháng) [0-9]+|vào tháng [0-9]+|[0-9]+ tháng(?: đầu)?, năm/
    )
    #expect(figures.count >= 2)
    for figure in figures {
      let isQuoted = places.contains {
        $0.lowerBound <= figure.range.lowerBound && figure.range.upperBound <= $0.upperBound
      }
      #expect(isQuoted, "\(text[figure.range]) in …\(text[figure.range.lowerBound...].prefix(80))")
    }
  }
}

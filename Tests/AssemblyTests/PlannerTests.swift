import Assembly
import Deduplicate
import Foundation
import PipelineKit
import Testing

@Suite struct PlannerTests {
  @Test func `a workspace without a mistake is planned, with the defaults of the contract`() throws {
    let workspace = Workspace()
    let result = try workspace.plan()
    #expect(result.problems.isEmpty)
    let plan = try #require(result.plan)
    #expect(plan.formats == [.csv, .xlsx, .html])
    #expect(plan.relapse == RelapseRule() && plan.relapse.years == 5 && !plan.relapse.acrossStandards)
    #expect(plan.publishDirectory == workspace.folder.path + "/runs")
    #expect(
      plan.surveys.map(\.inputs).map { $0.map(\.name) } == [
        ["inbox/2021-nd59/a/b.csv"], ["inbox/2021-nd07/b.csv"], ["inbox/2022/Ngọc Lây.csv"],
      ])
    #expect(plan.surveys.map { $0.submissions.count } == [0, 0, 1])
    #expect(plan.surveys.map { $0.tree.index["23407"] != nil } == [true, true, false])
    #expect(plan.targets.map(\.baseline.text) == ["2021"])
    #expect(plan.targets.first?.value == DecimalNumber(digits: 180, decimals: 2))
    #expect(plan.files.map(\.name).first == "rasoat.yaml" && plan.files.count == 8)
    #expect(plan.rules.map(\.name) == plan.rules.map(\.name).sorted())
  }

  @Test func `empty mappings mean the defaults`() throws {
    let workspace = Workspace()
    workspace.files["rasoat.yaml", default: ""] += "\npublish: {}\nrelapse: {}\nlinkage: {}\n"
    let plan = try #require(try workspace.plan().plan)
    #expect(plan.formats == [.csv, .xlsx, .html] && plan.relapse == RelapseRule())
    #expect(plan.linkageRule == LinkageRule())
  }

  @Test func `a list is in time as the survey says, else the standard`() throws {
    let workspace = Workspace()
    let said = try #require(try workspace.plan().plan)
    #expect(said.surveys.map { $0.due?.description } == ["2021-12-31", "2021-12-14", "2022-12-14"])
    let text = try #require(workspace.files["rasoat.yaml"])
    workspace.files["rasoat.yaml"] = text.replacingOccurrences(
      of: "{period: \"2022\",", with: "{period: \"2022\", due: \"2022-12-10\",")
    #expect(try workspace.plan().plan?.surveys.last?.due?.description == "2022-12-10")
    workspace.files["rasoat.yaml"] = text.replacingOccurrences(
      of: "{period: \"2022\",", with: "{period: \"2022\", due: \"14/12\",")
    #expect(try workspace.problems().first?.contains("bad-day") ?? false)
  }

  @Test func `ten mistakes in a pipeline are ten problems at their places`() throws {
    let workspace = Workspace()
    workspace.files["rasoat.yaml"] = """
      name: Tu Mơ Rông
      titel: Rà soát
      unit: 617
      reference:
        units: ref/units.csv
        totals: ref/totls.csv
      surveys:
        - {period: 2021, standard: nd07-2012, inputs: ["inbox/2021-nd07/**"]}
        - {period: "2022", standard: qd59-2015, inputs: "inbox/2022/*.csv"}
      publish: {directory: runs, formats: [csv, xslx]}
      relapse: {years: five}
      linkage: {same-from: 0, same-form: 9}
      """
    let found = try workspace.problems()
    #expect(
      found == [
        "rasoat.yaml:1:1 missing-key", "rasoat.yaml:1:7 bad-name", "rasoat.yaml:2:1 unknown-key",
        "rasoat.yaml:3:7 unquoted-text", "rasoat.yaml:6:11 file-missing", "rasoat.yaml:8:14 unquoted-text",
        "rasoat.yaml:8:30 standard-unknown", "rasoat.yaml:9:32 standard-not-then", "rasoat.yaml:9:51 wrong-kind",
        "rasoat.yaml:10:43 not-one-of", "rasoat.yaml:11:18 wrong-kind",
        "rasoat.yaml:12:22 out-of-range", "rasoat.yaml:12:25 unknown-key",
      ])
  }

  @Test func `a misspelt key is one mistake, not one for each row that rests on it`() throws {
    let workspace = Workspace()
    workspace.replace("surveys:", in: "rasoat.yaml", with: "survys:")
    #expect(try workspace.problems() == ["rasoat.yaml:1:1 missing-key", "rasoat.yaml:12:1 unknown-key"])
  }

  @Test func `surveys stand in order, once, and share no file`() throws {
    let workspace = Workspace()
    workspace.files["rasoat.yaml", default: ""] += """

        - {period: "2021", standard: nd07-2021, inputs: ["inbox/*/b.csv", "inbox/none/*"]}
      """
    let found = try workspace.problems()
    #expect(
      found == [
        "rasoat.yaml:16:14 survey-order", "rasoat.yaml:16:14 survey-twice", "rasoat.yaml:16:52 input-twice",
        "rasoat.yaml:16:69 inputs-match-nothing",
      ])
  }

  @Test func `a missing input alone is exit 66, everything else 78`() throws {
    let workspace = Workspace()
    workspace.replace("inbox/2021-nd07/**", in: "rasoat.yaml", with: "inbox/2021-new/**")
    let missing = try workspace.plan().problems
    #expect(missing.map(\.code) == [.inputsMatchNothing])
    #expect(Planner.exitCode(for: missing) == .noInput)
    workspace.replace("title: Rà soát hộ nghèo", in: "rasoat.yaml", with: "title: []")
    #expect(Planner.exitCode(for: try workspace.plan().problems) == .configuration)
  }

  @Test func `a pipeline that is not there is a problem, not a crash`() throws {
    let result = Planner.plan(pipelinePath: "/nowhere/rasoat.yaml", data: try Workspace.data())
    #expect(result.plan == nil)
    #expect(result.problems.map(\.code) == [.fileMissing])
  }

  @Test func `names in decomposed form on the disk match composed names in submissions`() throws {
    let workspace = Workspace()
    let composed = "inbox/2022/Ngọc Lây.csv"
    workspace.files[composed] = nil
    let decomposed = "inbox/2022/" + "Ngọc Lây.csv".decomposedStringWithCanonicalMapping
    workspace.files[decomposed] = "x"
    let plan = try #require(try workspace.plan().plan)
    let name = try #require(plan.surveys.last?.inputs.first?.name)
    #expect(Array(name.utf8) == Array(decomposed.utf8))
    #expect(plan.submissions.first.map { Array($0.file.utf8) } == Array(decomposed.utf8))
  }

  @Test(arguments: ["tiny", "district-a", "district-b"])
  func `the example workspaces have no problem`(_ name: String) throws {
    let shared = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../../shared/data/\(name)/rasoat.yaml"
    ).standardizedFileURL.path
    guard FileManager.default.fileExists(atPath: shared) else {
      print("skipped: the example workspace \(name) is not here")
      return
    }
    let result = Planner.plan(pipelinePath: shared, data: try Workspace.data())
    #expect(result.problems.isEmpty)
    #expect(result.plan != nil)
  }

  @Test func `every problem has a sentence in both languages`() {
    let place = SourcePlace(file: "a.csv", line: 2, column: 3, path: "level")
    for code in ProblemCode.allCases {
      let problem = Problem(code, at: place, found: "FOUND", ["ARG0", "ARG1", "ARG2"])
      let sentences = Language.allCases.map { ProblemSentences($0).line(problem) }
      #expect(Set(sentences).count == 2, "\(code)")
      #expect(
        sentences.allSatisfy {
          $0.hasPrefix("a.csv:2:level: ") && !$0.contains("{") && !$0.contains(code.rawValue + ",")
        })
      #expect(sentences.allSatisfy { $0 != "a.csv:2:level: \(code.rawValue)" }, "\(code)")
    }
  }

  @Test func `a sentence says what was found, what was expected and the nearest word`() {
    let place = SourcePlace(file: "a.yaml", line: 6, column: 14, path: "$.publish.formats[1]")
    let word = Problem(.notOneOf, at: place, found: "xslx", among: ["csv", "xlsx"])
    #expect(
      ProblemSentences(.vi).line(word)
        == "a.yaml:6:14: $.publish.formats[1]: “xslx” không hợp lệ; các từ hợp lệ: csv, xlsx; có phải là “xlsx”?")
    let kind = Problem(.wrongKind, at: place, ["list", "text"])
    #expect(ProblemSentences(.en).sentence(kind) == "found a list, expected text")
    let braces = Problem(.notOneOf, at: place, found: "{0}")
    #expect(ProblemSentences(.en).sentence(braces) == "“{0}” is not valid")
  }

  @Test func `the data folder is found above the program, or where the environment says`() throws {
    let found = try DataFolder.find(environment: [:], executable: #filePath)
    #expect(found.hasSuffix("/pipelines"))
    #expect(try DataFolder.find(environment: ["RASOAT_DATA": found], executable: "/bin/x") == found)
    #expect(throws: Failure.self) { try DataFolder.find(environment: ["RASOAT_DATA": "/nowhere"]) }
    #expect(throws: Failure.self) { try DataFolder.find(environment: [:], executable: "/nowhere/bin/rasoat") }
  }
}

import Foundation
import Rehearsal
import Testing

/// What the two READMEs say is what happens.
@Suite struct ReadmeTests {
  /// The lines of a README's blocks of a kind.
  private func blocks(_ name: String, _ kind: String) throws -> [[String]] {
    let text = try #require(Repository.text(name), "\(name) is not there")
    let lines = text.components(separatedBy: "\n")
    var blocks: [[String]] = []
    var isInside = false
    for line in lines {
      if line == "```" + kind {
        isInside = true
        blocks.append([])
      } else if line.hasPrefix("```") {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks
  }

  @Test(arguments: ["README.md", "README.vi.md"])
  func theCommandsRun(_ readme: String) throws {
    let out = try TemporaryFolder()
    let lines = try blocks(readme, "sh").joined().filter { $0.hasPrefix("rasoat ") }
    #expect(lines.count == 12)
    var ran = 0
    for line in lines {
      let words = line.prefix { $0 != "#" }.split(separator: " ").dropFirst().map(String.init)
      if words.contains(where: { $0.hasPrefix("RUN") || $0 == "PIPELINE" }) { continue }
      let arguments = words + (words[0] == "run" ? ["--out", out.path] : [])
      let result = try Tool.start(arguments).finish()
      #expect(result.exit == 0, "\(line)\n\(result.messages)")
      ran += 1
    }
    #expect(ran == 6)
  }

  @Test(arguments: [("README.md", "en"), ("README.vi.md", "vi")])
  func theExamplesTableIsTheRunsOwn(_ readme: String, _ language: String) throws {
    let arguments = ["run", "fixtures/tu-mo-rong/rasoat.yaml", "--dry-run", "--lang", language]
    let screen = try Tool.start(arguments).finish().messages
    let example = try #require(try blocks(readme, "text").first)
    #expect(example.count > 15)
    for line in example where !line.isEmpty { #expect(screen.contains(line + "\n"), "\(line)") }
  }

  @Test(arguments: ["README.md", "README.vi.md"])
  func theTwoCommandsComeFirstAndTheLinksLead(_ readme: String) throws {
    let text = try #require(Repository.text(readme))
    #expect(
      try blocks(readme, "sh").first?.map { $0.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces) }
        == ["make run", "make test"])
    for match in text.matches(of: /\]\(([^)#]+)\)/) where !match.1.hasPrefix("http") {
      #expect(FileManager.default.fileExists(atPath: Repository.path(String(match.1))), "\(match.1)")
    }
  }

  @Test func theExampleHasTheDistrictsRates() throws {
    let out = try TemporaryFolder()
    #expect(try Tool.run("run", "fixtures/tu-mo-rong/rasoat.yaml", "--quiet", "--out", out.path).exit == 0)
    let summary = try #require(TemporaryFolder.files(below: out.path).first { $0.hasSuffix("tables/summary.csv") })
    let made = CSVText.rows(try String(contentsOfFile: out.path + "/" + summary, encoding: .utf8))
    let district = made.filter { $0["unit"] == "617" }.map { $0["poor_rate"] ?? "" }
    #expect(Array(district.prefix(2)) == ["58.08", "24.55"], "end of 2021 under both standards")
    let expected = CSVText.rows(try #require(Repository.text("fixtures/tu-mo-rong/expected/summary.csv")))
    #expect(expected.count > 30)
    for row in expected {
      let own = made.first {
        $0["unit"] == row["unit"] && $0["period"] == row["period"] && $0["standard"] == row["standard"]
      }
      for column in ["households", "poor_households", "near_poor_households"] {
        #expect(own?[column] == row[column], "\(row["period"] ?? "") \(row["unit"] ?? "") \(column)")
      }
    }
  }
}

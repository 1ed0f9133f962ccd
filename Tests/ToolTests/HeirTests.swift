import Foundation
import Rehearsal
import Testing

/// Lists of heads with households under another head, made up with their truth, through the real program.
@Suite struct HeirTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let maker = Tool.built("fixture-maker")
    let made = try RunningTool(
      ["heads", folder.path, "3000", "2", "heirs", "14"], in: folder.path, tool: maker
    ).finish()
    #expect(made.exit == 0, "\(made.messages)")
  }

  /// For each household that counts in the second year its row's true household and its id's in the first year.
  private func linked(out: String) throws -> [String: String] {
    let result = try Tool.run("run", folder.path + "/rasoat.yaml", "--quiet", "--out", folder.path + "/" + out)
    #expect(result.exit == 0, "\(result.messages)")
    let table = folder.path + "/" + out + "/heads/2023/latest/lists/households.csv"
    let rows = CSVText.rows(try String(contentsOfFile: table, encoding: .utf8))
    let labels = try String(contentsOfFile: folder.path + "/labels.tsv", encoding: .utf8)
    let truth = Dictionary(
      labels.split(separator: "\n").map { line in
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return (cells[0] + "!" + cells[2], cells[3])
      }, uniquingKeysWith: { first, _ in first })
    func label(_ row: [String: String]) -> String { truth[(row["file"] ?? "") + "!" + (row["row"] ?? "")] ?? "" }
    var before: [String: String] = [:]
    for row in rows where row["period"] == "2022" { before[row["household"] ?? ""] = label(row) }
    var linked: [String: String] = [:]
    for row in rows where row["period"] == "2023" { linked[label(row)] = before[row["household"] ?? ""] }
    return linked
  }

  @Test func whatLikenessLinksIsNearlyAlwaysRight() throws {
    let with = try linked(out: "with")
    let pipeline = try String(contentsOfFile: folder.path + "/rasoat.yaml", encoding: .utf8)
    try folder.write(pipeline + "linkage: {new-head-from: 1000000}\n", to: "rasoat.yaml")
    let without = try linked(out: "without")
    let added = with.filter { without[$0.key] == nil }
    let right = added.count { $0.key == $0.value }
    #expect(added.count >= 20, "\(added.count)")
    #expect(right * 10 >= added.count * 9, "\(right) of \(added.count)")
  }
}

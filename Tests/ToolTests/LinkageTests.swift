import Foundation
import Rehearsal
import Testing

/// Lists of heads made up with their truth, through the real program: how often linkage is right, and what its ids depend
/// on.
@Suite struct LinkageTests {
  private let folder: TemporaryFolder
  private let households: [String: String]

  init() throws {
    folder = try TemporaryFolder()
    let maker = Tool.built("fixture-maker")
    let made = try RunningTool(
      ["heads", folder.path, "3000", "2", "full", "11"], in: folder.path, tool: maker
    ).finish()
    #expect(made.exit == 0, "\(made.messages)")
    let labels = try String(contentsOfFile: folder.path + "/labels.tsv", encoding: .utf8)
    households = Dictionary(
      labels.split(separator: "\n").map { line in
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return (cells[0] + "!" + cells[2], cells[3])
      }, uniquingKeysWith: { first, _ in first })
  }

  /// One row of a list as a run sees it.
  private struct Seen: Hashable {
    let period: String
    let row: String
    let id: String
  }

  private func run(_ arguments: String...) throws -> Set<Seen> {
    let out = folder.path + "/out-" + arguments.joined()
    let result = try Tool.start(
      ["run", folder.path + "/rasoat.yaml", "--quiet", "--out", out] + arguments, in: folder.path
    ).finish()
    #expect(result.exit == 0, "\(result.messages)")
    let period = try #require(FileManager.default.contentsOfDirectory(atPath: out + "/heads").first)
    let lists = out + "/heads/\(period)/latest/lists/"
    var seen: Set<Seen> = []
    for name in ["households.csv", "duplicates.csv"] {
      for row in CSVText.rows(try String(contentsOfFile: lists + name, encoding: .utf8)) {
        let place = (row["file"] ?? "") + "!" + (row["row"] ?? "")
        seen.insert(Seen(period: row["period"] ?? "", row: place, id: row["household"] ?? ""))
      }
    }
    return seen
  }

  /// Pairs of rows of one group.
  private func pairs(_ seen: Set<Seen>, by group: (Seen) -> String) -> Set<[String]> {
    var pairs: Set<[String]> = []
    for rows in Dictionary(grouping: seen, by: group).values {
      let rows = rows.map(\.row).sorted()
      for (index, a) in rows.enumerated() { for b in rows[(index + 1)...] { pairs.insert([a, b]) } }
    }
    return pairs
  }

  private func accuracy(_ found: Set<[String]>, _ truth: Set<[String]>) -> Double {
    Double(2 * found.intersection(truth).count) / Double(found.count + truth.count)
  }

  /// The pairs of rows that people are asked about.
  private func questions() throws -> Set<[String]> {
    let asked = try Tool.run("review", folder.path + "/rasoat.yaml", "--out", folder.path + "/review")
    #expect(asked.exit == 0, "\(asked.messages)")
    let rows = CSVText.rows(try String(contentsOfFile: folder.path + "/review/review.csv", encoding: .utf8))
    return Set(
      rows.map { row in ["left", "right"].map { (row[$0] ?? "").replacingOccurrences(of: "#", with: "") }.sorted() })
  }

  /// Names of other marks, and rows in which several things are mistyped, are asked about and not joined: what is joined is
  /// right, and what is one is joined or asked about.
  @Test func nearlyAllPairsAreRight() throws {
    let seen = try run()
    #expect(seen.count == households.count)
    let found = pairs(seen) { $0.period + $0.id }
    let truth = pairs(seen) { $0.period + (households[$0.row] ?? $0.row) }
    #expect(found.subtracting(truth).count * 1_000 < found.count, "joined wrongly: \(found.subtracting(truth))")
    #expect(accuracy(found, truth) > 0.97, "F1 within a survey: \(accuracy(found, truth))")
    let told = found.union(try questions().intersection(truth))
    #expect(accuracy(told, truth) > 0.99, "F1 within a survey with what is asked: \(accuracy(told, truth))")
    let over = accuracy(pairs(seen) { $0.id }, pairs(seen) { households[$0.row] ?? $0.row })
    #expect(over > 0.985, "F1 of all rows: \(over)")
  }

  @Test func threadsDoNotMatter() throws {
    let one = try run("--jobs", "1")
    expectSame(try run("--jobs", "8"), one)
  }

  @Test func filesUnderOtherNamesHaveTheSameHouseholds() throws {
    let before = try run()
    let submissions = try String(contentsOfFile: folder.path + "/ref/submissions.csv", encoding: .utf8)
    var renamed = submissions
    for (position, name) in try names("2022").reversed().enumerated() {
      let other = "list-\(position).csv"
      try FileManager.default.moveItem(
        atPath: folder.path + "/inbox/2022/" + name, toPath: folder.path + "/inbox/2022/" + other)
      renamed = renamed.replacingOccurrences(of: "inbox/2022/" + name, with: "inbox/2022/" + other)
    }
    try folder.write(renamed, to: "ref/submissions.csv")
    let after = try run("--jobs", "2")
    let isEachAsOftenAsBefore = counts(after) == counts(before)
    #expect(isEachAsOftenAsBefore)
    expectSame(after.filter { $0.period == "2023" }, before.filter { $0.period == "2023" })
  }

  @Test func aLaterYearRenumbersNobody() throws {
    let both = try run()
    let first = try run("--period", "2022")
    expectSame(first, both.filter { $0.period == "2022" })
  }

  private func expectSame(_ one: Set<Seen>, _ other: Set<Seen>) {
    let different = one.symmetricDifference(other).map(\.row).sorted().prefix(6)
    #expect(different.isEmpty)
  }

  /// How many rows each household has.
  private func counts(_ seen: Set<Seen>) -> [String: Int] {
    seen.reduce(into: [:]) { $0[$1.id, default: 0] += 1 }
  }

  private func names(_ year: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path + "/inbox/" + year).sorted()
  }
}

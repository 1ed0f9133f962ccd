import Foundation
import Rehearsal
import Testing

/// A folder below `fixtures/cases`: a small pipeline with something odd about it, and what must come of it.
///
/// `expected/exit` is the exit code. Of a published run `expected/findings.csv` has the findings without their sentences,
/// and every other file in `expected` is compared byte for byte with the published file of that name. Of a pipeline that
/// cannot run `expected/problems.txt` has the lines on the screen.
struct Case: CustomTestStringConvertible, Sendable {
  /// `<stage>/<what is odd about it>`.
  let name: String

  var testDescription: String { name }

  private var folder: String { Repository.path("fixtures/cases/" + name) }

  /// All cases, in the order of their names.
  static var all: [Case] {
    Repository.files(below: "fixtures/cases").filter { $0.hasSuffix("/rasoat.yaml") }
      .map { Case(name: String($0.dropLast("/rasoat.yaml".count))) }
  }

  /// What is written down, by name.
  func expected() -> [String: Data] { Self.contents(below: folder + "/expected") }

  /// What comes of it, by name: of the published files those that are compared.
  func actual(comparing wanted: Set<String>) throws -> [String: Data] {
    let out = try TemporaryFolder()
    let run = try Rehearsal(folder + "/rasoat.yaml", out: out.path)
    var files: [String: Data] = ["exit": Data("\(run.exit)\n".utf8)]
    guard run.directory != nil else {
      let lines = run.screen.replacingOccurrences(of: folder + "/", with: "")
      files["problems.txt"] = Data(lines.utf8)
      return files
    }
    for (name, bytes) in run.files where wanted.contains(name) { files[name] = bytes }
    files["findings.csv"] = Data(Self.findings(run.text("findings.csv")).utf8)
    return files
  }

  /// Writes what came of it over what was written down.
  func record(_ actual: [String: Data]) throws {
    for name in expected().keys where actual[name] == nil {
      try FileManager.default.removeItem(atPath: folder + "/expected/" + name)
    }
    for (name, bytes) in actual { try TemporaryFolder.write(bytes, to: folder + "/expected/" + name) }
  }

  /// Findings without their sentences, which may be put better any day.
  private static func findings(_ text: String) -> String {
    let columns = ["severity", "code", "unit", "file", "sheet", "row", "column"]
    let rows = CSVText.rows(text).map { row in columns.map { row[$0] ?? "?" }.joined(separator: ",") }
    return ([columns.joined(separator: ",")] + rows).map { $0 + "\n" }.joined()
  }

  private static func contents(below folder: String) -> [String: Data] {
    let names = TemporaryFolder.files(below: folder)
    return Dictionary(
      names.map { ($0, FileManager.default.contents(atPath: folder + "/" + $0) ?? Data()) },
      uniquingKeysWith: { first, _ in first })
  }
}

import Foundation
import Rehearsal
import Testing

/// A real plan as a worked example below `fixtures`: its sentences, the targets made of them, and the lists they are held
/// against. `sentences.csv` quotes the plan; each quotation names the targets that answer it, or says why there is none.
struct WorkedPlan: CustomTestStringConvertible, Sendable {
  /// A quotation of the plan.
  struct Sentence {
    let text: String
    let targets: [String]
    let remark: String
  }

  /// The folder's name.
  let name: String
  /// The page's title.
  let title: String
  /// The plan's text, where it stands beside the repository.
  let source: String
  /// The unit's figures at the ends of periods as the plan says them: poor households and their rate, then near-poor ones.
  let known: [String: [String]]

  var testDescription: String { name }

  static let all = [
    WorkedPlan(
      name: "cam-chau-2022", title: "Xã Cẩm Châu, 2022", source: "cam-chau-2022",
      known: ["15160 2021": ["77"], "15160 2022": ["52"]]),
    WorkedPlan(
      name: "tu-mo-rong", title: "Huyện Tu Mơ Rông, 2021–2025", source: "tu-mo-rong-2021-2025",
      known: ["617 2021": ["712", "58.08"]]),
    WorkedPlan(
      name: "ha-nam-2017", title: "Tỉnh Hà Nam, 2017", source: "ha-nam-2017",
      known: ["35 2016": ["11456", "4.24", "13211", "4.89"]]),
    WorkedPlan(
      name: "lien-chung-2024", title: "Xã Liên Chung, 2024", source: "lien-chung-2024",
      known: ["07357 2024": ["28", "1.37"]]),
    WorkedPlan(
      name: "lao-cai-2024", title: "Phường Lào Cai, 2024", source: "lao-cai-2024",
      known: ["02641 2023": ["0", "0.00", "3"], "02641 2024": ["0", "0.00", "1"]]),
  ]

  /// The folder, relative to the repository.
  var folder: String { "fixtures/" + name }

  /// The quotations, in the plan's order.
  var sentences: [Sentence] {
    CSVText.rows(Repository.text(folder + "/sentences.csv") ?? "").map { row in
      Sentence(
        text: row["sentence"] ?? "", targets: (row["targets"] ?? "").split(separator: ";").map(String.init),
        remark: row["remark"] ?? "")
    }
  }

  /// The ids of targets.csv.
  var targets: [String] {
    CSVText.rows(Repository.text(folder + "/ref/targets.csv") ?? "").compactMap { $0["id"] }
  }

  /// The plan's text with single blanks; nil where it is not there.
  var planText: String? {
    Repository.text("../shared/plans/\(source).txt").map(Self.plain)
  }

  /// A text with single blanks.
  static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The page: each sentence beside the rows that answer it.
  func page(_ gaps: [[String: String]]) -> String {
    let rows = Dictionary(gaps.map { ($0["target"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    let heading = [
      "The plan says", "Target", "By", "Wanted", "Before", "Now", "Reached", "Gap", "To go", "State", "How",
    ]
    let lines = [heading, heading.map { _ in "---" }] + sentences.flatMap { answers($0, rows) }
    return (head + lines.map { "| " + $0.joined(separator: " | ") + " |" }).joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    [
      "# \(title): the plan and its gaps", "",
      "The plan's sentences, each beside the rows of `gaps/gaps.csv` that answer it (of `gaps/outlook.csv` where it is not",
      "due yet): households and rates before and now, what was reached, how far that is from what is wanted, and how many",
      "households are still to go. What is wanted is the plan's own; households and what was reached are invented. A test",
      "compares this page with what comes of", "",
      "```sh", "rasoat run \(folder)/rasoat.yaml", "```", "",
      "The example: [pipeline](../../\(folder)/rasoat.yaml), [targets](../../\(folder)/ref/targets.csv),",
      "[lists](../../\(folder)/inbox), [all of gaps.csv](../../\(folder)/expected/gaps.csv).", "",
    ]
  }

  /// A line for each target; the sentence and the remark stand in the first.
  private func answers(_ sentence: Sentence, _ rows: [String: [String: String]]) -> [[String]] {
    if sentence.targets.isEmpty { return [[sentence.text] + Array(repeating: "", count: 9) + [sentence.remark]] }
    return sentence.targets.enumerated().map { index, id in
      let isFirst = index == 0
      return [isFirst ? sentence.text : "", "`\(id)`"] + Self.answer(rows[id] ?? ["state": "later"])
        + [isFirst ? sentence.remark : ""]
    }
  }

  private static func answer(_ row: [String: String]) -> [String] {
    func text(_ column: String) -> String { row[column] ?? "" }
    func count(_ column: String) -> String {
      text(column) + (text("rate_" + column).isEmpty ? "" : " (\(text("rate_" + column)) %)")
    }
    let units = ["points": " points", "percent": " %", "percent-of-persons": " % of persons"]
    let unit = text("gap").isEmpty ? "" : units[text("gap_unit")] ?? ""
    return [
      text("deadline"), text("wanted"), count("opening"), count("closing"), text("reached"), text("gap") + unit,
      text("households_to_go"), text("state"),
    ]
  }
}

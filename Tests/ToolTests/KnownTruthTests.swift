import Foundation
import Rehearsal
import Testing

/// The generated commune with its truth, where it stands beside the repository: every cell of summary, indicators, causes
/// and groups at village, commune and district level.
@Suite(.enabled(if: KnownTruth.isThere, "the generated communes (../shared/data/tiny) are not here"))
struct KnownTruthTests {
  private let truth: KnownTruth

  init() throws { truth = try KnownTruth() }

  @Test func summaryIsTrue() throws {
    #expect(truth.summary.count >= 15)
    let rows = truth.rows("tables/summary.csv")
    let wrong = truth.summary.flatMap { key, wanted in
      wanted.filter { rows[key]?[$0.key] != $0.value }
        .map { "\(key) \($0.key): \(rows[key]?[$0.key] ?? "no row"), truth \($0.value)" }
    }
    #expect(wrong.sorted() == [])
  }

  @Test(arguments: ["indicators", "causes"])
  func detailsAreTrue(_ table: String) throws {
    let wanted = truth.details[table] ?? [:]
    #expect(wanted.count > 50)
    let rows = truth.rows("tables/\(table).csv")
    let lacking = truth.lacking[table] ?? []
    let wrong = rows.compactMap { key, row -> String? in
      let value = lacking.contains(Array(key.prefix(3))) ? "" : wanted[key] ?? "0"
      return row["households"] == value ? nil : "\(key): \(row["households"] ?? ""), truth \(value)"
    }
    #expect(wrong.sorted() == [])
    #expect(wanted.keys.filter { rows[$0] == nil } == [])
  }

  @Test func groupsAreTrue() throws {
    #expect(truth.groups.count >= 100)
    let rows = truth.rows("tables/groups.csv")
    let wrong = truth.groups.compactMap { key, households in
      rows[key]?["households"] == households
        ? nil : "\(key): \(rows[key]?["households"] ?? "no row"), truth \(households)"
    }
    #expect(wrong.sorted() == [])
  }
}

/// A run of the generated commune beside its truth, both by the contract's words.
struct KnownTruth {
  private static let folder = Repository.root + "/../shared/data/tiny"

  /// Whether the generated communes stand beside the repository.
  static let isThere = FileManager.default.fileExists(atPath: folder + "/truth/counts.csv")

  /// For each row of summary the cells that the truth knows.
  private(set) var summary: [[String]: [String: String]] = [:]
  /// For each table of details the households by key; zeros are left out.
  private(set) var details: [String: [[String]: String]] = [:]
  /// Households by the key of groups.csv.
  private(set) var groups: [[String]: String] = [:]
  /// For each table the units (period, standard, unit) whose form has no column for it.
  private(set) var lacking: [String: Set<[String]>] = [:]
  private let tables: [String: String]

  init() throws {
    let out = try TemporaryFolder()
    let run = try Tool.run("run", Self.folder + "/rasoat.yaml", "--out", out.path)
    guard run.exit == 0 else { throw CocoaError(.executableLoad, userInfo: ["messages": run.messages]) }
    let files = TemporaryFolder.files(below: out.path).filter { $0.contains("/tables/") }
    tables = try files.reduce(into: [:]) { tables, name in
      let place = name.range(of: "tables/").map { String(name[$0.lowerBound...]) } ?? name
      tables[place] = try String(contentsOfFile: out.path + "/" + name, encoding: .utf8)
    }
    readCounts(try Self.rows("counts.csv"))
    readDetails(try Self.rows("counts_detail.csv"))
  }

  private static func rows(_ name: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: folder + "/truth/" + name, encoding: .utf8)
    return CSVText.rows(text.replacingOccurrences(of: "\r\n", with: "\n")).filter { $0["basis"] == "expected" }
  }

  /// A table's rows by period, standard, unit and, where it has them, class and what the row is about.
  func rows(_ table: String) -> [[String]: [String: String]] {
    let columns = ["period", "standard", "unit", "class", "indicator", "cause", "group"]
    return CSVText.rows(tables[table] ?? "").reduce(into: [:]) { rows, row in
      rows[columns.compactMap { row[$0] }] = row
    }
  }

  private mutating func readCounts(_ rows: [[String: String]]) {
    for row in rows {
      let key = Self.survey(row["period"] ?? "") + [row["code"] ?? ""]
      let lacks = row["lacks"] ?? ""
      if lacks.contains("causes") { lacking["causes", default: []].insert(key) }
      summary[key] = [
        "state": row["status"] == "ok" ? "reported" : row["status"] ?? "", "households": row["total_households"] ?? "",
        "poor_households": row["poor"] ?? "", "near_poor_households": row["near_poor"] ?? "",
        "poor_rate": Self.decimals(row["rate_poor"]), "near_poor_rate": Self.decimals(row["rate_near_poor"]),
        "poor_persons": row["members_poor"] ?? "", "near_poor_persons": row["members_near"] ?? "",
      ]
      let words = [
        "dtts": "ethnic-minority", "ncc": "merit", "btxh": "social-protection", "kknld": "no-labour",
      ]
      for (short, group) in words {
        for (prefix, word) in [("poor", "poor"), ("near", "near-poor")] {
          let isAsked = short == "dtts" || !lacks.contains("groups")
          groups[key + [word, group]] = isAsked ? row["\(prefix)_\(short)"] ?? "" : ""
        }
      }
    }
  }

  private mutating func readDetails(_ rows: [[String: String]]) {
    for row in rows {
      let survey = Self.survey(row["period"] ?? "")
      let word = row["class"] == "near" ? "near-poor" : row["class"] ?? ""
      guard word == "poor" || word == "near-poor", let id = Self.id(row["dimension"] ?? "", row["key"] ?? "", survey[1])
      else { continue }
      let table = row["dimension"] == "cause" ? "causes" : "indicators"
      details[table, default: [:]][survey + [row["code"] ?? "", word, id]] = row["households"] ?? ""
    }
  }

  /// The truth's `2021-nd59` is period 2021 under qd59-2015.
  private static func survey(_ period: String) -> [String] {
    let parts = period.split(separator: "-").map(String.init)
    return [parts.first ?? "", parts.last == "nd59" ? "qd59-2015" : "nd07-2021"]
  }

  /// Rates in the truth may lack their last zeros.
  private static func decimals(_ rate: String?) -> String {
    guard let rate, !rate.isEmpty else { return "" }
    let parts = rate.split(separator: ".")
    let fraction = parts.count > 1 ? parts[1] : ""
    return "\(parts[0])." + fraction + String(repeating: "0", count: max(0, 2 - fraction.count))
  }

  private static func id(_ dimension: String, _ key: String, _ standard: String) -> String? {
    switch dimension {
    case "indicator": key == "ptthongtin" && standard == "qd59-2015" ? "information-assets" : indicators[key]
    case "cause": causes[key]
    default: nil
    }
  }

  private static let indicators = [
    "vieclam": "employment", "phuthuoc": "dependants", "dinhduong": "nutrition", "yte": "health-care",
    "bhyt": "health-insurance", "gdnl": "adult-education", "gdte": "child-schooling", "clnha": "housing-quality",
    "dtnha": "housing-area", "nuoc": "water", "nhatieu": "toilet", "vienthong": "telecom",
    "ptthongtin": "information-means",
  ]

  private static let causes = [
    "dat": "land", "von": "capital", "ld": "labour", "congcu": "tools", "kienthuc": "knowledge", "kynang": "skills",
    "om": "illness", "khac": "other", "viec": "no-job", "dong": "dependants", "tenan": "social-evils",
    "luoi": "unwilling",
  ]
}

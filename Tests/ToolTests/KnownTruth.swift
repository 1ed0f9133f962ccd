import Foundation
import Rehearsal

/// A run on generated communes beside their truth, both by the contract's words.
struct KnownTruth {
  /// The tables that are compared.
  static let tables = ["summary", "indicators", "causes", "groups"]

  /// A published cell and what it should be.
  struct Cell: CustomStringConvertible {
    var key: [String]
    var column: String
    var published: String?
    var wanted: String
    var isWrong: Bool { published != wanted }
    var description: String { "\(key) \(column): \(published ?? "no row"), truth \(wanted)" }
  }

  private static let folder = Repository.root + "/../shared/data/"

  /// Whether the generated communes stand beside the repository.
  static let isThere = FileManager.default.fileExists(atPath: folder + "tiny/truth/counts.csv")

  private let folder: String
  private let published: [String: String]
  private var counts: [[String: String]] = []
  private var details: [[String]: String] = [:]
  /// Units (period, standard, unit) with a household whose number of persons was spoilt: no file tells it.
  private var withSpoiltPersons: Set<[String]> = []
  /// Units with a household that two of them list, where no list of the year before says which one it moved from.
  private var withMovesUntold: Set<[String]> = []

  /// Runs the program on one of the generated workspaces and reads its truth.
  init(_ name: String) throws {
    folder = Self.folder + name
    let out = try TemporaryFolder()
    let run = try Tool.run("run", folder + "/rasoat.yaml", "--out", out.path, "--quiet")
    guard run.exit == 0 || run.exit == 3 else {
      throw CocoaError(.executableLoad, userInfo: ["messages": run.messages])
    }
    let files = TemporaryFolder.files(below: out.path).filter { $0.contains("/tables/") }
    published = try files.reduce(into: [:]) { tables, name in
      let table = name.split(separator: "/").last.map { String($0.dropLast(".csv".count)) } ?? name
      tables[table] = try String(contentsOfFile: out.path + "/" + name, encoding: .utf8)
    }
    counts = try rows("counts.csv", holding: "expected,")
    for row in try rows("counts_detail.csv", holding: "expected,") {
      let key = Self.survey(row["period"] ?? "") + [row["code"] ?? "", row["class"] ?? ""]
      details[key + [row["dimension"] ?? "", row["key"] ?? ""]] = row["households"] ?? ""
    }
    let spoilt = try ["bad_members", "members_differ"].flatMap { try rows("dirt.csv", holding: $0) }
    let twice = try ["dup_village", "dup_commune"].flatMap { try rows("rows.csv", holding: $0) }
    let names = Set((spoilt + twice).compactMap { $0["household"] })
    let households = try rows("households.csv") { names.contains(String($0.split(separator: ",")[1])) }
    try readSpoiltPersons(spoilt, households)
    try readMovesUntold(twice, households)
  }

  private func rows(_ name: String, holding text: String) throws -> [[String: String]] {
    try rows(name) { $0.contains(text) }
  }

  /// A file of the truth, which may be compressed: the records that are wanted.
  private func rows(_ name: String, where isWanted: (Substring) -> Bool = { _ in true }) throws -> [[String: String]] {
    let lines = try content(name).replacingOccurrences(of: "\r\n", with: "\n").split(separator: "\n")
    return CSVText.rows((lines.prefix(1) + lines.dropFirst().filter(isWanted)).joined(separator: "\n"))
  }

  private func content(_ name: String) throws -> String {
    let path = folder + "/truth/" + name
    guard !FileManager.default.fileExists(atPath: path) else {
      return try String(contentsOfFile: path, encoding: .utf8)
    }
    let gzip = Process()
    let pipe = Pipe()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-dc", path + ".gz"]
    gzip.standardOutput = pipe
    try gzip.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    gzip.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func readSpoiltPersons(
    _ spoilt: [[String: String]], _ households: [[String: String]]
  ) throws {
    let periods = try rows("files.csv").reduce(into: [String: String]()) { periods, row in
      if row["effective"] == "1" { periods[row["file"] ?? ""] = row["period"] }
    }
    let wanted = Set(
      spoilt.compactMap { row in periods[row["file"] ?? ""].map { [$0, row["household"] ?? ""] } })
    for row in households where wanted.contains([row["period"] ?? "", row["household"] ?? ""]) {
      for unit in ["village", "commune", "district"] {
        withSpoiltPersons.insert(Self.survey(row["period"] ?? "") + [row[unit] ?? ""])
      }
    }
  }

  private mutating func readMovesUntold(_ twice: [[String: String]], _ households: [[String: String]]) throws {
    let truth = households.reduce(into: [[String]: [String: String]]()) {
      $0[[$1["period"] ?? "", $1["household"] ?? ""]] = $1
    }
    let headChanged = Set(
      try rows("links.csv", holding: "head_changed").map { [$0["year"] ?? "", $0["household"] ?? ""] })
    let received = Set(
      try rows("files.csv").filter { $0["effective"] == "1" && $0["status"] == "ok" }
        .map { [$0["period"] ?? "", $0["commune"] ?? ""] })
    for row in twice {
      let (period, household) = (row["period"] ?? "", row["household"] ?? "")
      let before = truth[[Self.yearBefore(period), household]]
      let wasListed = before.map { ["ngheo", "can_ngheo"].contains($0["class"]) && $0["present"] == "1" } ?? false
      let place = [Self.yearBefore(period), before?["commune"] ?? ""]
      if wasListed, received.contains(place), !headChanged.contains([String(period.prefix(4)), household]) { continue }
      for village in [row["village"] ?? "", truth[[period, household]]?["village"] ?? ""] {
        withMovesUntold.formUnion([village, String(village.prefix(5))].map { Self.survey(period) + [$0] })
      }
    }
  }

  /// The cells of a table that the files can tell, each with its truth.
  func cells(of table: String) -> [Cell] {
    let rows = publishedRows(table)
    return counts.flatMap { row -> [Cell] in
      let key = Self.survey(row["period"] ?? "") + [row["code"] ?? ""]
      guard !withMovesUntold.contains(key) else { return [] }
      switch table {
      case "summary": return summary(row).map { Cell(key: key, column: $0, published: rows[key]?[$0], wanted: $1) }
      case "groups":
        return groups(row).map {
          Cell(key: key + $0, column: "households", published: rows[key + $0]?["households"], wanted: $1)
        }
      default: return dimension(row, table, key, rows)
      }
    }
  }

  private func publishedRows(_ table: String) -> [[String]: [String: String]] {
    let columns = ["period", "standard", "unit", "class", "indicator", "cause", "group"]
    return CSVText.rows(published[table] ?? "").reduce(into: [:]) { rows, row in
      rows[columns.compactMap { row[$0] }] = row
    }
  }

  private func counts(_ row: [String: String]) -> Bool { ["ok", "partial"].contains(row["status"]) }

  /// Whether a form lacks columns: of a district, whether some commune's does.
  private func lacks(_ what: String, _ row: [String: String]) -> Bool { (row["lacks"] ?? "").contains(what) }

  private func summary(_ row: [String: String]) -> [(String, String)] {
    let status = row["status"] ?? ""
    guard counts(row) else { return [("state", status == "missing" ? status : "refused")] }
    var cells = [
      ("state", status == "ok" ? "reported" : status), ("households", row["total_households"] ?? ""),
      ("poor_households", row["poor"] ?? ""), ("near_poor_households", row["near_poor"] ?? ""),
      ("poor_rate", Self.decimals(row["rate_poor"])), ("near_poor_rate", Self.decimals(row["rate_near_poor"])),
    ]
    if !withSpoiltPersons.contains(Self.survey(row["period"] ?? "") + [row["code"] ?? ""]) {
      cells += [("poor_persons", row["members_poor"] ?? ""), ("near_poor_persons", row["members_near"] ?? "")]
    }
    return cells
  }

  /// Minorities follow from the ethnicity, which every form has; other groups are blank where the form has none.
  private func groups(_ row: [String: String]) -> [([String], String)] {
    guard counts(row) else { return [] }
    let words = ["dtts": "ethnic-minority", "ncc": "merit", "btxh": "social-protection", "kknld": "no-labour"]
    return words.sorted { $0.key < $1.key }.flatMap { short, group -> [([String], String)] in
      let isAsked = short == "dtts" || !lacks("groups", row)
      guard isAsked || row["level"] != "huyen" else { return [] }
      return [("poor", "poor"), ("near", "near-poor")].map { prefix, word in
        ([word, group], isAsked ? row["\(prefix)_\(short)"] ?? "" : "")
      }
    }
  }

  private func dimension(
    _ row: [String: String], _ table: String, _ key: [String], _ rows: [[String]: [String: String]]
  ) -> [Cell] {
    let dimension = String(table.dropLast())
    let lacks = dimension == "cause" && lacks("causes", row)
    guard counts(row), !lacks || row["level"] != "huyen" else { return [] }
    return [("poor", "poor"), ("near", "near-poor")].flatMap { short, word in
      Self.keys(dimension, key[1]).map { truth, id in
        let wanted = lacks ? "" : details[key + [short, dimension, truth]] ?? "0"
        let place = key + [word, id]
        return Cell(key: place, column: "households", published: rows[place]?["households"], wanted: wanted)
      }
    }
  }
}

// The truth's words.
extension KnownTruth {
  /// The truth's `2021-nd59` is period 2021 under qd59-2015.
  private static func survey(_ period: String) -> [String] {
    let parts = period.split(separator: "-").map(String.init)
    return [parts.first ?? "", parts.last == "nd59" ? "qd59-2015" : "nd07-2021"]
  }

  private static func yearBefore(_ period: String) -> String { "\((Int(period.prefix(4)) ?? 0) - 1)-nd07" }

  /// Rates in the truth may lack their last zeros.
  private static func decimals(_ rate: String?) -> String {
    guard let rate, !rate.isEmpty else { return "" }
    let parts = rate.split(separator: ".")
    let fraction = parts.count > 1 ? parts[1] : ""
    return "\(parts[0])." + fraction + String(repeating: "0", count: max(0, 2 - fraction.count))
  }

  private static func keys(_ dimension: String, _ standard: String) -> [(truth: String, id: String)] {
    let words = keys[dimension + " " + standard] ?? ""
    return words.split(separator: " ").map { pair in
      let parts = pair.split(separator: "=").map(String.init)
      return (parts[0], parts[1])
    }
  }

  private static let keys = [
    "indicator nd07-2021": """
    vieclam=employment phuthuoc=dependants dinhduong=nutrition bhyt=health-insurance gdnl=adult-education \
    gdte=child-schooling clnha=housing-quality dtnha=housing-area nuoc=water nhatieu=toilet vienthong=telecom \
    ptthongtin=information-means
    """,
    "indicator qd59-2015": """
    yte=health-care bhyt=health-insurance gdnl=adult-education gdte=child-schooling clnha=housing-quality \
    dtnha=housing-area nuoc=water nhatieu=toilet vienthong=telecom ptthongtin=information-assets
    """,
    "cause nd07-2021": """
    dat=land von=capital ld=labour congcu=tools kienthuc=knowledge kynang=skills om=illness khac=other
    """,
    "cause qd59-2015": """
    von=capital dat=land congcu=tools ld=labour viec=no-job kynang=skills dong=dependants om=illness \
    tenan=social-evils luoi=unwilling khac=other
    """,
  ]
}

import Deduplicate
import Emit
import Geography
import Households
import Indicators
import PipelineKit
import Standards

/// The rows behind a published number: each household that it counts, and the rows that were found to be the same household
/// and do not count. The column `count` adds up to the number.
public struct MeasureExplanation {
  /// What a measure counts of a household: how much, under each key of its table.
  private struct Measure {
    var classes: [HouseholdClass]
    var countsPersons = false
    var keys: (HouseholdColumns, Int) -> [String] = { _, _ in [""] }
  }

  private let replay: Replay
  private let run: SurveyRun
  private let unit: Int
  private let measure: Measure

  /// The explanation of a measure of a unit at a period; fails when there is no such unit, period or measure.
  public init(
    _ replay: Replay, unit code: String, measure name: String, period: String?, standard: String?
  ) throws(Failure) {
    self.replay = replay
    let surveys = replay.plan.surveys
    let asked = period ?? surveys[replay.reported].period.text
    let id = standard ?? (period == nil ? surveys[replay.reported].standard.id : nil)
    let found = replay.figures.surveys.last {
      surveys[$0.survey].period.text == asked && (id == nil || surveys[$0.survey].standard.id == id)
    }
    guard let found else {
      throw Failure(
        .usage, vi: "Lần chạy không có đợt rà soát \(asked) \(standard ?? "").",
        en: "The run has no survey \(asked) \(standard ?? "").")
    }
    run = found
    guard let unit = found.view.tree.index[code] else {
      throw Failure(
        .usage, vi: "--unit \(code): kỳ \(asked) không có đơn vị này.",
        en: "--unit \(code): period \(asked) has no such unit.")
    }
    self.unit = unit
    measure = try Self.measure(name, surveys[found.survey].standard, replay.plan.codeLists)
  }

  // MARK: Measures

  private static func measure(
    _ name: String, _ standard: Standard, _ codeLists: CodeLists
  ) throws(Failure) -> Measure {
    if let classes = summary[name] { return Measure(classes: classes, countsPersons: name.hasSuffix("persons")) }
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    let both: [HouseholdClass] = [.poor, .nearPoor]
    if parts.count == 2, ["households", "persons", "rate"].contains(parts[1]) {
      let keys = self.keys(parts[0], standard, codeLists)
      if let keys { return Measure(classes: both, countsPersons: parts[1] == "persons", keys: keys) }
    }
    let known = (summary.keys.sorted() + tables.map { $0 + ".households" }).joined(separator: ", ")
    throw Failure(
      .usage, vi: "--measure \(name): không giải thích được từ các dòng; có: \(known).",
      en: "--measure \(name): no rows stand behind it; there are: \(known).")
  }

  private static let summary: [String: [HouseholdClass]] = [
    "poor_households": [.poor], "poor_rate": [.poor], "poor_persons": [.poor], "near_poor_households": [.nearPoor],
    "near_poor_rate": [.nearPoor], "near_poor_persons": [.nearPoor], "multidimensional_rate": [.poor, .nearPoor],
  ]

  private static let tables = ["indicators", "causes", "groups", "ethnicities"]

  /// The keys of a table under which a household counts.
  private static func keys(
    _ table: String, _ standard: Standard, _ codeLists: CodeLists
  ) -> ((HouseholdColumns, Int) -> [String])? {
    switch table {
    case "indicators": return bits(standard.indicators.map(\.id)) { Int($0.indicators[$1]) }
    case "causes": return bits(standard.causes.map(\.id)) { Int($0.causes[$1]) }
    case "groups": return bits(HouseholdGroup.allCases.map(\.word)) { Int($0.groups[$1]) }
    case "ethnicities":
      let ids = codeLists.ethnicities.ids
      return { households, index in
        let code = Int(households.ethnicities[index])
        return code == 0 || code > ids.count ? [] : [ids[code - 1]]
      }
    default: return nil
    }
  }

  private static func bits(
    _ words: [String], _ bits: @escaping (HouseholdColumns, Int) -> Int
  ) -> (HouseholdColumns, Int) -> [String] {
    { households, index in
      let set = bits(households, index)
      return words.indices.filter { set >> $0 & 1 == 1 }.map { words[$0] }
    }
  }

  // MARK: Rows

  private struct Row {
    var place: ListedRow
    var isKept: Bool
    var key: String
    var count: Int?
  }

  private var rows: [Row] {
    var rows: [Row] = []
    for (list, listed) in run.lists.enumerated() {
      let households = listed.households
      for index in 0..<households.count where counts(households, index) {
        let isKept = !households.isMerged[index]
        let persons = households.persons[index]
        let known = persons == HouseholdColumns.unknownPersons ? nil : Int(persons)
        for key in measure.keys(households, index) {
          rows.append(
            Row(
              place: ListedRow(list: list, index: index), isKept: isKept, key: key,
              count: !isKept ? 0 : measure.countsPersons ? known : 1))
        }
      }
    }
    return rows
  }

  private func counts(_ households: HouseholdColumns, _ index: Int) -> Bool {
    measure.classes.contains(households.classes[index])
      && run.view.tree.isWithin(Int(households.units[index]), unit)
  }

  /// The rows as CSV.
  public var csv: [UInt8] {
    let survey = replay.plan.surveys[run.survey]
    var table = TableWriter(columns: [
      "file", "sheet", "row", "unit", "household", "period", "standard", "class", "role", "key", "count",
    ])
    for row in rows {
      replay.place(row.place, run, &table)
      table.field(HouseholdID.text(run.lists[Int(row.place.list)].households.ids[Int(row.place.index)]))
      table.field(survey.period.text)
      table.field(survey.standard.id)
      table.field(replay.householdClass(row.place, run).word)
      table.field(row.isKept ? "kept" : "dropped")
      table.field(row.key)
      table.field(row.count)
      table.endRow()
    }
    return table.bytes
  }

  /// The same in sentences: how many rows of which file.
  public func text(_ language: Language) -> String {
    let tree = run.view.tree
    var files: [String: (kept: Int, dropped: Int)] = [:]
    for row in rows {
      let file = replay.reference(row.place, run).file
      if row.isKept {
        files[file, default: (0, 0)].kept += row.count ?? 0
      } else {
        files[file, default: (0, 0)].dropped += 1
      }
    }
    let words = NumberWords(language)
    let sum = words.integer(files.values.reduce(0) { $0 + $1.kept })
    let head =
      language == .vi
      ? "\(tree.units[unit].name), kỳ \(replay.plan.surveys[run.survey].period): \(sum), gồm"
      : "\(tree.units[unit].name), period \(replay.plan.surveys[run.survey].period): \(sum), made up of"
    let lines = files.sorted { $0.key < $1.key }.map { file, counts in
      let dropped = words.integer(counts.dropped)
      let more =
        counts.dropped == 0
        ? "" : language == .vi ? " (bỏ \(dropped) dòng trùng)" : " (\(dropped) duplicates left out)"
      return "  \(words.integer(counts.kept))  \(file)\(more)"
    }
    return ([head] + lines).joined(separator: "\n")
  }
}

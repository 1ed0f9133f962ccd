import Compression
import Emit
import Foundation
import Geography
import Hashing
import Indicators
import PipelineKit
import Rates
import Reductions
import Standards

/// Why a pack does not count.
struct PackTrouble: Error, Sendable {
  var code: FindingCode
  var arguments: [String] = []
}

/// A pack as a lower office made it: whole, as its manifest says.
struct Pack: Sendable {
  static let flows = "tables/flows.csv"
  static let completeness = "tables/completeness.csv"

  /// Unit, level and state.
  private static let words = 3

  /// The manifest of the run that it was made in.
  let manifest: Manifest
  private let archive: ZipArchive

  /// Opens a pack; every entry must be the one that the manifest names.
  init(_ bytes: [UInt8]) throws(PackTrouble) {
    guard let archive = try? ZipArchive(bytes: bytes), let entry = archive.entry(named: "manifest.json"),
      let head = try? archive.content(entry), let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(head))
    else { throw PackTrouble(code: .packUnreadable) }
    for output in manifest.outputs {
      guard let entry = archive.entry(named: output.name), let content = try? archive.content(entry),
        SHA256.digest(of: content).hex == output.sha256
      else { throw PackTrouble(code: .packChanged, arguments: [output.name]) }
    }
    (self.manifest, self.archive) = (manifest, archive)
  }

  /// Whether a file is a pack, whole or not.
  static func isPack(_ path: String) -> Bool {
    guard path.lowercased().hasSuffix(".zip"), let bytes = Disk.bytes(path), let archive = try? ZipArchive(bytes: bytes)
    else { return false }
    return archive.entry(named: "manifest.json") != nil && archive.entries.contains { $0.name.hasPrefix("counts/") }
  }

  /// The unit whose figures it holds.
  var unit: String { manifest.pipeline.unit }

  /// The rows of its lists for a survey and what became of them.
  func tally(_ period: Period, _ standard: String) -> Tally {
    var tally = Tally()
    for input in manifest.inputs
    where input.period == period.text && input.standard == standard && input.state == FileRecord.Fate.counted.rawValue {
      tally.received += input.received
      tally.kept += input.kept
      tally.merged += input.merged
      tally.members += input.members ?? 0
      tally.rejected += input.rejected
    }
    return tally
  }

  /// What it says of a survey, its units as they stand in `tree`.
  func survey(_ plan: SurveyPlan, _ layout: CountLayout, ethnicities: [String]) throws(PackTrouble) -> PackedSurvey {
    guard let root = plan.tree.index[unit] else { throw PackTrouble(code: .packUnitUnknown, arguments: [unit]) }
    let name = CountTable.name(plan.period, plan.standard.id)
    guard archive.entry(named: name) != nil else {
      throw PackTrouble(code: .packOtherSurvey, arguments: [plan.period.text, plan.standard.id])
    }
    let names = CountNames(layout, standard: plan.standard, ethnicities: ethnicities).names
    var survey = PackedSurvey(root: root)
    survey.units = try units(name, names, layout, plan.tree, root)
    try read(&survey, plan)
    return survey
  }

  private func units(
    _ name: String, _ names: [String], _ layout: CountLayout, _ tree: UnitTree, _ root: Int
  ) throws(PackTrouble) -> [Int: KnownUnit] {
    let other = PackTrouble(code: .packOtherShape, arguments: [name])
    var rows = CountRows(try content(name))
    guard rows.header() == CountTable.leading + names else { throw other }
    let bounds = CountTable.leading.count - Self.words
    var units: [Int: KnownUnit] = [:]
    var row = CountRows.Row()
    while true {
      guard let isRow = rows.next(into: &row, words: Self.words, numbers: bounds + layout.size) else { throw other }
      if !isRow { return units }
      guard let state = UnitState(word: row.words[2]) else { throw other }
      units[try place(row.words[0], tree, root)] = KnownUnit(
        counts: Counts(row.numbers[bounds...]), state: state, bounds: Array(row.numbers[..<bounds]))
    }
  }

  private func read(_ survey: inout PackedSurvey, _ plan: SurveyPlan) throws(PackTrouble) {
    let own = [plan.period.text, plan.standard.id]
    try each(Self.completeness) { row throws(PackTrouble) in
      guard [row["period"], row["standard"]] == own else { return }
      survey.completeness[try place(row["unit"], plan.tree, survey.root)] = try completeness(row)
    }
    try each(Self.flows) { row throws(PackTrouble) in
      guard [row["period"], row["standard"]] == own else { return }
      let unit = try place(row["unit"], plan.tree, survey.root)
      guard let counted = CountedClass.allCases.first(where: { $0.word == row["class"] }),
        let countOf = CountOf(rawValue: row["count_of"]), case let baseline = row["baseline"], !baseline.isEmpty
      else { throw PackTrouble(code: .packOtherShape, arguments: [Self.flows]) }
      if !row["balance"].isEmpty {
        let (flow, least, most) = try flow(row)
        survey.flows[baseline, default: KnownFlows()][unit, counted, countOf] = flow
        survey.flows[baseline]?.bound(unit, counted, countOf, least: least, most: most)
      }
    }
  }

  // MARK: Values

  private func flow(_ row: PackTable.Row) throws(PackTrouble) -> (Flow, least: Flow, most: Flow) {
    var flow = Flow.nothing
    for (column, path) in FlowTable.numbers { flow[keyPath: path] = try number(row[column], Self.flows) }
    var (least, most) = (flow, flow)
    for end in FlowTable.ends {
      least[keyPath: end.path] = try number(row[end.low], Self.flows)
      most[keyPath: end.path] = try number(row[end.high], Self.flows)
    }
    return (flow, least, most)
  }

  private func completeness(_ row: PackTable.Row) throws(PackTrouble) -> Completeness {
    var own = Completeness(isTimed: !row["on_time"].isEmpty)
    func count(_ column: String) throws(PackTrouble) -> Int { try number(row[column], Self.completeness) }
    own.expected = try count("expected")
    own.received = try count("received")
    if own.onTime != nil { (own.onTime, own.late) = (try count("on_time"), try count("late")) }
    own.refused = try count("refused")
    own.counted = try count("counted")
    own.zero = try count("zero")
    own.superseded = try count("superseded_files")
    own.households = Int(row["households"])
    own.persons = Int(row["persons"])
    return own
  }

  /// A unit of the pack's own.
  private func place(_ code: String, _ tree: UnitTree, _ root: Int) throws(PackTrouble) -> Int {
    guard let unit = tree.index[code], tree.isWithin(unit, root) else {
      throw PackTrouble(code: .packUnitUnknown, arguments: [code])
    }
    return unit
  }

  private func number(_ text: String, _ entry: String) throws(PackTrouble) -> Int {
    guard let number = Int(text) else { throw PackTrouble(code: .packOtherShape, arguments: [entry]) }
    return number
  }

  /// Goes through an entry's rows.
  private func each(_ name: String, _ body: (PackTable.Row) throws(PackTrouble) -> Void) throws(PackTrouble) {
    guard try PackTable(try content(name)).each(body) else {
      throw PackTrouble(code: .packOtherShape, arguments: [name])
    }
  }

  private func content(_ name: String) throws(PackTrouble) -> [UInt8] {
    guard let entry = archive.entry(named: name), let content = try? archive.content(entry) else {
      throw PackTrouble(code: .packOtherShape, arguments: [name])
    }
    return content
  }
}

/// What a pack says of one survey.
struct PackedSurvey {
  /// The unit whose figures it holds, as an index into the survey's tree.
  var root: Int
  /// For each of its units what was counted.
  var units: [Int: KnownUnit] = [:]
  /// For each of its units who has sent.
  var completeness: [Int: Completeness] = [:]
  /// By the baseline's period what became of the households.
  var flows: [String: KnownFlows] = [:]

  init(root: Int) { self.root = root }
}

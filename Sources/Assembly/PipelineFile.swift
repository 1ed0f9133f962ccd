import Deduplicate
import PipelineKit

/// A pipeline file as it is written: every value with its place, nothing looked up yet. `Planner` makes a `Plan` of it.
public struct PipelineFile: Sendable {
  /// The reference files, as paths relative to the pipeline file.
  public struct Reference: Sendable {
    /// units.csv.
    public var units: Located<String>?
    /// lineage.csv.
    public var lineage: Located<String>?
    /// totals.csv.
    public var totals: Located<String>?
    /// targets.csv.
    public var targets: Located<String>?
    /// measures.csv.
    public var measures: Located<String>?
    /// submissions.csv.
    public var submissions: Located<String>?
    /// decisions.csv.
    public var decisions: Located<String>?
  }

  /// A survey: one period under one standard.
  public struct Survey: Sendable {
    /// Where it is written.
    public var place: SourcePlace
    /// The period.
    public var period: Located<Period>?
    /// The standard's id.
    public var standard: Located<String>?
    /// The last day on which a list is in time; nil = as the standard says.
    public var due: Located<Day>?
    /// The patterns of its input files.
    public var inputs: [Located<String>]
  }

  /// Where and what to publish.
  public struct Publish: Sendable, Equatable {
    /// The folder, relative to the pipeline file.
    public var directory = "runs"
    /// The formats; the register, which is personal and as large as all else, only where it is asked for.
    public var formats: [PublishFormat] = [.csv, .xlsx, .html]
  }

  /// The name.
  public var name: Located<String>?
  /// The title.
  public var title: Located<String>?
  /// The code of the unit served.
  public var unit: Located<String>?
  /// The reference files.
  public var reference = Reference()
  /// The surveys, as written.
  public var surveys: [Survey] = []
  /// Where and what to publish.
  public var publish = Publish()
  /// How far back relapse looks.
  public var relapse = RelapseRule()
  /// How sure record linkage must be, and how far it goes.
  public var linkage = LinkageRule()
}

/// A format in which a run is published.
public enum PublishFormat: String, Sendable, CaseIterable { case csv, xlsx, html, sqlite }

/// How far back a household is looked for to tell a relapse (tái nghèo) from a new case (phát sinh mới).
public struct RelapseRule: Sendable, Equatable {
  /// How many years back.
  public var years = 5
  /// Whether surveys under other standards count.
  public var acrossStandards = false

  /// The rule of the contract: five years, the same standard.
  public init() {}
}

extension PipelineFile {
  /// Reads a pipeline file. What is missing or wrong becomes problems; the rest is there, so that it can be checked too.
  public init?(_ file: DataFile, _ problems: inout Problems) {
    let keys = ["name", "title", "unit", "reference", "surveys", "publish", "relapse", "linkage"]
    let top = YAMLDocument.read(file, &problems)
    guard let map = top?.mapping(keys: keys, &problems) else {
      let isNamedSo = file.name.hasSuffix(".yaml") || file.name.hasSuffix(".yml")
      if top != nil || !isNamedSo { problems.add(Problem(.notAPipeline, at: SourcePlace(file: file.name))) }
      return nil
    }
    name = map.required("name", &problems).flatMap { Self.name($0, &problems) }
    title = map.required("title", &problems)?.text(&problems)
    unit = map.required("unit", &problems)?.text(&problems)
    if let node = map.required("reference", &problems) { reference = Self.reference(node, &problems) }
    let surveyNodes = map.required("surveys", &problems)?.items(&problems) ?? []
    surveys = surveyNodes.compactMap { Self.survey($0, &problems) }
    if let node = map["publish"] { publish = Self.publish(node, &problems) }
    if let node = map["relapse"] { relapse = Self.relapse(node, &problems) }
    if let node = map["linkage"] { linkage = Self.linkage(node, &problems) }
  }

  private static func name(_ node: YAMLNode, _ problems: inout Problems) -> Located<String>? {
    guard let name = node.text(&problems) else { return nil }
    let allowed = name.value.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard allowed, !name.value.hasPrefix("-"), !name.value.hasSuffix("-"), name.value.utf8.count <= 80 else {
      problems.add(Problem(.badName, at: name.place, found: name.value))
      return nil
    }
    return name
  }

  private static func reference(_ node: YAMLNode, _ problems: inout Problems) -> Reference {
    let keys = ["units", "lineage", "totals", "targets", "measures", "submissions", "decisions"]
    guard let map = node.mapping(keys: keys, &problems) else { return Reference() }
    return Reference(
      units: map.required("units", &problems).flatMap { path($0, &problems) },
      lineage: map["lineage"].flatMap { path($0, &problems) },
      totals: map.required("totals", &problems).flatMap { path($0, &problems) },
      targets: map["targets"].flatMap { path($0, &problems) },
      measures: map["measures"].flatMap { path($0, &problems) },
      submissions: map["submissions"].flatMap { path($0, &problems) },
      decisions: map["decisions"].flatMap { path($0, &problems) })
  }

  /// A path relative to the pipeline file, `/` between its parts.
  private static func path(_ node: YAMLNode, _ problems: inout Problems) -> Located<String>? {
    guard let path = node.text(&problems) else { return nil }
    let isOdd = path.value.contains("\\") || path.value.contains(where: \.isNewline) || path.value.contains("\0")
    if !path.value.hasPrefix("/"), !isOdd { return path }
    let meant = isOdd ? YAMLTraps.withSlashes(ofRead: path.value) : nil
    problems.add(Problem(.badPath, at: path.place, found: YAMLTraps.written(path.value), suggestion: meant))
    return nil
  }

  private static func survey(_ node: YAMLNode, _ problems: inout Problems) -> Survey? {
    guard let map = node.mapping(keys: ["period", "standard", "due", "inputs"], &problems) else { return nil }
    let period = map.required("period", &problems)?.text(&problems).flatMap { self.period($0, &problems) }
    let standard = map.required("standard", &problems)?.text(&problems)
    let inputs = map.required("inputs", &problems)?.items(&problems)?.compactMap { path($0, &problems) }
    let due = map["due"]?.text(&problems).flatMap { day($0, &problems) }
    return Survey(place: map.place, period: period, standard: standard, due: due, inputs: inputs ?? [])
  }

  private static func period(_ text: Located<String>, _ problems: inout Problems) -> Located<Period>? {
    guard let period = Period(text.value) else {
      problems.add(Problem(.badPeriod, at: text.place, found: text.value))
      return nil
    }
    return Located(period, at: text.place)
  }

  private static func day(_ text: Located<String>, _ problems: inout Problems) -> Located<Day>? {
    guard let day = Day(text.value) else {
      problems.add(Problem(.badDay, at: text.place, found: text.value))
      return nil
    }
    return Located(day, at: text.place)
  }

  private static func publish(_ node: YAMLNode, _ problems: inout Problems) -> Publish {
    var publish = Publish()
    guard let map = node.mapping(keys: ["directory", "formats"], &problems) else { return publish }
    if let directory = map["directory"]?.text(&problems) { publish.directory = directory.value }
    let words = PublishFormat.allCases.map(\.rawValue)
    if let items = map["formats"]?.items(&problems) {
      let found = items.compactMap { $0.word(among: words, &problems)?.value }
      publish.formats = PublishFormat.allCases.filter { found.contains($0.rawValue) }
    }
    return publish
  }

  private static func relapse(_ node: YAMLNode, _ problems: inout Problems) -> RelapseRule {
    var rule = RelapseRule()
    guard let map = node.mapping(keys: ["years", "across-standards"], &problems) else { return rule }
    if let years = map["years"]?.integer(in: 1...50, &problems) { rule.years = years.value }
    if let across = map["across-standards"]?.boolean(&problems) { rule.acrossStandards = across.value }
    return rule
  }

  private static func linkage(_ node: YAMLNode, _ problems: inout Problems) -> LinkageRule {
    var rule = LinkageRule()
    let keys = [
      "same-from", "ask-from", "same-over-years-from", "new-head-from", "rows-a-household", "pairs-a-row",
      "duplicates-at-most", "refit",
    ]
    guard let map = node.mapping(keys: keys, &problems) else { return rule }
    func number(_ key: String, _ bounds: ClosedRange<Int>) -> Int? { map[key]?.integer(in: bounds, &problems)?.value }
    rule.sameFrom = number("same-from", 1...1_000_000)
    rule.askFrom = number("ask-from", 1...1_000_000)
    rule.sameOverYearsFrom = number("same-over-years-from", 1...1_000_000)
    rule.newHeadFrom = number("new-head-from", 1...1_000_000)
    rule.rowsAHousehold = number("rows-a-household", 2...1_000) ?? rule.rowsAHousehold
    rule.pairsARow = number("pairs-a-row", 1...10_000) ?? rule.pairsARow
    rule.duplicatesAtMost = number("duplicates-at-most", 1...100) ?? rule.duplicatesAtMost
    if let refits = map["refit"]?.boolean(&problems) { rule.refits = refits.value }
    return rule
  }
}

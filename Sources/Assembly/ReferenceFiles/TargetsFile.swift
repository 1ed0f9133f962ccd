import Geography
import Identity
import PipelineKit
import Standards

/// targets.csv: what plans want. Names of households are put apart at once.
struct TargetsFile {
  static let columns = ReferenceTable.Columns(
    required: ["id", "unit", "period", "kind"],
    optional: [
      "baseline", "class", "indicator", "group", "value", "households", "text", "deadline", "denominator", "count",
      "standard", "count_of",
    ])

  private(set) var targets: [Target] = []
  private(set) var named: [NamedExits] = []
  private let units: PlannedUnits
  private let standards: [(period: Period, standard: Standard)]

  /// Reads a file; `standards` are those of the surveys, oldest first.
  init(
    _ file: ReferenceFile, _ units: PlannedUnits, _ standards: [(period: Period, standard: Standard)],
    _ problems: inout Problems
  ) {
    self.units = units
    self.standards = standards
    guard let table = ReferenceTable(file, columns: Self.columns, &problems) else { return }
    var lines: [String: Int] = [:]
    for row in table.rows {
      let id = row.text("id", &problems)
      if let id, let first = lines.updateValue(row.line, forKey: id.value) {
        problems.add(Problem(.idTwice, at: id.place, found: id.value, [String(first)]))
      }
      add(row, id?.value ?? "", &problems)
    }
  }

  /// All problems of a row are told, whatever else is wrong in it; only what a column may hold depends on the kind.
  private mutating func add(_ row: TableRow, _ id: String, _ problems: inout Problems) {
    let unit = row.text("unit", &problems)
    let period = row.text("period", &problems) == nil ? nil : row.period("period", &problems)
    let baseline = self.baseline(row, of: period, &problems)
    if let unit { checkUnit(unit, baseline, period, &problems) }
    let (classes, standard) = (classes(row, &problems), standard(row, period, &problems))
    let (isOfPersons, terms) = (isOfPersons(row, &problems), terms(row, after: baseline, &problems))
    let kind = row.word("kind", among: Target.Kind.allCases.map(\.rawValue), &problems)
    guard let kind = kind.flatMap({ Target.Kind(rawValue: $0) }) else { return }
    let form = TargetForm.of(kind)
    form.checkColumns(row, &problems)
    let households = form.needs("households") ? self.households(row, &problems) : []
    let (value, range) = form.value(row, named: households.count, &problems)
    let (indicator, group) = (indicator(row, kind, period, &problems), group(row, kind, &problems))
    guard let unit, let period, let baseline else { return }
    var target = Target(
      id: id, unit: unit.value, period: period, baseline: baseline, kind: kind, classes: classes,
      indicator: indicator, group: group, value: value, named: households.count,
      text: kind == .namedExits ? "" : row["text"])
    (target.range, target.standard, target.isOfPersons, target.terms) = (range, standard, isOfPersons, terms)
    targets.append(target)
    if kind == .namedExits { named.append(NamedExits(target: id, households: households, text: row["text"])) }
  }

  /// The unit must hold on some day of the target's time; one that is gone at its end is a finding of the run.
  private func checkUnit(
    _ unit: Located<String>, _ baseline: Period?, _ period: Period?, _ problems: inout Problems
  ) {
    let holdsBefore = baseline.map { units.history.unit(unit.value, on: $0.end) != nil } ?? false
    guard let day = (holdsBefore ? baseline : period)?.end else { return }
    _ = units.checkWithin(unit, on: day, &problems)
  }

  /// As written, else the year before.
  private func baseline(_ row: TableRow, of period: Period?, _ problems: inout Problems) -> Period? {
    let written = row.period("baseline", &problems)
    if !row["baseline"].isEmpty, written == nil { return nil }
    guard let period, let baseline = written ?? period.yearBefore else { return nil }
    if baseline.end < period.end { return baseline }
    problems.add(Problem(.targetBaseline, at: row.place("baseline"), found: baseline.text, [period.text]))
    return nil
  }

  /// What the plan says where words leave room: all of it optional.
  private func terms(_ row: TableRow, after baseline: Period?, _ problems: inout Problems) -> TargetTerms {
    var terms = TargetTerms()
    terms.deadline = row.day("deadline", &problems)
    if let deadline = terms.deadline, let baseline, deadline <= baseline.end {
      problems.add(Problem(.targetDeadline, at: row.place("deadline"), found: deadline.description, [baseline.text]))
    }
    terms.denominator = choice("denominator", row, &problems)
    terms.count = choice("count", row, &problems)
    return terms
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ column: String, _ row: TableRow, _ problems: inout Problems
  ) -> Choice? where Choice.RawValue == String {
    if row[column].isEmpty { return nil }
    return row.word(column, among: Choice.allCases.map(\.rawValue), &problems).flatMap { Choice(rawValue: $0) }
  }

  /// `poor`, `near-poor` or both joined by `;`, in the order of the classes.
  private func classes(_ row: TableRow, _ problems: inout Problems) -> [HouseholdClass] {
    let words = row["class"].split(separator: ";").map { $0.drop { $0 == " " } }
    let expected = [HouseholdClass.poor, .nearPoor].map(\.word)
    for word in words where !expected.contains(String(word)) {
      problems.add(Problem(.notOneOf, at: row.place("class"), found: String(word), among: expected))
    }
    return HouseholdClass.allCases.filter { words.contains($0.word[...]) }
  }

  /// Rates can be had of the one group of which totals.csv says how many households there are.
  private func group(_ row: TableRow, _ kind: Target.Kind, _ problems: inout Problems) -> HouseholdGroup? {
    if row["group"].isEmpty { return nil }
    let words = (kind.isOfRates ? [.ethnicMinority] : HouseholdGroup.allCases).map(\.word)
    return row.word("group", among: words, &problems).flatMap { HouseholdGroup(word: $0) }
  }

  /// One of the standards under which the period is reviewed; blank = the last of them.
  private func standard(_ row: TableRow, _ period: Period?, _ problems: inout Problems) -> String? {
    if row["standard"].isEmpty { return nil }
    let own = standards.filter { $0.period == period }
    return row.word("standard", among: (own.isEmpty ? standards : own).map(\.standard.id), &problems)
  }

  private func isOfPersons(_ row: TableRow, _ problems: inout Problems) -> Bool {
    !row["count_of"].isEmpty && row.word("count_of", among: ["households", "persons"], &problems) == "persons"
  }

  /// An indicator must belong to a standard of the target's period, or of any survey when the period has none. Several
  /// joined by `;` must be those of one dimension: of others nobody counts how many households lack one of them.
  private func indicator(
    _ row: TableRow, _ kind: Target.Kind, _ period: Period?, _ problems: inout Problems
  ) -> String {
    let id = row["indicator"]
    guard kind == .coverage, !id.isEmpty else { return id }
    let own = standards.filter { $0.period == period }
    let all = (own.isEmpty ? standards : own).map(\.standard)
    let ids = all.flatMap { $0.indicators.map(\.id) }
    let parts = id.split(separator: ";").map { $0.trimming(" ") }
    let names = all.map(\.id).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let unknown = ids.isEmpty ? [] : parts.filter { !ids.contains($0) }
    for part in unknown {
      problems.add(
        Problem(.targetIndicator, at: row.place("indicator"), found: part, among: ids, [names.joined(separator: ", ")]))
    }
    if parts.count > 1, unknown.isEmpty, !all.isEmpty, all.allSatisfy({ $0.dimension(of: parts) == nil }) {
      problems.add(Problem(.targetDimension, at: row.place("indicator"), found: id, [names.joined(separator: ", ")]))
    }
    return parts.joined(separator: ";")
  }

  /// `name|village` or a household's id, joined by `;`.
  private func households(_ row: TableRow, _ problems: inout Problems) -> [NamedExits.Household] {
    let found = row["households"].split(separator: ";").map { part in
      let pieces = part.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trimmed)
      return NamedExits.Household(name: pieces[0], village: pieces.count > 1 ? pieces[1] : nil)
    }
    for (index, household) in found.enumerated() where household.name.isEmpty || household.village?.isEmpty == true {
      problems.add(Problem(.targetNamedBlank, at: row.place("households"), [String(index + 1)]))
    }
    return found
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

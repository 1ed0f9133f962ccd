import Standards
import PipelineKit

/// Which columns a kind of target needs, may have and must leave blank, and what its value can be.
struct TargetForm {
  /// What the value counts.
  enum Value { case none, households, percent, any }

  private let kind: Target.Kind
  private let needed: [String]
  private let allowed: [String]
  private let value: Value

  private init(_ kind: Target.Kind, needed: [String], allowed: [String] = [], value: Value) {
    self.kind = kind
    self.needed = needed + (value == .none ? [] : ["value"])
    self.allowed = allowed
    self.value = value
  }

  static func of(_ kind: Target.Kind) -> TargetForm {
    switch kind {
    case .reduceHouseholds: TargetForm(kind, needed: ["class"], allowed: ["group", "count"], value: .households)
    case .endHouseholds: TargetForm(kind, needed: ["class"], allowed: ["group"], value: .households)
    case .reducePoints, .endRate:
      TargetForm(kind, needed: ["class"], allowed: ["group", "denominator"], value: .percent)
    case .namedExits: TargetForm(kind, needed: ["class", "households"], value: .households)
    case .noneInGroup: TargetForm(kind, needed: ["class", "group"], value: .none)
    case .noRelapse: TargetForm(kind, needed: ["class"], value: .none)
    case .coverage: TargetForm(kind, needed: ["class", "indicator"], allowed: ["count_of"], value: .percent)
    case .measure: TargetForm(kind, needed: ["indicator"], allowed: ["class"], value: .any)
    }
  }

  func needs(_ column: String) -> Bool { needed.contains(column) }

  /// What is missing, and what would be passed over in silence.
  func checkColumns(_ row: TableRow, _ problems: inout Problems) {
    for column in needed where row[column].isEmpty {
      problems.add(Problem(.targetNeeds, at: row.place(column), [kind.rawValue, column]))
    }
    for column in ["class", "indicator", "group", "value", "households", "denominator", "count", "count_of"]
    where !needed.contains(column) && !allowed.contains(column) && !row[column].isEmpty {
      let found = column == "households" ? "" : row[column]
      problems.add(Problem(.targetSurplus, at: row.place(column), found: found, [kind.rawValue, column]))
    }
  }

  /// The value; of a range (`6–8`, `6-8`) the end that decides, and the range.
  func value(
    _ row: TableRow, named: Int, _ problems: inout Problems
  ) -> (value: DecimalNumber?, range: ClosedRange<DecimalNumber>?) {
    guard value != .none, !row["value"].isEmpty else { return (nil, nil) }
    let ends = row["value"].split(omittingEmptySubsequences: false) { $0 == "–" || $0 == "-" }
      .map { $0.trimming(" ") }
    guard ends.count == 2, !row["value"].hasPrefix("-") else {
      return (row.decimal("value", &problems).flatMap { checked($0, row, named, &problems) }, nil)
    }
    let numbers = ends.compactMap { DecimalNumber($0, comma: true) }
    guard numbers.count == 2, numbers[0] < numbers[1] else {
      problems.add(Problem(.badRange, at: row.place("value"), found: row["value"]))
      return (nil, nil)
    }
    let valid = numbers.compactMap { checked($0, row, named, &problems) }
    if valid.count < 2 { return (nil, nil) }
    return (kind.isAtMost ? valid[1] : valid[0], valid[0]...valid[1])
  }

  private func checked(
    _ number: DecimalNumber, _ row: TableRow, _ named: Int, _ problems: inout Problems
  ) -> DecimalNumber? {
    let place = row.place("value")
    if number.isNegative {
      problems.add(Problem(.negative, at: place, found: row["value"]))
    } else if value == .households, number.decimals > 0 {
      problems.add(Problem(.badInteger, at: place, found: row["value"]))
    } else if value == .percent, number > DecimalNumber(digits: 100, decimals: 0) {
      problems.add(Problem(.outOfRange, at: place, found: row["value"], ["0", "100"]))
    } else if kind == .namedExits, let wanted = number.integer, wanted > named {
      problems.add(Problem(.targetNamed, at: place, found: row["value"], [String(named)]))
    } else {
      return number
    }
    return nil
  }
}

extension StringProtocol {
  /// The text without such characters at its ends.
  func trimming(_ character: Character) -> String {
    var rest = self[...]
    while rest.first == character { rest = rest.dropFirst() }
    while rest.last == character { rest = rest.dropLast() }
    return String(rest)
  }
}

/// What people decided about pairs of rows: two of a survey, or one of it and one of an earlier survey.
public struct RowDecisions: Sendable {
  /// A pair of rows in no order.
  struct Pair: Hashable {
    let a: ListedRow
    let b: ListedRow

    init(_ one: ListedRow, _ two: ListedRow) {
      (a, b) = one < two ? (one, two) : (two, one)
    }
  }

  private(set) var same: [Pair] = []
  private var different: Set<Pair> = []
  private var joined: Set<Pair> = []
  /// Rows that are households of earlier surveys.
  private(set) var earlier: [(row: ListedRow, household: UInt64)] = []
  private var others: [ListedRow: Set<UInt64>] = [:]
  /// The earlier household of each row that is one, and each household's rows.
  private var households: [ListedRow: UInt64] = [:]
  private var holders: [UInt64: ListedRow] = [:]
  /// Earlier households that are two.
  private var apart: [UInt64: Set<UInt64>] = [:]

  /// No decisions.
  public init() {}

  /// Whether nothing was decided.
  public var isEmpty: Bool { same.isEmpty && different.isEmpty && earlier.isEmpty && others.isEmpty }

  /// A row is the household that an earlier survey knew; two rows that are it are one.
  public mutating func addSame(_ row: ListedRow, earlier household: UInt64) {
    earlier.append((row, household))
    if households[row] == nil { households[row] = household }
    if let holder = holders[household], holder != row { addSame(holder, row) } else { holders[household] = row }
  }

  /// Two households of earlier surveys are two.
  public mutating func addDifferent(earlier one: UInt64, _ other: UInt64) {
    apart[one, default: []].insert(other)
    apart[other, default: []].insert(one)
  }

  /// Whether two households of earlier surveys are decided to be two.
  func areOther(_ one: UInt64, than other: UInt64) -> Bool { apart[one]?.contains(other) ?? false }

  /// A row is not the household that an earlier survey knew.
  public mutating func addDifferent(_ row: ListedRow, earlier household: UInt64) {
    others[row, default: []].insert(household)
  }

  /// Whether one of the rows is decided not to be a household of an earlier survey.
  func areOther(_ rows: [ListedRow], than household: UInt64) -> Bool {
    !others.isEmpty && rows.contains { others[$0]?.contains(household) ?? false }
  }

  /// Two rows are one household.
  public mutating func addSame(_ one: ListedRow, _ two: ListedRow) {
    let pair = Pair(one, two)
    if joined.insert(pair).inserted { same.append(pair) }
  }

  /// Two rows are two households.
  public mutating func addDifferent(_ one: ListedRow, _ two: ListedRow) { different.insert(Pair(one, two)) }

  /// Whether the rows are decided to be two households, or to be and not to be one of an earlier survey.
  func areDifferent(_ one: ListedRow, _ two: ListedRow) -> Bool {
    if !different.isEmpty, different.contains(Pair(one, two)) { return true }
    return !households.isEmpty && (isOther(one, two) || isOther(two, one))
  }

  private func isOther(_ one: ListedRow, _ two: ListedRow) -> Bool {
    guard let own = households[one] else { return false }
    return households[two].map { $0 != own } ?? areOther([two], than: own)
  }

  /// Whether the rows are decided to be one household.
  func areSame(_ one: ListedRow, _ two: ListedRow) -> Bool { !joined.isEmpty && joined.contains(Pair(one, two)) }

  /// Whether something was decided about the pair.
  func has(_ one: ListedRow, _ two: ListedRow) -> Bool { areSame(one, two) || areDifferent(one, two) }

  /// Every row that is in a decision.
  var rows: Set<ListedRow> {
    Set(same.flatMap { [$0.a, $0.b] } + different.flatMap { [$0.a, $0.b] } + earlier.map(\.row)).union(others.keys)
  }
}

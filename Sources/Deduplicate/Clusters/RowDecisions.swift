/// What people decided about pairs of rows of a survey.
public struct RowDecisions: Sendable {
  /// A pair of rows in no order.
  struct Pair: Hashable {
    let a: ListedRow
    let b: ListedRow

    init(_ one: ListedRow, _ two: ListedRow) {
      let isFirst = (one.list, one.index) < (two.list, two.index)
      (a, b) = isFirst ? (one, two) : (two, one)
    }
  }

  private(set) var same: [Pair] = []
  private var different: Set<Pair> = []
  private var joined: Set<Pair> = []

  /// No decisions.
  public init() {}

  /// Whether nothing was decided.
  public var isEmpty: Bool { same.isEmpty && different.isEmpty }

  /// Two rows are one household.
  public mutating func addSame(_ one: ListedRow, _ two: ListedRow) {
    let pair = Pair(one, two)
    if joined.insert(pair).inserted { same.append(pair) }
  }

  /// Two rows are two households.
  public mutating func addDifferent(_ one: ListedRow, _ two: ListedRow) { different.insert(Pair(one, two)) }

  /// Whether the rows are decided to be two households.
  func areDifferent(_ one: ListedRow, _ two: ListedRow) -> Bool {
    !different.isEmpty && different.contains(Pair(one, two))
  }

  /// Whether the rows are decided to be one household.
  func areSame(_ one: ListedRow, _ two: ListedRow) -> Bool { !joined.isEmpty && joined.contains(Pair(one, two)) }

  /// Whether something was decided about the pair.
  func has(_ one: ListedRow, _ two: ListedRow) -> Bool { areSame(one, two) || areDifferent(one, two) }

  /// Every row that is in a decision.
  var rows: Set<ListedRow> {
    Set(same.flatMap { [$0.a, $0.b] } + different.flatMap { [$0.a, $0.b] })
  }
}

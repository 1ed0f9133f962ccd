import Indicators

/// What a flow counts (hộ, nhân khẩu).
public enum CountOf: String, Sendable, CaseIterable {
  case households, persons
}

/// How one class of one unit went from its opening to its closing (diễn biến hộ nghèo, hộ cận nghèo).
public struct Flow: Sendable, Hashable {
  /// Đầu kỳ, on today's borders.
  public var opening = 0
  /// Poor that became near-poor, near-poor that became poor.
  public var toOtherClass = 0
  /// Left both lists.
  public var above = 0
  /// Moved away, or households that became smaller.
  public var otherDecrease = 0
  /// The other class's `toOtherClass`.
  public var fromOtherClass = 0
  /// On this list in an earlier survey, on neither at the baseline.
  public var relapsed = 0
  /// Never on this list before.
  public var new = 0
  /// Moved in, or households that became larger.
  public var otherIncrease = 0
  /// Cuối kỳ.
  public var closing = 0
  /// Of `above` those of which no row says it: they may be gone.
  public var aboveAssumed = 0
  /// Of `relapsed` and `new` those that no row of the baseline names: they may have come from elsewhere.
  public var arisenAssumed = 0

  /// What came and went.
  public static let moves: [any WritableKeyPath<Flow, Int> & Sendable] = [
    \.toOtherClass, \.above, \.otherDecrease, \.fromOtherClass, \.relapsed, \.new, \.otherIncrease,
  ]

  /// Closing less what the opening and the flows say it is; 0 unless something is wrong.
  public var balance: Int {
    let left = toOtherClass + above + otherDecrease
    let came = fromOtherClass + relapsed + new + otherIncrease
    return closing - (opening - left + came)
  }
}

/// A row of flows.
public struct FlowRow: Sendable, Hashable {
  /// The unit, as an index into today's tree.
  public var unit: Int
  /// The class.
  public var counted: CountedClass
  /// What is counted.
  public var countOf: CountOf
  /// `reported` when both surveys are whole; `partial` = over the communes of which both are.
  public var state: UnitState
  /// The flow; nil where nothing can be said.
  public var flow: Flow?
  /// The least and the most that each flow may be while it is open which households are one; nil like `flow`.
  public var least, most: Flow?
  /// What is known of the opening and of the closing.
  public var opening, closing: Int?
  /// All households at the baseline and now of what the flow is over; nil where nobody says.
  public var totalBefore, totalNow: Int?
  /// The opening as counted less that of the households that left and stayed: 0 unless something is wrong.
  public var openingOff = 0
  /// Of persons: households of the opening and of the closing whose size nobody says; they count as none.
  public var withoutSize: Int?
}

extension FlowRow {
  /// The row at its best, the most that left and the fewest that came, or at its worst.
  public func end(isBest: Bool) -> FlowRow {
    guard let left = isBest ? most : least, let came = isBest ? least : most else { return self }
    var row = self
    for part in [\Flow.toOtherClass, \.above] { row.flow?[keyPath: part] = left[keyPath: part] }
    for part in [\Flow.relapsed, \.new] { row.flow?[keyPath: part] = came[keyPath: part] }
    return row
  }
}

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

  /// Closing less what the opening and the flows say it is; 0 unless something is wrong.
  public var balance: Int {
    let left = toOtherClass + above + otherDecrease
    let came = fromOtherClass + relapsed + new + otherIncrease
    return closing - (opening - left + came)
  }
}

extension Flow {
  /// Nothing flows yet.
  public static let nothing = Flow()

  /// Adds the flow of another unit, of which no household came to this one's.
  static func += (a: inout Flow, b: Flow) {
    for path in parts { a[keyPath: path] += b[keyPath: path] }
  }

  private static var parts: [WritableKeyPath<Flow, Int>] {
    [
      \.opening, \.toOtherClass, \.above, \.otherDecrease, \.fromOtherClass, \.relapsed, \.new, \.otherIncrease,
      \.closing, \.aboveAssumed, \.arisenAssumed,
    ]
  }
}

/// What other offices say became of the households of their units, each over everything below it.
public struct KnownFlows: Sendable {
  private var flows: [CountOf: [Int: [Flow]]] = [:]

  /// Nothing is known.
  public init() {}

  /// The flow of a unit's class; nil where nobody says.
  public subscript(unit: Int, counted: CountedClass, countOf: CountOf) -> Flow? {
    get { flows[countOf]?[unit]?[counted.rawValue] }
    set {
      var own = flows[countOf]?[unit] ?? CountedClass.allCases.map { _ in Flow() }
      own[counted.rawValue] = newValue ?? Flow()
      flows[countOf, default: [:]][unit] = own
    }
  }

  /// Adds those of other units.
  public mutating func merge(_ others: KnownFlows) {
    for (countOf, units) in others.flows { flows[countOf, default: [:]].merge(units) { first, _ in first } }
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
  /// What is known of the opening and of the closing.
  public var opening, closing: Int?
  /// All households at the baseline and now of what the flow is over; nil where nobody says.
  public var totalBefore, totalNow: Int?
  /// The opening as counted less that of the households that left and stayed: 0 unless something is wrong.
  public var openingOff = 0
  /// Of persons: households of the opening and of the closing whose size nobody says; they count as none.
  public var withoutSize: Int?
}

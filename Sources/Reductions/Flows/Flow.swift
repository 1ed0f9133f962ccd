import Geography
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

extension Flow {
  /// Nothing flows yet.
  public static let nothing = Flow()

  /// Adds the flow of another unit, of which no household came to this one's.
  static func += (a: inout Flow, b: Flow) {
    for path in parts { a[keyPath: path] += b[keyPath: path] }
  }

  /// By how much each flow is more than another's.
  fileprivate func less(_ other: Flow) -> Flow {
    var difference = Flow()
    for part in Flow.moves { difference[keyPath: part] = self[keyPath: part] - other[keyPath: part] }
    return difference
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
  private var bounds = FlowBounds()

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

  /// Says between what the flow of a unit's class lies.
  public mutating func bound(_ unit: Int, _ counted: CountedClass, _ countOf: CountOf, least: Flow, most: Flow) {
    guard let flow = self[unit, counted, countOf], least != flow || most != flow else { return }
    bounds.set(unit, counted, countOf, fewer: least.less(flow), more: most.less(flow))
  }

  /// The bounds of all units of a tree: of those above the offices' the sums.
  func bounds(over tree: UnitTree) -> FlowBounds {
    var all = bounds
    for countOf in CountOf.allCases {
      for unit in tree.bottomUp where tree.units[unit].level > .commune {
        for counted in CountedClass.allCases where self[unit, counted, countOf] == nil {
          all.add(tree.children[unit], to: unit, counted, countOf)
        }
      }
    }
    return all
  }

  /// Adds those of other units.
  public mutating func merge(_ others: KnownFlows) {
    bounds.merge(others.bounds)
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

extension UnitRows<FlowRow> {
  /// The flows of all units, by unit, class and what is counted.
  init(units: Int, make: @escaping @Sendable (_ unit: Int, CountOf, CountedClass) -> FlowRow) {
    let (classes, kinds) = (CountedClass.allCases, CountOf.allCases)
    self.init(units: units, perUnit: classes.count * kinds.count) {
      make($0, kinds[$1 % kinds.count], classes[$1 / kinds.count])
    }
  }

  /// A unit's flow of a class.
  public func row(_ unit: Int, _ countOf: CountOf, _ counted: CountedClass) -> FlowRow {
    let kind = countOf == .households ? 0 : 1
    return self[(unit * CountedClass.allCases.count + counted.rawValue) * CountOf.allCases.count + kind]
  }
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

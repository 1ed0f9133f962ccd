import Indicators

/// Two households of which nobody knows whether they are one.
public struct FlowDoubt: Sendable, Hashable {
  /// Where they meet.
  public enum Kind: Sendable {
    /// The one is known from earlier surveys, the other may be it.
    case overYears
    /// Both stand in one survey.
    case withinSurvey
  }

  /// Their ids.
  public var one, other: UInt64
  /// Where they meet.
  public var kind: Kind
  /// The survey in which they do, as a place in the order of surveys; of two surveys the later.
  public var survey: Int

  /// A doubt.
  public init(_ one: UInt64, _ other: UInt64, _ kind: Kind, survey: Int) {
    (self.one, self.other, self.kind, self.survey) = (one, other, kind, survey)
  }

  /// How the two may turn out.
  enum Way {
    /// From the survey on each is the other.
    case exchanged
    /// In the survey one row holds, and from then on both are the household `id`.
    case joined(row: UInt64, id: UInt64)
  }

  var ways: [Way] {
    switch kind {
    case .overYears: return [.exchanged]
    case .withinSurvey:
      return [one, other].flatMap { row in [one, other].map { .joined(row: row, id: $0) } }
    }
  }

  /// The rows of the two in a survey, as they are counted or as they may turn out.
  func rows(of survey: FlowSurvey, _ way: Way?) -> Standings {
    var rows = [one, other].compactMap(survey.households.row)
    if let way, survey.position >= self.survey { turn(&rows, way, isOwn: survey.position == self.survey) }
    return Standings(rows: rows.sorted { $0.household < $1.household })
  }

  private func turn(_ rows: inout [Standing], _ way: Way, isOwn: Bool) {
    switch way {
    case .exchanged:
      for index in rows.indices { rows[index].household = rows[index].household == one ? other : one }
    case .joined(let row, let id):
      if isOwn { rows.removeAll { $0.household != row } }
      if rows.count == 1 { rows[0].household = id }
    }
  }
}

/// The households of a survey with its place in the order of surveys.
public struct FlowSurvey: Sendable {
  /// The place.
  public var position: Int
  /// The households.
  public var households: Standings

  /// A survey.
  public init(_ position: Int, _ households: Standings) { (self.position, self.households) = (position, households) }
}

/// By how much flows may be off while it is open which households are one.
public struct FlowBounds: Sendable {
  /// What a class of a unit may have less and more of each flow.
  struct Range: Sendable {
    var fewer = Flow()
    var more = Flow()

    /// Holds what may be added.
    mutating func cover(_ change: Flow) {
      for part in Flow.moves {
        fewer[keyPath: part] = min(fewer[keyPath: part], change[keyPath: part])
        more[keyPath: part] = max(more[keyPath: part], change[keyPath: part])
      }
    }

    /// How far it goes, over all flows.
    var width: Int { Flow.moves.reduce(0) { $0 + more[keyPath: $1] - fewer[keyPath: $1] } }

    static func += (a: inout Range, b: Range) {
      for part in Flow.moves {
        a.fewer[keyPath: part] += b.fewer[keyPath: part]
        a.more[keyPath: part] += b.more[keyPath: part]
      }
    }
  }

  /// By what is counted, and by unit and class.
  private(set) var ranges: [CountOf: [Int: Range]] = [:]

  /// Nothing is in doubt.
  public init() {}

  init(_ ranges: [CountOf: [Int: Range]]) { self.ranges = ranges }

  private static func place(_ unit: Int, _ counted: CountedClass) -> Int { unit * 2 + counted.rawValue }

  /// Sets what a class of a unit may have less and more.
  mutating func set(_ unit: Int, _ counted: CountedClass, _ countOf: CountOf, fewer: Flow, more: Flow) {
    ranges[countOf, default: [:]][Self.place(unit, counted)] = Range(fewer: fewer, more: more)
  }

  /// Adds what units below may have to the unit above them.
  mutating func add(_ children: [Int], to unit: Int, _ counted: CountedClass, _ countOf: CountOf) {
    for child in children {
      guard let own = ranges[countOf]?[Self.place(child, counted)] else { continue }
      ranges[countOf, default: [:]][Self.place(unit, counted), default: Range()] += own
    }
  }

  /// Adds the bounds of other units.
  mutating func merge(_ others: FlowBounds) {
    for (countOf, own) in others.ranges { ranges[countOf, default: [:]].merge(own) { first, _ in first } }
  }

  /// A row with the ends of its flows.
  func applied(to row: FlowRow) -> FlowRow {
    guard let flow = row.flow else { return row }
    var bounded = row
    let range = ranges[row.countOf]?[Self.place(row.unit, row.counted)] ?? Range()
    (bounded.least, bounded.most) = (flow, flow)
    for part in Flow.moves {
      bounded.least?[keyPath: part] = max(0, flow[keyPath: part] + range.fewer[keyPath: part])
      bounded.most?[keyPath: part] = flow[keyPath: part] + range.more[keyPath: part]
    }
    return bounded
  }
}

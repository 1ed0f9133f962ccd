import Geography

extension FlowStage {
  /// By how much the flows of all units may be off. Of several households that one may be only one is it; of other doubts
  /// all may come true.
  public func bounds(
    _ doubts: [FlowDoubt], now: FlowSurvey, before: FlowSurvey, earlier: [(tree: UnitTree, survey: FlowSurvey)],
    lineage: [LineageEvent]
  ) -> FlowBounds {
    let open = doubts.filter { $0.survey <= now.position }
    if open.isEmpty { return FlowBounds() }
    let past = past(before, earlier, lineage)
    var ranges: [CountOf: [Int: FlowBounds.Range]] = [:]
    for countOf in CountOf.allCases {
      var scale = scale(countOf)
      for cluster in Self.clusters(open) { scale.add(cluster) { Self.transitions($0, $1, now, past) } }
      ranges[countOf] = scale.ranges
    }
    return FlowBounds(ranges)
  }

  /// For each doubt how far it may move the numbers of households that flows publish, over all units.
  public func effects(
    _ doubts: [FlowDoubt], now: FlowSurvey, before: FlowSurvey, earlier: [(tree: UnitTree, survey: FlowSurvey)],
    lineage: [LineageEvent]
  ) -> [Int] {
    let past = past(before, earlier, lineage)
    var scale = scale(.households)
    return doubts.map { doubt in
      if doubt.survey > now.position { return 0 }
      scale.ranges = [:]
      scale.add([doubt]) { Self.transitions($0, $1, now, past) }
      return scale.ranges.values.reduce(0) { $0 + $1.width }
    }
  }

  /// The earlier surveys and the baseline on today's borders.
  private func past(
    _ before: FlowSurvey, _ earlier: [(tree: UnitTree, survey: FlowSurvey)], _ lineage: [LineageEvent]
  ) -> [FlowSurvey] {
    let past = earlier.map { tree, survey in
      let units = Borders(today: surveys.now.tree, before: tree, lineage: lineage).todaysUnits()
      return FlowSurvey(survey.position, survey.households.moved(to: units))
    }
    return past + [FlowSurvey(before.position, before.households.moved(to: surveys.todaysUnits))]
  }

  private func scale(_ countOf: CountOf) -> DoubtScale {
    DoubtScale(UnitFlows(surveys, Coverage(surveys, of: countOf), Transitions(units: 0)))
  }

  /// What became of a doubt's two households; the last of `past` is the baseline.
  private static func transitions(
    _ doubt: FlowDoubt, _ way: FlowDoubt.Way?, _ now: FlowSurvey, _ past: [FlowSurvey]
  ) -> Transitions {
    let rows = past.map { doubt.rows(of: $0, way) }
    return Transitions(
      from: rows[rows.count - 1], to: doubt.rows(of: now, way), earlier: EarlierHouseholds(Array(rows.dropLast())),
      units: 0)
  }

  /// Doubts that share a household, in their order.
  private static func clusters(_ doubts: [FlowDoubt]) -> [[FlowDoubt]] {
    var roots: [UInt64: UInt64] = [:]
    func root(_ id: UInt64) -> UInt64 {
      var id = id
      while let next = roots[id] { id = next }
      return id
    }
    for doubt in doubts {
      let (a, b) = (root(doubt.one), root(doubt.other))
      if a != b { roots[a] = b }
    }
    var places: [UInt64: Int] = [:]
    var clusters: [[FlowDoubt]] = []
    for doubt in doubts {
      let root = root(doubt.one)
      if places[root] == nil {
        places[root] = clusters.count
        clusters.append([])
      }
      if let place = places[root] { clusters[place].append(doubt) }
    }
    return clusters
  }
}

/// Adds up what doubts may do to the flows of all units, counted in one thing.
private struct DoubtScale {
  private var flows: UnitFlows
  var ranges: [Int: FlowBounds.Range] = [:]

  init(_ flows: UnitFlows) { self.flows = flows }

  mutating func add(_ doubts: [FlowDoubt], _ transitions: (FlowDoubt, FlowDoubt.Way?) -> Transitions) {
    var own: [Int: FlowBounds.Range] = [:]
    let isOneOf = Self.isOneOf(doubts)
    for doubt in doubts {
      let counted = transitions(doubt, nil)
      var range: [Int: FlowBounds.Range] = isOneOf ? own : [:]
      for way in doubt.ways {
        for (place, change) in flows.change(from: counted, to: transitions(doubt, way)) {
          range[place, default: .init()].cover(change)
        }
      }
      if isOneOf { own = range } else { own.merge(range) { $0 + $1 } }
    }
    ranges.merge(own) { $0 + $1 }
  }

  /// Whether at most one of them can come true: all are about one household over the years.
  private static func isOneOf(_ doubts: [FlowDoubt]) -> Bool {
    guard let first = doubts.first, doubts.allSatisfy({ $0.kind == .overYears }) else { return false }
    return [first.one, first.other].contains { id in doubts.allSatisfy { $0.one == id || $0.other == id } }
  }
}

extension FlowBounds.Range {
  fileprivate static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum += b
    return sum
  }
}

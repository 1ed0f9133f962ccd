import Geography

/// What speaks for and against two rows being one household: the log2 of the odds before any evidence, and what each
/// comparison adds. The parts add up to the weight, in hundredths of a bit.
public struct PairEvidence: Sendable {
  /// What one comparison adds.
  public struct Part: Sendable {
    /// The comparison, as weights and reviews write it.
    public var comparison: String
    /// How far the rows agree, as weights and reviews write it.
    public var level: String
    /// What that adds: the level's weight and the rarity of the value on which they agree.
    public var weight: Int
  }

  /// The odds before any evidence.
  public var prior: Int
  /// The comparisons of which both rows say something.
  public var parts: [Part]
  /// Why people are asked, whatever it weighs.
  public var reservation: Reservation?
  /// All of it.
  public var weight: Int { parts.reduce(prior) { $0 + $1.weight } }
}

/// The evidence of a survey, made anew from its lists after they were deduplicated.
public struct SurveyEvidence {
  private let scorer: Scorer
  private let weights: LinkageWeights
  private let positions: [ListedRow: Int32]

  /// The evidence on which a survey's rows were joined.
  public init(
    _ lists: [MatchableList], _ result: Deduplication, tree: UnitTree, model: LinkageModel, jobs: Int
  ) {
    var lists = lists
    for list in lists.indices {
      lists[list].households.isMerged = Array(repeating: false, count: lists[list].households.count)
    }
    for (row, said) in result.classesBefore { lists[Int(row.list)].households.classes[Int(row.index)] = said }
    var table = LinkTable(lists, communes: tree.communes, provinces: tree.provinces, jobs: jobs)
    _ = SameRows(table, result.decisions, ListedMembers(lists), jobs: jobs).drop(from: &table)
    table.weigh(units: tree.units.count)
    weights = result.weights ?? model.withinSurvey
    scorer = Scorer(table, weights, prior: result.prior)
    positions = table.positions
  }

  /// What speaks for and against a pair; nil where one of the rows only repeats another, letter by letter.
  public func evidence(_ one: ListedRow, _ other: ListedRow) -> PairEvidence? {
    guard let a = positions[one].map(Int.init), let b = positions[other].map(Int.init) else { return nil }
    return scorer.evidence(a, b, weights)
  }
}

extension Scorer {
  /// What speaks for and against a pair, by the weights with which it is scored.
  func evidence(_ a: Int, _ b: Int, _ weights: LinkageWeights, overYears: Bool = false) -> PairEvidence {
    let levels = levels(a, b)
    let parts = Comparison.allCases.filter { levels[$0] != 0 }.map { comparison in
      let base = weights.levels[comparison]?[Int(levels[comparison])] ?? 0
      return PairEvidence.Part(
        comparison: comparison.rawValue, level: levels.word(comparison),
        weight: base + rarity(comparison, levels, a, b))
    }
    return PairEvidence(prior: prior, parts: parts, reservation: levels.reservation(overYears: overYears))
  }
}

extension LikenessWeights {
  /// What speaks for and against two households under different heads being one, of which all weighs so much; `learned`
  /// stands in for the weights of some comparisons.
  func evidence(_ likeness: Likeness, of weight: Int, learned: [LikenessComparison: Int]) -> PairEvidence {
    let parts = LikenessComparison.allCases.filter { likeness[$0] != 0 }.map { comparison in
      let level = Int(likeness[comparison])
      return PairEvidence.Part(
        comparison: comparison.rawValue, level: comparison.levels[level],
        weight: learned[comparison] ?? levels[comparison]?[level] ?? 0)
    }
    return PairEvidence(prior: weight - parts.reduce(0) { $0 + $1.weight }, parts: parts)
  }
}

extension UnitTree {
  /// For each unit its commune, itself where it is none of a commune.
  var communes: [Int32] {
    units.indices.map { Int32(units[$0].level == .village ? parents[$0] ?? $0 : $0) }
  }

  /// For each unit its province, −1 = it is in none; empty where all units are of one.
  var provinces: [Int32] {
    if indices(of: .province).count < 2 { return [] }
    var provinces = [Int32](repeating: -1, count: units.count)
    for unit in bottomUp.reversed() {
      let above = parents[unit].map { provinces[$0] } ?? -1
      provinces[unit] = units[unit].level == .province ? Int32(unit) : above
    }
    return provinces
  }
}

import Standards

/// How much each indicator weighs in a multidimensional index: the dimensions equally, the indicators of a dimension
/// equally within it. Exact: `shares` of `whole`.
public struct IndicatorWeights: Sendable, Hashable {
  /// For each indicator of the standard its share.
  public let shares: [Int]
  /// What the shares are of; they add up to it.
  public let whole: Int

  /// The weights of a standard's indicators.
  public init(_ standard: Standard) {
    let sizes = standard.indicators.map { indicator in
      standard.indicators.count { $0.dimension == indicator.dimension }
    }
    let dimensions = Set(standard.indicators.map(\.dimension)).count
    let common = sizes.reduce(1) { $0 / Self.divisor($0, $1) * $1 }
    whole = max(1, dimensions * common)
    shares = sizes.map { common / $0 }
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
}

/// The multidimensional poverty index of Alkire and Foster (2011, “Counting and multidimensional poverty measurement”,
/// Journal of Public Economics 95), over the households (or persons) that a review found to be poor:
/// H = q/n, A = Σ cᵢ/q with cᵢ the weighted share of a poor one's deprivations, M0 = H·A = Σ cᵢ/n.
///
/// Only what is censored at poverty can be had from lists of the poor: of the others nobody asked the deprivations.
public struct PovertyIndex: Sendable, Hashable {
  /// The indicators' weights.
  public let weights: IndicatorWeights
  /// The poor deprived of each indicator.
  public let deprived: [Int]
  /// The poor (q).
  public let poor: Int
  /// All (n); nil where nobody says.
  public let all: Int?

  /// An index.
  public init(weights: IndicatorWeights, deprived: [Int], poor: Int, all: Int?) {
    self.weights = weights
    self.deprived = deprived
    self.poor = poor
    self.all = all
  }

  /// Σ of weight × deprived, in shares of the weights' whole.
  private var deprivations: Int { zip(weights.shares, deprived).reduce(0) { $0 + $1.0 * $1.1 } }

  /// H.
  public var headcount: Ratio? { all.flatMap { Ratio(poor, $0) } }
  /// A; nil where nobody is poor.
  public var intensity: Ratio? { Ratio(deprivations, weights.whole * poor) }
  /// M0.
  public var adjustedHeadcount: Ratio? { all.flatMap { Ratio(deprivations, weights.whole * $0) } }

  /// The share of all that is poor and deprived of an indicator.
  public func censoredHeadcount(_ indicator: Int) -> Ratio? { all.flatMap { Ratio(deprived[indicator], $0) } }

  /// What some indicators contribute to M0.
  public func contribution(_ indicators: some Sequence<Int>) -> Ratio? {
    Ratio(indicators.reduce(0) { $0 + weights.shares[$1] * deprived[$1] }, deprivations)
  }
}

extension SurveyCounts {
  /// The index of a unit in households, or in persons; nil where no list asks indicators. `all` is known only where every
  /// list that counts asks them.
  public func povertyIndex(_ weights: IndicatorWeights, ofPersons: Bool, _ unit: Int) -> PovertyIndex? {
    guard hasFigures(unit), scalar(.withIndicators, unit) > 0 else { return nil }
    let isWhole = scalar(.withIndicators, unit) == scalar(.reported, unit)
    let asksPersons = scalar(.withPersons, unit) == scalar(.reported, unit)
    guard !ofPersons || isWhole && asksPersons else { return nil }
    let numbers = units[unit]
    let deprived = (0..<layout.indicators).map {
      numbers[ofPersons ? layout.indicatorPersons($0, .poor) : layout.indicator($0, .poor)]
    }
    return PovertyIndex(
      weights: weights, deprived: deprived,
      poor: numbers[ofPersons ? layout.askedIndicatorPersons(.poor) : layout.askedIndicators(.poor)],
      all: isWhole ? ofPersons ? totalPersons(unit) : totalHouseholds(unit) : nil)
  }
}

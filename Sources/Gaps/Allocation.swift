import Indicators

/// Shares a number of households out to units so that the parts add up to it: each gets its weight's share, within what it
/// must and can take (largest remainder).
public struct Allocation: Sendable {
  /// A unit that takes a part.
  public struct Taker: Sendable, Hashable {
    /// How much of the whole it should take, against the others.
    public var weight: Int
    /// The least and the most that it takes.
    public var limits: ClosedRange<Int>
    /// What somebody fixed for it.
    public var fixed: Int?

    /// A taker.
    public init(weight: Int, limits: ClosedRange<Int>, fixed: Int? = nil) {
      (self.weight, self.limits, self.fixed) = (weight, limits, fixed)
    }
  }

  /// Why a unit takes what it does.
  public enum Ground: String, Sendable {
    case share, floor, cap, fixed
  }

  /// What a unit takes.
  public struct Part: Sendable, Hashable {
    /// How many households.
    public var households: Int
    /// Its exact share of what was to be shared out by weight; nil where it was fixed or stands at a limit.
    public var share: Ratio?
    /// Why.
    public var ground: Ground
  }

  /// What cannot be done.
  public struct Impossible: Error, Sendable, Hashable {
    /// What is to be shared out.
    public var wanted: Int
    /// The least and the most that the units take together.
    public var least, most: Int
  }

  private let takers: [Taker]
  private var parts: [Part?]

  /// The parts in the order of the takers.
  public static func parts(_ number: Int, over takers: [Taker]) throws(Impossible) -> [Part] {
    let least = takers.reduce(0) { $0 + ($1.fixed ?? $1.limits.lowerBound) }
    let most = takers.reduce(0) { $0 + ($1.fixed ?? $1.limits.upperBound) }
    guard (least...most).contains(number) else { throw Impossible(wanted: number, least: least, most: most) }
    var allocation = Allocation(takers)
    allocation.settle(number)
    return allocation.parts.compactMap { $0 }
  }

  private init(_ takers: [Taker]) {
    self.takers = takers
    parts = takers.map { taker in taker.fixed.map { Part(households: $0, share: nil, ground: .fixed) } }
  }

  private var open: [Int] { parts.indices.filter { parts[$0] == nil } }

  /// Units that would pass a limit stand at it and the rest is shared out anew, until none does. Where what lies beyond the
  /// caps is more than what is missing to the floors the caps go first, else the floors: so no unit is held wrongly.
  private mutating func settle(_ number: Int) {
    while true {
      let open = open
      let rest = number - parts.reduce(0) { $0 + ($1?.households ?? 0) }
      let weights = weights(open)
      let whole = weights.reduce(0, +)
      guard whole > 0 else { return }
      func over(_ place: Int) -> Int { rest * weights[place] - takers[open[place]].limits.upperBound * whole }
      func under(_ place: Int) -> Int { takers[open[place]].limits.lowerBound * whole - rest * weights[place] }
      let beyond = open.indices.reduce(0) { $0 + max(0, over($1)) }
      let missing = open.indices.reduce(0) { $0 + max(0, under($1)) }
      if beyond == 0, missing == 0 { return share(rest, open, weights, whole) }
      for place in open.indices {
        let limits = takers[open[place]].limits
        if beyond >= missing, over(place) > 0 {
          parts[open[place]] = Part(households: limits.upperBound, share: nil, ground: .cap)
        } else if beyond < missing, under(place) > 0 {
          parts[open[place]] = Part(households: limits.lowerBound, share: nil, ground: .floor)
        }
      }
    }
  }

  /// Where no open unit has a weight, all have the same.
  private func weights(_ open: [Int]) -> [Int] {
    let weights = open.map { takers[$0].weight }
    return weights.contains { $0 > 0 } ? weights : weights.map { _ in 1 }
  }

  private mutating func share(_ rest: Int, _ open: [Int], _ weights: [Int], _ whole: Int) {
    let shares = Apportionment.shares(rest, over: weights)
    for (place, taker) in open.enumerated() {
      parts[taker] = Part(households: shares[place], share: Ratio(rest * weights[place], whole), ground: .share)
    }
  }
}

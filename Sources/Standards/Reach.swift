import Geography

/// A small step that would bring a household into a better class.
public struct Reach: Sendable, Hashable {
  /// What the step is.
  public enum Reason: String, Sendable, CaseIterable {
    /// So few points of sheet B1 more that they are worth no more than one deprivation.
    case nearTheLine = "b1-near-the-line"
    /// One deprivation fewer.
    case oneDeprivation = "one-deprivation"
  }

  /// What the step is.
  public var reason: Reason
  /// How many points of B1 are missing; nil where that is not the step.
  public var points: Int?
  /// The class that the household would be of.
  public var becomes: HouseholdClass
}

extension Standard {
  /// The small steps out of a class: by the scores where the household has them and they say its class, else by its
  /// deprivations alone. None where the standard has no rule, or the scores say another class than the list.
  public func steps(
    from listed: HouseholdClass, b1: Int?, b2: Int?, deprivations: Int?, area: Area
  ) -> [Reach] {
    guard let b1, let b2, scores[area] != nil else { return fewerDeprivations(from: listed, deprivations) }
    guard let near = pointsPerDeprivation, classFromScores(b1: b1, b2: b2, area: area) == listed else { return [] }
    var steps: [Reach] = []
    let bounds = Set((scores[area] ?? []).map { $0.b1AtMost + 1 - b1 }).filter { (1...near).contains($0) }
    if let (points, better) = bounds.sorted().lazy.map({ ($0, self.classFromScores(b1: b1 + $0, b2: b2, area: area)) })
      .first(where: { $0.1.map { $0.rawValue > listed.rawValue } ?? false }), let better
    {
      steps.append(Reach(reason: .nearTheLine, points: points, becomes: better))
    }
    if b2 >= near, let better = classFromScores(b1: b1, b2: b2 - near, area: area), better.rawValue > listed.rawValue {
      steps.append(Reach(reason: .oneDeprivation, points: nil, becomes: better))
    }
    return steps
  }

  /// A poor household with just as many deprivations as make it poor.
  private func fewerDeprivations(from listed: HouseholdClass, _ deprivations: Int?) -> [Reach] {
    guard listed == .poor, let deprivations, deprivations > 0, deprivations == self.deprivations(of: .poor).lowerBound
    else { return [] }
    return [Reach(reason: .oneDeprivation, points: nil, becomes: .nearPoor)]
  }
}

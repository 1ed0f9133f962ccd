/// Invents the scores that lead to a class, by the rules for rural households.
///
/// nd07-2021: B1 ≤ 140 and B2 ≥ 30 poor, B1 ≤ 140 near-poor. qd59-2015: B1 ≤ 120 poor, B1 ≤ 150 and B2 ≥ 30 poor,
/// B1 ≤ 150 near-poor.
struct Scoring {
  let survey: Survey

  /// Scores for a class; a household that was assessed before keeps most of what it lacked.
  func assess(_ decided: Class, _ earlier: Assessment?, _ random: inout Random) -> Assessment {
    var lacking = (earlier?.lacking ?? []).intersection(survey.indicators)
    if survey == .new2022, lacking.count > 3, random.chance(40) { remove(1, from: &lacking, &random) }
    let range = bounds(decided, &random)
    if lacking.count > range.most { remove(lacking.count - range.most, from: &lacking, &random) }
    if lacking.count < range.least { add(range.least - lacking.count, to: &lacking, &random) }
    return Assessment(
      decided: decided, b1: income(decided, earlier, lacking.count, &random), lacking: lacking,
      causes: decided == .notPoor ? [] : causes(earlier, &random))
  }

  /// How many deprivations a class allows, and how many this household has at least.
  private func bounds(_ decided: Class, _ random: inout Random) -> (least: Int, most: Int) {
    if decided != .poor { return (random.below(3), 2) }
    if survey == .old2021 { return (1 + random.below(5), 8) }
    return (3 + min(random.below(4), random.below(4)), 9)
  }

  private func income(_ decided: Class, _ earlier: Assessment?, _ lacking: Int, _ random: inout Random) -> Int {
    let step = 5 * random.below(17)
    switch (decided, survey) {
    case (.notPoor, .old2021): return 155 + step / 2 / 5 * 5
    case (.notPoor, _): return 145 + step / 2 / 5 * 5
    case (.nearPoor, .old2021): return 125 + step % 30
    case (.poor, .old2021): return lacking >= 3 && random.chance(40) ? 125 + step % 30 : 40 + step
    case (_, .new2022): return min(140, (earlier.map { min($0.b1, 130) } ?? 60 + step) + step % 20)
    default: return 60 + step
    }
  }

  private func causes(_ earlier: Assessment?, _ random: inout Random) -> Set<Cause> {
    let kept = (earlier?.causes ?? []).intersection(survey.causes)
    if survey == .new2022, !kept.isEmpty, random.chance(70) { return kept }
    return Set(random.pick(1 + min(random.below(4), random.below(4)), of: survey.causes, weight: \.weight))
  }

  private func remove(_ count: Int, from lacking: inout Set<Indicator>, _ random: inout Random) {
    let ordered = survey.indicators.filter(lacking.contains)
    lacking.subtract(random.pick(count, of: ordered) { _ in 1 })
  }

  private func add(_ count: Int, to lacking: inout Set<Indicator>, _ random: inout Random) {
    let others = survey.indicators.filter { !lacking.contains($0) }
    lacking.formUnion(random.pick(count, of: others, weight: \.weight))
  }
}

import Indicators
import Reductions
import Standards

extension Gap {
  /// Why nobody knows whether a target is met.
  public enum Unknown: String, Sendable, CaseIterable {
    /// There is no survey of its period.
    case noSurvey = "no-survey"
    /// Its unit does not hold at its period.
    case unitGone = "unit-gone"
    /// Lists of its unit are missing or refused.
    case lists = "lists-missing"
    /// There is no survey of its baseline under the same standard.
    case noBaseline = "no-baseline"
    /// Lists of its baseline are missing or refused.
    case baselineLists = "baseline-lists-missing"
    /// What its unit was at the baseline on today's borders is not known.
    case borders
    /// Nobody gave the number of all households.
    case total = "total-missing"
    /// Pairs of rows are undecided, and they decide.
    case pairs = "pairs-undecided"
    /// Which persons of a household are deprived is not known, and that decides.
    case persons = "persons-untold"
    /// The households that it names cannot be told in the lists.
    case names = "names-untold"
    /// Nobody reported its measure.
    case measure = "measure-missing"
    /// The lists do not ask what it is about.
    case form = "not-asked"
  }
}

extension GapStage {
  /// Why a target of a scene is unknown; nil where it is known.
  func reason(_ gap: Gap, _ scene: TargetScene) -> Gap.Unknown? {
    guard gap.state == .unknown else { return nil }
    if gap.target.kind == .measure { return .measure }
    if gap.isUndecided { return .pairs }
    if gap.isUntold { return .persons }
    if scene.now.figures(scene.unit).state != .reported { return .lists }
    if gap.target.kind == .namedExits { return .names }
    if let past = pastReason(gap, scene) { return past }
    let lacksRate = gap.target.kind == .reducePoints && gap.rateOpening == nil
    return gap.target.kind.isOfRates && (gap.denominator == nil || lacksRate) ? .total : .form
  }

  /// What is wrong with the baseline of a target that needs it.
  private func pastReason(_ gap: Gap, _ scene: TargetScene) -> Gap.Unknown? {
    let target = gap.target
    let isOfFall = [.reduceHouseholds, .reducePoints, .noRelapse].contains(target.kind)
    guard isOfFall || target.kind.isOfRates && target.denominator != .now else { return nil }
    guard let past = scene.opening else { return .noBaseline }
    if past.isEstimated || past.isUntraceable { return .borders }
    return past.state != .reported || target.counting == .gross || target.kind == .noRelapse ? .baselineLists : nil
  }
}

/// How sure linkage must be and how far it goes, as an office wants it.
public struct LinkageRule: Sendable, Equatable {
  /// Two rows of a survey are one household from these odds to one; nil = as the weights say.
  public var sameFrom: Int?
  /// Down to one to these odds people are asked; nil = as the weights say.
  public var askFrom: Int?
  /// Rows of two surveys are one household from these odds to one; nil = as the weights say.
  public var sameOverYearsFrom: Int?
  /// Households under different heads are one from these odds to one; nil = as the weights say.
  public var newHeadFrom: Int?
  /// How many rows may be one household at most.
  public var rowsAHousehold = 8
  /// How many pairs are compared for each row at most.
  public var pairsARow = 40
  /// Of how many rows in a hundred others may be duplicates before the survey is refused.
  public var duplicatesAtMost = 49
  /// Whether the weights are fitted anew to each survey's own rows.
  public var refits = false

  /// The rule as it is unless someone says otherwise.
  public init() {}

  /// How many pairs are compared among so many rows.
  func budget(rows: Int) -> Int { max(2_000_000, pairsARow * rows) }
}

extension LinkageModel {
  /// The model with an office's thresholds.
  func under(_ rule: LinkageRule) -> LinkageModel {
    var model = self
    if let odds = rule.sameFrom { model.withinSurvey.merge = Rarity.log2(UInt64(odds)) }
    if let odds = rule.askFrom {
      let undecided = -Rarity.log2(UInt64(odds))
      model.withinSurvey.undecided = undecided
      model.overYears.undecided = undecided
      model.newHead.undecided = undecided
    }
    if let odds = rule.sameOverYearsFrom { model.overYears.merge = Rarity.log2(UInt64(odds)) }
    if let odds = rule.newHeadFrom { model.newHead.merge = Rarity.log2(UInt64(odds)) }
    return model
  }
}

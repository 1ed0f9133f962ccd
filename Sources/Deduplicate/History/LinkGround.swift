/// What says that a household of this survey is one of an earlier survey.
public enum LinkGround: Sendable, Hashable {
  /// People decided so.
  case decided
  /// The heads are one person; the weight of the evidence is in hundredths of a bit.
  case head(weight: Int)
  /// The only one of the commune of a name and a year of birth, with an old card and then a new one.
  case newCard
  /// Another head, but so many persons that both lists name.
  case members(Int)
  /// Another head under the number by which the commune files the household.
  case code
  /// Another head of the village's likest household; the weight of the evidence is in hundredths of a bit.
  case likeness(weight: Int)

  /// The word in explanations.
  public var word: String {
    switch self {
    case .decided: "decided"
    case .head: "same-head"
    case .newCard: "new-card"
    case .members: "same-members"
    case .code: "same-code"
    case .likeness: "alike"
    }
  }

  /// The weight of the evidence, where a model weighs it.
  public var weight: Int? {
    switch self {
    case .head(let weight), .likeness(let weight): weight
    case .decided, .newCard, .members, .code: nil
    }
  }
}

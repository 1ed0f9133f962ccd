/// What says that a household of this survey is one of an earlier survey.
public enum LinkGround: Sendable, Hashable {
  /// People decided so.
  case decided
  /// The heads are one person; the weight of the evidence is in hundredths of a bit.
  case head(weight: Int)
  /// Another head, but so many persons that both lists name.
  case members(Int)
  /// Another head under the number by which the commune files the household.
  case code

  /// The word in explanations.
  public var word: String {
    switch self {
    case .decided: "decided"
    case .head: "same-head"
    case .members: "same-members"
    case .code: "same-code"
    }
  }

  /// The weight of the evidence, where the heads are compared.
  public var weight: Int? { if case .head(let weight) = self { weight } else { nil } }
}

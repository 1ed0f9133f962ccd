/// What is compared of two households of a village under different heads: what a household keeps when its head changes.
public enum LikenessComparison: String, LeveledComparison {
  case persons, heads, deprivations, groups
  case householdClass = "class"
  case told

  /// What households keep from survey to survey, whoever heads them.
  static let kept: [LikenessComparison] = [.deprivations, .groups, .householdClass]

  /// The words of its levels, by raw value.
  public var levels: [String] {
    switch self {
    case .persons: GrowthLevel.allCases.map(\.word)
    case .heads: HeadsLevel.allCases.map(\.word)
    case .deprivations: DeprivationLevel.allCases.map(\.word)
    case .groups, .told: EqualLevel.allCases.map(\.word)
    case .householdClass: ClassLevel.allCases.map(\.word)
    }
  }
}

/// How a number of persons changed.
public enum GrowthLevel: UInt8, ComparisonLevel {
  /// One or both are unknown.
  case unknown
  /// One person less: the old head died or left.
  case fewer
  /// As many.
  case same
  /// One person more.
  case more
  /// Different by more than one.
  case different

  /// The word in weights.
  public var word: String { "\(self)" }
}

/// What the new head can be to the old one, by their births and sexes.
public enum HeadsLevel: UInt8, ComparisonLevel {
  /// Some birth is missing.
  case unknown
  /// Of about one age, man and woman.
  case couple
  /// Of about one age, a sex is not said.
  case near
  /// As much younger as a child or grandchild is.
  case child
  /// Neither.
  case other

  /// The word in weights.
  public var word: String { "\(self)" }
}

/// In how many deprivations two households differ.
public enum DeprivationLevel: UInt8, ComparisonLevel {
  /// A form does not ask, or neither marks any.
  case unknown
  /// None.
  case same
  /// One.
  case one
  /// Two.
  case two
  /// More.
  case different

  /// The word in weights.
  public var word: String { "\(self)" }
}

/// How the class changed.
public enum ClassLevel: UInt8, ComparisonLevel {
  /// Not compared.
  case unknown
  /// As before.
  case same
  /// From poor to near-poor.
  case better
  /// From near-poor to poor.
  case worse

  /// The word in weights.
  public var word: String { "\(self)" }
}

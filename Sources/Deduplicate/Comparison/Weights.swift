/// The model's weights in hundredths of a bit, as `linkage/weights.yaml` gives them.
///
/// A level weighs log2(m / u): how much likelier it is between two rows of one household (m) than between rows of two (u).
/// Where the agreement is on a value, the value's rarity in the data at hand is added to the level's weight, so that a
/// rare name says more than a common one. (Fellegi and Sunter, A Theory for Record Linkage, JASA 64, 1969; frequencies
/// after Winkler, 1989.)
public struct LinkageWeights: Sendable, Equatable {
  /// For each comparison its levels' weights, by raw value; `unknown` weighs nothing.
  public var levels: [Comparison: [Int]]
  /// Of two rows taken at random: how many more rows per thousand than households there are, before any evidence.
  public var expectedPerThousand: Int
  /// From this weight on two rows are one household.
  public var merge: Int
  /// From this weight on they may be: undecided.
  public var undecided: Int

  /// Weights.
  public init(levels: [Comparison: [Int]], expectedPerThousand: Int, merge: Int, undecided: Int) {
    self.levels = levels
    self.expectedPerThousand = expectedPerThousand
    self.merge = merge
    self.undecided = undecided
  }

  /// Whether a level's agreement is on a value, whose rarity counts.
  static func counts(_ comparison: Comparison, _ level: UInt8) -> Bool {
    switch comparison {
    case .name: level >= NameLevel.same.rawValue && level <= NameLevel.edits.rawValue
    case .birth: level >= BirthLevel.same.rawValue && level <= BirthLevel.yearOnly.rawValue
    case .place: level >= PlaceLevel.village.rawValue && level <= PlaceLevel.otherVillage.rawValue
    case .profile: level == ProfileLevel.same.rawValue
    case .ethnicity: level == EqualLevel.same.rawValue
    case .number, .persons, .sex, .householdClass: false
    }
  }
}

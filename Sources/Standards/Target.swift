import PipelineKit

/// What became of the households that a `named-exits` target names, without their names.
public struct NamedExitCount: Sendable, Hashable {
  /// Households that are in a better class than the target's, or on no list of a unit that sent its lists.
  public var left = 0
  /// Households that are not.
  public var stayed = 0
  /// Households that cannot be told among those of the lists.
  public var untold = 0
  /// Of those that left, and of those that stayed, the ones of which it is open what became of them: another household may
  /// be they.
  public var openLeft = 0, openStayed = 0

  /// None.
  public init() {}

  /// As good or as bad as it may be.
  public func end(isBest: Bool) -> NamedExitCount {
    var end = self
    let more = isBest ? openStayed : -openLeft
    (end.left, end.stayed) = (left + more, stayed - more)
    return end
  }
}

/// What a plan wants of a unit (chỉ tiêu kế hoạch giảm nghèo): one line of targets.csv, without names of persons.
///
/// The households and the sentence of a `named-exits` target are personal: they are kept apart (`Identity.NamedExits`).
public struct Target: Sendable, Hashable {
  /// What the value means.
  public enum Kind: String, Sendable, CaseIterable {
    /// Fewer households by N (giảm 25 hộ).
    case reduceHouseholds = "reduce-households"
    /// A rate lower by so many percentage points (giảm 1,88 %).
    case reducePoints = "reduce-points"
    /// At most N households at the end (xuống còn 52 hộ).
    case endHouseholds = "end-households"
    /// A rate of at most so many percent at the end (còn 1,37 %).
    case endRate = "end-rate"
    /// N of the named households leave (giảm 02 trong 03 hộ).
    case namedExits = "named-exits"
    /// No household of the group is of the class.
    case noneInGroup = "none-in-group"
    /// No household comes back (không để tái nghèo).
    case noRelapse = "no-relapse"
    /// So many percent of the class's households are not deprived of the indicator.
    case coverage
    /// At least so much of a reported measure.
    case measure
  }

  /// The id.
  public var id: String
  /// The unit's code.
  public var unit: String
  /// The period at which it is judged.
  public var period: Period
  /// The earlier period that it is compared with.
  public var baseline: Period
  /// The standard under which it is judged, where its period is reviewed under several; nil = the last of them.
  public var standard: String?
  /// What the value means.
  public var kind: Kind
  /// The classes meant together, in the order of `HouseholdClass`; empty for measures.
  public var classes: [HouseholdClass]
  /// The indicator's id (those of a dimension joined by `;`), or the measure's name; empty for other kinds.
  public var indicator: String
  /// The group: of `none-in-group`, and where counts and rates are those of a group alone.
  public var group: HouseholdGroup?
  /// The value exactly as written, decimals counted; nil for kinds without one. Of a range the end that decides.
  public var value: DecimalNumber?
  /// The range that the plan names (giảm 6–8 %); nil where it names one value.
  public var range: ClosedRange<DecimalNumber>?
  /// Whether a coverage is of the class's persons instead of its households.
  public var isOfPersons = false
  /// How many households a `named-exits` target names; 0 for other kinds.
  public var named: Int
  /// The plan's sentence; empty for `named-exits`, whose sentence names persons.
  public var text: String
  /// What the plan says where its words leave room.
  public var terms = TargetTerms()

  /// A target.
  public init(
    id: String, unit: String, period: Period, baseline: Period, kind: Kind, classes: [HouseholdClass],
    indicator: String = "", group: HouseholdGroup? = nil, value: DecimalNumber? = nil, named: Int = 0,
    text: String = ""
  ) {
    self.id = id
    self.unit = unit
    self.period = period
    self.baseline = baseline
    self.kind = kind
    self.classes = classes
    self.indicator = indicator
    self.group = group
    self.value = value
    self.named = named
    self.text = text
  }

  /// The group whose own counts it speaks of; nil where it speaks of all households, or of who is in the group.
  public var countedGroup: HouseholdGroup? { kind.isOfCounts ? group : nil }

  /// The value as the plan writes it; empty for kinds without one.
  public var wanted: String { range.map { "\($0.lowerBound)–\($0.upperBound)" } ?? value?.description ?? "" }
}

extension Target.Kind {
  /// Whether less is better: of a range the upper end is then enough, else the lower.
  public var isAtMost: Bool { self == .endHouseholds || self == .endRate }

  /// Whether it speaks of counts of households or of their rate, which can also be those of a group alone.
  public var isOfCounts: Bool { [.reduceHouseholds, .endHouseholds, .reducePoints, .endRate].contains(self) }

  /// Whether it speaks of a share of all households.
  public var isOfRates: Bool { self == .reducePoints || self == .endRate }
}

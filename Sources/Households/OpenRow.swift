import Standards

/// A row that may be a household and is not counted: its class, or its place, cannot be told.
public struct OpenRow: Sendable, Hashable {
  /// The lowest unit that is known of it, as an index into the survey's tree.
  public var unit: Int32
  /// Its class; nil when that is what cannot be told.
  public var householdClass: HouseholdClass?

  /// A row.
  public init(unit: Int32, householdClass: HouseholdClass?) {
    self.unit = unit
    self.householdClass = householdClass
  }
}

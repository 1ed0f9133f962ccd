/// The first law in numbers: every row read is a household, one of its members, merged into another or rejected.
public struct Tally: Sendable, Equatable {
  /// Rows of data that were read.
  public var received = 0
  /// Rows that became a household of their own.
  public var kept = 0
  /// Rows of further members, which count with their household.
  public var members = 0
  /// Rows that were found to be a household that another row stands for.
  public var merged = 0
  /// Rows that were set aside, each with a finding.
  public var rejected = 0

  /// An empty tally.
  public init() {}

  /// Whether nothing was lost.
  public var balances: Bool { received == kept + members + merged + rejected }

  /// Adds another tally.
  public static func += (a: inout Tally, b: Tally) {
    a.received += b.received
    a.kept += b.kept
    a.members += b.members
    a.merged += b.merged
    a.rejected += b.rejected
  }
}

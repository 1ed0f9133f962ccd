import PipelineKit

/// What became what (dòng dõi đơn vị hành chính): one line of lineage.csv.
public struct LineageEvent: Sendable, Hashable {
  /// What happened.
  public enum Kind: String, Sendable, CaseIterable {
    /// All of `from` goes into `to`.
    case merge
    /// A part of `from` goes to `to`.
    case split
    /// Another name from that day.
    case rename
    /// Another parent from that day.
    case move
  }

  /// The day from which it holds.
  public var effective: Day
  /// What happened.
  public var kind: Kind
  /// The unit before.
  public var from: String
  /// The unit after.
  public var to: String
  /// Of a split: the declared share of households (above 0, at most 1); nil = unknown.
  public var share: DecimalNumber?

  /// A line of lineage.
  public init(effective: Day, kind: Kind, from: String, to: String, share: DecimalNumber? = nil) {
    self.effective = effective
    self.kind = kind
    self.from = from
    self.to = to
    self.share = share
  }
}

/// What somebody signed: that a run's figures may be used. It is of the very bytes of the run.
public struct Approval: Codable, Sendable {
  /// Who approved.
  public var by: String
  /// When, in UTC.
  public var on: String
  /// What they said to it; empty = nothing.
  public var note: String
  /// The run's fingerprint: program, rules and inputs.
  public var fingerprint: String
  /// The SHA-256 of the run's `manifest.json`, which has those of all its files.
  public var manifest: String
  /// Whether every list that was due counted.
  public var complete: Bool
}

/// An earlier household and a cluster of this survey that may be one.
struct LinkCandidate {
  /// The earlier row and this survey's, among both sides.
  var before: Int32
  var row: Int32
  /// The cluster, by its root.
  var root: Int32
  /// What would link them.
  var ground: LinkGround
  /// Whether that is enough; else people are asked.
  var isSure = true
  /// What speaks for and against it, of households under two heads.
  var evidence: PairEvidence?
}

/// A row that may be a household of an earlier survey and counts as another one.
public struct OpenLink: Sendable {
  /// The row.
  public var row: ListedRow
  /// The earlier household's id.
  public var household: UInt64
  /// The survey in which it was last seen, as an index into the plan's surveys, and its row there.
  public var survey: Int
  /// Its row there.
  public var earlier: ListedRow
  /// What would link them.
  public var ground: LinkGround
  /// What speaks for and against it, where a model weighs it.
  public var evidence: PairEvidence?
}

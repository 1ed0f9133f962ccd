/// Who has sent a list and who has not, in numbers that add up (tình hình nộp danh sách).
public struct Completeness: Sendable, Hashable {
  /// Communes that should send.
  public var expected = 0
  /// Of them those that sent something.
  public var received = 0
  /// Of these those whose first file came in time, and later; the rest came nobody knows when. Nil where nobody says
  /// what is in time.
  public var onTime: Int?
  /// See `onTime`.
  public var late: Int?
  /// Communes whose list cannot be used.
  public var refused = 0
  /// Communes whose list counts.
  public var counted = 0
  /// Of them those without a poor or near-poor household.
  public var zero = 0
  /// Files that a later one replaced.
  public var superseded = 0
  /// All households and persons, whoever sent; nil where nobody says.
  public var households: Int?
  /// See `households`.
  public var persons: Int?

  /// Nothing expected; `isTimed` says whether it is known what is in time.
  public init(isTimed: Bool) { (onTime, late) = isTimed ? (0, 0) : (nil, nil) }

  /// Communes that sent nothing.
  public var missing: Int { expected - received }

  /// Adds the communes of another unit; the denominators are not summed.
  public static func += (a: inout Completeness, b: Completeness) {
    a.expected += b.expected
    a.received += b.received
    a.onTime = a.onTime.map { $0 + (b.onTime ?? 0) }
    a.late = a.late.map { $0 + (b.late ?? 0) }
    a.refused += b.refused
    a.counted += b.counted
    a.zero += b.zero
    a.superseded += b.superseded
  }
}

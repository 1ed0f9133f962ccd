internal import CFieldScanner

/// How far bytes are UTF-8, and whether something stands in them that has to be looked at. Costs about as much as reading
/// them from memory.
public struct TextCheck: Sendable, Equatable {
  /// Where the first letter begins that is damaged or cut off; the bytes' end where there is none.
  public private(set) var end: Int
  /// Whether the bytes end within that letter, which may then go on in bytes to come.
  public private(set) var isCut: Bool
  /// How many letters of more than one byte stand before that place.
  public private(set) var sequences: Int
  /// Whether there is a question mark, which may stand where a letter was lost. Like the three below it is told of the bytes up to about `end`.
  public private(set) var hasQuestionMark: Bool
  /// Whether there is a NUL.
  public private(set) var hasNUL: Bool
  /// Whether there may be U+FFFD, which stands where a letter was lost.
  public private(set) var mayHaveReplacements: Bool
  /// Whether there is a letter of U+0080 to U+00BF, none of which is Vietnamese.
  public private(set) var hasSigns: Bool

  /// Whether something stands in the bytes that may tell of letters lost.
  public var maySayLost: Bool { hasNUL || mayHaveReplacements || hasQuestionMark }

  /// Looks at the bytes from `start` on, where a letter must begin.
  public init(_ bytes: [UInt8], from start: Int = 0) { self.init(bytes, from: start, variant: cfs_best()) }

  init(_ bytes: [UInt8], from start: Int, variant: cfs_variant) {
    var found = cfs_text()
    bytes.withUnsafeBufferPointer { bytes in
      let rest = UnsafeBufferPointer(rebasing: bytes[min(max(0, start), bytes.count)...])
      if let base = rest.baseAddress { cfs_check(variant, base, rest.count, &found) }
    }
    end = min(max(0, start), bytes.count) + found.valid
    isCut = found.is_cut != 0
    sequences = found.sequences
    hasQuestionMark = found.has_mark != 0
    (hasNUL, mayHaveReplacements, hasSigns) = (found.has_nul != 0, found.has_ef != 0, found.has_c2 != 0)
  }
}

import PipelineKit

/// What Deduplicate finds.
extension FindingCode {
  /// The same row stands twice: one of them counts.
  public static let duplicateRow = FindingCode("duplicate-row", .note)
  /// Two rows carry the same identity number and are one household: one of them counts.
  public static let duplicateIdentity = FindingCode("duplicate-identity", .warning)
  /// Rows of one household give different classes. Arguments: the class that holds.
  public static let duplicateClassDiffers = FindingCode("duplicate-class-differs", .warning)
  /// Rows of one household give different places. Arguments: the code of the unit that holds.
  public static let duplicatePlaceDiffers = FindingCode("duplicate-place-differs", .warning)
  /// Two rows carry the same identity number, and nothing else of them agrees: both count.
  public static let identityShared = FindingCode("identity-shared", .warning)

  /// All codes of this stage.
  public static let ofDeduplicate: [FindingCode] = [
    .duplicateRow, .duplicateIdentity, .duplicateClassDiffers, .duplicatePlaceDiffers, .identityShared,
  ]
}

import PipelineKit

/// What Deduplicate finds.
extension FindingCode {
  /// The same row stands twice: one of them counts.
  public static let duplicateRow = FindingCode("duplicate-row", .note)
  /// Two rows carry the same identity number and are one household: one of them counts.
  public static let duplicateIdentity = FindingCode("duplicate-identity", .warning)
  /// Two rows agree so far that they are one household: one of them counts.
  public static let duplicatePerson = FindingCode("duplicate-person", .warning)
  /// Rows of one household give different classes. Arguments: the class that holds.
  public static let duplicateClassDiffers = FindingCode("duplicate-class-differs", .warning)
  /// Rows of one household give different places. Arguments: the code of the unit that holds.
  public static let duplicatePlaceDiffers = FindingCode("duplicate-place-differs", .warning)
  /// Two rows carry the same identity number, and nothing else of them agrees: both count.
  public static let identityShared = FindingCode("identity-shared", .warning)
  /// Two rows may be one household; both count until someone decides.
  public static let undecidedPair = FindingCode("undecided-pair", .note)
  /// A row may be a household of an earlier survey; they count as two until someone decides. Arguments: the earlier row.
  public static let undecidedLink = FindingCode("undecided-link", .note)
  /// People decided that rows are one household and, by other decisions, that they are two.
  public static let decisionsContradict = FindingCode("decisions-contradict", .error)
  /// A decision names a row that is no household of the survey. Arguments: the place as written.
  public static let decisionUnknown = FindingCode("decision-unknown", .warning)
  /// Two rows say something else than when it was decided about them: the decision does not hold. Arguments: the other
  /// row.
  public static let decisionOutdated = FindingCode("decision-outdated", .warning)
  /// So many rows are alike that not all pairs were compared. Arguments: how many rows.
  public static let comparisonCapped = FindingCode("comparison-capped", .warning)
  /// So many rows are about as like each other that people are not asked pair by pair: each counts. Arguments: how many
  /// rows.
  public static let alikeNotAsked = FindingCode("alike-not-asked", .note)
  /// The weights were fitted anew to the survey's rows. Arguments: on how many pairs they stand.
  public static let weightsRefitted = FindingCode("weights-refitted", .note)
  /// Too few rows are one household to fit weights to them. Arguments: how many pairs it takes.
  public static let weightsKept = FindingCode("weights-kept", .note)

  /// All codes of this stage.
  public static let ofDeduplicate: [FindingCode] = [
    .duplicateRow, .duplicateIdentity, .duplicatePerson, .duplicateClassDiffers, .duplicatePlaceDiffers,
    .identityShared, .undecidedPair, .undecidedLink, .decisionsContradict, .decisionUnknown, .decisionOutdated,
    .comparisonCapped, .alikeNotAsked,
    .weightsRefitted, .weightsKept,
  ]
}

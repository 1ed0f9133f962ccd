import PipelineKit

/// What Clean finds. None carries what the cell says.
extension FindingCode {
  /// The class is blank: the row was set aside.
  public static let classMissing = FindingCode("class-missing", .error)
  /// The class is none of the known words: the row was set aside.
  public static let classUnreadable = FindingCode("class-unreadable", .error)
  /// Both classes are marked: the row was set aside unless the scores decide.
  public static let classBoth = FindingCode("class-both", .error)
  /// The class is not what the scores say.
  public static let classAgainstScores = FindingCode("class-against-scores", .warning)
  /// B2 is not ten points for each deprivation.
  public static let scoresAgainstIndicators = FindingCode("scores-against-indicators", .warning)
  /// A class needs more, or fewer, deprivations than are marked.
  public static let deprivationsAgainstClass = FindingCode("deprivations-against-class", .warning)
  /// The ethnic group says whether the household is of a minority, and the mark of the group says otherwise.
  public static let groupAgainstEthnicity = FindingCode("group-against-ethnicity", .warning)
  /// A score cannot be read or is out of range.
  public static let scoreUnreadable = FindingCode("score-unreadable", .warning)
  /// The birth date cannot be read or does not exist.
  public static let birthUnreadable = FindingCode("birth-unreadable", .warning)
  /// The birth date lies after the survey.
  public static let birthInFuture = FindingCode("birth-in-future", .warning)
  /// Only the year of birth is given.
  public static let birthYearOnly = FindingCode("birth-year-only", .note)
  /// Day and month stood the other way round.
  public static let birthSwapped = FindingCode("birth-swapped", .warning)
  /// A column says the month first, or a program exchanged day and month of its dates: they were put right. Arguments: how
  /// many.
  public static let birthOrderMended = FindingCode("birth-order-mended", .warning)
  /// A column's dates do not agree on whether the day or the month stands first. Arguments: how many can be read both ways.
  public static let birthOrderOpen = FindingCode("birth-order-open", .warning)
  /// A year was shown as a day of 1905.
  public static let birthYearAsDate = FindingCode("birth-year-as-date", .note)
  /// No birth date.
  public static let birthMissing = FindingCode("birth-missing", .note)
  /// The sex cannot be read.
  public static let sexUnreadable = FindingCode("sex-unreadable", .warning)
  /// The ethnic group is none of the known ones.
  public static let ethnicityUnreadable = FindingCode("ethnicity-unreadable", .warning)
  /// No identity number.
  public static let identityMissing = FindingCode("identity-missing", .note)
  /// The identity number cannot be read: neither 9 nor 12 digits.
  public static let identityUnreadable = FindingCode("identity-unreadable", .warning)
  /// The identity number was turned into 4,52E+10 and is lost.
  public static let identityLost = FindingCode("identity-lost", .warning)
  /// The lost zero at the start was restored.
  public static let identityRestored = FindingCode("identity-restored", .note)
  /// The identity number's province, century, sex or year disagrees with the row.
  public static let identityDisagrees = FindingCode("identity-disagrees", .warning)
  /// The number of persons cannot be read.
  public static let personsUnreadable = FindingCode("persons-unreadable", .warning)
  /// The number of persons is blank.
  public static let personsMissing = FindingCode("persons-missing", .warning)
  /// The number of persons is not what the list of members says.
  public static let personsDiffer = FindingCode("persons-differ", .warning)
  /// A mark is none of the known ones.
  public static let markUnreadable = FindingCode("mark-unreadable", .warning)
  /// A number or word of a list of indicators is not known.
  public static let indicatorUnreadable = FindingCode("indicator-unreadable", .warning)
  /// A cause is not known.
  public static let causeUnreadable = FindingCode("cause-unreadable", .warning)
  /// A column's causes are numbers: they were read in the official order.
  public static let causesByNumber = FindingCode("causes-by-number", .note)
  /// A column's classes are numbers: they were read as the scores of the rows say.
  public static let classesByNumber = FindingCode("classes-by-number", .warning)
  /// A group is not known.
  public static let groupUnreadable = FindingCode("group-unreadable", .warning)
  /// The row names another commune than the sender. Arguments: the other commune's code.
  public static let communeDiffers = FindingCode("commune-differs", .warning)
  /// The commune is not known: the row was set aside.
  public static let communeUnknown = FindingCode("commune-unknown", .error)
  /// The village is not known in the commune: the household counts for the commune only.
  public static let villageUnknown = FindingCode("village-unknown", .warning)
  /// The row names no village: the household counts for the commune only.
  public static let villageMissing = FindingCode("village-missing", .warning)
  /// The commune has no villages in the units file: villages are kept as text and not checked.
  public static let villagesNotListed = FindingCode("villages-not-listed", .note)
  /// A printed total of households is not the number of households listed. Arguments: printed, listed.
  public static let printedTotalDiffers = FindingCode("printed-total-differs", .warning)
  /// A printed total of persons is not the sum of the rows. Arguments: printed, summed.
  public static let printedPersonsDiffer = FindingCode("printed-persons-differ", .warning)
  /// A printed total is right without the rows that were merged. Arguments: printed, listed, merged.
  public static let printedTotalMerged = FindingCode("printed-total-merged", .note)
  /// A member stands above the first head: set aside.
  public static let memberWithoutHead = FindingCode("member-without-head", .error)

  /// All codes of this stage.
  public static let ofClean: [FindingCode] = [
    .classMissing, .classUnreadable, .classBoth, .classAgainstScores, .scoresAgainstIndicators,
    .deprivationsAgainstClass,
    .groupAgainstEthnicity, .scoreUnreadable,
    .birthUnreadable, .birthInFuture, .birthYearOnly, .birthSwapped, .birthOrderMended, .birthOrderOpen,
    .birthYearAsDate, .birthMissing, .sexUnreadable,
    .ethnicityUnreadable, .identityMissing, .identityUnreadable, .identityLost, .identityRestored, .identityDisagrees,
    .personsUnreadable, .personsMissing, .personsDiffer, .markUnreadable, .indicatorUnreadable, .causeUnreadable,
    .causesByNumber, .classesByNumber,
    .groupUnreadable, .communeDiffers, .communeUnknown, .villageUnknown, .villageMissing, .villagesNotListed,
    .printedTotalDiffers, .printedPersonsDiffer, .printedTotalMerged, .memberWithoutHead,
  ]
}

/// What can be wrong with the files that people write: the pipeline, the reference files, the program's own data files.
///
/// `Assembly/ProblemSentences` has a sentence for each; the compiler checks that none is left out.
public enum ProblemCode: String, Sendable, CaseIterable {
  // Files.
  case fileMissing = "file-missing"
  case fileUnreadable = "file-unreadable"
  case isFolder = "is-folder"
  case fileSpecial = "file-special"
  case notAPipeline = "not-a-pipeline"
  case fileTooLarge = "file-too-large"
  case notUTF8 = "not-utf8"
  case emptyFile = "empty-file"

  // YAML.
  case yamlSyntax = "yaml-syntax"
  case yamlTab = "yaml-tab"
  case yamlBackslash = "yaml-backslash"
  case yamlOddSpace = "yaml-odd-space"
  case yamlColon = "yaml-colon"
  case yamlSmartQuotes = "yaml-smart-quotes"
  case yamlNeedsQuotes = "yaml-needs-quotes"
  case yamlOpenQuote = "yaml-open-quote"
  case duplicateKey = "duplicate-key"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongKind = "wrong-kind"
  case unquotedText = "unquoted-text"
  case emptyText = "empty-text"
  case emptyList = "empty-list"

  // Tables.
  case tableMalformed = "table-malformed"
  case tableUnreadable = "table-unreadable"
  case headingMissing = "heading-missing"
  case wrongDelimiter = "wrong-delimiter"
  case unknownColumn = "unknown-column"
  case missingColumn = "missing-column"
  case duplicateColumn = "duplicate-column"
  case fieldCount = "field-count"
  case missingValue = "missing-value"

  // Values.
  case notOneOf = "not-one-of"
  case badName = "bad-name"
  case badPeriod = "bad-period"
  case badDay = "bad-day"
  case badMoment = "bad-moment"
  case badInteger = "bad-integer"
  case badDecimal = "bad-decimal"
  case longNumber = "long-number"
  case badRange = "bad-range"
  case badShare = "bad-share"
  case negative = "negative"
  case outOfRange = "out-of-range"
  case badPath = "bad-path"

  // Standards and code lists.
  case spellingTwice = "spelling-twice"
  case idTwice = "id-twice"
  case idMissing = "id-missing"
  case dimensionUnknown = "dimension-unknown"

  // Units.
  case unitUnknown = "unit-unknown"
  case unitZerosLost = "unit-zeros-lost"
  case unitNamed = "unit-named"
  case unitNotThen = "unit-not-then"
  case unitDuplicate = "unit-duplicate"
  case unitOverlap = "unit-overlap"
  case unitOutside = "unit-outside"
  case datesReversed = "dates-reversed"
  case parentUnknown = "parent-unknown"
  case parentNotThen = "parent-not-then"
  case parentLevel = "parent-level"
  case unitCycle = "unit-cycle"

  // Lineage.
  case lineageUnits = "lineage-units"
  case lineageNotBegun = "lineage-not-begun"
  case lineageNotEnded = "lineage-not-ended"
  case lineageShare = "lineage-share"
  case lineageShares = "lineage-shares"

  // Totals.
  case rowTwice = "row-twice"
  case totalContradicts = "total-contradicts"
  case totalPersonsFewer = "total-persons-fewer"
  case totalMinorityMore = "total-minority-more"

  // Targets and measures.
  case targetNeeds = "target-needs"
  case targetSurplus = "target-surplus"
  case targetIndicator = "target-indicator"
  case targetDimension = "target-dimension"
  case targetBaseline = "target-baseline"
  case targetNamed = "target-named"
  case targetNamedBlank = "target-named-blank"
  case targetDeadline = "target-deadline"

  // Surveys and what was sent.
  case surveyTwice = "survey-twice"
  case surveyOrder = "survey-order"
  case standardUnknown = "standard-unknown"
  case standardNotThen = "standard-not-then"
  case inputsMatchNothing = "inputs-match-nothing"
  case inputsAllPassed = "inputs-all-passed"
  case folderUnreadable = "folder-unreadable"
  case inputTwice = "input-twice"
  case inputsMixed = "inputs-mixed"
  case submissionFile = "submission-file"
  case submissionSurvey = "submission-survey"
  case submissionOtherSurvey = "submission-other-survey"
  case submissionTie = "submission-tie"

  // Decisions.
  case decisionPlace = "decision-place"
  case decisionItself = "decision-itself"
  case decisionFile = "decision-file"
  case decisionContradicts = "decision-contradicts"
}

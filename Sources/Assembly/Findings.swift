import Clean
import Deduplicate
import Gaps
import Ingest
import PipelineKit
import Rates
import Reductions

/// What the spine itself finds: about files as a whole and about units.
extension FindingCode {
  /// A later file of the same unit holds. Arguments: the file that holds.
  public static let fileSuperseded = FindingCode("file-superseded", .note)
  /// Nobody can tell from which unit a file comes.
  public static let senderUnknown = FindingCode("sender-unknown", .error)
  /// The sender was told from the file's name or title, not from submissions.csv. Arguments: the unit's name.
  public static let senderGuessed = FindingCode("sender-guessed", .note)
  /// The list names no household at all.
  public static let listEmpty = FindingCode("list-empty", .error)
  /// The list is that of an earlier survey again. Arguments: that survey's period.
  public static let listStale = FindingCode("list-stale", .error)
  /// The list was made under another standard. Arguments: what it says of it.
  public static let listOtherStandard = FindingCode("list-other-standard", .error)
  /// The list ends before its end: rows are missing.
  public static let listCutOff = FindingCode("list-cut-off", .error)
  /// A decision accepts a finding that is not there. Arguments: the finding, the place.
  public static let decisionUnmatched = FindingCode("decision-unmatched", .note)
  /// A commune's list is missing.
  public static let unitMissing = FindingCode("unit-missing", .error)
  /// A commune's list was received and refused.
  public static let unitRefused = FindingCode("unit-refused", .error)
  /// A unit has more poor and near-poor households than households. Arguments: both numbers.
  public static let totalTooSmall = FindingCode("total-too-small", .error)
  /// Nobody gave the number of all households of a unit.
  public static let totalMissing = FindingCode("total-missing", .warning)

  /// All codes of the spine.
  public static let ofAssembly: [FindingCode] = [
    .fileSuperseded, .senderUnknown, .senderGuessed, .listEmpty, .listStale, .listOtherStandard, .listCutOff,
    .decisionUnmatched, .unitMissing, .unitRefused, .totalTooSmall,
    .totalMissing,
  ]

  /// Every code that can stand in findings.csv, in the order of the stages.
  public static let all: [FindingCode] =
    ofIngest + ofClean + ofDeduplicate + ofRates + ofReductions + ofGaps + ofAssembly
}

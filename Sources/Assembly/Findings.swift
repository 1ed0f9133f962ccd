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
  /// The list ends before its end: rows are missing. Arguments: what says so.
  public static let listCutOff = FindingCode("list-cut-off", .error)
  /// The list has rows and none of them can be counted. Arguments: how many.
  public static let listUnreadable = FindingCode("list-unreadable", .error)
  /// A part of the file names another commune than its sender. Arguments: both names.
  public static let senderDiffers = FindingCode("sender-differs", .warning)
  /// The file's name and its titles name two communes. Arguments: both names.
  public static let senderConflict = FindingCode("sender-conflict", .error)
  /// Nobody can tell whose a part of the file is: its rows were set aside.
  public static let partSenderUnknown = FindingCode("part-sender-unknown", .error)
  /// The file counts beside another of its unit. Arguments: the other file, households that stand in both.
  public static let filesAdded = FindingCode("files-added", .note)
  /// Two files of a unit have some households in common; both count. Arguments: the other file, how many.
  public static let filesOverlap = FindingCode("files-overlap", .warning)
  /// The file replaces another of its unit. Arguments: the other file, its households, those of this one.
  public static let fileReplaces = FindingCode("file-replaces", .warning)
  /// The file would halve the poor of the one that it replaces, or empty villages: the earlier one holds. Arguments: as
  /// of `fileReplaces`.
  public static let replacementDoubted = FindingCode("replacement-doubted", .error)
  /// Two files of a unit have mostly the same households, and nobody says which came later. Arguments: the other file.
  public static let filesRival = FindingCode("files-rival", .error)
  /// The list just ends, without total or signature: nothing says that something is missing.
  public static let listWithoutEnding = FindingCode("list-without-ending", .note)
  /// A decision accepts a finding that is not there. Arguments: the finding, the place.
  public static let decisionUnmatched = FindingCode("decision-unmatched", .note)
  /// The file is no pack, or is damaged.
  public static let packUnreadable = FindingCode("pack-unreadable", .error)
  /// A part of the pack is not as it was made. Arguments: the part.
  public static let packChanged = FindingCode("pack-changed", .error)
  /// The pack has figures of a unit that does not stand here. Arguments: the unit's code.
  public static let packUnitUnknown = FindingCode("pack-unit-unknown", .error)
  /// The pack has not this survey. Arguments: period, standard.
  public static let packOtherSurvey = FindingCode("pack-other-survey", .error)
  /// The pack was made by a version with other tables. Arguments: the part.
  public static let packOtherShape = FindingCode("pack-other-shape", .error)
  /// Two packs have figures of one unit, and nobody says which came last. Arguments: the other pack.
  public static let packOverlaps = FindingCode("pack-overlaps", .error)
  /// The pack's total of households is not that of totals.csv; the pack's holds. Arguments: unit, the pack's, ours.
  public static let packTotalDiffers = FindingCode("pack-total-differs", .warning)
  /// Households of two packs were not compared with each other. Arguments: how many packs.
  public static let packsNotLinked = FindingCode("packs-not-linked", .note)
  /// A commune's list is missing.
  public static let unitMissing = FindingCode("unit-missing", .error)
  /// A commune's list was received and refused.
  public static let unitRefused = FindingCode("unit-refused", .error)
  /// A unit has more poor and near-poor households than households. Arguments: both numbers.
  public static let totalTooSmall = FindingCode("total-too-small", .error)
  /// Nobody gave the number of all households of a unit.
  public static let totalMissing = FindingCode("total-missing", .warning)

  /// The file has the same bytes as another one of the same unit and is not counted again. Arguments: that file.
  public static let fileCopy = FindingCode("file-copy", .warning)
  /// The file was written to while it was read.
  public static let fileChanging = FindingCode("file-changing", .error)
  /// A pipe, a socket or a device stands among the inputs and was not opened.
  public static let fileSpecial = FindingCode("file-special", .warning)
  /// A shortcut stands where a list should.
  public static let fileShortcut = FindingCode("file-shortcut", .warning)
  /// A file is still being loaded or copied, or was left so.
  public static let fileUnfinished = FindingCode("file-unfinished", .warning)
  /// A backup that a program made of a file, or the file before it was changed.
  public static let fileBackup = FindingCode("file-backup", .note)
  /// The system does not let a folder of the inputs be read.
  public static let folderUnreadable = FindingCode("folder-unreadable", .error)
  /// A link leads to a folder that is read under another name. Arguments: that name.
  public static let folderTwice = FindingCode("folder-twice", .note)
  /// A link leads to a folder that holds the inputs themselves, and was not followed.
  public static let folderAbove = FindingCode("folder-above", .warning)
  /// A link leads nowhere.
  public static let linkBroken = FindingCode("link-broken", .error)
  /// A file's or folder's name is not UTF-8, so that it cannot be opened.
  public static let nameUnreadable = FindingCode("name-unreadable", .error)

  /// A reference file is not of the plain form: what was read. Arguments: the file, what it is, rows, columns.
  public static let referenceRead = FindingCode("reference-read", .note)

  /// All codes of the spine.
  public static let ofAssembly: [FindingCode] = [
    .fileCopy, .fileChanging, .fileSpecial, .fileShortcut, .fileUnfinished, .fileBackup, .folderUnreadable,
    .folderTwice, .folderAbove, .linkBroken, .nameUnreadable, .referenceRead,
    .fileSuperseded, .senderUnknown, .senderGuessed, .listEmpty, .listStale, .listOtherStandard, .listCutOff,
    .listWithoutEnding,
    .listUnreadable, .senderDiffers, .senderConflict, .partSenderUnknown, .filesAdded, .filesOverlap, .fileReplaces,
    .replacementDoubted, .filesRival,
    .decisionUnmatched, .unitMissing, .unitRefused, .totalTooSmall,
    .totalMissing, .packUnreadable, .packChanged, .packUnitUnknown, .packOtherSurvey, .packOtherShape, .packOverlaps,
    .packTotalDiffers, .packsNotLinked,
  ]

  /// Every code that can stand in findings.csv, in the order of the stages.
  public static let all: [FindingCode] =
    ofIngest + ofClean + ofDeduplicate + ofRates + ofReductions + ofGaps + ofAssembly
}

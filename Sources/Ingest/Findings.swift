import PipelineKit

/// What Ingest finds.
extension FindingCode {
  /// The file cannot be read at all. Arguments: why.
  public static let fileUnreadable = FindingCode("file-unreadable", .error)
  /// The file is damaged or cut off.
  public static let fileDamaged = FindingCode("file-damaged", .error)
  /// The file, or what it unpacks to, is larger than any list can be; reading stopped there.
  public static let fileTooLarge = FindingCode("file-too-large", .error)
  /// The file is protected by a password.
  public static let fileEncrypted = FindingCode("file-encrypted", .error)
  /// The file has no bytes, or no rows.
  public static let fileEmpty = FindingCode("file-empty", .error)
  /// No sheet of the file is a list of households.
  public static let fileNotAList = FindingCode("file-not-a-list", .error)
  /// The file is of a kind that is not read. Arguments: "kind-" and "do-" with the kind's word.
  public static let fileKindUnknown = FindingCode("file-kind-unknown", .error)
  /// The file is a pack of a lower office: nothing to read households from.
  public static let fileIsPack = FindingCode("file-is-pack", .error)
  /// The file's content is of another kind than its name says. Arguments: the kind.
  public static let fileExtensionWrong = FindingCode("file-extension-wrong", .note)
  /// A file inside an archive is no list and was left out. Arguments: its name, why.
  public static let archivePartSkipped = FindingCode("archive-part-skipped", .warning)
  /// A file inside an archive that should be a list cannot be read. Arguments: its name, why.
  public static let archivePartRefused = FindingCode("archive-part-refused", .error)
  /// An archive holds more files than are read: nothing of it counts. Arguments: how many, the limit.
  public static let archiveTooMany = FindingCode("archive-too-many", .error)
  /// A sheet is no list and was left out.
  public static let sheetSkipped = FindingCode("sheet-skipped", .note)
  /// A hidden sheet was left out.
  public static let sheetHidden = FindingCode("sheet-hidden", .warning)
  /// Fewer than half of the headings are known: the sheet was not read. Arguments: known, all.
  public static let layoutUncertain = FindingCode("layout-uncertain", .error)
  /// Rows are hidden; they were read like the others. The row is the first of them.
  public static let rowsHidden = FindingCode("rows-hidden", .note)
  /// A heading is not known; the column was not read. Arguments: the heading.
  public static let headingUnknown = FindingCode("heading-unknown", .note)
  /// A row was pushed to the right and was put back.
  public static let rowShifted = FindingCode("row-shifted", .warning)
  /// Two columns say the class (or the heads' names) and differ: the list was not counted. Arguments: both columns, rows.
  public static let columnsRival = FindingCode("columns-rival", .error)
  /// The class is said of another time than the survey's alone: the list was not counted. Arguments: the columns.
  public static let classOfOtherTime = FindingCode("class-of-other-time", .error)
  /// Two columns say one thing and differ: the first was read. Arguments: both columns, in how many rows.
  public static let columnsDiffer = FindingCode("columns-differ", .warning)
  /// Columns that say what others say of the survey's own time were left aside. Arguments: the columns.
  public static let columnsOfOtherTime = FindingCode("columns-of-other-time", .note)
  /// Names stand in two columns and were put together. Arguments: both columns.
  public static let nameJoined = FindingCode("name-joined", .note)
  /// A column without a heading says something in most rows: it was not read. Arguments: the column.
  public static let columnUnread = FindingCode("column-unread", .warning)
  /// Lists stand side by side in a sheet: each was read. Arguments: how many.
  public static let panelsSeveral = FindingCode("panels-several", .note)
  /// From this row on other headings hold.
  public static let headingsChange = FindingCode("headings-change", .note)
  /// Formulas of which no program has written a result, in a column on which the number of households hangs: the list was
  /// not counted. Arguments: how many.
  public static let formulasDecide = FindingCode("formulas-decide", .error)
  /// Formulas without a result in another column, which are read as blank. Arguments: how many.
  public static let formulasWithoutResult = FindingCode("formulas-without-result", .warning)
  /// Rows without a village below one that says it: it was taken as theirs. The row is the first; arguments: how many.
  public static let villageFilled = FindingCode("village-filled", .note)
  /// A cell holds an error (#N/A, #REF!) instead of a value; it was read as blank.
  public static let cellError = FindingCode("cell-error", .warning)
  /// A household has two heads: the second row is taken as a member.
  public static let headTwice = FindingCode("head-twice", .warning)
  /// A row is neither a household nor anything else that is known; it was set aside.
  public static let rowUnclear = FindingCode("row-unclear", .error)
  /// A quote in the wrong place: the record was read as well as can be.
  public static let quoteStray = FindingCode("quote-stray", .warning)
  /// Each line stood whole in quotation marks and was unwrapped. The row is the first of them.
  public static let linesQuoted = FindingCode("lines-quoted", .note)
  /// A letter in the row is damaged: it is no letter of any encoding, or a program put the sign for a lost one there.
  public static let letterDamaged = FindingCode("letter-damaged", .warning)
  /// NULs stood in a cell and were left out.
  public static let nulInCell = FindingCode("nul-in-cell", .warning)
  /// A question mark stands in the row where a letter was.
  public static let letterLost = FindingCode("letter-lost", .warning)
  /// Most of the list's letters were lost when it was saved.
  public static let lettersLost = FindingCode("letters-lost", .error)
  /// Parts of the text are in another encoding than the rest; they were read in it. Arguments: the encoding.
  public static let encodingsMixed = FindingCode("encodings-mixed", .warning)
  /// Cells beyond the widest width that lists have were left out. Arguments: how many.
  public static let cellsBeyond = FindingCode("cells-beyond", .warning)
  /// The bytes are not UTF-8.
  public static let encodingUnknown = FindingCode("encoding-unknown", .error)

  /// All codes of this stage.
  public static let ofIngest: [FindingCode] = [
    .fileUnreadable, .fileDamaged, .fileTooLarge, .fileEncrypted, .fileEmpty, .fileNotAList, .fileKindUnknown,
    .fileIsPack, .fileExtensionWrong, .archivePartSkipped, .archivePartRefused, .archiveTooMany, .sheetSkipped,
    .sheetHidden, .layoutUncertain, .rowsHidden, .headingUnknown, .rowShifted, .formulasDecide,
    .formulasWithoutResult, .columnsRival, .classOfOtherTime, .columnsDiffer, .columnsOfOtherTime, .nameJoined,
    .columnUnread, .panelsSeveral, .headingsChange, .villageFilled, .cellError, .headTwice, .rowUnclear, .quoteStray,
    .linesQuoted, .letterDamaged, .nulInCell, .letterLost, .lettersLost, .encodingsMixed, .cellsBeyond,
    .encodingUnknown,
  ]
}

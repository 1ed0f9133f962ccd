import DelimitedText
import Ingest
import PipelineKit

/// A reference file whose bytes were read as rows of fields, whatever its format; no column is known yet.
struct ReferenceFile {
  /// A row: its line, or its row in a spreadsheet program.
  struct Record {
    var line: Int
    var fields: [String]
  }

  /// What was read, for the user to see where it is not the plain form.
  struct Reading: Sendable, Hashable {
    /// The file as the pipeline file names it.
    var file: String
    /// What kind of file it is.
    var form: String
    /// The sheet of a workbook.
    var sheet: String
    /// How many rows of data.
    var rows: Int
    /// The columns that were read, each as its heading and the contract's name: `Mã = code`.
    var columns: [String]
  }

  let name: String
  let kind: ReferenceKind
  let words: ReferenceWords
  /// The row of headings; nil when there is none.
  private(set) var header: Record?
  /// The rows below it that are not blank.
  private(set) var records: [Record] = []
  /// Whether rows end with their last value, as those of workbooks do.
  private(set) var isWorkbook = false
  private var form = ""
  private var sheet = ""
  private var isPlain = false

  /// How many rows are looked at for the headings: titles may stand above them.
  private static let deepestHeader = 40

  /// Reads a file; nil when that cannot be done, which has become a problem.
  init?(_ file: DataFile, _ kind: ReferenceKind, _ words: ReferenceWords, _ problems: inout Problems) {
    (name, self.kind, self.words) = (file.name, kind, words)
    switch ReferenceSheet(file.bytes) {
    case .text(let text, let delimiter, let form):
      self.form = form
      isPlain = delimiter == UInt8(ascii: ",") && text == file.bytes
      guard let read = Self.records(text, delimiter, file.name, &problems) else { return nil }
      take(read)
    case .sheets(let sheets, let form):
      self.form = form
      isWorkbook = true
      take(sheets)
    case .unreadable(let code, let arguments):
      let found = arguments.joined(separator: ", ")
      problems.add(Problem(.tableUnreadable, at: SourcePlace(file: file.name), found: found, [code.word]))
      return nil
    }
    guard header != nil else {
      problems.add(Problem(.emptyFile, at: SourcePlace(file: file.name)))
      return nil
    }
  }

  private static func records(
    _ text: [UInt8], _ delimiter: UInt8, _ name: String, _ problems: inout Problems
  ) -> [Record]? {
    do {
      return try DelimitedRecords.read(text, delimiter: delimiter).map { Record(line: $0.line, fields: $0.fields) }
    } catch {
      problems.add(Problem(.tableMalformed, at: SourcePlace(file: name, line: error.line ?? 0), [error.code.name]))
      return nil
    }
  }

  /// The first sheet that has the headings; else the first one.
  private mutating func take(_ sheets: [ReferenceSheet.Sheet]) {
    let all = sheets.map { (name: $0.name, rows: $0.rows.map { Record(line: $0.number, fields: $0.fields) }) }
    guard let found = all.first(where: { isWhole($0.rows[headerIndex(of: $0.rows)]) }) ?? all.first else { return }
    sheet = found.name
    take(found.rows)
  }

  private mutating func take(_ rows: [Record]) {
    guard !rows.isEmpty else { return }
    let index = headerIndex(of: rows)
    isPlain = isPlain && index == 0
    header = rows[index]
    records = rows[(index + 1)...].filter { !$0.fields.allSatisfy(\.isEmpty) }
  }

  /// The first row that names all columns that must be there, else the one that names most, else the first.
  private func headerIndex(of rows: [Record]) -> Int {
    let first = rows.prefix(Self.deepestHeader)
    if let whole = first.firstIndex(where: isWhole) { return whole }
    let counts = first.map { known($0).count }
    return counts.max().flatMap { $0 > 0 ? counts.firstIndex(of: $0) : nil } ?? 0
  }

  private func isWhole(_ row: Record) -> Bool { Set(kind.columns.required).isSubset(of: known(row)) }

  private func known(_ row: Record) -> Set<String> {
    Set(row.fields.compactMap { $0.isEmpty ? nil : words.column($0, of: kind, among: kind.columns.all)?.name })
  }

  /// What was read through these columns; nil where the file is plain and calls them as the contract does.
  func reading(_ index: [String: Int]) -> Reading? {
    guard let header, !isPlain || index.contains(where: { header.fields[$1] != $0 }) else { return nil }
    let columns = index.sorted { $0.value < $1.value }.map { header.fields[$0.value] + " = " + $0.key }
    return Reading(file: name, form: form, sheet: sheet, rows: records.count, columns: columns)
  }
}

extension ReferenceKind {
  /// The columns that files of this kind have.
  var columns: ReferenceTable.Columns {
    switch self {
    case .units: UnitsFile.columns
    case .lineage: LineageFile.columns
    case .totals: TotalsFile.columns
    case .targets: TargetsFile.columns
    case .measures: MeasuresFile.columns
    case .submissions: SubmissionsFile.columns
    case .decisions: DecisionsFile.columns
    }
  }
}

extension Plan {
  /// What was read of reference files that are not of the plain form.
  var readingFindings: [Finding] {
    readings.map { reading in
      let form = reading.form + (reading.sheet.isEmpty ? "" : ", “" + reading.sheet + "”")
      let columns = reading.columns.joined(separator: "; ")
      return Finding(.referenceRead, [reading.file, form, String(reading.rows), columns])
    }
  }

  /// The same as sentences, for `rasoat check`.
  public func readingRemarks(_ language: Language) -> [String] {
    readingFindings.map { FindingSentences.text($0, language) }
  }
}

import PipelineKit

/// A reference file as a table: named columns in any order, rows with the place of each value.
struct ReferenceTable {
  /// The columns that a kind of reference file has.
  struct Columns {
    var required: [String]
    var optional: [String] = []

    var all: [String] { required + optional }
  }

  let rows: [TableRow]

  /// The file's rows; nil when it is no such table. Rows of another width than the heading become problems.
  init?(_ file: ReferenceFile, columns: Columns, _ problems: inout Problems) {
    guard let header = file.header, let found = TableColumns(file, header, columns, &problems) else { return nil }
    var rows: [TableRow] = []
    rows.reserveCapacity(file.records.count)
    for record in file.records {
      guard let fields = found.fields(of: record, isWorkbook: file.isWorkbook, &problems) else { continue }
      rows.append(TableRow(file: file.name, line: record.line, fields: fields, columns: found))
    }
    self.rows = rows
  }

  /// The places of a file's columns; none when a required one is missing.
  static func index(_ file: ReferenceFile) -> [String: Int] {
    var problems = Problems()
    return file.header.flatMap { TableColumns(file, $0, file.kind.columns, &problems) }?.index ?? [:]
  }
}

/// The columns of a reference file by the contract's names.
struct TableColumns {
  let file: String
  /// The headings as written.
  let headings: [String]
  /// Each column's place in a row.
  private(set) var index: [String: Int] = [:]
  /// For each place what may stand there in other words; nil where nothing is known.
  private(set) var words: [ReferenceWords.Column?]

  /// Finds the columns; nil when a required one is missing.
  init?(
    _ file: ReferenceFile, _ header: ReferenceFile.Record, _ columns: ReferenceTable.Columns, _ problems: inout Problems
  ) {
    self.file = file.name
    headings = header.fields
    words = headings.map { _ in nil }
    if let delimiter = Self.otherDelimiter(header) {
      problems.add(
        Problem(.wrongDelimiter, at: SourcePlace(file: file.name, line: header.line), found: delimiter))
      return nil
    }
    var unknown: [Problem] = []
    var ranks: [String: Int] = [:]
    for (place, heading) in headings.enumerated() where !heading.isEmpty {
      let source = SourcePlace(file: file.name, line: header.line, column: place + 1, path: heading)
      guard let found = file.words.column(heading, of: file.kind, among: columns.all) else {
        if !file.words.isIgnored(heading) {
          unknown.append(Problem(.unknownColumn, at: source, found: heading, among: columns.all))
        }
        continue
      }
      if let rank = ranks[found.name], rank == found.rank {
        problems.add(Problem(.duplicateColumn, at: source, found: heading))
      } else if found.rank < ranks[found.name] ?? Int.max {
        (ranks[found.name], index[found.name]) = (found.rank, place)
      }
    }
    let missing = columns.required.filter { index[$0] == nil }
    for name in missing {
      problems.add(Problem(.missingColumn, at: SourcePlace(file: file.name, line: header.line), [name]))
    }
    problems.add(contentsOf: unknown)
    if !missing.isEmpty { return nil }
    for (name, place) in index { words[place] = file.words.columns[file.kind]?[name] }
  }

  private static func otherDelimiter(_ header: ReferenceFile.Record) -> String? {
    guard header.fields.count == 1 else { return nil }
    return header.fields[0].first { $0 == ";" || $0 == "\t" }.map { $0 == ";" ? ";" : "TAB" }
  }

  /// The fields of a row, as many as there are headings; nil when the row has others, which has become a problem. What
  /// stands beyond the headings, or under none, must be blank.
  func fields(
    of record: ReferenceFile.Record, isWorkbook: Bool, _ problems: inout Problems
  ) -> [String]? {
    var fields = record.fields
    if let place = fields.indices.first(where: { hasNoHeading($0) && !fields[$0].isEmpty }),
      isWorkbook || isWide(fields)
    {
      problems.add(
        Problem(
          .headingMissing, at: SourcePlace(file: file, line: record.line, column: place + 1), [String(place + 1)]))
      return nil
    }
    while fields.count > headings.count, fields.last?.isEmpty == true { fields.removeLast() }
    if isWorkbook { fields += [String](repeating: "", count: max(0, headings.count - fields.count)) }
    guard fields.count == headings.count else {
      let counts = [String(fields.count), String(headings.count)]
      problems.add(Problem(.fieldCount, at: SourcePlace(file: file, line: record.line), counts))
      return nil
    }
    return fields
  }

  private func hasNoHeading(_ place: Int) -> Bool { place >= headings.count || headings[place].isEmpty }

  /// Whether the row of a text file is as wide as its headings: one that is wider has a field torn in two.
  private func isWide(_ fields: [String]) -> Bool { fields.count <= headings.count }
}

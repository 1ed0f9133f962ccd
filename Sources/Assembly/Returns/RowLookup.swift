import Cells
import Clean
import Ingest
import PipelineKit
import Standards
import Text

/// A row of a file.
struct RowPlace: Hashable {
  var sheet: String
  var row: UInt32
}

/// What a row says that a finding names: enough to show it, and to know it again in another file.
struct RowWords {
  /// The name of the head.
  var head = ""
  /// The cells that are quoted, by column from 1; 0 is the row in short.
  var cells: [UInt16: String] = [:]
  /// Hashes of what the row can be known by: the identity number, and the folded name with the year of birth.
  var keys: [UInt64] = []
}

/// A second look at a commune's file, for those rows only that its findings name.
struct RowLookup {
  /// The rows that were wanted and are there.
  private(set) var rows: [RowPlace: RowWords] = [:]
  /// The headings of each sheet, as written.
  private(set) var headings: [String: [String]] = [:]
  private let language: Language

  /// Reads a file; `wanted` says for each row which columns are quoted (none = its keys are enough).
  init(_ source: ListSource, _ options: CleanOptions, wanted: [RowPlace: Set<UInt16>], _ language: Language) {
    self.language = language
    let sheets = Dictionary(grouping: wanted.keys, by: \.sheet)
    guard !wanted.isEmpty else { return }
    let reader = ListReader(
      source, survey: options.survey, year: options.period.end.year, standard: options.standard,
      codeLists: options.codeLists)
    while let batch = reader.next() {
      let name = batch.layout.name
      headings[name] = batch.layout.columns.headings
      guard sheets[name] != nil else { continue }
      for row in 0..<batch.cells.rowCount {
        let place = RowPlace(sheet: name, row: batch.cells.rowNumbers[row])
        if let columns = wanted[place] { rows[place] = words(row, batch, columns) }
      }
    }
  }

  /// The heading above a column: its last line that is no key of a machine (`family.hostName`).
  func heading(_ sheet: String, _ column: UInt16) -> String {
    guard column > 0, let headings = headings[sheet], headings.indices.contains(Int(column) - 1) else { return "" }
    let lines = headings[Int(column) - 1].split(separator: " › ").map(String.init)
    return lines.last { !$0.contains(".") || $0.contains(" ") } ?? lines.last ?? ""
  }

  private func words(_ row: Int, _ batch: ListBatch, _ columns: Set<UInt16>) -> RowWords {
    var words = RowWords()
    let map = batch.layout.columns
    words.keys = keys(row, batch)
    guard !columns.isEmpty else { return words }
    if let head = map[.head] { words.head = quoted(row, head, batch) }
    for column in columns {
      words.cells[column] = column == 0 ? short(row, batch) : quoted(row, Int(column) - 1, batch)
    }
    return words
  }

  /// The first cells of a row that say something.
  private func short(_ row: Int, _ batch: ListBatch) -> String {
    let all = (0..<batch.cells.width(ofRow: row)).map { quoted(row, $0, batch) }.filter { !$0.isEmpty }
    return all.prefix(6).joined(separator: " | ") + (all.count > 6 ? " | …" : "")
  }

  // MARK: What a cell says, as people write it

  private func quoted(_ row: Int, _ column: Int, _ batch: ListBatch) -> String {
    let cell = batch.cells[row, column]
    let text = batch.cells.text(cell)
    switch cell.kind {
    case .blank: return ""
    case .date: return Self.day(text)
    case .number where language == .vi: return text.replacing(".", with: ",")
    case .boolean: return text.uppercased()
    default: break
    }
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 120 ? line.prefix(120) + "…" : line
  }

  /// `2021-03-05` and `2021-03-05T10:00:00` as 05/03/2021.
  static func day(_ text: String) -> String {
    let day = text.prefix { $0 != "T" }.split(separator: "-")
    guard day.count == 3 else { return text }
    return "\(day[2])/\(day[1])/\(day[0])"
  }

  // MARK: What a row is known by

  private func keys(_ row: Int, _ batch: ListBatch) -> [UInt64] {
    let map = batch.layout.columns
    guard let head = map[.head], !batch.cells[row, head].isBlank else {
      return [Hash64.of(Folding.folded(short(row, batch)))]
    }
    var keys = [Hash64.of("n " + folded(row, head, batch) + " " + year(row, batch))]
    if let column = map[.identityNumber], let number = Self.number(batch.cells.text(batch.cells[row, column])) {
      keys.append(Hash64.of("i " + number))
    }
    return keys
  }

  private func folded(_ row: Int, _ column: Int, _ batch: ListBatch) -> String {
    Folding.folded(batch.cells.text(batch.cells[row, column]))
  }

  /// The digits of an identity number without the zeros at its start, which spreadsheets drop.
  static func number(_ text: String) -> String? {
    let digits = text.filter(\.isNumber)
    guard digits.count >= 8, !text.contains("E"), !text.contains("e") else { return nil }
    return String(digits.drop { $0 == "0" })
  }

  /// The year among the digits of the row's birth date.
  private func year(_ row: Int, _ batch: ListBatch) -> String {
    for role in [ColumnRole.birth, .birthMale, .birthFemale] {
      guard let column = batch.layout.columns[role] else { continue }
      let parts = batch.cells.text(batch.cells[row, column]).split { !$0.isNumber }
      if let year = parts.first(where: { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }) {
        return String(year)
      }
    }
    return ""
  }
}

extension Hash64 {
  /// The hash of a text.
  fileprivate static func of(_ text: String) -> UInt64 {
    let bytes = Array(text.utf8)
    return of(bytes, 0..<bytes.count)
  }
}

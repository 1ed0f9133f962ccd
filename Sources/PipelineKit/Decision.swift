/// A row of an input file, as decisions and findings name it: `file#sheet!row`.
public struct RowReference: Sendable, Hashable, CustomStringConvertible {
  /// The file, relative to the pipeline file.
  public var file: String
  /// The sheet; empty for CSV.
  public var sheet: String
  /// The row as a spreadsheet shows it; 0 when the whole file or sheet is meant.
  public var row: Int
  /// The column's letter; empty when the whole row is meant.
  public var column: String

  /// A reference.
  public init(file: String, sheet: String = "", row: Int = 0, column: String = "") {
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
  }

  /// Reads `file#sheet!row`; for CSV `file#!row`; the row may carry a column ("F12"); `file` alone is the whole file.
  ///
  /// The last `#` and the last `!` count, since names of files and sheets may hold both.
  public init?(_ text: String) {
    guard let hash = text.lastIndex(of: "#") else {
      if text.isEmpty { return nil }
      self.init(file: text)
      return
    }
    let rest = text[text.index(after: hash)...]
    let file = String(text[..<hash])
    guard !file.isEmpty else { return nil }
    guard let mark = rest.lastIndex(of: "!") else {
      if rest.isEmpty { return nil }
      self.init(file: file, sheet: String(rest))
      return
    }
    let cell = rest[rest.index(after: mark)...]
    let letters = cell.prefix { $0.isASCII && $0.isUppercase }
    guard let row = Int(cell.dropFirst(letters.count)), row > 0, !cell.contains("+"), letters.count <= 3
    else { return nil }
    self.init(file: file, sheet: String(rest[..<mark]), row: row, column: String(letters))
  }

  /// As written.
  public var description: String {
    if row == 0 { return sheet.isEmpty ? file : file + "#" + sheet }
    return "\(file)#\(sheet)!\(column)\(row)"
  }
}

/// What people decided about duplicates and findings (quyết định của người rà soát): one line of decisions.csv.
public struct Decision: Sendable, Hashable {
  /// What was decided.
  public enum Verdict: Sendable, Hashable {
    /// Two rows are one household.
    case same(RowReference, RowReference)
    /// Two rows are two households.
    case different(RowReference, RowReference)
    /// A finding, by its code, is accepted at a place.
    case accept(finding: String, at: RowReference)
  }

  /// What was decided.
  public var verdict: Verdict
  /// Who decided.
  public var by: String
  /// The day.
  public var on: Day
  /// Why, in words.
  public var reason: String
  /// The mark of what the two rows said then; empty = it holds whatever they say.
  public var seen: String

  /// A decision.
  public init(verdict: Verdict, by: String, on: Day, reason: String, seen: String = "") {
    self.seen = seen
    self.verdict = verdict
    self.by = by
    self.on = on
    self.reason = reason
  }
}

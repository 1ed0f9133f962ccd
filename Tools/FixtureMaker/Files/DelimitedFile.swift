import Foundation

/// A text file's way of writing rows.
struct Dialect {
  var delimiter: Character = ","
  var lineEnd = "\r\n"
  var hasByteOrderMark = false
  var quotesEverything = false
  /// Letters and their marks apart (Unicode NFD), as some systems save them.
  var isDecomposed = false

  /// The bytes of a sheet.
  func data(_ sheet: Sheet) -> Data {
    var text = sheet.rows.map { row in row.map(field).joined(separator: String(delimiter)) + lineEnd }.joined()
    if isDecomposed { text = text.decomposedStringWithCanonicalMapping }
    return Data((hasByteOrderMark ? "\u{FEFF}" : "").utf8) + Data(text.utf8)
  }

  private func field(_ cell: Cell) -> String {
    let text = plain(cell)
    let needsQuotes = text.contains { $0 == "\"" || $0.isNewline || $0 == delimiter }
    guard needsQuotes || quotesEverything else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private func plain(_ cell: Cell) -> String {
    switch cell {
    case .blank: ""
    case .text(let text): text
    case .number(let number), .formula(_, let number): String(number)
    case .date(let day): day.text("/")
    case .flag(let flag): flag ? "TRUE" : "FALSE"
    }
  }
}

import PipelineKit

/// A table for the terminal: columns as wide as their widest cell, numbers to the right.
struct TextTable {
  private var rows: [[String]] = []
  private let rightAligned: Set<Int>

  init(_ header: [String], right: Set<Int>) {
    rows = [header]
    rightAligned = right
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// A row of dashes.
  mutating func rule() { rows.append([]) }

  /// The lines.
  var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    let line = widths.map { String(repeating: "─", count: $0) }.joined(separator: "──")
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      if row.isEmpty {
        lines.append(line)
        continue
      }
      let cells = row.enumerated().map { column, cell in
        let pad = String(repeating: " ", count: widths[column] - cell.count)
        return rightAligned.contains(column) ? pad + cell : cell + pad
      }
      lines.append(cells.joined(separator: "  ").trimmingEnd)
      if index == 0 { lines.append(line) }
    }
    return lines.joined(separator: "\n")
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var view = self[...]
    while view.last == " " { view = view.dropLast() }
    return String(view)
  }
}

/// Numbers as people of a language write them.
struct NumberWords {
  let language: Language

  /// 12345 is "12.345" in Vietnamese, "12,345" in English.
  func integer(_ number: Int?) -> String {
    guard let number else { return "–" }
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    let sign = number < 0 ? "−" : ""
    return sign + ([digits] + groups).joined(separator: language == .vi ? "." : ",")
  }

  /// Hundredths: 2455 is "24,55" in Vietnamese.
  func hundredths(_ scaled: Int?) -> String {
    guard let scaled else { return "–" }
    let rest = scaled.magnitude % 100
    let fraction = (language == .vi ? "," : ".") + (rest < 10 ? "0" : "") + String(rest)
    return (scaled < 0 ? "−" : "") + integer(Int(scaled.magnitude / 100)) + fraction
  }

  /// A change: with its sign.
  func signed(_ number: Int?) -> String {
    guard let number else { return "–" }
    return (number > 0 ? "+" : "") + integer(number)
  }

  /// A change in hundredths: with its sign.
  func signedHundredths(_ scaled: Int?) -> String { ((scaled ?? 0) > 0 ? "+" : "") + hundredths(scaled) }

  /// A decimal of a table ("-3.08") as people write it.
  func decimal(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return "–" }
    let comma =
      language == .vi ? text.split(separator: ".", omittingEmptySubsequences: false).joined(separator: ",") : text
    return comma.hasPrefix("-") ? "−" + comma.dropFirst() : comma
  }
}

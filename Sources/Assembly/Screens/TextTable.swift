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
    var bytes = utf8[...]
    while bytes.last == 0x20 { bytes.removeLast() }
    return String(bytes) ?? self
  }
}

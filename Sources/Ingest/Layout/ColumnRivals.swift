import Cells
import PipelineKit
import Standards
import Text

/// Columns that say one thing twice: settled by their values where these agree, said where they do not, and refused where
/// the number of households hangs on it.
struct ColumnRivals {
  /// What is to be said of a column.
  struct Remark {
    let code: FindingCode
    let column: Int
    var arguments: [String] = []
  }

  private(set) var remarks: [Remark] = []
  private let map: ColumnMap
  private var roles: [ColumnRole?]
  private let batch: CellBatch
  private let codeLists: CodeLists
  /// Rows below the headings that have a name.
  private let rows: [Int]

  init(_ map: ColumnMap, in batch: CellBatch, below first: Int, _ codeLists: CodeLists, _ names: NameColumns?) {
    self.map = map
    self.batch = batch
    self.codeLists = codeLists
    roles = map.roles
    let heads = [map[.head], map[.memberName]].compactMap { $0 }
    rows = (min(first, batch.rowCount)..<batch.rowCount).filter { row in
      heads.contains { batch[row, $0].kind == .text } && batch.cellsWritten(row) >= 3
    }
    settleTimes()
    settleNames(names)
    settleTwins()
    sayUnread(names)
  }

  /// The columns as they are read.
  func columns(_ standard: Standard) -> ColumnMap { map.with(roles, standard) }

  /// A column's letter and, where it has one, its heading.
  private func name(_ column: Int) -> String {
    let letters = ColumnLetters.text(UInt16(truncatingIfNeeded: column + 1))
    let heading = map.headings.indices.contains(column) ? map.headings[column] : ""
    return heading.isEmpty
      ? letters : "\(letters) (\(heading.split(whereSeparator: \.isNewline).joined(separator: " ")))"
  }

  private func names(_ columns: [Int]) -> String { columns.map(name).joined(separator: ", ") }

  // MARK: Times and names

  private mutating func settleTimes() {
    guard let first = map.leftAside.first else { return }
    if map.isClassOfOtherTime {
      remarks.append(Remark(code: .classOfOtherTime, column: first, arguments: [names(map.leftAside)]))
    } else {
      remarks.append(Remark(code: .columnsOfOtherTime, column: first, arguments: [names(map.leftAside)]))
    }
  }

  private mutating func settleNames(_ names: NameColumns?) {
    if let given = names?.given, let head = map[.head] {
      remarks.append(Remark(code: .nameJoined, column: head, arguments: [name(head), name(given)]))
    }
    if let said = map[.givenName], said != names?.given { roles[said] = nil }
  }

  // MARK: The same thing twice

  /// Roles of which one column is read.
  private static let single: [ColumnRole] = [
    .head, .classText, .classMarkPoor, .classMarkNearPoor, .commune, .village, .persons, .birth, .sex, .ethnicity, .b1,
    .b2,
  ]

  private mutating func settleTwins() {
    for role in Self.single {
      let columns = roles.indices.filter { roles[$0] == role }
      guard let first = columns.first else { continue }
      for other in columns.dropFirst() { settle(role, first, other) }
    }
    if let read = map[.classText] {
      for column in roles.indices where roles[column] == nil && saysClasses(column) { settle(.classText, read, column) }
    }
  }

  private mutating func settle(_ role: ColumnRole, _ first: Int, _ other: Int) {
    roles[other] = .ignored
    let (differ, alone) = compared(role, first, other)
    guard differ + alone > 0 else { return }
    let decidesCount = [.classText, .classMarkPoor, .classMarkNearPoor].contains(role) || role == .head && alone > 0
    remarks.append(
      Remark(
        code: decidesCount ? .columnsRival : .columnsDiffer, column: other,
        arguments: [name(first), name(other), String(differ + alone)]))
  }

  /// In how many rows two columns say different things, and in how many the second alone says something.
  private func compared(_ role: ColumnRole, _ first: Int, _ other: Int) -> (differ: Int, alone: Int) {
    var (differ, alone) = (0, 0)
    for row in rows {
      let (a, b) = (meaning(role, batch[row, first]), meaning(role, batch[row, other]))
      if b.isEmpty || a == b { continue }
      if a.isEmpty { alone += 1 } else if role == .classText || !a.contains(b) && !b.contains(a) { differ += 1 }
    }
    return (differ, alone)
  }

  private func meaning(_ role: ColumnRole, _ cell: Cell) -> String {
    if cell.isBlank { return "" }
    let folded = Folding.folded(batch.text(cell))
    guard role == .classText else { return folded }
    if codeLists.exitSpellings.contains(folded) { return "not-poor" }
    return codeLists.classes.spellings[folded].map { codeLists.classes.ids[$0] } ?? folded
  }

  /// Whether a column that nobody reads says a class in nearly all of its cells.
  private func saysClasses(_ column: Int) -> Bool {
    var (said, classes) = (0, 0)
    for row in rows.prefix(200) where !batch[row, column].isBlank {
      let folded = Folding.folded(batch.text(batch[row, column]))
      said += 1
      if folded.utf8.count > 2, codeLists.classes.spellings[folded] != nil || codeLists.exitSpellings.contains(folded) {
        classes += 1
      }
    }
    return classes >= 3 && classes * 10 >= said * 8 && said * 2 >= min(rows.count, 200)
  }

  // MARK: What nobody reads

  /// Columns without a heading that say something in most rows.
  private mutating func sayUnread(_ names: NameColumns?) {
    let some = rows.prefix(200)
    guard let widest = some.map({ batch.width(ofRow: $0) }).max(), some.count >= 3 else { return }
    for column in 0..<min(widest, 256) where column != names?.given {
      let isKnown = roles.indices.contains(column) && (roles[column] != nil || !map.headings[column].isEmpty)
      if isKnown || (map[.head].map { column < $0 - 1 } ?? false) { continue }
      let texts = some.count { batch[$0, column].kind == .text && isWord(batch[$0, column]) }
      if texts * 2 > some.count {
        remarks.append(Remark(code: .columnUnread, column: column, arguments: [name(column)]))
      }
    }
  }

  private func isWord(_ cell: Cell) -> Bool {
    cell.length > 1 && batch.bytes[cell.range].contains { $0 >= 0x80 || (0x41...0x7A).contains($0) }
  }
}

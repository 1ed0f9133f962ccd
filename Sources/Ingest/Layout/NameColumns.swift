import Cells
import Standards
import Text

/// Names that stand in two columns: "Họ và tên đệm" | "Tên", one heading over both, or a column of heads and one of
/// members ("Chủ hộ" | "Thành viên").
struct NameColumns {
  private let head: Int
  /// The column whose values end the heads' names; nil when names stand in one.
  let given: Int?
  /// The column of members' names beside that of heads.
  let member: Int?
  private var lastHead: [UInt8] = []

  // MARK: By headings

  /// The roles with one column of heads: the parts of a name are parts only side by side with each other; a member's
  /// name alone is whoever the row is about. One heading over two columns of names makes the second a part.
  static func settled(_ roles: [ColumnRole?], _ paths: [[String]]) -> [ColumnRole?] {
    var roles = roles
    let (family, given) = (roles.firstIndex(of: .familyName), roles.firstIndex(of: .givenName))
    if !roles.contains(.head) {
      if let first = family ?? given ?? roles.firstIndex(of: .memberName) { roles[first] = .head }
    } else if let family {
      roles[family] = .ignored
      if let given { roles[given] = .ignored }
    }
    guard let head = roles.firstIndex(of: .head), head + 1 < roles.count else { return roles }
    if roles[head + 1] == .head, paths[head + 1] == paths[head] { roles[head + 1] = .givenName }
    return roles
  }

  // MARK: By values

  /// Looks at the values below the headings: a column beside the heads that has no heading of its own ends their names
  /// when it says another short word in nearly each row.
  init?(_ columns: ColumnMap, in batch: CellBatch, below first: Int, _ codeLists: CodeLists) {
    guard let head = columns[.head] else { return nil }
    self.head = head
    member = columns[.memberName]
    let said = columns[.givenName]
    let isPair = said.map { columns.headings[$0] != columns.headings[head] } ?? false
    let beside = head + 1
    let isBlank =
      !(columns.roles.indices.contains(beside) && (columns.roles[beside] != nil || !columns.headings[beside].isEmpty))
    let candidate = said ?? (isBlank ? beside : nil)
    given = candidate.flatMap {
      isPair || Self.endsNames($0, head, batch, first, codeLists) ? $0 : nil
    }
  }

  /// Whether a column says a word or two beside nearly each name, no sex, class, ethnic group or mark.
  private static func endsNames(
    _ column: Int, _ head: Int, _ batch: CellBatch, _ first: Int, _ codeLists: CodeLists
  ) -> Bool {
    var (rows, short, distinct) = (0, 0, Set<String>())
    let others = [codeLists.sexes, codeLists.ethnicities, codeLists.classes, codeLists.marks, codeLists.relations]
    for row in min(first, batch.rowCount)..<min(first + 200, batch.rowCount) {
      guard batch[row, head].kind == .text, batch.cellsWritten(row) >= 4 else { continue }
      rows += 1
      let cell = batch[row, column]
      guard cell.kind == .text else { continue }
      let text = batch.text(cell)
      let words = text.split(separator: " ").count
      guard words <= 2, !text.contains(where: \.isNumber), !others.contains(where: { $0.index(of: text) != nil }) else {
        continue
      }
      short += 1
      distinct.insert(text)
    }
    return rows >= 2 && short * 10 >= rows * 8 && distinct.count * 3 >= short
  }

  /// Puts the parts of names together, and members' names into the column of heads; gives the rows of members whose
  /// head's name stands in another column, in order.
  mutating func join(_ batch: inout CellBatch, from first: Int) -> Set<Int> {
    var members: Set<Int> = []
    guard given != nil || member != nil else { return members }
    for row in min(first, batch.rowCount)..<batch.rowCount {
      if let given { append(given, row, &batch) }
      if let member, isMember(member, row, batch) {
        members.insert(row)
        _ = batch.set(batch[row, member], row, head)
      }
    }
    return members
  }

  private func append(_ given: Int, _ row: Int, _ batch: inout CellBatch) {
    let (family, last) = (batch[row, head], batch[row, given])
    guard last.kind == .text else { return }
    if family.isBlank {
      _ = batch.set(last, row, head)
      return
    }
    let joined = batch.bytes[family.range] + [0x20] + batch.bytes[last.range]
    let cell = Cell(offset: batch.bytes.count, length: joined.count, kind: .text)
    if batch.set(cell, row, head) { batch.bytes.append(contentsOf: joined) }
  }

  /// Whether a row is about a member: it names one, and no head, or the head of the rows above again.
  private mutating func isMember(_ member: Int, _ row: Int, _ batch: CellBatch) -> Bool {
    let (own, name) = (batch.bytes[batch[row, head].range], batch.bytes[batch[row, member].range])
    if name.isEmpty || own.elementsEqual(name) {
      if !own.isEmpty { lastHead = Array(own) }
      return false
    }
    if own.isEmpty { return true }
    let isAgain = own.elementsEqual(lastHead)
    lastHead = Array(own)
    return isAgain
  }
}

extension CellBatch {
  /// How many cells of a row hold something.
  func cellsWritten(_ row: Int) -> Int {
    var written = 0
    for column in 0..<width(ofRow: row) where !self[row, column].isBlank { written += 1 }
    return written
  }
}

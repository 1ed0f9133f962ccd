import PipelineKit
import WorkbookWriting

/// What to mend, most important first; the many alike in one row, with each of them on the sheet of details.
struct MendPage {
  private let content: CommuneReturn
  private let words: ReturnWords
  private let groups: [ReturnedGroup]

  /// How many findings of one kind in one column are listed one by one.
  static let mostAlike = 15

  init(_ content: CommuneReturn, _ words: ReturnWords) {
    self.content = content
    self.words = words
    groups = content.groups.filter { $0.part == .mend }
  }

  /// The sheet; nil when there is nothing to mend.
  var page: Page? {
    guard !groups.isEmpty else { return nil }
    var table = ReturnTable(
      name: words.mend, title: "\(words.mend) – \(content.name), \(content.period)", lead: lead, columns: columns)
    var number = 0
    for group in groups {
      if group.count > Self.mostAlike {
        number += 1
        table.rows.append(summary(group, number))
        continue
      }
      for row in group.rows {
        number += 1
        table.rows.append(self.row(row, of: group, number))
      }
    }
    return table.page(footer: "\(content.name) · \(content.period) · \(words.mend)")
  }

  private var lead: String {
    words.say(
      "Việc quan trọng nhất ở trên cùng. Sửa trong danh sách của xã, đúng ô đã nêu, rồi gửi lại cả tệp. "
        + "Nếu đang ghi là đúng thực tế thì viết lý do vào cột cuối.",
      "The most important comes first. Mend the cell in the commune's list and send the whole file again. "
        + "If what stands there is right, say why in the last column.")
  }

  private var hasStandings: Bool { content.comparedWith != nil }

  private var columns: [(heading: String, width: Double)] {
    var columns: [(heading: String, width: Double)] = [
      (words.number, 6), (words.weight, 15), (words.place, 20), (words.head, 22), (words.content, 24),
      (words.expected, 26), (words.toDo, 48),
    ]
    if hasStandings { columns.append((words.standing, 14)) }
    return columns + [(words.answer, 26)]
  }

  private func row(_ row: ReturnedRow, of group: ReturnedGroup, _ number: Int) -> Page.Row {
    let shown = row.content.map { $0.isEmpty ? words.blank : $0 } ?? ""
    return line(
      group, number, [row.place, row.head, shown, group.expected, row.sentence], words.standing(row.standing))
  }

  private func summary(_ group: ReturnedGroup, _ number: Int) -> Page.Row {
    let cells = group.rows.prefix(8).map(\.cell).joined(separator: ", ") + ", …"
    let place = group.column + ": " + words.rows(group.count)
    let sentences = Set(group.rows.prefix(50).map(\.sentence))
    let first = group.rows.first?.sentence ?? ""
    let sentence = sentences.count > 1 ? words.say("Ví dụ: ", "For example: ") + first : first
    let listed = words.say(
      "\(cells) Từng dòng: trang “\(words.details)”, số \(number).",
      "\(cells) Each of them: sheet “\(words.details)”, number \(number).")
    return line(
      group, number, [place, "", listed, group.expected, sentence],
      words.standing(new: group.newCount, of: group.count))
  }

  private func line(_ group: ReturnedGroup, _ number: Int, _ texts: [String], _ standing: String) -> Page.Row {
    var cells = [
      PageCell(number, ReturnLooks.count),
      PageCell(words.severity(group.severity), ReturnLooks.severity(group.severity)),
    ]
    cells += texts.map { PageCell($0, ReturnLooks.text) }
    if hasStandings { cells.append(PageCell(standing, ReturnLooks.text)) }
    return Page.Row(cells + [PageCell("", ReturnLooks.answer)])
  }

  // MARK: Details

  /// Each row of the groups that are said in one row; nil when there are none.
  var details: Page? {
    let large = groups.filter { $0.count > Self.mostAlike }
    guard !large.isEmpty else { return nil }
    let listed = large.reduce(0) { $0 + $1.rows.count }
    let count = large.reduce(0) { $0 + $1.count }
    var table = ReturnTable(
      name: words.details, title: "\(words.details) – \(content.name), \(content.period)",
      lead: detailsLead(listed, of: count), columns: detailColumns)
    var number = 0
    for group in groups {
      number += group.count > Self.mostAlike ? 1 : group.rows.count
      guard group.count > Self.mostAlike else { continue }
      for row in group.rows { table.rows.append(detail(row, number)) }
    }
    return table.page(footer: "\(content.name) · \(content.period) · \(words.details)")
  }

  private func detailsLead(_ listed: Int, of count: Int) -> String {
    let text = words.say(
      "Từng dòng của các mục gộp ở trang “\(words.mend)”; cột “\(words.number)” là số của mục đó.",
      "Each row of what “\(words.mend)” says in one line; “\(words.number)” is the number of that line.")
    if listed == count { return text }
    return text
      + words.say(
        " Chỉ liệt kê \(words.integer(listed)) trong \(words.integer(count)) dòng: sửa các dòng này rồi gửi lại, lần sau "
          + "sẽ nêu tiếp.",
        " Only \(words.integer(listed)) of \(words.integer(count)) rows are listed: mend these, and the next return names "
          + "the others.")
  }

  private var detailColumns: [(heading: String, width: Double)] {
    var columns: [(heading: String, width: Double)] = [
      (words.number, 6), (words.place, 24), (words.head, 26), (words.content, 34), (words.toDo, 56),
    ]
    if hasStandings { columns.append((words.standing, 14)) }
    return columns + [(words.answer, 26)]
  }

  private func detail(_ row: ReturnedRow, _ number: Int) -> Page.Row {
    let shown = row.content.map { $0.isEmpty ? words.blank : $0 } ?? ""
    var cells = [PageCell(number, ReturnLooks.count)]
    cells += [row.place, row.head, shown, row.sentence].map { PageCell($0, ReturnLooks.text) }
    if hasStandings { cells.append(PageCell(words.standing(row.standing), ReturnLooks.text)) }
    return Page.Row(cells + [PageCell("", ReturnLooks.answer)])
  }
}

import PipelineKit
import WorkbookWriting

/// What to mend, most important first; the many alike in one row, with each of them on the sheet of details.
struct MendPage {
  private let content: CommuneReturn
  private let words: ReturnWords
  private let groups: [ReturnedGroup]

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
    for line in NumberedLine.lines(groups) {
      switch line {
      case .one(let number, let group, let row): table.rows.append(self.row(row, of: group, number))
      case .many(let number, let group): table.rows.append(summary(group, number))
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
    let texts = [row.place, row.head, words.shown(row.content), group.expected, row.sentence]
    return line(group, number, texts, words.standing(row.standing))
  }

  private func summary(_ group: ReturnedGroup, _ number: Int) -> Page.Row {
    let place = group.column + ": " + words.rows(group.count)
    let sentences = Set(group.rows.prefix(50).map(\.sentence))
    let first = group.rows.first?.sentence ?? ""
    let sentence = sentences.count > 1 ? words.say("Ví dụ: ", "For example: ") + first : first
    return line(
      group, number, [place, "", words.examples(group, "\(words.mend) \(number)"), group.expected, sentence],
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
}

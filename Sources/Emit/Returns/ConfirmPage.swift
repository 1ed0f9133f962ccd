import WorkbookWriting

/// What was mended by itself, what it was read as, and a place to say that this is wrong.
struct ConfirmPage {
  private let content: CommuneReturn
  private let words: ReturnWords

  init(_ content: CommuneReturn, _ words: ReturnWords) {
    self.content = content
    self.words = words
  }

  /// The sheet; nil when nothing was mended.
  var page: Page? {
    let groups = content.groups.filter { $0.part == .confirm }
    guard !groups.isEmpty else { return nil }
    var table = ReturnTable(
      name: words.confirm, title: "\(words.confirm) – \(content.name), \(content.period)", lead: lead,
      columns: [
        (words.number, 6), (words.place, 24), (words.head, 26), (words.content, 30),
        (words.readAs, 30), (words.say("Vì sao", "Why"), 52),
        (words.say("Đúng hay sai (xã ghi)", "Right or wrong"), 22),
      ])
    for line in NumberedLine.lines(groups) {
      switch line {
      case .one(let number, _, let row):
        table.rows.append(self.line(number, [row.place, row.head, words.shown(row.content), row.readAs, row.sentence]))
      case .many(let number, let group): table.rows.append(summary(group, number))
      }
    }
    return table.page(footer: "\(content.name) · \(content.period) · \(words.confirm)")
  }

  private func line(_ number: Int, _ texts: [String]) -> Page.Row {
    Page.Row(
      [PageCell(number, ReturnLooks.count)] + texts.map { PageCell($0, ReturnLooks.text) }
        + [PageCell("", ReturnLooks.answer)])
  }

  private func summary(_ group: ReturnedGroup, _ number: Int) -> Page.Row {
    let first = group.rows.first
    let example = words.say("Ví dụ: ", "For example: ")
    let readAs = first.map(\.readAs) ?? ""
    return line(
      number,
      [
        group.column + ": " + words.rows(group.count), "",
        (first.map { example + words.shown($0.content) + "\n" } ?? "")
          + words.examples(group, "\(words.confirm) \(number)"), readAs.isEmpty ? "" : example + readAs,
        first?.sentence ?? "",
      ])
  }

  private var lead: String {
    words.say(
      "Các chỗ này đã được đọc lại cho đúng và đã tính. Đề nghị xã xem cột “\(words.readAs)”; chỗ nào sai thì sửa trong "
        + "danh sách và gửi lại. Danh sách gốc không bị thay đổi.",
      "These were put right when reading, and they count. Please look at “\(words.readAs)”; what is wrong, mend in the list "
        + "and send it again. The list itself was not changed.")
  }
}

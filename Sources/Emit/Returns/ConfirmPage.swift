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
    let listed = groups.reduce(0) { $0 + $1.rows.count }
    let count = groups.reduce(0) { $0 + $1.count }
    var table = ReturnTable(
      name: words.confirm, title: "\(words.confirm) – \(content.name), \(content.period)", lead: lead(listed, count),
      columns: [
        (words.number, 6), (words.place, 24), (words.head, 26), (words.content, 30),
        (words.say("Đã đọc là", "Read as"), 30), (words.say("Vì sao", "Why"), 52),
        (words.say("Đúng hay sai (xã ghi)", "Right or wrong"), 22),
      ])
    for row in groups.flatMap(\.rows) {
      let shown = row.content.map { $0.isEmpty ? words.blank : $0 } ?? ""
      let cells = [PageCell(table.rows.count + 1, ReturnLooks.count)]
      let texts = [row.place, row.head, shown, row.readAs, row.sentence].map { PageCell($0, ReturnLooks.text) }
      table.rows.append(Page.Row(cells + texts + [PageCell("", ReturnLooks.answer)]))
    }
    return table.page(footer: "\(content.name) · \(content.period) · \(words.confirm)")
  }

  private func lead(_ listed: Int, _ count: Int) -> String {
    let text = words.say(
      "Các chỗ này đã được đọc lại cho đúng và đã tính. Đề nghị xã xem cột “Đã đọc là”; chỗ nào sai thì sửa trong danh "
        + "sách và gửi lại. Danh sách gốc không bị thay đổi.",
      "These were put right when reading, and they count. Please look at “Read as”; what is wrong, mend in the list and "
        + "send it again. The list itself was not changed.")
    if listed == count { return text }
    return text
      + words.say(
        " Liệt kê \(words.integer(listed)) trong \(words.integer(count)) chỗ.",
        " \(words.integer(listed)) of \(words.integer(count)) places are listed.")
  }
}

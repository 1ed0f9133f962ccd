import WorkbookWriting

/// What stood in the earlier file and is mended now.
struct FixedPage {
  private let content: CommuneReturn
  private let words: ReturnWords

  init(_ content: CommuneReturn, _ words: ReturnWords) {
    self.content = content
    self.words = words
  }

  /// The sheet; nil when there is nothing to compare with, or nothing is mended.
  var page: Page? {
    guard let earlier = content.comparedWith, !content.fixed.isEmpty else { return nil }
    let lead = words.say(
      "Đã nêu với tệp gửi trước (\(earlier)) và không còn trong tệp này. Cảm ơn xã.",
      "These stood in the earlier file (\(earlier)) and stand in this one no more. Thank you.")
    var table = ReturnTable(
      name: words.fixed, title: "\(words.fixed) – \(content.name), \(content.period)", lead: lead,
      columns: [
        (words.number, 6), (words.say("Ô trong tệp trước", "Cell of the earlier file"), 26), (words.head, 28),
        (words.say("Vấn đề đã nêu", "What was the matter"), 74), (words.standing, 16),
      ])
    for remark in content.fixed {
      let texts = [remark.place, remark.head, remark.sentence, words.say("đã sửa", "mended")]
      let cells = [PageCell(table.rows.count + 1, ReturnLooks.count)] + texts.map { PageCell($0, ReturnLooks.text) }
      table.rows.append(Page.Row(cells))
    }
    return table.page(footer: "\(content.name) · \(content.period) · \(words.fixed)")
  }
}

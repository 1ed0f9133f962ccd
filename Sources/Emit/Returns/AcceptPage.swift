import WorkbookWriting

/// What can stay as it is with a reason: the line to paste into decisions.csv, and what was accepted already.
struct AcceptPage {
  private let content: CommuneReturn
  private let words: ReturnWords

  init(_ content: CommuneReturn, _ words: ReturnWords) {
    self.content = content
    self.words = words
  }

  /// The sheet; nil when nothing can be accepted or was.
  var page: Page? {
    let rows = content.groups.flatMap(\.rows).filter { $0.acceptance != nil }
    guard !rows.isEmpty || !content.accepted.isEmpty else { return nil }
    var table = ReturnTable(
      name: words.accept, title: "\(words.accept) – \(content.name), \(content.period)", lead: lead,
      columns: [
        (words.place, 22), (words.head, 24), (words.content, 24), (words.say("Vấn đề", "What is the matter"), 46),
        (words.say("Dòng cho ref/decisions.csv", "The line for ref/decisions.csv"), 70),
      ])
    for row in rows {
      let texts = [row.place, row.head, row.content ?? "", row.sentence].map { PageCell($0, ReturnLooks.text) }
      table.rows.append(Page.Row(texts + [PageCell(row.acceptance ?? "", ReturnLooks.exact)]))
    }
    let done = words.say("Đã chấp nhận: ", "Accepted: ")
    for remark in content.accepted {
      let texts = [remark.place, "", "", remark.sentence, done + remark.decision]
      table.rows.append(Page.Row(texts.map { PageCell($0, ReturnLooks.text) }))
    }
    return table.page(footer: "\(content.name) · \(content.period) · \(words.accept)")
  }

  private var lead: String {
    words.say(
      "Nếu xã xác nhận số liệu đang ghi là đúng thực tế thì không phải sửa: cán bộ tổng hợp dán dòng ở cột cuối vào "
        + "ref/decisions.csv, thay phần trong ngoặc < > bằng người quyết định, ngày (năm-tháng-ngày) và lý do.",
      "Where the commune confirms what stands there nothing has to be mended: the office pastes the line of the last "
        + "column into ref/decisions.csv, with who decided, the day (yyyy-mm-dd) and the reason in place of < >.")
  }
}

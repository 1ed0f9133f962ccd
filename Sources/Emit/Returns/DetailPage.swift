import WorkbookWriting

/// Each row of what the other sheets say in one line.
struct DetailPage {
  private let content: CommuneReturn
  private let words: ReturnWords
  private let many: [(item: String, group: ReturnedGroup)]

  init(_ content: CommuneReturn, _ words: ReturnWords) {
    self.content = content
    self.words = words
    many = [(words.mend, ReturnedGroup.Part.mend), (words.confirm, .confirm)].flatMap { name, part in
      NumberedLine.lines(content.groups.filter { $0.part == part }).compactMap { line in
        guard case .many(let number, let group) = line else { return nil }
        return ("\(name) \(number)", group)
      }
    }
  }

  /// The sheet; nil when everything is said one by one.
  var page: Page? {
    guard !many.isEmpty else { return nil }
    var table = ReturnTable(
      name: words.details, title: "\(words.details) – \(content.name), \(content.period)", lead: lead,
      columns: columns)
    for (item, group) in many {
      for row in group.rows { table.rows.append(line(item, row)) }
    }
    return table.page(footer: "\(content.name) · \(content.period) · \(words.details)")
  }

  private var lead: String {
    let listed = many.reduce(0) { $0 + $1.group.rows.count }
    let count = many.reduce(0) { $0 + $1.group.count }
    let text = words.say(
      "Từng dòng của các mục gộp ở trang “\(words.mend)” và “\(words.confirm)”; cột đầu là tên trang và số của mục. "
        + "Trang này để tra cứu, không cần in.",
      "Each row of what “\(words.mend)” and “\(words.confirm)” say in one line; the first column names sheet and number. "
        + "For looking up; it need not be printed."
    )
    if listed == count { return text }
    return text + " "
      + words.say(
        "Chỉ liệt kê \(words.integer(listed)) trong \(words.integer(count)) dòng: sửa các dòng này rồi gửi lại, lần sau sẽ "
          + "nêu tiếp.",
        "Only \(words.integer(listed)) of \(words.integer(count)) rows are listed: mend these, and the next return names "
          + "the others.")
  }

  private var columns: [(heading: String, width: Double)] {
    var columns: [(heading: String, width: Double)] = [
      (words.say("Mục", "Item"), 15), (words.place, 24), (words.head, 26), (words.content, 32), (words.readAs, 24),
      (words.toDo, 50),
    ]
    if content.comparedWith != nil { columns.append((words.standing, 12)) }
    return columns + [(words.answer, 24)]
  }

  private func line(_ item: String, _ row: ReturnedRow) -> Page.Row {
    var texts = [item, row.place, row.head, words.shown(row.content), row.readAs, row.sentence]
    if content.comparedWith != nil { texts.append(words.standing(row.standing)) }
    return Page.Row(texts.map { PageCell($0, ReturnLooks.text) } + [PageCell("", ReturnLooks.answer)])
  }
}

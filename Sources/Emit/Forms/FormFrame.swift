import Geography
import WorkbookWriting

/// What all forms have around their rows: the heading block, the merged headings, the row of numbers, the signatures.
struct FormFrame {
  let title: String
  let note: String
  let survey: SurveyResults
  /// For each column its headings from the top down.
  let headings: [[String]]
  /// What stands in the row of numbers.
  let numbers: [String]

  private static let top = 6
  private var depth: Int { headings.map(\.count).max() ?? 1 }
  /// How many rows stand above the body.
  var height: Int { Self.top + depth + 1 }

  /// The sheet with its body; blocks of the body are counted from the sheet's first row.
  func page(named name: String, widths: [Double?], body: [Page.Row], merged: [Page.Block]) -> Page {
    let last = headings.count - 1
    let numbers = Page.Row(numbers.map { PageCell($0, FormLooks.number) }, height: 26)
    return Page(
      name: name, widths: widths, rows: top + headingRows + [numbers] + body + signatures,
      merged: topBlocks(last) + headingBlocks + merged + signatureBlocks(height + body.count, last),
      frozenRows: height, print: .init(isLandscape: true, repeatedRows: Self.top...(Self.top + depth)))
  }

  // MARK: The heading block

  /// Two texts over the left and the right half.
  private func pair(_ left: String, _ other: String, _ look: CellLook) -> Page.Row {
    let right = headings.count / 2
    var cells = [PageCell](repeating: PageCell(.blank, nil), count: right + 1)
    cells[0] = PageCell(left, look)
    cells[right] = PageCell(other, look)
    return Page.Row(cells)
  }

  private var top: [Page.Row] {
    let unit = survey.view.tree.units[survey.view.tree.root].name
    return [
      pair("ỦY BAN NHÂN DÂN", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", FormLooks.strong),
      pair(unit.uppercased(), "Độc lập - Tự do - Hạnh phúc", FormLooks.strong),
      Page.Row(), Page.Row([PageCell(title, FormLooks.title)], height: 36),
      Page.Row([PageCell(subtitle, FormLooks.quiet)]),
      Page.Row([PageCell("(Kèm theo ……………… số …………… ngày …… tháng …… năm ………)", FormLooks.quiet)]),
    ]
  }

  /// The period and the standard, and over how many units the figures are when some are missing.
  private var subtitle: String {
    let words = "Kỳ \(survey.period.text), \(survey.standard.title)"
    guard let all = survey.completeness[survey.view.tree.root], all.counted < all.expected else { return words }
    return words + ". Số liệu của \(all.counted)/\(all.expected) đơn vị đã có"
  }

  private func topBlocks(_ last: Int) -> [Page.Block] {
    let right = headings.count / 2
    return [0, 1].flatMap {
      [
        Page.Block(rows: $0...$0, columns: 0...(right - 1)), Page.Block(rows: $0...$0, columns: right...last),
      ]
    } + (3...5).map { Page.Block(rows: $0...$0, columns: 0...last) }
  }

  // MARK: Headings

  private var headingRows: [Page.Row] {
    (0..<depth).map { level in
      Page.Row(
        headings.map { PageCell($0.indices.contains(level) ? $0[level] : "", FormLooks.heading) },
        height: level == depth - 1 ? 78 : 32)
    }
  }

  /// Headings that neighbours share stand over them; one that has none below it goes down to the row of numbers.
  private var headingBlocks: [Page.Block] {
    var blocks: [Page.Block] = []
    for level in 0..<depth {
      var start = 0
      while start < headings.count {
        var end = start
        let path = headings[start].prefix(level + 1)
        while end + 1 < headings.count, path.count == level + 1, headings[start].count > level + 1,
          headings[end + 1].count > level + 1, headings[end + 1].prefix(level + 1) == path
        { end += 1 }
        if path.count == level + 1 {
          let isLeaf = headings[start].count == level + 1
          let rows = Self.top + level...(isLeaf ? Self.top + depth - 1 : Self.top + level)
          if rows.count > 1 || end > start { blocks.append(Page.Block(rows: rows, columns: start...end)) }
        }
        start = end + 1
      }
    }
    return blocks
  }

  // MARK: Signatures

  private var signatures: [Page.Row] {
    [
      note.isEmpty ? Page.Row() : Page.Row([PageCell(note, FormLooks.note)], height: 32),
      pair("", "…………, ngày …… tháng …… năm ………", FormLooks.quiet),
      pair("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ", FormLooks.strong),
      pair("(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)", FormLooks.quiet),
    ]
  }

  private func signatureBlocks(_ start: Int, _ last: Int) -> [Page.Block] {
    let right = headings.count / 2
    let noted = note.isEmpty ? [] : [Page.Block(rows: start...start, columns: 0...last)]
    return noted
      + (1...3).flatMap {
        [
          Page.Block(rows: start + $0...start + $0, columns: 0...(right - 1)),
          Page.Block(rows: start + $0...start + $0, columns: right...last),
        ]
      }
  }
}

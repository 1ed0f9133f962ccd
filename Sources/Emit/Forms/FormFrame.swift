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

  private static let top = FormMargins.height
  private var depth: Int { headings.map(\.count).max() ?? 1 }
  /// How many rows stand above the body.
  var height: Int { Self.top + depth + 1 }

  /// The sheet with its body; blocks of the body are counted from the sheet's first row.
  func page(named name: String, widths: [Double?], body: [Page.Row], merged: [Page.Block]) -> Page {
    let numbers = Page.Row(numbers.map { PageCell($0, FormLooks.number) }, height: 26)
    return Page(
      name: name, widths: widths, rows: margins.top + headingRows + [numbers] + body + margins.signatures,
      merged: margins.topBlocks + headingBlocks + merged + margins.signatureBlocks(from: height + body.count),
      frozenRows: height, print: .init(isLandscape: true, repeatedRows: Self.top...(Self.top + depth)))
  }

  private var margins: FormMargins {
    FormMargins(
      unit: survey.view.tree.units[survey.view.tree.root].name, title: title, subtitle: subtitle,
      columns: headings.count, note: note)
  }

  /// The period and the standard, and over how many units the figures are when some are missing.
  private var subtitle: String {
    let words = "Kỳ \(survey.period.text), \(survey.standard.title)"
    guard let all = survey.completeness[survey.view.tree.root], all.counted < all.expected else { return words }
    return words + ". Số liệu của \(all.counted)/\(all.expected) đơn vị đã có"
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
}

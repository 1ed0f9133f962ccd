import Indicators
import PipelineKit

/// What is open and what is doubtful.
extension ReportPage {
  /// Between what the counts lie while pairs of rows are undecided.
  var uncertainty: Markup? {
    guard counts.hasFigures(tree.root) else { return nil }
    let tables = CountedClass.allCases.compactMap(ranges)
    let text =
      tables.isEmpty
      ? say(
        "Không còn cặp dòng nào chưa quyết định có phải một hộ hay không mà làm thay đổi số liệu.",
        "No undecided pair of rows may move a count.")
      : say(
        "Còn những cặp dòng chưa quyết định có phải một hộ hay không. Số hộ nằm trong khoảng dưới đây cho đến khi có "
          + "quyết định (rasoat review).",
        "Some pairs of rows may be one household. Until people decide (rasoat review) counts lie in these ranges.")
    return section("uncertainty", say("Số liệu còn mở", "What is still open"), [paragraph(text)] + tables)
  }

  private func ranges(_ c: CountedClass) -> Markup? {
    let rows = shown.compactMap { unit -> (unit: Int, low: Int, count: Int, high: Int)? in
      guard let count = counts.households(c, unit), let low = counts.households(c, unit, at: .low),
        let high = counts.households(c, unit, at: .high), low != high
      else { return nil }
      return (unit, low, count, high)
    }
    guard !rows.isEmpty else { return nil }
    var table = MarkupTable(
      id: "range-\(c.word)", caption: say("Số \(words.name(c))", "Number of \(words.name(c))"),
      headings: [
        say("Đơn vị", "Unit"), say("Thấp nhất", "Lowest"), say("Công bố", "Published"), say("Cao nhất", "Highest"),
        say("Biểu đồ: khoảng, vạch là số công bố", "Chart: the range, a line at the published number"),
      ])
    for row in rows {
      // Each range on a scale of its own: beside the whole unit's those of the communes would be dots.
      let scale = BarScale([row.high - row.low])
      let title = "\(tree.units[row.unit].name): \(words.count(row.low))–\(words.count(row.high))"
      let bar = scale.bar(
        title, [.init(from: 0, to: row.high - row.low, look: c == .poor ? .poor : .near)], marks: [row.count - row.low])
      table.add(
        name(row.unit), key: tree.units[row.unit].code, isWhole: row.unit == tree.root,
        [row.low, row.count, row.high].map { .number(words.count($0)) } + [.drawing(bar)])
    }
    return table.markup
  }

  /// Findings of the reported survey by their codes.
  var doubts: Markup? {
    let list = results.findings
    let own = list.findings.filter { finding in
      guard let index = finding.survey else { return true }
      return list.surveys[index] == (survey.period.text, survey.standard.id)
    }
    guard !own.isEmpty else {
      return section("doubts", say("Điểm cần xem lại", "What is doubtful"), [paragraph(say("Không có.", "Nothing."))])
    }
    let byCode = Dictionary(grouping: own, by: \.code)
    let codes = byCode.keys.sorted { ($1.severity, $0.word) < ($0.severity, $1.word) }
    var table = MarkupTable(
      id: "findings",
      caption: say("Điều chương trình phát hiện; “…” đứng thay chi tiết", "What was found; “…” stands for details"),
      headings: [
        say("Nội dung", "What"), say("Mức độ", "Severity"), say("Số lần", "Times"), say("Số đơn vị", "Units"),
        say("Đã chấp nhận", "Accepted"), say("Mã", "Code"),
      ])
    for code in codes {
      let rows = byCode[code] ?? []
      let units = Set(rows.map(\.unit).filter { !$0.isEmpty }).count
      table.add(
        options.sentences[code.word] ?? code.word, key: code.word,
        [
          .text(words.severity(code.severity)), .number(words.count(rows.count)), .number(words.count(units)),
          .number(words.count(rows.count { $0.isAccepted })), .text(code.word),
        ])
    }
    return section("doubts", say("Điểm cần xem lại", "What is doubtful"), [table.markup, byUnit(own)])
  }

  /// How many errors, warnings and notes each unit has.
  private func byUnit(_ rows: [Finding]) -> Markup {
    let byUnit = Dictionary(grouping: rows) { tree.index[$0.unit].map(sender) ?? tree.root }
    let severities = Severity.allCases.reversed()
    var table = MarkupTable(
      id: "findings-by-unit", caption: say("Số lần theo đơn vị", "Times by unit"),
      headings: [say("Đơn vị", "Unit")] + severities.map(words.severity))
    for unit in byUnit.keys.sorted() {
      let own = byUnit[unit] ?? []
      let numbers = severities.map { severity in own.count { $0.severity == severity } }
      table.add(tree.units[unit].name, key: tree.units[unit].code, numbers.map { .number(words.count($0)) })
    }
    return folded(say("Theo đơn vị", "By unit"), [table.markup])
  }

  /// The unit directly below the whole in which a unit stands.
  private func sender(_ unit: Int) -> Int {
    var unit = unit
    while let parent = tree.parents[unit], parent != tree.root, unit != tree.root { unit = parent }
    return unit
  }
}

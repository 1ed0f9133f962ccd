import Indicators
import Reductions

/// Why rates moved: the parts of each unit's change, which add up to it.
extension ReportPage {
  var changes: Markup? {
    guard let change else { return nil }
    let baseline = results.surveys[change.baseline]
    let against = say(
      "So với \(words.period(baseline.period)), theo \(baseline.standard.title). Điểm phần trăm; các phần cộng lại đúng "
        + "bằng thay đổi. Thanh bên trái trục làm tỷ lệ giảm, bên phải làm tỷ lệ tăng.",
      "Against \(words.period(baseline.period)), under \(baseline.standard.title). Percentage points; the parts add up to "
        + "the change. Bars to the left lower the rate, bars to the right raise it.")
    let tables = CountedClass.allCases.map { changes($0, change) }
    return section("changes", say("Vì sao tỷ lệ thay đổi", "Why the rates moved"), [paragraph(against)] + tables)
  }

  /// Parts of a change that a reader sees as one.
  private struct Reason {
    let look: BarScale.Look
    let name: String
    let parts: [ChangePart]
  }

  private var reasons: [Reason] {
    [
      Reason(look: .exits, name: say("Thoát khỏi danh sách", "Exits"), parts: [.toOtherClass, .above]),
      Reason(
        look: .arrivals, name: say("Vào danh sách (tái, mới, chuyển loại)", "Entries (relapsed, new, other class)"),
        parts: [.fromOtherClass, .relapsed, .new]),
      Reason(
        look: .moves, name: say("Chuyển đi, chuyển đến, khác", "Moves and other"),
        parts: [.otherDecrease, .otherIncrease]),
      Reason(look: .denominator, name: say("Tổng số hộ thay đổi", "Number of households"), parts: [.denominator]),
      Reason(look: .borders, name: say("Địa giới thay đổi", "Borders"), parts: [.borders]),
      Reason(look: .coverage, name: say("Xã thiếu hoặc gửi muộn", "Late or missing communes"), parts: [.coverage]),
      Reason(look: .standard, name: say("Chuẩn nghèo khác", "Another standard"), parts: [.otherStandard]),
      Reason(look: .corrections, name: say("Đính chính kỳ gốc", "Corrections"), parts: [.corrections]),
    ]
  }

  private func changes(_ c: CountedClass, _ change: ChangeResults) -> Markup {
    let rows = shown.map { change.rows.row($0, c) }
    let used = reasons.filter { reason in rows.contains { value(reason, $0) ?? 0 != 0 } }
    var table = MarkupTable(
      id: "changes-\(c.word)", caption: say("Tỷ lệ \(words.name(c))", "Rate of \(words.name(c))"),
      headings: [
        say("Đơn vị", "Unit"), say("Trước (%)", "Before, %"), say("Nay (%)", "Now, %"), say("Thay đổi", "Change"),
      ]
        + used.map(\.name) + [say("Biểu đồ", "Chart")])
    let stacks = rows.map { row in BarScale.stacked(used.map { (value($0, row) ?? 0, $0.look) }) }
    let scale = BarScale(stacks.joined().map(\.to))
    for (row, stack) in zip(rows, stacks) {
      let isKnown = row.points != nil && !row.parts.isEmpty
      let title = "\(tree.units[row.unit].name): \(words.points(row.points))"
      table.add(
        named(row), key: tree.units[row.unit].code, isWhole: row.unit == tree.root,
        [words.percent(row.before), words.percent(row.now), words.points(row.points)].map(MarkupTable.Cell.number)
          + used.map { .number(words.points(value($0, row))) } + [
            .drawing(isKnown ? scale.bar(title, stack) : Markup())
          ])
    }
    return .all([BarScale.legend(used.map { ($0.look, $0.name) }), table.markup])
  }

  /// The unit's name, with what is to be known of its figures now or, where they are whole, at the baseline.
  private func named(_ row: RateChange) -> String {
    guard counts.states[row.unit] == .reported, row.state != .reported else { return name(row.unit) }
    return "\(tree.units[row.unit].name) (\(say("kỳ gốc", "baseline")): \(words.mark(row.state)))"
  }

  private func value(_ reason: Reason, _ row: RateChange) -> Int? {
    guard !row.parts.isEmpty else { return nil }
    return zip(ChangePart.allCases, row.parts).reduce(0) { $0 + (reason.parts.contains($1.0) ? $1.1 : 0) }
  }
}

import Indicators
import Reductions

/// The balance sheet of the unit: from the opening step by step to the closing.
extension ReportPage {
  var flows: Markup? {
    guard let comparison else { return nil }
    let tables = CountedClass.allCases.map { balance(comparison.flows.row(tree.root, .households, $0)) }
    let legend = BarScale.legend([
      (.standing, say("Đầu kỳ, cuối kỳ", "Opening, closing")), (.fall, say("Giảm", "Decrease")),
      (.rise, say("Tăng", "Increase")),
    ])
    return section(
      "flows", say("Diễn biến từ đầu kỳ đến cuối kỳ", "From the opening to the closing"), [legend] + tables)
  }

  private func balance(_ row: FlowRow) -> Markup {
    guard let flow = row.flow else {
      return paragraph(
        say(
          "Diễn biến \(words.name(row.counted)): chưa tính được (\(words.mark(row.state))).",
          "\(words.name(row.counted)): the balance cannot be told (\(words.mark(row.state)))."))
    }
    let state = row.state == .reported ? "" : " (\(words.mark(row.state)))"
    var table = MarkupTable(
      id: "flow-\(row.counted.word)",
      caption: say(
        "Diễn biến \(words.name(row.counted)), số hộ\(state)", "\(words.name(row.counted)), households\(state)"),
      headings: [say("Bước", "Step"), say("Số hộ", "Households"), say("Biểu đồ", "Chart")])
    let steps = steps(flow, row.counted)
    var level = 0
    let levels = steps.map { step -> (Int, Int) in
      let from = step.isLevel ? 0 : level
      level = step.isLevel ? step.value : level + step.value
      return (from, level)
    }
    let scale = BarScale(levels.flatMap { [$0.0, $0.1] })
    for (step, ends) in zip(steps, levels) {
      let number = step.isLevel ? words.count(step.value) : words.change(step.value)
      let look: BarScale.Look = step.isLevel ? .standing : step.value < 0 ? .fall : .rise
      let bar = scale.bar("\(step.name): \(number)", [.init(from: ends.0, to: ends.1, look: look)])
      table.add(step.name, key: step.id, isWhole: step.isLevel, [.number(number), .drawing(bar)])
    }
    return .all(
      [table.markup] + (remarks(flow, row.state) + open(row)).map { .tag("p", ["class": "quiet"], [Markup($0)]) })
  }

  private struct Step {
    let id, name: String
    let value: Int
    var isLevel = false
  }

  private func steps(_ flow: Flow, _ c: CountedClass) -> [Step] {
    let isPoor = c == .poor
    return [
      Step(id: "opening", name: say("Đầu kỳ", "Opening"), value: flow.opening, isLevel: true),
      Step(
        id: "to_other_class",
        name: isPoor
          ? say("Thoát nghèo, thành hộ cận nghèo", "Became near-poor") : say("Trở thành hộ nghèo", "Became poor"),
        value: -flow.toOtherClass),
      Step(
        id: "above",
        name: isPoor
          ? say("Thoát nghèo, vượt chuẩn cận nghèo", "Rose above both lines")
          : say("Thoát cận nghèo", "Rose above the line"),
        value: -flow.above),
      Step(
        id: "other_decrease", name: say("Giảm khác (chuyển đi, qua đời…)", "Other decrease (moved away, …)"),
        value: -flow.otherDecrease),
      Step(
        id: "from_other_class",
        name: isPoor ? say("Từ hộ cận nghèo xuống", "Came from near-poor") : say("Từ hộ nghèo lên", "Came from poor"),
        value: flow.fromOtherClass),
      Step(
        id: "relapsed", name: isPoor ? say("Tái nghèo", "Relapsed") : say("Tái cận nghèo", "Relapsed"),
        value: flow.relapsed),
      Step(id: "new", name: say("Phát sinh mới", "New"), value: flow.new),
      Step(
        id: "other_increase", name: say("Tăng khác (chuyển đến, tách hộ…)", "Other increase (moved in, split, …)"),
        value: flow.otherIncrease),
      Step(id: "closing", name: say("Cuối kỳ", "Closing"), value: flow.closing, isLevel: true),
    ]
  }

  private func remarks(_ flow: Flow, _ state: UnitState) -> [String] {
    var remarks: [String] = []
    if state == .partial {
      remarks.append(
        say(
          "Bảng này chỉ tính các xã có danh sách của cả hai kỳ, nên số cuối kỳ có thể nhỏ hơn số ở đầu trang.",
          "Only communes of which both lists count are in it: its closing may be below the number above."))
    }
    if flow.aboveAssumed > 0 || flow.arisenAssumed > 0 {
      remarks.append(
        say(
          "Danh sách không nói rõ: \(words.count(flow.aboveAssumed)) hộ rời danh sách được coi là đã vượt chuẩn, "
            + "\(words.count(flow.arisenAssumed)) hộ mới có tên được coi là phát sinh tại chỗ.",
          "The lists do not say it: \(words.count(flow.aboveAssumed)) that left are taken to have risen above the line, "
            + "\(words.count(flow.arisenAssumed)) that are new are taken to have arisen here."))
    }
    if flow.balance != 0 {
      remarks.append(
        say(
          "Bảng không khớp: lệch \(words.change(flow.balance)) hộ.",
          "The sheet is off by \(words.change(flow.balance))."))
    }
    return remarks
  }

  /// Between what flows lie while it is open which households are one.
  private func open(_ row: FlowRow) -> [String] {
    guard let least = row.least, let most = row.most else { return [] }
    let steps = steps(least, row.counted)
    let names: [(id: String, part: KeyPath<Flow, Int>)] = [
      ("above", \.above), ("relapsed", \.relapsed), ("new", \.new),
    ]
    let ranges = names.compactMap { id, part -> String? in
      let (low, high) = (least[keyPath: part], most[keyPath: part])
      guard low != high, let name = steps.first(where: { $0.id == id })?.name else { return nil }
      return "\(name): \(words.count(low))–\(words.count(high))"
    }
    if ranges.isEmpty { return [] }
    return [
      say("Chưa rõ những hộ nào là một (rasoat review): ", "It is open which households are one (rasoat review): ")
        + ranges.joined(separator: "; ") + "."
    ]
  }
}

import Gaps
import Indicators
import Standards

/// Targets: wanted, reached, how far on the way, and who below makes the gap.
extension ReportPage {
  var targets: Markup? {
    let due = results.gaps.filter { $0.gap.target.period == survey.period }
    let own = tree.units[tree.root].code
    let kinds = [
      (due, "due", say("Chỉ tiêu của kỳ báo cáo", "Targets of the period")),
      (results.running, "running", say("Chỉ tiêu chưa đến hạn", "Targets still to come")),
    ]
    let tables = kinds.flatMap { rows, id, title -> [Markup] in
      let rows = rows.filter { $0.gap.target.unit == own }
      return rows.isEmpty ? [] : [table("targets-\(id)", title, rows)] + rows.compactMap(contributors)
    }
    let below = due.filter { $0.gap.target.unit != own }
    guard !tables.isEmpty || !below.isEmpty else { return nil }
    let legend = BarScale.legend([
      (
        .poor,
        say("Số hộ hiện nay; vạch: mức được phép và đầu kỳ", "Households now; lines: the most allowed, the opening")
      )
    ])
    return section(
      "targets", say("Chỉ tiêu kế hoạch", "Targets"),
      (tables.isEmpty ? [] : [legend]) + tables + (below.isEmpty ? [] : [scores(below), open(below)]))
  }

  /// How many of their targets the units below meet.
  private func scores(_ rows: [GapRow]) -> Markup {
    var table = MarkupTable(
      id: "targets-below", caption: say("Chỉ tiêu của các đơn vị trực thuộc", "Targets of the units below"),
      headings: [say("Đơn vị", "Unit")] + [Gap.State.met, .notMet, .unknown].map(words.state)
        + [say("Chi tiết", "All of them")])
    for (unit, own) in Dictionary(grouping: rows, by: \.gap.target.unit).sorted(by: { $0.key < $1.key }) {
      let numbers = [Gap.State.met, .notMet, .unknown].map { state in own.count { $0.gap.state == state } }
      let file = "gaps/\(unit).csv"
      table.add(
        own.first?.name ?? unit, key: unit,
        numbers.map { .number(words.count($0)) } + [.drawing(.tag("a", ["href": file], file))])
    }
    return table.markup
  }

  /// The targets of the units below that are not met, or of which nobody knows.
  private func open(_ rows: [GapRow]) -> Markup {
    let title = say("Chỉ tiêu chưa đạt hoặc chưa rõ của các đơn vị trực thuộc", "Targets below not met or unknown")
    var table = MarkupTable(
      id: "targets-open", caption: title,
      headings: [
        say("Đơn vị", "Unit"), say("Chỉ tiêu", "Target"), say("Kế hoạch", "Wanted"), say("Thực hiện", "Reached"),
        say("Còn thiếu", "Gap"), say("Đơn vị tính", "Counted in"), say("Kết quả", "State"),
      ])
    for row in rows where row.gap.state != .met {
      let gap = row.gap
      table.add(
        row.name, key: gap.target.id,
        [
          .text(named(row)), .number(words.printed(gap.target.wanted)),
          .number(words.printed(gap.reached ?? "")), .number(distance(gap)), .text(words.unit(of: gap)),
          .text(words.state(gap)),
        ])
    }
    return table.isEmpty ? Markup() : folded(title, [table.markup])
  }

  private func table(_ id: String, _ caption: String, _ rows: [GapRow]) -> Markup {
    var table = MarkupTable(
      id: id, caption: caption,
      headings: [
        say("Chỉ tiêu", "Target"), say("Kế hoạch", "Wanted"), say("Thực hiện", "Reached"), say("Còn thiếu", "Gap"),
        say("Đơn vị tính", "Counted in"), say("Kết quả", "State"), say("Số hộ còn phải giảm", "Households to go"),
        say("Đã đi được (%)", "Way done, %"), say("Biểu đồ", "Chart"),
      ])
    for row in rows {
      let gap = row.gap
      table.add(
        named(row), key: gap.target.id,
        [
          .number(words.printed(gap.target.wanted)), .number(words.printed(gap.reached ?? "")), .number(distance(gap)),
          .text(words.unit(of: gap)), .text(words.state(gap)), .number(words.count(gap.householdsToGo)),
          .number(words.count(way(gap))), .drawing(bar(gap)),
        ])
    }
    return table.markup
  }

  /// The target's words, and the standard under which it was judged where that is not the report's.
  private func named(_ row: GapRow) -> String {
    let title = words.title(row.gap.target)
    guard !row.standard.isEmpty, row.standard != survey.standard.id else { return title }
    return title + say(" (theo chuẩn \(row.standard))", " (under \(row.standard))")
  }

  /// The gap, and between what it lies where that is open.
  private func distance(_ gap: Gap) -> String {
    let own = words.printed(gap.gap ?? "")
    guard let best = gap.gapAtBest, let worst = gap.gapAtWorst, best != worst else { return own }
    return own + " (\(words.printed(best)) … \(words.printed(worst)))"
  }

  /// Of the way from the opening to the most that is allowed the part behind us, in percent.
  private func way(_ gap: Gap) -> Int? {
    guard gap.target.kind.isOfCounts, let opening = gap.opening, let counted = gap.counted, let most = gap.mostAllowed
    else { return nil }
    return Ratio(opening - counted, opening - most)?.percent(decimals: 0)
  }

  private func bar(_ gap: Gap) -> Markup {
    guard let counted = gap.counted else { return Markup() }
    let marks = [gap.mostAllowed, gap.target.kind.isOfCounts ? gap.opening : nil].compactMap { $0 }
    let allowed = words.count(gap.mostAllowed)
    let title = say(
      "Hiện nay \(words.count(counted)) hộ, được phép \(allowed)", "Now \(words.count(counted)), allowed \(allowed)")
    return BarScale(marks + [counted]).bar(title, [.init(from: 0, to: counted, look: .poor)], marks: marks)
  }

  /// Which units directly below make the gap.
  private func contributors(_ row: GapRow) -> Markup? {
    guard row.contributors.contains(where: { $0.contributor.gap != nil }) else { return nil }
    let title = say("Đơn vị tạo nên chênh lệch: ", "Who makes the gap: ") + words.title(row.gap.target)
    var table = MarkupTable(
      id: "contributors-\(row.gap.target.id)",
      caption: title,
      headings: [
        say("Đơn vị", "Unit"), say("Đầu kỳ (hộ)", "Opening"), say("Hiện nay (hộ)", "Now"),
        say("Được phép (hộ)", "Allowed"),
        say("Phần chênh lệch (hộ)", "Part of the gap"), say("Biểu đồ", "Chart"),
      ])
    let scale = BarScale(row.contributors.compactMap(\.contributor.gap))
    for child in row.contributors {
      let part = child.contributor
      let name = child.code.isEmpty ? say("(không rõ đơn vị)", "(no unit)") : words.unit(child.name, part.state)
      let bar = part.gap.map { gap in
        scale.bar("\(name): \(words.change(gap))", [.init(from: 0, to: gap, look: gap < 0 ? .fall : .rise)])
      }
      table.add(
        name, key: child.code,
        [part.opening, part.counted, part.allowed].map { .number(words.count($0)) }
          + [.number(words.change(part.gap)), .drawing(bar ?? Markup())])
    }
    return folded(title, [table.markup])
  }
}

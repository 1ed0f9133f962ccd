import Indicators
import Reductions

/// The main table: the unit and those below it, with a bar for each.
extension ReportPage {
  var units: Markup? {
    let inner = tree.children[tree.root].compactMap { unit -> Markup? in
      let below = tree.children[unit].filter { tree.units[$0].level >= .commune }
      if below.isEmpty { return nil }
      return folded(name(unit), [table("units-\(tree.units[unit].code)", [unit] + below)])
    }
    return section(
      "units", say("Số hộ và tỷ lệ theo đơn vị", "Households and rates by unit"),
      [classLegend, table("units-all", shown)] + inner)
  }

  /// What the bars of the two classes look like.
  var classLegend: Markup {
    BarScale.legend([
      (.poor, say("Hộ nghèo", "Poor households")), (.near, say("Hộ cận nghèo", "Near-poor households")),
    ])
  }

  private func table(_ id: String, _ units: [Int]) -> Markup {
    var table = MarkupTable(
      id: id,
      caption: say("Hộ nghèo, hộ cận nghèo (tỷ lệ: % tổng số hộ)", "Poor and near-poor (rates: % of households)"),
      headings: [
        say("Đơn vị", "Unit"), say("Tổng số hộ", "All households"), say("Hộ nghèo", "Poor"),
        say("Tỷ lệ nghèo", "Poor, %"), say("So kỳ gốc (điểm %)", "Change, points"), say("Hộ cận nghèo", "Near-poor"),
        say("Tỷ lệ cận nghèo", "Near-poor, %"), say("So kỳ gốc (điểm %)", "Change, points"),
        say("Biểu đồ tỷ lệ", "Chart of rates"),
      ])
    let scale = BarScale(units.flatMap { unit in CountedClass.allCases.map { rate($0, unit) } }.sums)
    for unit in units {
      table.add(
        name(unit), key: tree.units[unit].code, isWhole: unit == units[0],
        [.number(words.count(counts.totalHouseholds(unit)))]
          + CountedClass.allCases.flatMap { figures($0, unit) } + [.drawing(bar(unit, scale))])
    }
    return table.markup
  }

  private func figures(_ c: CountedClass, _ unit: Int) -> [MarkupTable.Cell] {
    let row = reduction(c, unit)
    let points = words.points(row?.changeOfRate?.percent(decimals: 2))
    let isEstimated = row?.before.isEstimated == true && !points.isEmpty
    return [
      .number(words.count(counts.households(c, unit))), .number(words.percent(counts.rate(c, unit))),
      .number((isEstimated ? "≈ " : "") + points),
    ]
  }

  private func rate(_ c: CountedClass, _ unit: Int) -> Int { counts.rate(c, unit)?.percent(decimals: 2) ?? 0 }

  private func bar(_ unit: Int, _ scale: BarScale) -> Markup {
    let rates = CountedClass.allCases.map { words.percent(counts.rate($0, unit)) }
    guard !rates.contains("") else { return Markup() }
    let title =
      "\(tree.units[unit].name): \(words.name(.poor)) \(rates[0]) %, \(words.name(.nearPoor)) \(rates[1]) %"
    return scale.bar(title, BarScale.stacked([(rate(.poor, unit), .poor), (rate(.nearPoor, unit), .near)]))
  }
}

extension [Int] {
  /// The sums of each two.
  fileprivate var sums: [Int] { stride(from: 0, to: count - 1, by: 2).map { self[$0] + self[$0 + 1] } }
}

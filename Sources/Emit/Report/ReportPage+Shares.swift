import Indicators
import Standards

/// What the poor and the near-poor lack, why they are poor, and who they are.
extension ReportPage {
  /// How many households of a class, and what share of it.
  private typealias Figure = (CountedClass) -> (count: Int?, share: Ratio?)

  var deprivations: Markup? {
    let root = tree.root
    let rows = survey.standard.indicators.enumerated().map { bit, indicator -> (String, String, Figure) in
      (indicator.id, indicator.name, { (counts.indicator(bit, $0, root), counts.indicatorRate(bit, $0, root)) })
    }
    let asked = counts.scalar(.withIndicators, root)
    return shares("indicators", say("Thiếu hụt dịch vụ xã hội cơ bản", "Deprivations"), rows) { _ in asked }
  }

  var causes: Markup? {
    let root = tree.root
    let rows = survey.standard.causes.enumerated().map { place, cause -> (String, String, Figure) in
      (cause.id, cause.name, { (counts.cause(place, $0, root), counts.causeRate(place, $0, root)) })
    }
    let asked = counts.scalar(.withCauses, root)
    return shares("causes", say("Nguyên nhân nghèo", "Causes of poverty"), rows) { _ in asked }
  }

  var groups: Markup? {
    let root = tree.root
    let rows = HouseholdGroup.allCases.map { group -> (String, String, Figure) in
      (group.word, words.group(group), { (counts.group(Int(group.rawValue), $0, root), nil) })
    }
    return shares("groups", say("Nhóm đối tượng", "Groups"), rows) { place in
      counts.units[root][counts.layout.withGroup(Int(HouseholdGroup.allCases[place].rawValue))]
    }
  }

  /// A row each with the households of both classes; `asked` tells how many lists ask for the row at a place. What not all
  /// ask is no figure of the whole unit, and its row says of how many communes it is.
  private func shares(
    _ id: String, _ title: String, _ all: [(id: String, name: String, figure: Figure)], asked: (Int) -> Int
  ) -> Markup? {
    let rows = all.enumerated().map { place, row in
      (id: row.id, name: row.name + coverage(asked(place)), figure: row.figure)
    }
    guard counts.hasFigures(tree.root) else { return nil }
    let known = rows.filter { row in CountedClass.allCases.contains { row.figure($0).count != nil } }
    guard !known.isEmpty else {
      return section(id, title, [paragraph(say("Không mẫu danh sách nào hỏi điều này.", "No list asks it."))])
    }
    let hasShares = known.contains { row in CountedClass.allCases.contains { row.figure($0).share != nil } }
    let scale = BarScale(known.flatMap { row in CountedClass.allCases.map { row.figure($0).count ?? 0 } })
    var table = MarkupTable(id: id + "-all", caption: caption(title, hasShares), headings: headings(hasShares))
    for row in known {
      let cells = CountedClass.allCases.flatMap { c -> [MarkupTable.Cell] in
        let (count, share) = row.figure(c)
        return [.number(words.count(count))] + (hasShares ? [.number(words.percent(share))] : [])
          + [.drawing(count.map { bar(row.name, c, $0, scale) } ?? Markup())]
      }
      table.add(row.name, key: row.id, cells)
    }
    let isWhole = known.count == rows.count
    let rest = say(
      "Không ghi những mục mà không mẫu danh sách nào hỏi.", "What no list asks is left out.")
    return section(id, title, [classLegend, table.markup] + (isWhole ? [] : [.tag("p", ["class": "quiet"], rest)]))
  }

  /// `(1/2 xã)` for what one of two communes' lists asks; empty where all ask it or none does.
  private func coverage(_ asked: Int) -> String {
    let all = counts.scalar(.expected, tree.root)
    guard asked > 0, asked < all else { return "" }
    let share = "\(words.count(asked))/\(words.count(all))"
    return say(" (\(share) xã)", " (\(share) communes)")
  }

  private func caption(_ title: String, _ hasShares: Bool) -> String {
    let several = say("một hộ có thể thuộc nhiều mục", "a household may be in several rows")
    return hasShares
      ? say("\(title): số hộ và % số hộ của loại đó; \(several)", "\(title): households and % of the class; \(several)")
      : say("\(title): số hộ; \(several)", "\(title): households; \(several)")
  }

  private func headings(_ hasShares: Bool) -> [String] {
    let chart = say("Biểu đồ", "Chart")
    let classes = [say("Hộ nghèo", "Poor"), say("Hộ cận nghèo", "Near-poor")]
    return [say("Mục", "Item")]
      + classes.flatMap { name -> [String] in
        (hasShares ? [name, "\(name), %"] : [name]) + ["\(chart): \(name.lowercased())"]
      }
  }

  private func bar(_ name: String, _ c: CountedClass, _ count: Int, _ scale: BarScale) -> Markup {
    scale.bar(
      "\(name): \(words.count(count)) \(words.name(c))", [.init(from: 0, to: count, look: c == .poor ? .poor : .near)])
  }
}

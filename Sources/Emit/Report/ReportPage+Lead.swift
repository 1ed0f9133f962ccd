import Indicators
import Reductions

/// What the survey says in one sentence, and how complete it is.
extension ReportPage {
  var lead: Markup? {
    var pieces = [Markup.tag("h1", options.title), .tag("p", ["class": "lead"], [Markup(sentence)])]
    if let incomplete { pieces.append(.tag("p", ["class": "incomplete"], [Markup(incomplete)])) }
    return .tag("header", pieces)
  }

  private var sentence: String {
    let root = tree.root
    let unit = tree.units[root].name
    let period = words.period(survey.period)
    guard counts.hasFigures(root) else {
      return say(
        "\(unit), \(period): chưa có số liệu.", "\(unit), \(period): there are no figures.")
    }
    let classes = CountedClass.allCases.map { state($0, root) }.joined(separator: say(" và ", " and "))
    let moves = CountedClass.allCases.compactMap { moved($0, root) }.joined(separator: "; ")
    let head = say("Đến \(period), \(unit) có \(classes).", "At \(period), \(unit) has \(classes).")
    guard let baseline = comparison?.baseline else { return head }
    if moves.isEmpty {
      return head + " "
        + say(
          "Chưa so sánh được cả \(unit) với \(words.period(baseline)): một trong hai kỳ chưa đủ danh sách.",
          "All of it cannot be compared with \(words.period(baseline)): one of the two is not complete.")
    }
    let than = say("So với \(words.period(baseline)): \(moves).", "Against \(words.period(baseline)): \(moves).")
    return head + " " + than
  }

  private func state(_ c: CountedClass, _ unit: Int) -> String {
    let rate = words.percent(counts.rate(c, unit))
    let share = rate.isEmpty ? "" : " (\(rate) %)"
    return "\(words.count(counts.households(c, unit))) \(words.name(c))\(share)"
  }

  private func moved(_ c: CountedClass, _ unit: Int) -> String? {
    guard let row = reduction(c, unit), let change = row.change else { return nil }
    let points = row.changeOfRate?.percent(decimals: 2)
    let share = points.map { " (\(words.points($0)) \(say("điểm %", "points")))" } ?? ""
    if change == 0 { return say("số \(words.name(c)) không đổi\(share)", "\(words.name(c)) unchanged\(share)") }
    let number = words.count(abs(change))
    return change < 0
      ? say("\(words.name(c)) giảm \(number) hộ\(share)", "\(number) fewer \(words.name(c))\(share)")
      : say("\(words.name(c)) tăng \(number) hộ\(share)", "\(number) more \(words.name(c))\(share)")
  }

  /// A unit's comparison on today's borders.
  func reduction(_ c: CountedClass, _ unit: Int) -> Reduction? {
    comparison?.rows.row(unit, c, .todaysBorders)
  }

  /// Who is missing; nil when every list counts.
  private var incomplete: String? {
    guard let all = survey.completeness[tree.root], all.counted < all.expected else { return nil }
    let parts = [UnitState.missing, .refused].compactMap { state -> String? in
      let names = senders.filter { counts.states[$0] == state }.map { tree.units[$0].name }
      return names.isEmpty ? nil : "\(words.mark(state)): \(names.joined(separator: ", "))"
    }
    let (counted, expected) = (words.count(all.counted), words.count(all.expected))
    let head = say(
      "Số liệu chưa đầy đủ: mới tính được danh sách của \(counted)/\(expected) xã.",
      "Incomplete: the lists of \(counted) of \(expected) communes count.")
    let rule = say(
      "Số hộ và tỷ lệ chỉ tính trên các xã có danh sách được tính; chỗ chưa có số liệu để trống, không ghi 0.",
      "Counts and rates are over the communes that count; what is not known is left blank and is not 0.")
    return ([head] + (parts.isEmpty ? [] : [sentenceCase(parts.joined(separator: "; ")) + "."]) + [rule])
      .joined(separator: " ")
  }

  private func sentenceCase(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// The units that send lists.
  private var senders: [Int] {
    tree.units.indices.filter { unit in
      survey.completeness[unit]?.expected == 1
        && tree.children[unit].allSatisfy { (survey.completeness[$0]?.expected ?? 0) == 0 }
    }
  }
}

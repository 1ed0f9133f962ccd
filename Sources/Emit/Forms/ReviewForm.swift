import Indicators
import Reductions
import Standards

extension Forms {
  /// “Mẫu số 3” of older circulars: the class at the year's beginning, who left it, came back and came new, and at its
  /// end, by urban and rural area.
  static func review(_ c: CountedClass) -> OfficialForm {
    let (first, last) = (name(c) + " đầu năm", name(c) + " cuối năm")
    let left = "Số hộ thoát " + (c == .poor ? "nghèo" : "cận nghèo")
    return OfficialForm(
      id: c == .poor ? "M3a" : "M3b", title: "TỔNG HỢP KẾT QUẢ ĐIỀU TRA " + name(c).uppercased(),
      columns: [
        count(["Tổng số hộ dân cư", "Số hộ"], "1") { $0.counts.totalHouseholds($0.unit) },
        count(["Tổng số hộ dân cư", "Trong đó DTTS"], "2") { $0.minorityHouseholds },
      ] + opening(c, first)
        + part(left, "7", c) { c == .poor ? $0.toOtherClass + $0.above : $0.above }
        + part("Số hộ tái " + (c == .poor ? "nghèo" : "cận nghèo"), "9", c) { $0.relapsed }
        + part("Số hộ phát sinh", "11", c) { $0.new + $0.fromOtherClass } + closing(c, last),
      isByArea: true,
      note: "Tỷ lệ đầu năm tính trên tổng số hộ năm trước, các tỷ lệ khác trên tổng số hộ năm nay. Hộ tăng, giảm khác "
        + "(chuyển đi, chuyển đến, tách, nhập) không có cột trong mẫu này: xem biểu \(c == .poor ? "T2" : "T3").",
      isOfFlows: true)
  }

  private static func opening(_ c: CountedClass, _ span: String) -> [Column] {
    [
      count([span, "Số hộ"], "3") { $0.flow(c, .households)?.opening },
      Column(headings: [span, "Tỷ lệ %"], number: "4") { scene in
        let row = scene.flowRow(c, .households)
        return .percent(row?.totalBefore.flatMap { total in row?.opening.flatMap { Ratio($0, total) } }, of: "", in: "")
      },
      count([span, "Trong đó DTTS"], "5") { $0.minorityBefore(c)?.households },
      Column(headings: [span, "Tỷ lệ % DTTS"], number: "6") { scene in
        let before = scene.minorityBefore(c)
        return .percent(before.flatMap { now in now.all.flatMap { Ratio(now.households, $0) } }, of: "", in: "")
      },
    ]
  }

  private static func part(
    _ span: String, _ number: String, _ c: CountedClass, _ count: @escaping @Sendable (Flow) -> Int
  ) -> [Column] {
    let figure: @Sendable (FormScene) -> Int? = { $0.flow(c, .households).map(count) }
    let next = String((Int(number) ?? 0) + 1)
    return [
      self.count([span, "Số hộ"], number, figure),
      percent([span, "Tỷ lệ %"], next, of: number, in: "1") { scene in
        let isWhole = scene.flowRow(c, .households)?.state == .reported
        return (figure(scene), isWhole ? scene.counts.totalHouseholds(scene.unit) : nil)
      },
    ]
  }

  private static func closing(_ c: CountedClass, _ span: String) -> [Column] {
    let ofMinority: @Sendable (FormScene) -> Int? = { $0.group(.ethnicMinority, c, ofPersons: false) }
    return [
      count([span, "Số hộ"], "13") { $0.number { $0.households(c) } },
      percent([span, "Tỷ lệ %"], "14", of: "13", in: "1") { scene in
        (scene.number { $0.households(c) }, scene.counts.totalHouseholds(scene.unit))
      },
      count([span, "Trong đó DTTS"], "15", ofMinority),
      percent([span, "Tỷ lệ % DTTS"], "16", of: "15", in: "2") { (ofMinority($0), $0.minorityHouseholds) },
    ]
  }
}

extension FormScene {
  /// The households of ethnic minorities on a list at the baseline, and all of theirs; nil where nobody says, or where
  /// the unit was another territory.
  func minorityBefore(_ c: CountedClass) -> (households: Int, all: Int?)? {
    guard let history = results.formHistory, let opening = flow(c, .households)?.opening else { return nil }
    let before = results.surveys[history.baseline]
    guard let unit = before.view.tree.index[survey.view.tree.units[unit].code] else { return nil }
    let scene = FormScene(results: results, survey: before, unit: unit, variant: 0, flows: nil)
    guard scene.number({ $0.households(c) }) == opening,
      let households = scene.group(.ethnicMinority, c, ofPersons: false)
    else { return nil }
    return (households, scene.minorityHouseholds)
  }
}

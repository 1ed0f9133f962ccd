/// The plans' targets: the district's path to 2025, and what each commune is to reach in 2022.
struct Targets {
  let world: World

  private static let header = [
    "id", "unit", "period", "baseline", "kind", "class", "indicator", "group", "value", "households", "text",
    "standard", "deadline",
  ]

  /// The district's path: year, rate before and wanted, points as the plan states them.
  private static let path = [
    (2022, "58,08%", "49.03", "9.05"), (2023, "49,03%", "37.13", "11.90"), (2024, "37,13%", "26.20", "10.94"),
    (2025, "26,20%", "16.07", "10.13"),
  ]

  /// targets.csv.
  var file: String {
    csv([Self.header] + lastYear + district + mean + District.communes.enumerated().map(share) + further + reports)
  }

  /// What the lists of the example are judged by besides: measures.csv.
  static var measures: String {
    csv([
      ["period", "unit", "measure", "value"], ["2021-03", District.code, "xa-da-gui-ke-hoach", "11"],
      ["2022-06", District.code, "xa-da-bao-cao-6-thang", "10"], ["2022-06", District.code, "bao-cao-6-thang", "1"],
      ["2022", District.code, "lop-tap-huan", "2"],
    ])
  }

  /// 2021 under the standard that ended with it.
  private var lastYear: [[String]] {
    let text = "Năm 2021: giảm tỷ lệ hộ nghèo từ 32,69% xuống còn 24,55% (giảm 8,14%)"
    return [("end-rate", "24.55"), ("reduce-points", "8.14")].map { kind, value in
      row(District.code, 2021, kind, value: value, text, standard: "qd59-2015")
    }
  }

  private var district: [[String]] {
    Self.path.flatMap { year, before, value, points in
      let text = "Năm \(year): giảm tỷ lệ hộ nghèo từ \(before) xuống còn \(comma(value))% (giảm \(comma(points))%)"
      return [("end-rate", value), ("reduce-points", points)].map { row(District.code, year, $0, value: $1, text) }
    }
  }

  /// 6–8 % a year on the average since 2021: so many times as much as years have gone by.
  private var mean: [[String]] {
    (1...4).map { years in
      var cells = row(
        District.code, 2021 + years, "reduce-points", value: "\(6 * years)–\(8 * years)",
        "Tỷ lệ hộ nghèo giảm bình quân hàng năm từ 6-8%")
      cells[0] = "TMR-\(2021 + years)-617-binh-quan"
      cells[3] = "2021"
      return cells
    }
  }

  /// Training, plans and reports, as offices report them.
  private var reports: [[String]] {
    [
      ("2021-03", "xa-da-gui-ke-hoach", "11", "2021-03-31", "Gửi Kế hoạch địa phương trong Quý I/2021"),
      ("2022-06", "xa-da-bao-cao-6-thang", "11", "2022-06-13", "Báo cáo kết quả định kỳ 6 tháng (trước ngày 14/6)"),
      ("2022-06", "bao-cao-6-thang", "1", "2022-06-29", "Báo cáo kết quả định kỳ 6 tháng (trước ngày 30/6)"),
      ("2022", "lop-tap-huan", "1", "", "Tập huấn nâng cao năng lực về giảm nghèo tối thiểu 1 lần/năm"),
    ].map { period, measure, value, deadline, text in
      let id = "TMR-\(period)-617-\(measure)"
      return [id, District.code, period, "", "measure", "", measure, "", value, "", text, "", deadline]
    }
  }

  /// A commune's part of the district's way: a rate for one, a number of households for the next.
  private func share(_ index: Int, _ commune: Commune) -> [String] {
    let poor = world.count(.poor, of: commune.code, at: .new2021)
    if index.isMultiple(of: 2) {
      let households = world.households(of: commune.code, at: .new2021).count
      let value = hundredths(poor * 4903 * 10_000 / (households * 5808))
      return row(commune.code, 2022, "end-rate", value: value, "Tỷ lệ hộ nghèo cuối năm 2022 còn \(comma(value))%")
    }
    let fewer = String(poor * 14 / 100)
    return row(commune.code, 2022, "reduce-households", value: fewer, "Giảm \(fewer) hộ nghèo trong năm 2022")
  }

  /// One target of each other kind.
  private var further: [[String]] {
    let nearPoor = String(max(1, world.count(.nearPoor, of: "23413", at: .new2021)))
    return [
      row("23407", 2022, "coverage", indicator: "toilet", value: "40", "40% hộ nghèo có nhà tiêu hợp vệ sinh"),
      row("23410", 2022, "none-in-group", group: "merit", value: "", "Không còn hộ người có công là hộ nghèo"),
      row(
        "23413", 2022, "end-households", class: "near-poor", value: nearPoor,
        "Số hộ cận nghèo cuối năm 2022 không quá \(nearPoor) hộ"),
      row("23416", 2022, "reduce-points", value: "6.5", "Tỷ lệ hộ nghèo giảm 6,5% so với năm 2021"),
    ]
  }

  private func row(
    _ unit: String, _ year: Int, _ kind: String, class of: String = "poor", indicator: String = "", group: String = "",
    value: String, _ text: String, standard: String = ""
  ) -> [String] {
    [
      "TMR-\(year)-\(unit)-\(kind)", unit, String(year), String(year - 1), kind, of, indicator, group, value, "", text,
      standard, "",
    ]
  }

  /// 4903 → "49.03".
  private func hundredths(_ number: Int) -> String {
    "\(number / 100).\(twoDigits(number % 100))"
  }

  /// A decimal number as Vietnamese writes it.
  private func comma(_ number: String) -> String {
    String(number.map { $0 == "." ? "," : $0 })
  }
}

/// The plans' targets: the district's path to 2025, and what each commune is to reach in 2022.
struct Targets {
  let world: World

  private static let header = [
    "id", "unit", "period", "baseline", "kind", "class", "indicator", "group", "value", "households", "text",
  ]

  /// The words of the district's plan for each year, its own arithmetic included.
  private static let path = [
    (2022, "58,08%", "49.03", "9,05%"), (2023, "49,03%", "37.13", "11,90%"), (2024, "37,13%", "26.20", "10,94%"),
    (2025, "26,20%", "16.07", "10,13%"),
  ]

  /// targets.csv.
  var file: String {
    csv([Self.header] + district + District.communes.enumerated().map(share) + further)
  }

  private var district: [[String]] {
    Self.path.map { year, before, value, points in
      let text = "Năm \(year): giảm tỷ lệ hộ nghèo từ \(before) xuống còn \(comma(value))% (giảm \(points))"
      return row(District.code, year, "end-rate", value: value, text)
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
    value: String, _ text: String
  ) -> [String] {
    [
      "TMR-\(year)-\(unit)-\(kind)", unit, String(year), String(year - 1), kind, of, indicator, group, value, "", text,
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

/// A row of a worked plan's list: a household and what the review found.
struct PlanRow {
  let household: PlanHousehold
  let found: Assessment
}

/// A column of such a list.
struct PlanColumn {
  let heading: String
  let cell: (PlanRow) -> Cell

  static func name(_ heading: String) -> PlanColumn { PlanColumn(heading: heading) { .text($0.household.head.name) } }

  static func birth(_ heading: String, _ separator: String) -> PlanColumn {
    PlanColumn(heading: heading) { .text($0.household.head.birth.text(separator)) }
  }

  static func sex(_ heading: String) -> PlanColumn {
    PlanColumn(heading: heading) { .text($0.household.head.sex.rawValue) }
  }

  static func ethnicity(_ heading: String) -> PlanColumn {
    PlanColumn(heading: heading) { .text($0.household.head.ethnicity.rawValue) }
  }

  static func identity(_ heading: String) -> PlanColumn {
    PlanColumn(heading: heading) { .text($0.household.head.identity) }
  }

  static func village(_ heading: String) -> PlanColumn {
    PlanColumn(heading: heading) { .text($0.household.village) }
  }

  static func persons(_ heading: String) -> PlanColumn {
    PlanColumn(heading: heading) { .number($0.household.persons) }
  }

  /// The class in words, as the office words it.
  static func decided(
    _ heading: String, poor: String = "Hộ nghèo", near: String = "Hộ cận nghèo"
  ) -> PlanColumn {
    PlanColumn(heading: heading) { row in
      switch row.found.decided {
      case .poor: .text(poor)
      case .nearPoor: .text(near)
      case .notPoor: .text("Hộ không nghèo")
      }
    }
  }

  /// An x where the household is of the class.
  static func marked(_ heading: String, _ decided: Class) -> PlanColumn {
    PlanColumn(heading: heading) { $0.found.decided == decided ? .text("x") : .blank }
  }

  static var b1: PlanColumn { PlanColumn(heading: "Điểm B1") { .number($0.found.b1) } }
  static var b2: PlanColumn { PlanColumn(heading: "Điểm B2") { .number($0.found.b2) } }

  /// A column for each indicator.
  static func indicators(_ survey: Survey, yes: Cell, no: Cell = .blank) -> [PlanColumn] {
    survey.indicators.map { indicator in
      PlanColumn(heading: indicator.heading) { $0.found.lacking.contains(indicator) ? yes : no }
    }
  }

  /// The indicators' numbers in one cell.
  static func indicatorList(_ survey: Survey, _ heading: String = "Các chỉ số thiếu hụt") -> PlanColumn {
    PlanColumn(heading: heading) { row in
      let numbers = survey.indicators.enumerated().filter { row.found.lacking.contains($0.element) }
      return .text(numbers.map { String($0.offset + 1) }.joined(separator: ", "))
    }
  }

  static func causes(_ survey: Survey) -> PlanColumn {
    PlanColumn(heading: "Nguyên nhân nghèo") { row in
      .text(survey.causes.filter(row.found.causes.contains).map { $0.name(in: survey) }.joined(separator: "; "))
    }
  }

  static var groups: PlanColumn {
    PlanColumn(heading: "Nhóm đối tượng") {
      $0.household.groups.isEmpty ? .blank : .text($0.household.groups.map(\.rawValue).joined(separator: ", "))
    }
  }
}

/// A list as an office lays it out: who sends it, its title, the headings, the households, the total, the signature.
struct PlanSheet {
  let columns: [PlanColumn]
  private(set) var sheet: Sheet
  private var count = 0

  init(named name: String = "", office: [String], title: String, _ columns: [PlanColumn]) {
    self.columns = columns
    sheet = Sheet(name: name)
    for (line, motto) in zip(office, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]) {
      add([0: line, max(3, columns.count - 4): motto])
    }
    add([:])
    add([0: title])
    add([:])
    sheet.headings = sheet.rows.count..<sheet.rows.count + 1
    sheet.rows.append([.text("STT")] + columns.map { .text($0.heading) })
  }

  /// A village's name over its households.
  mutating func addVillage(_ name: String) { add([1: name]) }

  mutating func add(_ rows: [PlanRow]) {
    for row in rows {
      count += 1
      sheet.rows.append([.number(count)] + columns.map { $0.cell(row) })
    }
  }

  /// "Tổng cộng: 128 hộ", the place and the day.
  mutating func close(_ place: String, _ day: Day) {
    add([1: "Tổng cộng: \(count) hộ"])
    add([
      max(3, columns.count - 4): "\(place), ngày \(twoDigits(day.day)) tháng \(twoDigits(day.month)) năm \(day.year)"
    ])
    add([1: "NGƯỜI LẬP BIỂU", max(3, columns.count - 4): "TM. ỦY BAN NHÂN DÂN"])
  }

  private mutating func add(_ texts: [Int: String]) {
    sheet.rows.append((0...columns.count).map { texts[$0].map { .text($0) } ?? .blank })
  }
}

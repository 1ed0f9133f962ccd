/// Xã Liên Chung, huyện Tân Yên: 39 of 2 036 households are poor at the end of 2023; 28 of 2 044 are the plan's 1,37 %.
enum LienChung {
  private static let code = "07357"
  private static let villages: [(name: String, households: (before: Int, now: Int))] = [
    ("Thôn Hậu Chợ", (268, 269)), ("Thôn Liên Bộ", (241, 243)), ("Thôn Bến Gốm", (196, 196)),
    ("Thôn Đồng Vối", (224, 225)), ("Thôn Nguộn Dưới", (187, 187)), ("Thôn Cầu Trại", (213, 214)),
    ("Thôn Xuân Lạc", (176, 177)), ("Thôn Sấu Ngoài", (205, 206)), ("Thôn Trung Lễ", (159, 159)),
    ("Thôn Lãn Khê", (167, 168)),
  ]

  /// Writes lists, units and totals.
  static func make(_ workspace: PlanWorkspace) throws {
    var random = Random(seed: 7_357)
    let households = households(&random)
    try workspace.write(units, to: "ref/units.csv")
    try workspace.write(totals, to: "ref/totals.csv")
    try writeFirst(households, workspace)
    try writeSecond(households, workspace)
  }

  private static let moves = Moves(
    stayPoor: 26, poorToNear: 8, poorToNone: 5, nearToPoor: 1, stayNear: 41, nearToNone: 12, noneToPoor: 1,
    noneToNear: 4)

  private static func households(_ random: inout Random) -> [PlanHousehold] {
    var maker = PlanHouseholdMaker(prefix: "024")
    var all: [PlanHousehold] = []
    for (index, part) in moves.shared(over: villages.map(\.households.now)).enumerated() {
      all += maker.make(part, in: villages[index].name, &random)
    }
    for found in [\PlanHousehold.before, \.now] {
      let more = found == \.now ? 0 : 3
      let poor: [(Indicator, Int)] = [
        (.water, 6 + more), (.toilet, 12 + more), (.telecom, 2 + more), (.housingQuality, 1 + more),
        (.healthInsurance, more),
      ]
      let near: [(Indicator, Int)] = [
        (.water, 2 + more), (.toilet, 6 + more), (.telecom, 2 + more), (.housingQuality, more),
        (.healthInsurance, 1 + more),
      ]
      let rest: [Indicator] = [.employment, .dependants, .nutrition, .adultEducation, .housingArea, .information]
      PlanDeal(survey: .new2021, decided: .poor, exactly: poor, others: rest).fill(&all, found, &random)
      PlanDeal(survey: .new2021, decided: .nearPoor, exactly: near, others: [.dependants, .adultEducation])
        .fill(&all, found, &random)
    }
    return all
  }

  private static var units: [[String]] {
    [PlanWorkspace.unitColumns, ["216", "Huyện Tân Yên", "district", "", "", "", ""]]
      + [[code, "Xã Liên Chung", "commune", "216", "", "", "rural"]]
      + villages.enumerated().map { ["\(code)-\(twoDigits($0 + 1))", $1.name, "village", code, "", "", ""] }
  }

  private static var totals: [[String]] {
    [PlanWorkspace.totalColumns]
      + ["2023", "2024"].flatMap { period in
        villages.enumerated().map { index, village in
          let households = period == "2023" ? village.households.before : village.households.now
          return [period, "\(code)-\(twoDigits(index + 1))", String(households), String(households * 7 / 2 + index)]
        }
      }
  }

  private static let office = ["UBND HUYỆN TÂN YÊN", "ỦY BAN NHÂN DÂN XÃ LIÊN CHUNG"]

  /// A workbook with a sheet for each class and no column of classes.
  private static func writeFirst(_ households: [PlanHousehold], _ workspace: PlanWorkspace) throws {
    let day = Day(year: 2023, month: 12, day: 8)
    let columns: [PlanColumn] =
      [
        .name("Họ tên chủ hộ"), .birth("Ngày, tháng, năm sinh", "-"), .sex("Nam/Nữ"), .ethnicity("Dân tộc"),
        .identity("CCCD"), .village("Thôn"), .persons("Số nhân khẩu"), .b1, .b2,
      ] + PlanColumn.indicators(.new2021, yes: .text("x")) + [.causes(.new2021), .groups]
    let sheets = [("Hộ nghèo", Class.poor), ("Hộ cận nghèo", .nearPoor)].map { name, decided in
      var sheet = PlanSheet(
        named: name, office: office, title: "DANH SÁCH \(name.uppercased()) XÃ LIÊN CHUNG NĂM 2023", columns)
      sheet.add(households.rows(\.before, [decided]))
      sheet.close("Liên Chung", day)
      return sheet.sheet
    }
    try workspace.write(sheets, made: day, to: "inbox/2023/Liên Chung - HN, HCN 2023.xlsx")
  }

  /// A text file for each class.
  private static func writeSecond(_ households: [PlanHousehold], _ workspace: PlanWorkspace) throws {
    for (name, file, decided) in [("Hộ nghèo", "ho-ngheo", Class.poor), ("Hộ cận nghèo", "ho-can-ngheo", .nearPoor)] {
      let columns: [PlanColumn] = [
        .name("Chủ hộ"), .birth("Ngày sinh", "/"), .sex("Giới tính"), .ethnicity("DT"),
        .identity("Số định danh cá nhân"),
        .village("Thôn"), .persons("Khẩu"), .decided("Diện hộ"), .b1, .b2, .indicatorList(.new2021),
        .causes(.new2021), .groups,
      ]
      var sheet = PlanSheet(
        office: office, title: "DANH SÁCH \(name.uppercased()) XÃ LIÊN CHUNG NĂM 2024 (KẾT QUẢ RÀ SOÁT)", columns)
      sheet.add(households.rows(\.now, [decided]))
      sheet.close("Liên Chung", Day(year: 2024, month: 12, day: 5))
      try workspace.write(
        sheet.sheet, Dialect(delimiter: "\t", hasByteOrderMark: true), to: "inbox/2024/lien-chung_\(file)_2024.csv")
    }
  }
}

extension Moves {
  /// Shares the moves out in proportion to weights, so that the parts add up.
  func shared(over weights: [Int]) -> [Moves] {
    let numbers = all.map { Self.share($0.count, over: weights) }
    return weights.indices.map { part in
      let n = numbers.map { $0[part] }
      return Moves(
        stayPoor: n[0], poorToNear: n[1], poorToNone: n[2], nearToPoor: n[3], stayNear: n[4], nearToNone: n[5],
        noneToPoor: n[6], noneToNear: n[7])
    }
  }

  /// By largest remainder, the earlier part first where two are alike.
  static func share(_ number: Int, over weights: [Int]) -> [Int] {
    let whole = weights.reduce(0, +)
    var parts = weights.map { number * $0 / whole }
    let rests = weights.indices.sorted {
      (number * weights[$1] % whole, $0) < (number * weights[$0] % whole, $1)
    }
    for index in rests.prefix(number - parts.reduce(0, +)) { parts[index] += 1 }
    return parts
  }
}

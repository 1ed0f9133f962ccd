/// Xã Cẩm Châu, huyện Cẩm Thủy: 77 poor households at the end of 2021, 52 at the end of 2022, in seven villages.
enum CamChau {
  private static let code = "15160"
  private static let villages: [(name: String, households: Int, moves: Moves)] = [
    ("Thôn Đồng Chạ", 212, moves(7, 2, 3, 0, 9, 3, 1, 2)), ("Thôn Vạc Hạ", 178, moves(5, 2, 2, 0, 8, 4, 0, 1)),
    ("Thôn Bái Lim", 204, moves(9, 2, 2, 1, 11, 3, 0, 1)), ("Thôn Mòng Thượng", 231, moves(9, 3, 2, 0, 12, 4, 0, 2)),
    ("Thôn Cò Đẻn", 187, moves(8, 1, 2, 0, 10, 4, 0, 1)), ("Thôn Săng Vui", 149, moves(5, 1, 2, 1, 7, 3, 0, 1)),
    ("Thôn Trảng Khế", 169, moves(6, 2, 2, 0, 9, 4, 0, 1)),
  ]

  private static func moves(_ n: Int...) -> Moves {
    Moves(
      stayPoor: n[0], poorToNear: n[1], poorToNone: n[2], nearToPoor: n[3], stayNear: n[4], nearToNone: n[5],
      noneToPoor: n[6], noneToNear: n[7])
  }

  /// Writes lists, units and totals.
  static func make(_ workspace: PlanWorkspace) throws {
    var random = Random(seed: 15_160)
    let households = households(&random)
    try workspace.write(units, to: "ref/units.csv")
    try workspace.write(totals, to: "ref/totals.csv")
    try writeFirst(households, workspace)
    for (index, village) in villages.enumerated() {
      try writeSecond(index, households.filter { $0.village == village.name }, workspace)
    }
  }

  private static func households(_ random: inout Random) -> [PlanHousehold] {
    var maker = PlanHouseholdMaker(prefix: "038", muong: 60)
    var all = villages.flatMap { maker.make($0.moves, in: $0.name, &random) }
    for found in [\PlanHousehold.before, \.now] {
      let isNow = found == \.now
      let poor: [(Indicator, Int)] =
        isNow
        ? [
          (.toilet, 2), (.telecom, 1), (.information, 0), (.housingQuality, 2), (.housingArea, 1), (.childSchooling, 0),
        ]
        : [
          (.toilet, 9), (.telecom, 6), (.information, 5), (.housingQuality, 8), (.housingArea, 4), (.childSchooling, 2),
        ]
      let rest: [Indicator] = [.employment, .dependants, .nutrition, .healthInsurance, .adultEducation, .water]
      PlanDeal(survey: .new2021, decided: .poor, exactly: poor, others: rest).fill(&all, found, &random)
      PlanDeal(
        survey: .new2021, decided: .nearPoor, exactly: [(.healthInsurance, isNow ? 0 : 7)],
        others: [.employment, .dependants, .adultEducation, .toilet]
      ).fill(&all, found, &random)
    }
    // The one household of merit that is near-poor, and stays it.
    if let merit = all.firstIndex(where: { $0.before?.decided == .nearPoor && $0.now?.decided == .nearPoor }) {
      all[merit].groups.append(.merit)
    }
    return all
  }

  private static var units: [[String]] {
    [PlanWorkspace.unitColumns, ["390", "Huyện Cẩm Thủy", "district", "", "", "", ""]]
      + [[code, "Xã Cẩm Châu", "commune", "390", "", "", "rural"]]
      + villages.enumerated().map { ["\(code)-0\($0 + 1)", $1.name, "village", code, "", "", ""] }
  }

  private static var totals: [[String]] {
    [PlanWorkspace.totalColumns]
      + ["2021", "2022"].flatMap { period in
        villages.enumerated().map { index, village in
          [period, "\(code)-0\(index + 1)", String(village.households), String(village.households * 4 + index)]
        }
      }
  }

  private static let office = ["UBND HUYỆN CẨM THỦY", "ỦY BAN NHÂN DÂN XÃ CẨM CHÂU"]
  private static var people: [PlanColumn] {
    [
      .name("Họ và tên chủ hộ"), .birth("Ngày sinh", "/"), .sex("Giới tính"), .ethnicity("Dân tộc"),
      .identity("Số CCCD"),
    ]
  }

  /// The commune's workbook: a village's name over its households.
  private static func writeFirst(_ households: [PlanHousehold], _ workspace: PlanWorkspace) throws {
    let columns =
      people + [.persons("Số khẩu"), .decided("Kết quả rà soát"), .b1, .b2]
      + PlanColumn.indicators(.new2021, yes: .text("x")) + [.causes(.new2021), .groups]
    var sheet = PlanSheet(
      named: "Cẩm Châu", office: office,
      title: "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO XÃ CẨM CHÂU NĂM 2021 (THEO CHUẨN NGHÈO GIAI ĐOẠN 2022-2025)", columns)
    for village in villages {
      sheet.addVillage(village.name)
      sheet.add(households.filter { $0.village == village.name }.rows(\.before))
    }
    let day = Day(year: 2021, month: 12, day: 10)
    sheet.close("Cẩm Châu", day)
    try workspace.write([sheet.sheet], made: day, to: "inbox/2021/Xã Cẩm Châu - HN, HCN 2021.xlsx")
  }

  /// A file from each village, in three shapes.
  private static func writeSecond(_ index: Int, _ households: [PlanHousehold], _ workspace: PlanWorkspace) throws {
    let village = villages[index].name
    let title = "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2022 - \(village.uppercased()), XÃ CẨM CHÂU"
    let place: [PlanColumn] = [.village("Thôn"), .persons("Nhân khẩu"), .decided("Phân loại hộ"), .b1, .b2]
    let shapes: [[PlanColumn]] = [
      people + place + PlanColumn.indicators(.new2021, yes: .text("x")) + [.causes(.new2021), .groups],
      people + place + [.indicatorList(.new2021), .causes(.new2021), .groups],
      people + place + PlanColumn.indicators(.new2021, yes: .number(1), no: .number(0)) + [.causes(.new2021), .groups],
    ]
    var sheet = PlanSheet(named: "Danh sách", office: office, title: title, shapes[index % 3])
    sheet.add(households.rows(\.now))
    let day = Day(year: 2022, month: 12, day: 1 + index)
    sheet.close("Cẩm Châu", day)
    let path = "inbox/2022/Cẩm Châu 2022 - \(village)"
    switch index % 3 {
    case 0: try workspace.write([sheet.sheet], made: day, to: path + ".xlsx")
    case 1: try workspace.write(sheet.sheet, Dialect(delimiter: ";", hasByteOrderMark: true), to: path + ".csv")
    default: try workspace.write(sheet.sheet, Dialect(lineEnd: "\n"), to: path + ".csv")
    }
  }
}

/// Phường Lào Cai: no poor household and three near-poor ones, of which the plan wants two to leave in 2024.
enum LaoCai {
  private static let code = "02641"
  private static let groups = (1...25).map { "Tổ \(twoDigits($0))" }
  private static let heads = [
    Head(
      name: "Vũ Thị Mạch", sex: .female, birth: Day(year: 1956, month: 3, day: 12), ethnicity: .kinh,
      identity: "010156004117"),
    Head(
      name: "Đỗ Thị Kim Sáo", sex: .female, birth: Day(year: 1971, month: 8, day: 25), ethnicity: .kinh,
      identity: "010171002963"),
    Head(
      name: "Lê Thu Nhài", sex: .female, birth: Day(year: 1963, month: 11, day: 2), ethnicity: .kinh,
      identity: "010163007741"),
  ]

  /// Writes lists, units and totals.
  static func make(_ workspace: PlanWorkspace) throws {
    try workspace.write(units, to: "ref/units.csv")
    try workspace.write(
      [
        PlanWorkspace.totalColumns, ["2023", code, "2846", "10317"], ["2024", code, "2871", "10402"],
      ], to: "ref/totals.csv")
    try writeFirst(workspace)
    try writeSecond(workspace)
  }

  /// The third household stays near-poor.
  private static var households: [PlanHousehold] {
    zip(heads, [("Tổ 04", 2), ("Tổ 23", 4), ("Tổ 25", 1)]).enumerated().map { index, pair in
      var household = PlanHousehold(head: pair.0, village: pair.1.0, persons: pair.1.1)
      household.before = Assessment(decided: .nearPoor, b1: 145 + 5 * index, lacking: [.dependants], causes: [.illness])
      household.now = Assessment(
        decided: index == 2 ? .nearPoor : .notPoor, b1: index == 2 ? 150 : 185, lacking: [.dependants],
        causes: [.illness])
      return household
    }
  }

  private static var units: [[String]] {
    [PlanWorkspace.unitColumns, ["080", "Thành phố Lào Cai", "district", "", "", "", ""]]
      + [[code, "Phường Lào Cai", "commune", "080", "", "", "urban"]]
      + groups.enumerated().map { ["\(code)-\(twoDigits($0 + 1))", $1, "village", code, "", "", ""] }
  }

  private static let office = ["UBND THÀNH PHỐ LÀO CAI", "ỦY BAN NHÂN DÂN PHƯỜNG LÀO CAI"]
  private static var columns: [PlanColumn] {
    [
      .name("Họ và tên chủ hộ"), .birth("Ngày sinh", "/"), .sex("Giới tính"), .ethnicity("Dân tộc"),
      .identity("Số CCCD"), .village("Tổ dân phố"), .persons("Số khẩu"), .decided("Kết quả rà soát"), .b1, .b2,
    ] + PlanColumn.indicators(.new2021, yes: .text("x")) + [.causes(.new2021), .groups]
  }

  private static func writeFirst(_ workspace: PlanWorkspace) throws {
    let day = Day(year: 2023, month: 11, day: 30)
    var sheet = PlanSheet(
      named: "HCN 2023", office: office, title: "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO PHƯỜNG LÀO CAI NĂM 2023", columns)
    sheet.add(households.rows(\.before, [.nearPoor]))
    sheet.close("Lào Cai", day)
    try workspace.write([sheet.sheet], made: day, to: "inbox/2023/Phường Lào Cai - hộ cận nghèo 2023.xlsx")
  }

  /// The result of the review: also of those that left.
  private static func writeSecond(_ workspace: PlanWorkspace) throws {
    var sheet = PlanSheet(
      office: office, title: "KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO PHƯỜNG LÀO CAI NĂM 2024", columns)
    sheet.add(households.rows(\.now, [.nearPoor, .notPoor]))
    sheet.close("Lào Cai", Day(year: 2024, month: 10, day: 4))
    try workspace.write(
      sheet.sheet, Dialect(delimiter: ";", hasByteOrderMark: true), to: "inbox/2024/phuong-lao-cai_ra-soat-2024.csv")
  }
}

/// Tỉnh Hà Nam: 11 456 poor and 13 211 near-poor of 270 180 households at the end of 2016 are 4,24 % and 4,89 %; at the end
/// of 2017 9 391 of 270 610 are 3,47 %.
enum HaNam {
  private static let code = "35"
  private static let households = (before: 270_180, now: 270_610)
  private static let moves = Moves(
    stayPoor: 8_531, poorToNear: 1_310, poorToNone: 1_615, nearToPoor: 320, stayNear: 9_880, nearToNone: 3_011,
    noneToPoor: 540, noneToNear: 1_290)
  private static let submissionColumns = ["file", "unit", "period", "standard", "received", "stage"]

  /// Writes lists, units, totals and who sent what.
  static func make(_ workspace: PlanWorkspace) throws {
    var random = Random(seed: 2_017)
    let communes = HaNamUnits.districts.flatMap { district in district.communes.map { (district, $0) } }
    let weights = communes.map { _ in 70 + random.below(60) }
    let parts = moves.shared(over: weights.map { $0 * $0 })
    try workspace.write(units, to: "ref/units.csv")
    try workspace.write(totals(weights), to: "ref/totals.csv")
    var maker = PlanHouseholdMaker(prefix: "168", isOldCard: true)
    var sent = [submissionColumns]
    for (index, (district, commune)) in communes.enumerated() {
      let own = households(parts[index], &maker, &random)
      for year in [2016, 2017] {
        let day = Day(year: year, month: 12, day: 1 + (index * 7 + year) % 14)
        let file = try write(own, year, commune.name, district.name, day, index, workspace)
        let received = "\(year)-12-\(twoDigits(day.day)) \(twoDigits(8 + index % 9)):30"
        sent.append([file, commune.code, String(year), "qd59-2015", received, "official"])
      }
    }
    try workspace.write(sent, to: "ref/submissions.csv")
  }

  private static func households(
    _ moves: Moves, _ maker: inout PlanHouseholdMaker, _ random: inout Random
  ) -> [PlanHousehold] {
    let villages = (1...5).map { "Thôn \($0)" }
    var all: [PlanHousehold] = []
    for (village, part) in zip(villages, moves.shared(over: villages.indices.map { 9 + $0 })) {
      all += maker.make(part, in: village, &random)
    }
    for found in [\PlanHousehold.before, \.now] {
      for decided in [Class.poor, .nearPoor] {
        let few = [(Indicator.healthInsurance, found == \.now ? 0 : 2), (.healthCare, 1), (.childSchooling, 1)]
        let rest: [Indicator] = [
          .adultEducation, .housingQuality, .housingArea, .water, .toilet, .telecom, .information,
        ]
        PlanDeal(survey: .old2021, decided: decided, exactly: few, others: rest).fill(&all, found, &random)
      }
    }
    return all
  }

  private static var units: [[String]] {
    [PlanWorkspace.unitColumns, [code, "Tỉnh Hà Nam", "province", "", "", "", ""]]
      + HaNamUnits.districts.flatMap { district in
        [[district.code, district.name, "district", code, "", "", ""]]
          + district.communes.map {
            [$0.code, $0.name, "commune", district.code, "", "", $0.name.hasPrefix("Xã") ? "rural" : "urban"]
          }
      }
  }

  private static func totals(_ weights: [Int]) -> [[String]] {
    let codes = HaNamUnits.districts.flatMap { $0.communes.map(\.code) }
    return [PlanWorkspace.totalColumns]
      + [("2016", households.before), ("2017", households.now)].flatMap { period, all in
        zip(codes, Moves.share(all, over: weights)).map { [period, $0, String($1), String($1 * 3 + 12)] }
      }
  }

  /// One commune's packed list; its shape is that of its district.
  private static func write(
    _ households: [PlanHousehold], _ year: Int, _ commune: String, _ district: String, _ day: Day, _ index: Int,
    _ workspace: PlanWorkspace
  ) throws -> String {
    let shapes: [(columns: [PlanColumn], dialect: Dialect)] = [
      (
        [
          .name("Họ và tên chủ hộ"), .birth("Ngày sinh", "/"), .sex("Giới tính"), .identity("Số CMND"),
          .village("Thôn, xóm"),
          .persons("Số khẩu"), .decided("Phân loại hộ"), .indicatorList(.old2021),
        ], Dialect(delimiter: ";")
      ),
      (
        [
          .name("Chủ hộ"), .birth("Ngày sinh", "/"), .sex("Nam/Nữ"), .identity("CMND"), .village("Thôn"),
          .persons("Nhân khẩu"), .marked("Hộ nghèo", .poor), .marked("Hộ cận nghèo", .nearPoor),
        ] + PlanColumn.indicators(.old2021, yes: .text("x")), Dialect(hasByteOrderMark: true)
      ),
      (
        [
          .name("Họ và tên"), .birth("Ngày sinh", "/"), .sex("GT"), .village("Xóm"), .identity("CMT"),
          .persons("Số NK"),
          .decided("Diện hộ", poor: "Nghèo", near: "Cận nghèo"), .indicatorList(.old2021, "Chỉ số thiếu hụt"),
        ], Dialect(delimiter: "\t", lineEnd: "\n")
      ),
    ]
    let shape = shapes[(HaNamUnits.districts.firstIndex { $0.name == district } ?? 0) % 3]
    var sheet = PlanSheet(
      office: ["UBND \(district.uppercased())", "ỦY BAN NHÂN DÂN \(commune.uppercased())"],
      title: "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM \(year) (CHUẨN NGHÈO GIAI ĐOẠN 2016-2020)", shape.columns)
    sheet.add(households.rows(year == 2016 ? \.before : \.now))
    sheet.close(commune, day)
    let path = "inbox/\(year)/\(district) - \(commune) \(year).csv.gz"
    try workspace.writePacked(sheet.sheet, shape.dialect, to: path)
    return path
  }
}

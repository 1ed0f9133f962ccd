import PipelineKit
import Standards
import Testing

@Suite struct HeadingTests {
  private let loaded = Repository.load()

  private func role(_ path: [String], _ standard: String = "nd07-2021") throws -> ColumnRole? {
    let lists = try #require(loaded.lists)
    return lists.headings.role(ofPath: path, under: try #require(loaded.standards.first { $0.id == standard }))
  }

  @Test func `headings as communes write them`() throws {
    let met: [(String, ColumnRole)] = [
      ("STT", .rowNumber), ("Mã QL", .managementCode), ("Họ tên chủ hộ", .head), ("Ngày, tháng, năm sinh", .birth),
      ("Số CMND,\nCCCD", .identityNumber), ("CMT/CCCD", .identityNumber), ("Thành phần dân tộc", .ethnicity),
      ("DT", .ethnicity), ("Thôn, làng, tổ dân phố", .village), ("Nơi ở hiện tại", .address), ("Số\nkhẩu", .persons),
      ("Hộ nghèo", .classMarkPoor), ("Hộ cận nghèo", .classMarkNearPoor), ("Tổng điểm B1", .b1), ("Phiếu B2", .b2),
      ("Chỉ số thiếu hụt", .indicatorList), ("Nguyên nhân nghèo", .causeList), ("Nhóm đối tượng", .groupList),
      ("DTTS", .group(.ethnicMinority)), ("Hộ không có khả năng lao động", .group(.noLabour)),
      ("NPT", .indicator("dependants")), ("DT nhà", .indicator("housing-area")),
      ("BHYT", .indicator("health-insurance")),
      ("Không có công cụ/phương tiện sản xuất", .cause("tools")), ("Diễn biến trong năm", .change),
      ("family.hostName", .head), ("f.c_dat", .cause("land")), ("f.g_kknld", .group(.noLabour)),
      ("f.f_phuthuoc", .indicator("dependants")), ("administrative.village", .village), ("f.cls2", .classMarkNearPoor),
      ("Người rà soát", .ignored),
    ]
    for (heading, expected) in met { #expect(try role([heading]) == expected, "\(heading)") }
    #expect(try role(["Chuồng trại"]) == nil)
  }

  @Test func `numbers follow the standard's order`() throws {
    #expect(try role(["CS1"]) == .indicator("employment"))
    #expect(try role(["CS1"], "qd59-2015") == .indicator("health-care"))
    #expect(try role(["Chỉ số 12"]) == .indicator("information-means"))
    #expect(try role(["CS12"], "qd59-2015") == nil)
    #expect(try role(["Các chỉ số thiếu hụt dịch vụ xã hội cơ bản", "9"]) == .indicator("water"))
    #expect(try role(["9"]) == nil)
  }

  @Test func `what a heading means can depend on what stands over it, and on the standard`() throws {
    #expect(try role(["Năm sinh", "Nam"]) == .birthMale)
    #expect(try role(["Giới tính", "Nữ"]) == .sexMarkFemale)
    #expect(try role(["Nam"]) == nil)
    #expect(try role(["f.dob_m", "Nam"]) == .birthMale)
    #expect(try role(["f.f_gdte", "CS4"], "qd59-2015") == .indicator("child-schooling"))
    #expect(try role(["PT thông tin"]) == .indicator("information-means"))
    #expect(try role(["PT thông tin"], "qd59-2015") == .indicator("information-assets"))
    #expect(try role(["Nguyên nhân nghèo", "Khác"]) == .cause("other"))
  }

  @Test func `a spelling that stands for two ids is a problem at its second place`() {
    var problems = Problems()
    let text = "roles:\n  head: [Chủ hộ, Đại diện]\n  note: [Ghi chú, chủ  HỘ]\n  haed: [x]\n"
    _ = CodeLists.load(
      codelists: Repository.files(in: "codelists"), headings: [DataFile(name: "h.yaml", bytes: Array(text.utf8))],
      standards: loaded.standards, folder: "pipelines", &problems)
    #expect(problems.list.map(\.code) == [.spellingTwice, .notOneOf])
    #expect(problems.list.first?.place == SourcePlace(file: "h.yaml", line: 3, column: 19, path: "$.roles.note[1]"))
    #expect(problems.list.first?.arguments == ["h.yaml:2:10"])
    #expect(problems.list.last?.suggestion == "head")
  }

  @Test func `a standard's mistakes are said with their places`() {
    var problems = Problems()
    let text = """
      id: x
      title: X
      valid: {from: 2025, to: 2021}
      lines: [{class: pour, area: rural, income-at-most: 1}]
      dimensions: [{id: health, name: Y tế}]
      indicators: [{id: a, name: A, dimension: helth, threshold: t}, {id: a, name: B, dimension: health, threshold: t}]
      causes: [{id: other, name: Khác, spelling: [x]}]
      """
    #expect(Standard.load(DataFile(name: "x.yaml", bytes: Array(text.utf8)), &problems) == nil)
    #expect(
      problems.sorted.map { "\($0.code.rawValue) \($0.place.line):\($0.place.column) \($0.suggestion ?? "")" } == [
        "missing-key 1:1 ", "out-of-range 3:25 ", "not-one-of 4:17 poor", "dimension-unknown 6:42 health",
        "id-twice 6:69 ", "unknown-key 7:34 spellings",
      ])
  }
}

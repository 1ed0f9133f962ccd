import Foundation
import Rehearsal
import Testing

/// Lists with a row for each member, read, kept and printed as T14 and T15.
@Suite struct MemberListTests {
  private func run(_ district: MemberDistrict) throws -> (run: Rehearsal, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    try district.write(to: folder)
    return (try Rehearsal(folder.path + "/" + MemberDistrict.pipeline, out: folder.path + "/runs"), folder)
  }

  @Test func membersStandBelowTheirHeads() throws {
    let (run, folder) = try run(MemberDistrict())
    defer { withExtendedLifetime(folder) {} }
    let read = try ReadWorkbook([UInt8](try #require(run.files["forms/T15.xlsx"])))
    let rows = read.rows("T15")
    #expect(rows.contains { $0.first == "DANH SÁCH CHI TIẾT HỘ NGHÈO" })
    let first = try #require(rows.firstIndex { $0.first == "XÃ NGỌC LÂY" })
    #expect(rows[first + 1].first == "Thôn Kon Thai")
    let family = rows[(first + 2)...].prefix(4).map { Array($0.prefix(7)) }
    #expect(
      family == [
        ["1", "1", "A Mẫu Cha", "01/02/1970", "", "Kinh", "Chủ hộ"], ["", "2", "Y Mẫu Mẹ", "", "1972", "Kinh", "Vợ"],
        ["", "3", "=A Mẫu Con", "03/04/2010", "", "Kinh", "Con"],
        ["", "4", "Y Mẫu Út", "", "31/12/2006", "Kinh", "Con"],
      ])
    #expect(read.kind(of: "=A Mẫu Con", in: "T15") == .text, "a name never becomes a formula")
    let near = try ReadWorkbook([UInt8](try #require(run.files["forms/T14.xlsx"])))
    #expect(near.text("T14").contains("Y Một Mình") && !near.text("T14").contains("A Mẫu Cha"))
  }

  @Test func theListsAreNobodyElsesToRead() throws {
    let (run, folder) = try run(MemberDistrict())
    defer { withExtendedLifetime(folder) {} }
    let directory = try #require(run.directory)
    for (name, mode) in [("T14", 0o600), ("T15", 0o600), ("T1", 0o644)] {
      let path = "\(directory)/forms/\(name).xlsx"
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == mode, "\(name)")
    }
    let names = MemberDistrict().households.flatMap { $0.persons.map(\.name) }
    for (file, data) in run.files
    where file.hasPrefix("tables/") || file == "findings.csv" || file == "manifest.json" {
      for name in names { #expect(!String(decoding: data, as: UTF8.self).contains(name), "\(file)") }
    }
  }

  /// Of the first household one child is under sixteen at the end of 2022 and one has just turned; the other household has
  /// a member of unknown age.
  @Test func childrenAreCountedWhereMembersAreListed() throws {
    let (run, folder) = try run(MemberDistrict())
    defer { withExtendedLifetime(folder) {} }
    let rows = run.table("tables/children.csv").filter { $0["unit"] == "23404" && $0["indicator"] == "nutrition" }
    let poor = try #require(rows.first { $0["class"] == "poor" })
    #expect(poor["children"] == "1" && poor["children_unknown"] == "1")
    let near = try #require(rows.first { $0["class"] == "near-poor" })
    #expect(near["children"] == "0" && near["children_unknown"] == "0")
    let form = try ReadWorkbook([UInt8](try #require(run.files["forms/T11.xlsx"])))
    #expect(form.rows("T11").first { $0.count > 2 && $0[1] == "Xã Ngọc Lây" }?[2] == "1")
    #expect(run.table("findings.csv").contains { $0["code"] == "birth-unreadable" && $0["row"] == "9" })
  }

  /// A file of many batches: a household whose rows stand in two of them is one household.
  @Test func noMemberIsLostBetweenBatches() throws {
    let (run, folder) = try run(MemberDistrict(households: 8_000))
    defer { withExtendedLifetime(folder) {} }
    #expect(run.table("findings.csv").filter { ["member-without-head", "persons-differ"].contains($0["code"]) } == [])
    #expect(
      run.table("tables/children.csv").first { $0["unit"] == "23404" && $0["class"] == "poor" }?["children"] == "24000")
  }

  @Test func theOlderFormAddsUpItsAreas() throws {
    let (run, folder) = try run(MemberDistrict())
    defer { withExtendedLifetime(folder) {} }
    let rows = try ReadWorkbook([UInt8](try #require(run.files["forms/M3a.xlsx"]))).rows("M3a")
    let closing = { (name: String) in rows.first { $0.count > 14 && $0[1] == name }.map { Array($0[14...15]) } }
    #expect(closing("Khu vực nông thôn") == ["2", "0.02"])
    #expect(closing("Tổng cộng") == closing("Khu vực nông thôn") && closing("Xã Ngọc Lây") == closing("Tổng cộng"))
    #expect(closing("Khu vực thành thị") == nil, "an area without communes has no row")
  }

  /// Who was poor, near-poor and poor again is new on the list, as in T2; who was on neither list between came back; of whom
  /// no survey knows the row may say that it is old.
  @Test func whatTheListMarksIsWhatTheFlowsCount() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      name: marks
      title: Nghèo cũ, tái nghèo, nghèo mới
      unit: "23404"
      reference: {units: units.csv, totals: totals.csv}
      surveys:
      \((2022...2024).map { "  - {period: \"\($0)\", standard: nd07-2021, inputs: [\"\($0)/*\"]}" }.joined(separator: "\n"))
      """, to: "rasoat.yaml")
    try folder.write(
      "code,name,level,parent,valid_from,valid_to,area\n23404,Xã Ngọc Lây,commune,,,,rural\n"
        + "23404-01,Thôn Một,village,23404,,,\n", to: "units.csv")
    try folder.write(
      "period,unit,households,persons\n" + (2022...2024).map { "\($0),23404-01,90,\n" }.joined(), to: "totals.csv")
    let homes = [
      "A Luôn,1,1,1,", "A Lại,1,2,1,", "A Quay,1,0,1,", "A Lạ,0,0,1,Nghèo cũ", "A Mới,0,0,1,", "A Khác,2,2,2,",
    ]
    for year in 0..<3 {
      let rows = homes.enumerated().compactMap { index, home in
        let parts = home.split(separator: ",", omittingEmptySubsequences: false)
        let status = ["", "Hộ nghèo", "Hộ cận nghèo"][Int(parts[year + 1]) ?? 0]
        return status.isEmpty
          ? nil : "\(parts[0]) Thử,0\(index + 1)/0\(index + 1)/19\(50 + 7 * index),Thôn Một,\(status),\(parts[4])"
      }
      try folder.write(
        "Họ và tên chủ hộ,Ngày sinh,Thôn,Phân loại hộ,Diễn biến\n" + rows.joined(separator: "\n") + "\n",
        to: "\(2022 + year)/ngoc-lay.csv")
    }
    let run = try Rehearsal(folder.path + "/rasoat.yaml", out: folder.path + "/runs")
    let rows = try ReadWorkbook([UInt8](try #require(run.files["forms/T15.xlsx"]))).rows("T15")
    func marks(_ name: String) -> [String] {
      rows.first { $0.count > 2 && $0[2] == name + " Thử" }.map { Array($0.dropFirst(7)) } ?? []
    }
    let wanted = ["A Luôn": 2, "A Lại": 0, "A Quay": 1, "A Lạ": 2, "A Mới": 0]
    for (name, place) in wanted { #expect(marks(name).firstIndex(of: "x") == place, "\(name)") }
    let flow = try #require(
      run.table("tables/flows.csv").first {
        $0["unit"] == "23404" && $0["period"] == "2024" && $0["class"] == "poor" && $0["count_of"] == "households"
      })
    #expect(flow["relapsed"] == "1" && flow["from_other_class"] == "1")
  }
}

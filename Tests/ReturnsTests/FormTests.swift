import Foundation
import Rehearsal
import Testing

/// The official forms of a small district, read back.
@Suite struct FormTests {
  private func form(_ id: String, without file: String = "") throws -> ReadWorkbook {
    let folder = try TemporaryFolder()
    var district = SmallDistrict()
    district.lists.removeAll { $0.file == file }
    try district.write(to: folder)
    let run = try Rehearsal(folder.path + "/" + SmallDistrict.pipeline, out: folder.path + "/runs")
    let bytes = try #require(run.files["forms/\(id).xlsx"])
    return try ReadWorkbook([UInt8](bytes))
  }

  private func row(_ name: String, _ rows: [[String]], _ variant: String = "") -> [String] {
    rows.first { $0.count > 2 && $0[1] == name && (variant.isEmpty || $0[2] == variant) } ?? []
  }

  @Test func theHeadingBlockAndTheNumbers() throws {
    let read = try form("T1")
    let rows = read.rows("T1")
    #expect(rows[0][0] == "ỦY BAN NHÂN DÂN" && rows[1][0] == "HUYỆN TU MƠ RÔNG")
    #expect(rows[0].contains("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    #expect(rows[2][0].hasPrefix("TỔNG HỢP KẾT QUẢ CHÍNH THỨC RÀ SOÁT HỘ NGHÈO"))
    #expect(rows.contains { $0.suffix(12).first == "3" && $0.contains("4=3/1*100") })
    #expect(read.text("T1").contains("THỦ TRƯỞNG ĐƠN VỊ"))
    #expect(read.kind(of: "1", in: "T1") == .text, "units are numbered with texts: 1.10 is not 1.1")
  }

  /// Of T1 the whole, and its percent: poor households in percent of all.
  @Test func theFiguresAreThoseOfTheTables() throws {
    let rows = try form("T1").rows("T1")
    let whole = row("Tổng cộng", rows)
    #expect(whole[2] == "124")
    let communes = ["Xã Ngọc Lây", "Xã Đắk Na"].map { row($0, rows) }
    for column in [2, 3, 4, 6] {
      #expect(Int(whole[column]) == communes.reduce(0) { $0 + (Int($1[column]) ?? 0) }, "column \(column)")
    }
    let (poor, all) = (try #require(Double(whole[4])), try #require(Double(whole[2])))
    #expect(Double(whole[5]) == (poor / all * 10_000).rounded() / 100)
    #expect(whole[8] == "", "nobody lists households of average living standard: blank, not 0")
  }

  @Test func aFormOfFlowsHasTwoRowsAUnitThatBalance() throws {
    let rows = try form("T2").rows("T2")
    for unit in ["Tổng cộng", "Xã Ngọc Lây", "Xã Đắk Na"] {
      let index = try #require(rows.firstIndex { $0.count > 2 && $0[1] == unit })
      for line in rows[index...index + 1] {
        let numbers = line[3...11].compactMap { Int($0) }
        #expect(numbers.count == 9)
        let left = numbers[1] + numbers[2] + numbers[3]
        #expect(numbers[8] == numbers[0] - left + numbers[4] + numbers[5] + numbers[6] + numbers[7])
      }
      #expect(rows[index][2] == "Hộ" && rows[index + 1][2] == "Nhân khẩu")
    }
    #expect(rows.contains { $0.last == "9=1-2-3-4+5+6+7+8" })
  }

  /// A commune that sent no list before has no flows: the forms say that the whole row leaves it out, and of rates that
  /// would be of another whole there is none.
  @Test func flowsOverSomeCommunesSaySo() throws {
    let before = try #require(SmallDistrict().lists.first?.file)
    let words = "Diễn biến chỉ tính trên 1/2 xã có danh sách ở cả hai kỳ"
    for id in ["T2", "T3", "M3a", "M3b"] {
      #expect(try form(id, without: before).text(id).contains(words), "\(id)")
      #expect(try !form(id).text(id).contains("Diễn biến chỉ tính trên"), "\(id)")
    }
    #expect(try !form("T1", without: before).text("T1").contains("Diễn biến chỉ tính trên"))
    let whole = row("Tổng cộng", try form("M3a", without: before).rows("M3a"))
    #expect(whole[8] != "" && whole[9] == "" && whole[15] != "")
    #expect(row("Tổng cộng", try form("M3a").rows("M3a"))[9] != "")
  }

  /// The targets of a unit, and which units below make the gap: the parts add up to it.
  @Test func aUnitsTargetsStandOnASheet() throws {
    let book = try form("gaps-617")
    let rows = book.rows(try #require(book.names.first))
    let head = try #require(rows.first { $0.first == "TT" })
    let target = try #require(rows.first { $0.first == "1" && $0.contains("Giảm 2 hộ") })
    func cell(_ heading: String) throws -> String { target[try #require(head.firstIndex(of: heading))] }
    let fall = try #require(Int(try cell("Thực hiện")))
    #expect(try cell("Kế hoạch") == "2" && cell("Kết quả") == (fall >= 2 ? "Đạt" : "Chưa đạt"))
    let parts = rows.filter { $0.count > 6 && ["Xã Ngọc Lây", "Xã Đắk Na"].contains($0[1]) }.compactMap { Int($0[6]) }
    #expect(parts.count == 2 && parts.reduce(0, +) == 2 - fall)
  }

  /// A village's sheet stands in its commune's workbook, the commune's own first; in the language that was asked for.
  @Test func villagesStandInTheirCommunesWorkbook() throws {
    let folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
    let path = folder.path + "/ref/targets.csv"
    let villages = ["23404-02", "23404-01"].map { "V\($0),\($0),2022,,end-households,poor,,,1,,\n" }.joined()
    try (String(contentsOfFile: path, encoding: .utf8) + villages).write(
      toFile: path, atomically: true, encoding: .utf8)
    let run = try Rehearsal(
      folder.path + "/" + SmallDistrict.pipeline, out: folder.path + "/runs", language: .en)
    #expect(run.files.keys.filter { $0.hasPrefix("forms/gaps-23404") } == ["forms/gaps-23404.xlsx"])
    let book = try ReadWorkbook([UInt8](try #require(run.files["forms/gaps-23404.xlsx"])))
    #expect(book.names == ["1 Xã Ngọc Lây", "2 Thôn Kon Thai", "3 Thôn Tân Năng"])
    let (commune, village) = (book.text(book.names[0]), book.text(book.names[1]))
    #expect(commune.contains("The plan names households and no units.") && commune.contains("Còn 2,2 %"))
    #expect(village.contains("Households at the end, at most") && village.contains("HEAD OF THE UNIT"))
  }

  /// The law's forms are Vietnamese documents: `--lang` changes no byte of them.
  @Test func theOfficialFormsAreVietnameseInAnyLanguage() throws {
    let folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
    let pipeline = folder.path + "/" + SmallDistrict.pipeline
    let vietnamese = try Rehearsal(pipeline, out: folder.path + "/vi").files
    let english = try Rehearsal(pipeline, out: folder.path + "/en", language: .en).files
    let forms = vietnamese.keys.filter { $0.hasPrefix("forms/") && !$0.hasPrefix("forms/gaps-") }
    #expect(forms.count == 17)
    for name in forms { #expect(english[name] == vietnamese[name], "\(name)") }
    #expect(
      english["forms/gaps-617.xlsx"] != vietnamese["forms/gaps-617.xlsx"], "our own sheet speaks the reader's language")
  }

  @Test func everyFormIsThere() throws {
    let folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
    let run = try Rehearsal(folder.path + "/" + SmallDistrict.pipeline, out: folder.path + "/runs")
    let names = run.files.keys.filter { $0.hasPrefix("forms/") }.sorted()
    let official = (1...15).map { "T\($0)" } + ["M3a", "M3b", "gaps-617", "gaps-23404"]
    #expect(Set(names) == Set(official.map { "forms/\($0).xlsx" }))
    let personal = SmallDistrict().personalValues
    for name in names where name != "forms/T14.xlsx" && name != "forms/T15.xlsx" {
      let read = try ReadWorkbook([UInt8](try #require(run.files[name])))
      let text = read.names.map(read.text).joined()
      for value in personal { #expect(!text.contains(value), "\(name)") }
    }
  }
}

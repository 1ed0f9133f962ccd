import Foundation
import Geography
import PipelineKit
import Standards
import Testing

/// The data files of the repository.
enum Repository {
  static func files(in folder: String) -> [DataFile] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("pipelines/" + folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().compactMap { name in
      guard let data = FileManager.default.contents(atPath: root.appendingPathComponent(name).path) else { return nil }
      return DataFile(name: folder + "/" + name, bytes: [UInt8](data))
    }
  }

  static func load() -> (standards: [Standard], lists: CodeLists?, problems: Problems) {
    var problems = Problems()
    let standards = Standard.load(files(in: "standards"), &problems)
    let lists = CodeLists.load(
      codelists: files(in: "codelists"), headings: files(in: "headings"), standards: standards, folder: "pipelines",
      &problems)
    return (standards, lists, problems)
  }
}

@Suite struct DataFilesTests {
  private let loaded = Repository.load()

  private func standard(_ id: String) throws -> Standard {
    try #require(loaded.standards.first { $0.id == id })
  }

  @Test func `the data files have no problem`() {
    #expect(loaded.problems.list.isEmpty)
    #expect(loaded.lists != nil)
    #expect(loaded.standards.map(\.id) == ["qd59-2015", "nd07-2021", "nd351-2025"])
  }

  @Test func `ids stand in official order`() throws {
    #expect(
      try standard("nd07-2021").indicators.map(\.id) == [
        "employment", "dependants", "nutrition", "health-insurance", "adult-education", "child-schooling",
        "housing-quality", "housing-area", "water", "toilet", "telecom", "information-means",
      ])
    #expect(
      try standard("qd59-2015").indicators.map(\.id) == [
        "health-care", "health-insurance", "adult-education", "child-schooling", "housing-quality", "housing-area",
        "water", "toilet", "telecom", "information-assets",
      ])
    #expect(
      try standard("nd07-2021").causes.map(\.id) == [
        "land", "capital", "labour", "tools", "knowledge", "skills", "illness", "other",
      ])
    #expect(
      try standard("qd59-2015").causes.map(\.id) == [
        "capital", "land", "tools", "labour", "no-job", "skills", "dependants", "illness", "social-evils", "unwilling",
        "other",
      ])
    let next = try standard("nd351-2025")
    #expect(next.indicators.count == 12)
    #expect(next.indicators.filter(\.uncertain).count == 12)
    #expect(next.scores.isEmpty && next.pointsPerDeprivation == nil)
  }

  @Test func `scores say the class at their bounds`() throws {
    let new = try standard("nd07-2021")
    #expect(new.classFromScores(b1: 140, b2: 30, area: .rural) == .poor)
    #expect(new.classFromScores(b1: 140, b2: 20, area: .rural) == .nearPoor)
    #expect(new.classFromScores(b1: 145, b2: 90, area: .rural) == .notPoor)
    #expect(new.classFromScores(b1: 175, b2: 30, area: .urban) == .poor)
    let old = try standard("qd59-2015")
    #expect(old.classFromScores(b1: 120, b2: 0, area: .rural) == .poor)
    #expect(old.classFromScores(b1: 150, b2: 30, area: .rural) == .poor)
    #expect(old.classFromScores(b1: 150, b2: 20, area: .rural) == .nearPoor)
    #expect(old.classFromScores(b1: 155, b2: 90, area: .rural) == .notPoor)
    #expect(old.classFromScores(b1: 175, b2: 20, area: .urban) == .nearPoor)
    #expect(try standard("nd351-2025").classFromScores(b1: 1, b2: 1, area: .rural) == nil)
  }

  @Test func `the end of a standard's last year belongs to both`() throws {
    let (new, old) = (try standard("nd07-2021"), try standard("qd59-2015"))
    let boundary = try #require(Period("2021"))
    #expect(new.applies(to: boundary) && old.applies(to: boundary))
    let after = try #require(Period("2022-01"))
    #expect(!old.applies(to: after))
  }

  @Test func `classes are a closed vocabulary`() throws {
    let lists = try #require(loaded.lists)
    let met: [(String, HouseholdClass?)] = [
      ("HỘ NGHÈO", .poor), ("N", .poor), ("HN", .poor), ("Hộ  cận nghèo", .nearPoor), ("CN", .nearPoor),
      ("hộ không nghèo", .notPoor), ("HKN", .notPoor), ("MSTB", .average), ("thoát nghèo", nil), ("nghèo đói", nil),
    ]
    for (text, expected) in met {
      let found = lists.classes.index(of: text).map { HouseholdClass.allCases[$0] }
      #expect(found == expected, "\(text)")
    }
    for text in ["Hộ thoát nghèo", "TN", "T", "Thoát cận nghèo"] {
      #expect(lists.exitSpellings.contains(Vocabulary.key(of: text)), "\(text)")
    }
  }

  @Test func `ethnic groups are told apart however they are written`() throws {
    let lists = try #require(loaded.lists)
    #expect(lists.ethnicities.ids.count == 54)
    #expect(lists.ethnicities.ids.first == "01" && lists.ethnicities.ids.last == "54")
    for (text, id) in [
      ("Xơ Đăng", "14"), ("Xê-đăng", "14"), ("XĐ", "14"), ("X.Đăng", "14"), ("Sê Đăng", "14"), ("J.Rai", "10"),
      ("Jrai", "10"), ("Giarai", "10"), ("Dẻ Triêng", "27"), ("Giẻ-Triêng", "27"), ("GT", "27"), ("BaNa", "13"),
      ("H'Mông", "08"), ("Mèo", "08"), ("KINH", "01"), ("Việt", "01"), ("M'Nông", "20"), ("Êđê", "12"),
    ] {
      #expect(lists.ethnicities.index(of: text).map { lists.ethnicities.ids[$0] } == id, "\(text)")
    }
    #expect(lists.ethnicities.index(of: "Mán") == nil)
  }

  @Test func `marks, sexes and groups as they were met`() throws {
    let lists = try #require(loaded.lists)
    for text in ["x", "X", "✓", "1", "Có", "có", "×"] { #expect(lists.marks.index(of: text) == 0, "\(text)") }
    for text in ["0", "--", "không", "-", "–"] { #expect(lists.marks.index(of: text) == 1, "\(text)") }
    #expect(lists.marks.index(of: "") == nil)
    #expect(lists.sexes.index(of: "2.Nữ") == 1)
    #expect(lists.groups.index(of: "KKNLĐ").map { HouseholdGroup.allCases[$0] } == .noLabour)
    #expect(lists.causes["qd59-2015"]?.index(of: "Đông người ăn theo") == 6)
    #expect(lists.causes["nd07-2021"]?.index(of: "Có người ốm đau, bệnh nặng, tai nạn") == 6)
  }
}

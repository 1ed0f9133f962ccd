import Foundation
import Rehearsal
import Testing

/// `report.html`, read back: its figures are those of the tables, and nothing of a file becomes markup.
@Suite struct ReportTests {
  /// A run whose files are read before its folder goes.
  private struct Published {
    let exit: Int32
    let files: [String: Data]

    func text(_ name: String) -> String { String(decoding: files[name] ?? Data(), as: UTF8.self) }
    func table(_ name: String) -> [[String: String]] { CSVText.rows(text(name)) }
  }

  private func run(_ district: SmallDistrict = SmallDistrict(), units: String? = nil) throws -> Published {
    let folder = try TemporaryFolder()
    try district.write(to: folder)
    if let units { try folder.write(units, to: "ref/units.csv") }
    let run = try Rehearsal(folder.path + "/" + SmallDistrict.pipeline, out: folder.path + "/out")
    return Published(exit: run.exit, files: run.files)
  }

  /// The rows of a table of the page by their keys: the cells after the heading.
  private func rows(_ page: String, _ id: String) -> [String: [String]] {
    guard let start = page.range(of: "<table id=\"\(id)\">"),
      let end = page.range(of: "</table>", range: start.upperBound..<page.endIndex)
    else { return [:] }
    let pieces = page[start.upperBound..<end.lowerBound].components(separatedBy: "<tr data-key=\"").dropFirst()
    let rows = pieces.map { piece -> (String, [String]) in
      let cells = piece.components(separatedBy: "<td").dropFirst().map { cell -> String in
        let inner = cell.drop { $0 != ">" }.dropFirst()
        return inner.range(of: "</td>").map { String(inner[..<$0.lowerBound]) } ?? String(inner)
      }
      return (String(piece.prefix { $0 != "\"" }), cells)
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  /// A number of a table as the page writes it in Vietnamese.
  private func shown(_ text: String?, signed: Bool = false) -> String {
    let text = (text ?? "").replacingOccurrences(of: ".", with: ",").replacingOccurrences(of: "-", with: "−")
    let isPositive = text.contains { ("1"..."9").contains($0) } && !text.hasPrefix("−")
    return signed && isPositive ? "+" + text : text
  }

  @Test func theFiguresAreThoseOfTheTables() throws {
    let run = try run()
    let page = run.text("report.html")
    let units = rows(page, "units-all")
    let summary = run.table("tables/summary.csv").filter { $0["period"] == "2022" && $0["level"] != "village" }
    let reductions = run.table("tables/reductions.csv").filter { $0["view"] == "todays-borders" }
    #expect(summary.count == 3 && units.count == 3)
    for row in summary {
      let cells = try #require(units[row["unit"] ?? ""])
      let points = ["poor", "near-poor"].map { c in
        reductions.first { $0["unit"] == row["unit"] && $0["class"] == c }?["change_points"]
      }
      #expect(
        cells.prefix(7) == [
          shown(row["households"]), shown(row["poor_households"]), shown(row["poor_rate"]),
          shown(points[0], signed: true), shown(row["near_poor_households"]), shown(row["near_poor_rate"]),
          shown(points[1], signed: true),
        ])
      #expect(cells[7].contains("<title>"))
    }
    let whole = try #require(summary.first { $0["unit"] == "617" }?["poor_households"])
    #expect(page.contains("có \(whole) hộ nghèo"))
  }

  @Test func theBalanceStepsFromTheOpeningToTheClosing() throws {
    let run = try run()
    let flows = run.table("tables/flows.csv").filter { $0["unit"] == "617" && $0["count_of"] == "households" }
    let falls = ["to_other_class", "above", "other_decrease"]
    let rises = ["from_other_class", "relapsed", "new", "other_increase"]
    for c in ["poor", "near-poor"] {
      let row = try #require(flows.first { $0["class"] == c })
      let steps = rows(run.text("report.html"), "flow-\(c)")
      for part in ["opening", "closing"] { #expect(steps[part]?.first == row[part]) }
      for part in falls { #expect(steps[part]?.first == shown((row[part] == "0" ? "" : "-") + (row[part] ?? ""))) }
      for part in rises { #expect(steps[part]?.first == shown(row[part], signed: true)) }
      // The bars hang together: each begins where the one before ended.
      var level = try edges(steps["opening"]).end
      for part in falls {
        let bar = try edges(steps[part])
        #expect(bar.end == level, "\(c) \(part)")
        level = bar.start
      }
      for part in rises {
        let bar = try edges(steps[part])
        #expect(bar.start == level, "\(c) \(part)")
        level = bar.end
      }
      #expect(try edges(steps["closing"]).end == level)
    }
  }

  private func edges(_ cells: [String]?) throws -> (start: Int, end: Int) {
    let rect = try #require(cells?.last?.components(separatedBy: "<rect").last)
    func number(_ name: String) throws -> Int {
      let text = try #require(rect.components(separatedBy: " \(name)=\"").dropFirst().first)
      return try #require(Int(text.prefix { $0 != "\"" }))
    }
    let start = try number("x")
    return (start, start + (try number("width")))
  }

  @Test func thePartsOfAChangeAddUp() throws {
    let run = try run()
    func hundredths(_ text: String) throws -> Int {
      let plain = text.replacingOccurrences(of: "−", with: "-").filter { $0 != "," && $0 != "+" }
      return try #require(Int(plain))
    }
    for c in ["poor", "near-poor"] {
      let table = rows(run.text("report.html"), "changes-\(c)")
      #expect(table.count == 3)
      for (unit, cells) in table {
        let parts = try cells.dropFirst(3).dropLast().map(hundredths)
        #expect(try hundredths(cells[2]) == parts.reduce(0, +), "\(unit)")
        let own = run.table("tables/changes.csv").first { $0["unit"] == unit && $0["class"] == c }
        #expect(cells[2] == shown(own?["change_points"], signed: true))
      }
    }
  }

  @Test func whatNotAllListsAskSaysOfHowManyItIs() throws {
    let whole = try run().text("report.html")
    #expect(!whole.contains("/2 xã)"))
    let folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
    let list = """
      STT,Họ và tên chủ hộ,Ngày sinh,Số CCCD,Thôn,Số nhân khẩu,Hộ BTXH,Phân loại hộ
      1,Y Sương Ảo,09/09/1988,062188000999,Thôn Hà Lăng,5,x,Hộ nghèo
      2,A Rơm Vờ,02/02/1970,062070000555,Thôn Hà Lăng,4,,Hộ cận nghèo

      """
    try folder.write(list, to: "inbox/2022/dak-na.csv")
    let run = try Rehearsal(folder.path + "/" + SmallDistrict.pipeline, out: folder.path + "/out")
    let page = run.text("report.html")
    let groups = try #require(page.range(of: "<table id=\"groups-all\">").map { page[$0.upperBound...] })
    #expect(groups.prefix(4_000).contains("(1/2 xã)"))
    let indicators = try #require(page.range(of: "<table id=\"indicators-all\">").map { page[$0.upperBound...] })
    #expect(indicators.prefix(4_000).contains("(1/2 xã)"), "the other list asks those")
  }

  @Test func whatIsNotKnownIsBlankAndSaid() throws {
    var district = SmallDistrict()
    district.lists.removeAll { $0.file == "inbox/2022/dak-na.csv" }
    let run = try run(district)
    #expect(run.exit == 3)
    let page = run.text("report.html")
    #expect(page.contains("1/2 xã") && page.contains("Chưa nộp: Xã Đắk Na."))
    #expect(rows(page, "units-all")["23407"] == [String](repeating: "", count: 8))
    #expect(page.contains("Xã Đắk Na (chưa nộp)") && page.contains("Huyện Tu Mơ Rông (chưa đủ)"))
  }

  @Test func namesOfUnitsAreNoMarkup() throws {
    let hostile = """
      code,name,level,parent,valid_from,valid_to,area
      617,Huyện <img src=x onerror=alert(1)>,district,,,,rural
      23404,"Xã ""Ngọc""</title><script>alert(2)</script> & Lây",commune,617,,,
      23404-01,Thôn Kon Thai,village,23404,,,
      23404-02,Thôn Tân Năng,village,23404,,,
      23407,Xã 'Đắk' Na,commune,617,,,
      23407-01,Thôn Hà Lăng,village,23407,,,

      """
    let page = try run(units: hostile).text("report.html")
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;") && page.contains("&lt;script&gt;"))
    #expect(!page.contains("<img") && !page.contains("<script") && !page.contains("'Đắk'"))
    #expect(page.components(separatedBy: "</title>").count == page.components(separatedBy: "<title>").count)
  }

  @Test func thePageNeedsNothingElseAndNamesNobody() throws {
    let page = try run().text("report.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<html lang=\"vi\">"))
    for word in ["<script", "http://", "https://", "@import", "<link", "src="] {
      #expect(!page.contains(word), "\(word)")
    }
    for secret in SmallDistrict().personalValues { #expect(!page.contains(secret)) }
    #expect(page.utf8.count < 100_000)
  }
}

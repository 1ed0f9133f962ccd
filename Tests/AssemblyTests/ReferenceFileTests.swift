import Assembly
import PipelineKit
import Testing

@Suite struct ReferenceFileTests {
  /// A mistake: the file, what is replaced by what, and the problems that it makes.
  private func check(
    _ file: String, _ old: String, _ new: String, _ expected: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let workspace = Workspace()
    workspace.replace(old, in: "ref/\(file).csv", with: new)
    let found = try workspace.problems()
    #expect(found == expected.map { "ref/\(file).csv:" + $0 }, sourceLocation: sourceLocation)
  }

  @Test func `headings: unknown, missing and repeated columns, rows of another width, other separators`() throws {
    try check("totals", "period,unit", "period,untis", ["1 missing-column", "1:untis unknown-column"])
    try check("totals", "2021,23404-02,50,", "2021,23404-02,50,,,", [])
    try check("totals", "households,persons", "households,households", ["1:households duplicate-column"])
    try check("totals", "2021,23407,80,300", "2021,23407,80", ["5 field-count"])
    try check("measures", "period,unit,measure,value", "period;unit;measure;value", ["1 wrong-delimiter"])
    try check("totals", "2021,23404-02,50,", "2021,23404-02,\"50\"1,", ["3 table-malformed"])
  }

  @Test func `units: levels, dates, areas, parents`() throws {
    try check("units", "62,Tỉnh Kon Tum,province,,,,", "62,Tỉnh Kon Tum,provnce,,,,", ["2:level not-one-of"])
    try check("units", ",2022-06-30,", ",31/06/2022,", ["8:valid_to bad-day"])
    try check("units", ",2022-06-30,", ",06/30/2022,", ["8:valid_to bad-day"])
    try check("units", "23404,2022-03-01,,", "23404,2022-03-01,2022-02-01,", ["7:valid_to dates-reversed"])
    try check("units", "62,,,rural", "62,,,village", ["3:area not-one-of"])
    try check("units", "village,23404,,,", "village,23405,,,", ["5:parent parent-unknown"])
    try check(
      "units", "commune,617,,,", "commune,617,2021-12-31,,",
      [
        "5:parent parent-not-then", "6:parent parent-not-then",
      ])
    try check("units", "23404-01,Thôn Kon Thai,village", "23404-01,Thôn Kon Thai,district", ["5:parent parent-level"])
  }

  @Test func `units: the parent of the unit served may lie outside`() throws {
    let workspace = Workspace()
    workspace.replace("62,Tỉnh Kon Tum,province,,,,\n", in: "ref/units.csv", with: "")
    #expect(try workspace.problems().isEmpty)
  }

  @Test func `units: overlaps, repeats and cycles`() throws {
    try check("units", "village,23404,,2022-02-28,", "village,23404,,2022-03-05,", ["7:code unit-overlap"])
    try check("units", "23407,Xã", "23404-01,Thôn Kon Thai,village,23404,,,\n23407,Xã", ["8:code unit-duplicate"])
    try check("units", "district,62,", "district,23404,", ["3:parent unit-cycle", "4:parent unit-cycle"])
  }

  @Test func `lineage: kinds, units on the right days, shares`() throws {
    try check("lineage", "rename,23404-02,23404-02", "rename,23404-02,23404-01", ["2:to lineage-units"])
    try check("lineage", "2022-03-01,rename", "2022-04-01,rename", ["2:effective lineage-not-begun"])
    try check("lineage", "merge,23407,23404,", "merge,23408,23404,", ["3:from unit-unknown"])
    try check("lineage", "2022-07-01,merge", "2022-06-30,merge", ["3:from lineage-not-ended"])
    try check("lineage", "2022-07-01,merge", "2022-08-01,merge", ["3:from unit-not-then"])
    try check("lineage", "merge,23407,23404,", "merge,23407,23404,0.5", ["3:share lineage-share"])
    try check("lineage", "merge,23407,23404,", "merge,23407,23404,\n2022-07-01,merge,23407,23404,", ["4 row-twice"])
    try check("lineage", "merge,23407,23404,", "split,23407,23404,1.2", ["3:share bad-share"])
  }

  @Test func `totals: counts, units, levels that contradict each other`() throws {
    try check("totals", "23404-01,100,400", "23404-01,-100,400", ["2:households negative"])
    try check("totals", "23404-01,100,400", "23404-01,1.00,400", ["2:households bad-integer"])
    try check("totals", "23404-01,100,400", "23404-01,100,40", ["2:persons total-persons-fewer"])
    try check("totals", "2021,23404,150,600", "2021,23404,151,600", ["4:households total-contradicts"])
    try check("totals", "2022,23404,240,", "2022,23407,240,", ["6:unit unit-not-then"])
    try check("totals", "2022,23404,240,", "2022-13,23404,240,", ["6:period bad-period"])
    try check("totals", "2021,23407,80,300", "2021,23404-01,100,400", ["5 row-twice"])
  }

  @Test func `targets: what each kind needs, and what it has no use for`() throws {
    let row = "T1,23404,2022,,reduce-points,poor,,,1.80,,"
    try check("targets", "reduce-points", "reduce-point", ["2:kind not-one-of"])
    try check("targets", "1.80", "1.80%", ["2:value bad-decimal"])
    try check("targets", "1.80", "-1.80", ["2:value negative"])
    try check("targets", "1.80", "180", ["2:value out-of-range"])
    try check("targets", row, "T1,23404,2022,,reduce-points,poor,,,,,", ["2:value target-needs"])
    try check("targets", row, "T1,23404,2022,,reduce-households,poor,,,1.8,,", ["2:value bad-integer"])
    try check("targets", row, "T1,23404,2022,,reduce-points,poor,water,,1.80,,", ["2:indicator target-surplus"])
    try check("targets", row, "T1,23404,2022,,reduce-points,poor;near poor,,,1.80,,", ["2:class not-one-of"])
    try check("targets", row, "T1,23404,2022,,coverage,poor,health-care,,97,,", ["2:indicator target-indicator"])
    try check("targets", row, "T1,23404,2022,,none-in-group,poor,,merits,,,", ["2:group not-one-of"])
    try check("targets", row, "T1,23404,2022,2022,end-rate,poor,,,1.37,,", ["2:baseline target-baseline"])
    try check("targets", row, "T1,23404,2022,,named-exits,poor,,,3,A|Thôn 1;B|Thôn 2,", ["2:value target-named"])
    try check("targets", row, "T1,62,2022,,end-rate,poor,,,1.37,,", ["2:unit unit-outside"])
  }

  @Test func `targets: ranges, groups, dimensions, standards, persons`() throws {
    let head = "households,text"
    func check(_ row: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
      let workspace = Workspace()
      workspace.replace(head, in: "ref/targets.csv", with: "standard,count_of,households,text")
      workspace.replace("T1,23404,2022,,reduce-points,poor,,,1.80,,", in: "ref/targets.csv", with: row)
      #expect(
        try workspace.problems() == expected.map { "ref/targets.csv:2:" + $0 }, sourceLocation: sourceLocation)
    }
    try check("T1,23404,2022,,reduce-points,poor,,ethnic-minority,6–8,nd07-2021,,,", [])
    try check("T1,23404,2022,,reduce-points,poor,,,8-6,,,,", ["value bad-range"])
    try check("T1,23404,2022,,reduce-points,poor,,,6-8-9,,,,", ["value bad-decimal"])
    try check("T1,23404,2022,,reduce-points,poor,,,6 -- 8,,,,", ["value bad-decimal"])
    try check("T1,23404,2022,,reduce-points,poor,,,-5,,,,", ["value negative"])
    try check("T1,23404,2022,,end-households,poor,,,1e9,,,,", ["value bad-decimal"])
    try check("T1,23404,2022,,end-households,poor,,,9999999999999999,,,,", ["value long-number"])
    try check("T1,23404,2022,,end-rate,poor,,,1.8888888888888888,,,,", ["value long-number"])
    try check("T1,23404,2022,,end-rate,poor,,,60–180,,,,", ["value out-of-range"])
    try check("T1,23404,2022,,end-households,poor,,,6–8.5,,,,", ["value bad-integer"])
    try check("T1,23404,2022,,end-rate,poor,,merit,6,,,,", ["group not-one-of"])
    try check("T1,23404,2022,,end-households,poor,,merit,6,,,,", [])
    try check("T1,23404,2022,,end-rate,poor,,,6,qd59-2015,,,", ["standard not-one-of"])
    try check("T1,23404,2022,,end-rate,poor,,,6,,persons,,", ["count_of target-surplus"])
    try check("T1,23404,2022,,coverage,poor,water,,60,,person,,", ["count_of not-one-of"])
    try check("T1,23404,2022,,coverage,poor,housing-quality;housing-area,,60,,persons,,", [])
    try check("T1,23404,2022,,coverage,poor,housing-area;water,,60,,,,", ["indicator target-dimension"])
    try check("T1,23404,2022,,coverage,poor,housing-area;waters,,60,,,,", ["indicator target-indicator"])
  }

  @Test func `targets: all that is wrong with a row is told at once`() throws {
    let workspace = Workspace()
    workspace.replace(
      "T1,23404,2022,,reduce-points,poor,,,1.80,,", in: "ref/targets.csv", with: ",99999,2022,2023,end,rich,,,many,,")
    let wrong = [
      "id missing-value", "unit unit-unknown", "baseline target-baseline", "kind not-one-of", "class not-one-of",
    ]
    #expect(try workspace.problems().sorted() == wrong.map { "ref/targets.csv:2:" + $0 }.sorted())
  }

  @Test func `targets: a household is named by its head and a village`() throws {
    for (names, isWrong) in [("A Bình|Thôn Kon Thai", false), ("A Bình|", true), ("|Thôn Kon Thai", true)] {
      let workspace = Workspace()
      workspace.replace("reduce-points,poor,,,1.80,", in: "ref/targets.csv", with: "named-exits,poor,,,1,\(names)")
      let expected = isWrong ? ["ref/targets.csv:2:households target-named-blank"] : []
      #expect(try workspace.problems() == expected)
    }
  }

  @Test func `targets: of a range the end decides that is enough`() throws {
    for (kind, value) in [("reduce-points", "6"), ("end-rate", "8")] {
      let workspace = Workspace()
      workspace.replace("reduce-points,poor,,,1.80", in: "ref/targets.csv", with: "\(kind),poor,,,6–8")
      let target = try #require(try workspace.plan().plan?.targets.first)
      #expect(target.value == DecimalNumber(value) && target.wanted == "6–8")
    }
  }

  @Test func `targets: a decimal comma is read, and the decimals are kept`() throws {
    let workspace = Workspace()
    workspace.replace("poor,,,1.80", in: "ref/targets.csv", with: "near-poor;poor,,,\"1,80\"")
    let target = try #require(try workspace.plan().plan?.targets.first)
    #expect(target.value == DecimalNumber(digits: 180, decimals: 2))
    #expect(target.classes.map(\.word) == ["poor", "near-poor"])
  }

  @Test func `targets: what the plan says where its words leave room`() throws {
    let head = "value,households,text\nT1,23404,2022,,reduce-points,poor,,,1.80,,"
    let terms = "value,households,text,deadline,denominator,count\nT1,23404,2022,,"
    func check(_ row: String, _ problems: [String]) throws {
      let workspace = Workspace()
      workspace.files["ref/targets.csv"] = workspace.files["ref/targets.csv"]?.replacingOccurrences(
        of: head + "\"Giảm 1,80 %\"", with: terms + row)
      #expect(try workspace.problems() == problems.map { "ref/targets.csv:2:\($0)" })
    }
    try check("reduce-points,poor,,,1.80,,,2022-11-15,baseline,", [])
    try check("reduce-households,poor,,,18,,,,,gross", [])
    try check("reduce-points,poor,,,1.80,,,31/11/2022,,", ["deadline bad-day"])
    try check("reduce-points,poor,,,1.80,,,2021-12-31,,", ["deadline target-deadline"])
    try check("reduce-points,poor,,,1.80,,,,before,", ["denominator not-one-of"])
    try check("reduce-points,poor,,,1.80,,,,,gross", ["count target-surplus"])
    try check("reduce-households,poor,,,18,,,,now,", ["denominator target-surplus"])
  }

  @Test func `targets: without these columns the legal reading holds, and is said to be assumed`() throws {
    let target = try #require(try Workspace().plan().plan?.targets.first)
    #expect(target.deadline.description == "2022-12-31" && target.denominator == .now && target.counting == .net)
    #expect(target.assumed == ["deadline", "denominator"])
  }

  @Test func `targets: named households and their sentence are kept apart, and do not show`() throws {
    let workspace = Workspace()
    workspace.replace(
      "reduce-points,poor,,,1.80,", in: "ref/targets.csv", with: "named-exits,poor,,,1,Sùng A|Thôn Kon Thai; H617")
    let plan = try #require(try workspace.plan().plan)
    #expect(plan.targets.first?.text == "")
    let named = try #require(plan.namedExits.first)
    #expect(named.households.map(\.name) == ["Sùng A", "H617"])
    #expect(named.households.map(\.village) == ["Thôn Kon Thai", nil])
    var dumped = ""
    dump(named, to: &dumped)
    #expect(!(dumped + "\(named)" + String(reflecting: named)).contains("Sùng"))
  }

  @Test func `submissions: files, surveys, times, stages`() throws {
    try check("submissions", "Ngọc Lây.csv", "Ngoc Lay.csv", ["2:file submission-file"])
    try check("submissions", "inbox/2022/Ngọc Lây.csv", "inbox/2021-nd07/b.csv", ["2:file submission-other-survey"])
    try check("submissions", "2022,nd07-2021", "2022,qd59-2015", ["2:standard submission-survey"])
    try check("submissions", "13:21", "1:21pm", ["2:received bad-moment"])
    try check("submissions", "official", "final", ["2:stage not-one-of"])
    try check("submissions", "23404,2022", "23407,2022", ["2:unit unit-not-then"])
  }

  @Test func `decisions: places, files, contradictions`() throws {
    let left = "same,inbox/2022/Ngọc Lây.csv#!4,inbox/2022/Ngọc Lây.csv#!9,Lan"
    try check(
      "decisions", left, "same,inbox/2022/Ngọc Lây.csv#!4,inbox/2022/Ngọc Lây.csv,Lan",
      [
        "2:right decision-place"
      ])
    try check(
      "decisions", left, "same,inbox/2022/Ngọc Lây.csv#!4,inbox/2022/Ngọc Lây.csv#!4,Lan",
      [
        "2:right decision-itself"
      ])
    try check("decisions", left, "same,inbox/2022/x.csv#!4,inbox/2022/Ngọc Lây.csv#!4,Lan", ["2:left decision-file"])
    let opposite = "different,inbox/2022/Ngọc Lây.csv#!9,inbox/2022/Ngọc Lây.csv#!4,Lan,2022-12-02,\n"
    try check("decisions", "accept,", opposite + "accept,", ["3 decision-contradicts"])
    try check("decisions", "same,inbox", "sam,inbox", ["2:kind not-one-of"])
  }

  @Test func `measures: each once, a number`() throws {
    try check("measures", "970", "nhiều", ["2:value bad-decimal"])
    try check("measures", "vay,970", "vay,970\n2022,23404,luot-ho-vay,980", ["3 row-twice"])
  }

  // MARK: Other forms

  /// The totals of the workspace in another form, as the plan has them.
  private func totals(_ text: String, named name: String = "totals.csv", encoding: String.Encoding = .utf8) throws
    -> (plan: Plan?, problems: [Problem])
  {
    let workspace = Workspace()
    workspace.replace("ref/totals.csv", in: "rasoat.yaml", with: "ref/\(name)")
    let data = try #require(text.data(using: encoding))
    workspace.bytes["ref/" + name] = data
    return try workspace.plan()
  }

  @Test func `separators, encodings, blank columns, Vietnamese headings and periods`() throws {
    let rows = "Kỳ;Mã;Đơn vị;Tổng số hộ;Số nhân khẩu;;\nNăm 2022;23404;Xã Ngọc Lây;240;960;;\n;;;;;;\n"
    let titled = "TỔNG SỐ HỘ\n\n" + rows
    for text in [rows, titled, rows.replacingOccurrences(of: ";", with: "\t"), "\u{FEFF}" + rows] {
      for encoding in [String.Encoding.utf8, .utf16] {
        let plan = try #require(try totals(text, encoding: encoding).plan)
        let period = try #require(Period("2022"))
        #expect(plan.totals[period, "23404"]?.households == 240)
        #expect(plan.totals[period, "23404"]?.persons == 960)
        #expect(plan.readingRemarks(.vi).count == 1, "what was read is said")
      }
    }
    #expect(try Workspace().plan().plan?.readingRemarks(.vi) == [], "the plain form needs no remark")
  }

  @Test func `a workbook's numbers are codes, its short rows are whole, its first sheet may be another`() throws {
    func row(_ cells: [(type: String, value: String)]) -> String {
      "<Row>" + cells.map { "<Cell><Data ss:Type=\"\($0.type)\">\($0.value)</Data></Cell>" }.joined() + "</Row>"
    }
    let header = row(["Kỳ", "Mã đơn vị", "Số hộ", "Nhân khẩu"].map { ("String", $0) })
    let rows = [
      row([("Number", "2022"), ("Number", "23404"), ("Number", "240")]),
      row([("Number", "2021"), ("String", "23404-01"), ("Number", "100"), ("Number", "400")]),
    ]
    let sheets = [row([("String", "Ghi chú về số liệu")]), header + rows.joined()].enumerated().map {
      "<Worksheet ss:Name=\"S\($0)\"><Table>\($1)</Table></Worksheet>"
    }
    let text =
      "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
      + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">" + sheets.joined() + "</Workbook>"
    let plan = try #require(try totals(text, named: "totals.xls").plan)
    #expect(plan.totals[try #require(Period("2022")), "23404"]?.households == 240)
    #expect(plan.totals[try #require(Period("2021")), "23404-01"]?.persons == 400)
    #expect(plan.readingRemarks(.en).first?.contains("S1") == true)
    let wrong = try totals(text.replacingOccurrences(of: "240", with: "hai"), named: "totals.xls").problems
    #expect(wrong.map { "\($0.place.line) \($0.place.path) \($0.code.rawValue)" } == ["2 Số hộ bad-integer"])
  }

  @Test func `a number for a code is read as the code; lost zeros and names are said`() throws {
    try check("totals", "2022,23404,240,", "2022,23404.0,240,", [])
    try check("totals", "2022,23404,240,", "2022,023404,240,", ["6:unit unit-zeros-lost"])
    try check("totals", "2022,23404,240,", "2022,xã ngọc lây,240,", ["6:unit unit-named"])
    try check("totals", "2022,23404,240,", "2022,23405,240,", ["6:unit unit-unknown"])
  }

  @Test func `words and days as offices write them`() throws {
    let workspace = Workspace()
    workspace.files["ref/units.csv"] = """
      Mã;Tên;Cấp;Thuộc;Hiệu lực từ;Đến;Khu vực
      62;Tỉnh Kon Tum;Tỉnh;;;;
      617;Huyện Tu Mơ Rông;huyện;62;;;Nông thôn
      23404;Xã Ngọc Lây;Xã;617;;;
      23404-01;Thôn Kon Thai;Thôn;23404;;;
      23404-02;Thôn Tân Năng;làng;23404;;28/02/2022;
      23404-02;Thôn Tân Tiến;Tổ dân phố;23404;1/3/2022;;Thành thị
      23407;Xã Đắk Na;Xã;617;;30/6/2022;
      """
    workspace.files["ref/lineage.csv"] = """
      Ngày hiệu lực,Loại,Mã cũ,Mã mới,Tỷ lệ
      01/03/2022,Đổi tên,23404-02,23404-02,
      01/07/2022,Sáp nhập,23407,23404,
      """
    let result = try workspace.plan()
    #expect(result.problems.isEmpty)
    let plan = try #require(result.plan)
    #expect(plan.lineage.map(\.kind) == [.rename, .merge])
    #expect(plan.units.map(\.level.word).suffix(4) == ["village", "village", "village", "commune"])
    #expect(plan.units[5].validFrom?.description == "2022-03-01" && plan.units[5].area == .urban)
  }

  @Test func `a value under no heading is a problem, and of two headings the code's is read`() throws {
    let stray = try totals("period,unit,households,\n2022,23404,240,x\n").problems
    #expect(stray.map { "\($0.place.line):\($0.place.column) \($0.code.rawValue)" } == ["2:4 heading-missing"])
    let plan = try #require(try totals("Kỳ,Đơn vị,Mã,Số hộ\n2022,Xã Ngọc Lây,23404,240\n").plan)
    #expect(plan.totals[try #require(Period("2022")), "23404"]?.households == 240)
    let twice = try totals("Kỳ,Mã,Mã,Số hộ\n2022,23404,23404,240\n").problems
    #expect(twice.map(\.code) == [.duplicateColumn])
  }

  @Test func `what is no table is said with what it is`() throws {
    let problem = try #require(try totals("%PDF-1.7 x").problems.first)
    #expect(problem.code == .tableUnreadable)
    #expect(ProblemSentences(.vi).sentence(problem).contains("pdf"))
  }
}

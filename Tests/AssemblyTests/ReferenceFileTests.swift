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
    try check("totals", "households,persons", "households,households", ["1:households duplicate-column"])
    try check("totals", "2021,23407,80,300", "2021,23407,80", ["5 field-count"])
    try check("measures", "period,unit,measure,value", "period;unit;measure;value", ["1 wrong-delimiter"])
    try check("totals", "2021,23404-02,50,", "2021,23404-02,\"50\"1,", ["3 table-malformed"])
  }

  @Test func `units: levels, dates, areas, parents`() throws {
    try check("units", "62,Tỉnh Kon Tum,province,,,,", "62,Tỉnh Kon Tum,provnce,,,,", ["2:level not-one-of"])
    try check("units", ",2022-06-30,", ",30/06/2022,", ["8:valid_to bad-day"])
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
    try check("reduce-points,poor,,,1.80,,,15/11/2022,,", ["deadline bad-day"])
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
}

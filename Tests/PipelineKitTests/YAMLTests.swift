import PipelineKit
import Testing

@Suite struct YAMLTests {
  private func read(_ text: String) -> (node: YAMLNode?, problems: Problems) {
    var problems = Problems()
    let node = YAMLDocument.read(DataFile(name: "a.yaml", bytes: Array(text.utf8)), &problems)
    return (node, problems)
  }

  private func place(_ problem: Problem?) -> [Int] { [problem?.place.line ?? -1, problem?.place.column ?? -1] }

  @Test func `a plain scalar that YAML would change is no text`() throws {
    for (written, kind) in [
      ("2021", "number"), ("010", "number"), ("0x1F", "number"), ("1e3", "number"), ("1:30", "number"),
      ("no", "boolean"), ("Y", "boolean"), ("2021-06-01", "date"), (".inf", "number"), ("-1_000", "number"),
    ] {
      var (node, problems) = read("unit: \(written)\n")
      let map = try #require(node?.mapping(keys: ["unit"], &problems))
      _ = map["unit"]?.text(&problems)
      #expect(problems.list.map(\.code) == [.unquotedText], "\(written)")
      #expect(problems.list.first?.arguments == [kind], "\(written)")
      #expect(place(problems.list.first) == [1, 7])
    }
    for written in ["\"2021\"", "'no'", "2021-06", "617A", "e3", "1.2.3", "nd07-2021"] {
      var (node, problems) = read("unit: \(written)\n")
      _ = node?.mapping(keys: ["unit"], &problems)?["unit"]?.text(&problems)
      #expect(problems.isEmpty, "\(written)")
    }
  }

  @Test func `repeated keys are all found, each at its own place`() throws {
    let text = """
      name: a
      list:
        - {period: "1", inputs: ["x, period: y"], period: "2", "period": "3", z: 1}
        - id: a
          id: b
      name: b
      """
    var (node, problems) = read(text)
    let map = try #require(node?.mapping(keys: ["name", "list"], &problems))
    #expect(map["name"]?.text(&problems)?.value == "a")
    for item in map["list"]?.items(&problems) ?? [] {
      _ = item.mapping(keys: ["period", "inputs", "id"], &problems)
    }
    let found = problems.sorted.map { "\($0.code.rawValue) \($0.found) \($0.place.line):\($0.place.column)" }
    #expect(
      found == [
        "duplicate-key period 3:45", "duplicate-key period 3:58", "unknown-key z 3:73", "duplicate-key id 5:5",
        "duplicate-key name 6:1",
      ])
  }

  @Test func `mistakes of syntax have a place`() {
    let (node, problems) = read("name: a\nlist: [a, b\nmore: c\n")
    #expect(node == nil)
    #expect(problems.list.map(\.code) == [.yamlSyntax])
    #expect(problems.list.first?.place.line == 3)
  }

  @Test func `an empty file, a file of comments, bytes that are not UTF-8`() {
    #expect(read("").problems.list.map(\.code) == [.emptyFile])
    #expect(read("# nothing\n").problems.list.map(\.code) == [.emptyFile])
    var problems = Problems()
    _ = YAMLDocument.read(DataFile(name: "a", bytes: Array("a: b\nc: ".utf8) + [0xE9, 0x0A]), &problems)
    #expect(problems.list.map(\.code) == [.notUTF8])
    #expect(problems.list.first?.place.line == 2)
  }

  @Test func `anchors are followed, and aliases without end are cut off`() throws {
    var (node, problems) = read("a: &x [\"1\"]\nb: *x\n")
    let map = try #require(node?.mapping(keys: ["a", "b"], &problems))
    #expect(map["b"]?.texts(&problems)?.map(\.value) == ["1"])
    #expect(problems.isEmpty)
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(read(bomb).problems.list.map(\.code) == [.yamlSyntax])
  }

  @Test func `wrong kinds say what was found and what was expected`() throws {
    var (node, problems) = read("a: [x]\nb: {c: d}\nc: \"5\"\nd: 7\ne: yes\n")
    let map = try #require(node?.mapping(keys: ["a", "b", "c", "d", "e"], &problems))
    #expect(map["a"]?.text(&problems) == nil)
    #expect(map["b"]?.items(&problems) == nil)
    #expect(map["c"]?.integer(&problems) == nil)
    #expect(map["d"]?.integer(in: 0...5, &problems) == nil)
    #expect(map["e"]?.boolean(&problems) == nil)
    #expect(
      problems.list.map(\.arguments) == [
        ["list", "text"], ["mapping", "list"], ["text", "number"], ["0", "5"], ["text", "boolean"],
      ])
  }

  @Test func `the nearest word is suggested`() {
    let words = ["units", "lineage", "totals", "targets"]
    #expect(NearestWord.to("unit", among: words) == "units")
    #expect(NearestWord.to("untis", among: words) == "units")
    #expect(NearestWord.to("Totals", among: words) == "totals")
    #expect(NearestWord.to("households", among: words) == nil)
  }
}

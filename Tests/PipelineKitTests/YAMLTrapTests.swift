import PipelineKit
import Testing

/// What people are known to write into YAML by mistake: each is named at its place, with what to write.
@Suite struct YAMLTrapTests {
  private static let good = """
    name: case
    title: Rà soát
    unit: "617"
    reference:
      units: ref/units.csv
      totals: ref/totals.csv
    surveys:
      - {period: "2022", standard: nd07-2021, inputs: ["inbox/**"]}
    """

  /// The problems of the text with something replaced, as `line:column code argument`.
  private func problems(_ old: String, _ new: String) -> [String] {
    let text = replaced(old, new)
    var problems = Problems()
    let top = YAMLDocument.read(DataFile(name: "a.yaml", bytes: Array(text.utf8)), &problems)
    let map = top?.mapping(keys: ["name", "title", "unit", "reference", "surveys"], &problems)
    for key in ["name", "title", "unit"] { _ = map?[key]?.text(&problems) }
    let reference = map?["reference"]?.mapping(keys: ["units", "totals"], &problems)
    _ = reference?["units"]?.text(&problems)
    for survey in map?["surveys"]?.items(&problems) ?? [] {
      let own = survey.mapping(keys: ["period", "standard", "inputs"], &problems)
      _ = own?["period"]?.text(&problems)
      _ = own?["standard"]?.text(&problems)
      _ = own?["inputs"]?.texts(&problems)
    }
    return problems.sorted.map {
      "\($0.place.line):\($0.place.column) \($0.code.rawValue) " + $0.arguments.joined(separator: "|")
    }
  }

  private func replaced(_ old: String, _ new: String) -> String {
    var text = Self.good
    if let range = text.range(of: old) { text.replaceSubrange(range, with: new) }
    return text
  }

  @Test func nothingIsWrongWithTheGoodText() {
    #expect(problems("x", "x").isEmpty)
    #expect(problems("unit: ", "unit:\t").isEmpty, "a tab behind a colon is a blank")
    #expect(problems("Rà soát", "|\n  Rà soát\n  hai dòng").isEmpty)
    #expect(problems("Rà soát", "Rà soát “hộ nghèo” 2022").isEmpty)
  }

  @Test(arguments: ["\tunits", "  \tunits", "\t\tunits"]) func aTabIndents(_ line: String) {
    #expect(problems("  units", line).first?.contains(" yaml-tab ") == true)
  }

  @Test func backslashesBetweenFolders() {
    #expect(problems("inbox/**", "inbox\\*.csv") == ["8:52 yaml-backslash inbox/*.csv"])
    #expect(problems("inbox/**", "inbox\\2022\\x.csv") == ["8:52 yaml-backslash inbox/2022/x.csv"])
    #expect(problems("inbox/**", "inbox\\") == ["8:52 yaml-backslash inbox/**"])
    #expect(problems("ref/units.csv", "\"ref\\units.csv\"") == ["5:10 yaml-backslash ref/units.csv"])
    #expect(problems("inbox/**", "inbox\\tam\\*.csv") == ["8:52 yaml-backslash inbox/tam/*.csv"])
    #expect(problems("\"inbox/**\"", "\"inbox\\tam\"") == ["8:52 yaml-backslash inbox/tam"], "an escape that YAML has")
  }

  @Test func curlyQuotes() {
    #expect(problems("\"617\"", "“617”") == ["3:7 yaml-smart-quotes 617"])
    #expect(problems("\"2022\"", "‘2022’") == ["8:14 yaml-smart-quotes 2022"])
    #expect(problems("\"617\"", "\"617”") == ["3:7 yaml-smart-quotes 617"])
    #expect(problems("\"617\"", "“617\"") == ["3:7 yaml-smart-quotes 617"])
  }

  @Test func noBlankBehindAColon() {
    #expect(problems("name: case", "name:case") == ["1:5 yaml-colon name: case"])
    #expect(problems("units: ref", "units:ref") == ["5:8 yaml-colon units: ref/units.csv"])
    #expect(problems("standard: nd", "standard:nd") == ["8:22 yaml-colon standard: nd07-2021"])
  }

  @Test func blanksThatAreNone() {
    for blank in ["\u{A0}", "\u{3000}", "\u{200B}"] {
      #expect(problems("  units", blank + blank + "units").first?.contains("yaml-odd-space") == true)
      #expect(problems("unit: ", "unit:" + blank).first?.contains("yaml-odd-space") == true)
      #expect(problems("nd07-2021,", "nd07-2021\(blank),") == ["8:32 yaml-odd-space "])
    }
  }

  @Test func valuesThatNeedQuotesAndQuotesThatStayOpen() {
    #expect(problems("\"inbox/**\"", "*.csv") == ["8:52 yaml-needs-quotes "])
    #expect(problems("Rà soát", "Rà soát: năm 2022") == ["2:8 yaml-needs-quotes "])
    #expect(problems("\"617\"", "\"617") == ["3:7 yaml-open-quote "])
    #expect(problems("\"inbox/**\"", "\"inbox/**") == ["8:52 yaml-open-quote "])
  }

  @Test func marksAndLineEndsOfWindowsAreRead() {
    for text in ["\u{FEFF}" + Self.good, Self.good.replacingOccurrences(of: "\n", with: "\r\n")] {
      var problems = Problems()
      #expect(YAMLDocument.read(DataFile(name: "a", bytes: Array(text.utf8)), &problems) != nil)
      #expect(problems.isEmpty)
    }
  }
}

extension String {
  fileprivate func replacingOccurrences(of old: String, with new: String) -> String {
    split(separator: Character(old), omittingEmptySubsequences: false).joined(separator: new)
  }

  fileprivate func range(of part: String) -> Range<Index>? {
    indices.lazy.filter { self[$0...].hasPrefix(part) }.first.map { $0..<index($0, offsetBy: part.count) }
  }
}

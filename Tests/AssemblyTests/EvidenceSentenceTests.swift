import PipelineKit
import Testing

@testable import Assembly
@testable import Deduplicate

@Suite struct EvidenceSentenceTests {
  @Test func everyLevelHasWords() {
    for level in Comparison.allCases.flatMap({ $0.levels.dropFirst() }) {
      #expect(EvidenceSentences.levels[level] != nil, "\(level)")
    }
  }

  @Test func classesAreSaidInTheReadersLanguage() {
    let finding = Finding(.duplicateClassDiffers, survey: 0, unit: "23404", ["near-poor"])
    #expect(FindingSentences.text(finding, .vi).contains("tính là hộ cận nghèo."))
    #expect(FindingSentences.text(finding, .en).contains("near-poor holds"))
  }
}

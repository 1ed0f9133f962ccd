import Deduplicate
import Testing

@testable import Assembly

@Suite struct EvidenceSentenceTests {
  @Test func everyLevelHasWords() {
    for level in Comparison.allCases.flatMap({ $0.levels.dropFirst() }) {
      #expect(EvidenceSentences.levels[level] != nil, "\(level)")
    }
  }
}

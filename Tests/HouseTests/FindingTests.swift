import PipelineKit
import Rehearsal
import Testing

@testable import Assembly

/// Every finding has a word of its own and says the same in both languages.
@Suite struct FindingTests {
  @Test func wordsAreUniqueAndLowerKebab() {
    let words = FindingCode.all.map(\.word)
    #expect(Set(words).count == words.count)
    for word in words { #expect(word.wholeMatch(of: /[a-z]+(-[a-z0-9]+)*/) != nil, "\(word)") }
  }

  @Test func everyDeclaredCodeIsListed() {
    let words = Set(FindingCode.all.map(\.word))
    for place in SourceTree().places(of: #"= FindingCode\(""#) {
      guard let word = place.firstMatch(of: /FindingCode\("([^"]+)"/) else { continue }
      #expect(words.contains(String(word.1)), "\(place) is in no list")
    }
  }

  @Test func everyCodeHasItsSentences() {
    for code in FindingCode.all { #expect(FindingSentences.has(code), "\(code.word) has no sentence") }
    let words = Set(FindingCode.all.map(\.word))
    for word in FindingSentences.sentences.keys.sorted() {
      #expect(words.contains(word), "the sentence “\(word)” belongs to no code")
    }
  }

  @Test func everyCodeHasItsPlaceInReturns() {
    for code in FindingCode.all { #expect(ReturnGuide.has(code), "ReturnGuide does not place \(code.word)") }
    let words = Set(FindingCode.all.map(\.word))
    for guide in ReturnGuide.all { #expect(words.contains(guide.code), "\(guide.code) is no code") }
    #expect(Set(ReturnGuide.all.map(\.code)).count == ReturnGuide.all.count)
  }

  @Test func bothLanguagesHaveTheSameGaps() {
    for code in FindingCode.all {
      let gaps = [Language.vi, .en].map { language in
        Set(FindingSentences.text(Finding(code), language).matches(of: /%\d/).map { String($0.0) })
      }
      #expect(gaps[0] == gaps[1], "\(code.word)")
      #expect(gaps[0] == Set((0..<gaps[0].count).map { "%\($0 + 1)" }), "\(code.word) leaves out an argument")
    }
  }

  @Test func sentencesEndAndDiffer() {
    for code in FindingCode.all {
      let pair = [Language.vi, .en].map { FindingSentences.text(Finding(code), $0) }
      #expect(pair[0] != pair[1], "\(code.word) is not translated")
      for text in pair { #expect(text.hasSuffix("."), "\(code.word): \(text)") }
    }
  }

  @Test func everyProblemHasItsSentences() {
    let place = SourcePlace(file: "f", line: 1)
    for code in ProblemCode.allCases {
      let problem = Problem(code, at: place, found: "x", ["1", "2", "3"])
      let pair = [Language.vi, .en].map { ProblemSentences($0).sentence(problem) }
      #expect(pair[0] != pair[1], "\(code.rawValue) is not translated")
      for text in pair { #expect(!text.contains("{") && text.count > 5, "\(code.rawValue): \(text)") }
    }
  }
}

import PipelineKit
import Testing
import Workbooks

@testable import Assembly

@Suite("What files are that are not read")
struct KindWordTests {
  /// The kinds that are read, or said otherwise.
  private let read: Set<FileKind> = [.xlsx, .text, .utf16, .empty]

  @Test func everyKindHasItsWords() {
    for kind in FileKind.allCases where !read.contains(kind) {
      #expect(KindWords.has(kind.rawValue), "\(kind.rawValue)")
    }
  }

  @Test func wordsDifferInBothLanguages() {
    let (vi, en) = (KindWords.all(.vi), KindWords.all(.en))
    #expect(Set(vi.keys) == Set(en.keys))
    for (word, text) in vi { #expect(text != en[word] && !text.isEmpty && !text.hasSuffix("."), "\(word)") }
  }
}

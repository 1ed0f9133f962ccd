import Assembly
import Emit
import Foundation
import PipelineKit
import Rehearsal
import Testing

/// Pages of the documentation that are written by the program itself.
@Suite struct GeneratedPageTests {
  @Test func theFindingsPageIsAsGenerated() throws { try compare("docs/findings.md", FindingPage.text) }

  @Test func theDataDictionaryIsAsGenerated() throws { try compare("docs/data-dictionary.md", DataDictionary.page) }

  private func compare(_ name: String, _ text: String) throws {
    if Repository.isRecording, Repository.text(name) != text {
      try TemporaryFolder.write(Data(text.utf8), to: Repository.path(name))
      Issue.record("\(name) was written anew: read the diff.")
    }
    let isSame = Repository.text(name) == text
    #expect(isSame, "\(name) is not what the declarations say; run `make record`")
  }

  @Test func everyFindingStandsOnItsPage() {
    for code in FindingCode.all { #expect(FindingPage.text.contains("| `\(code.word)` |"), "\(code.word)") }
  }

  @Test func everyColumnHasAMeaning() {
    for file in DataDictionary.files {
      #expect(!file.about.isEmpty, "\(file.name) has no sentence")
      for column in file.columns {
        #expect(!DataDictionary.meaning(of: column, in: file.name).isEmpty, "\(file.name) \(column)")
      }
    }
  }
}

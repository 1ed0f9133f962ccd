import ArgumentParser
import Assembly
import PipelineKit
import Standards

/// `rasoat standards`: the poverty standards known, with their sources and what is uncertain.
struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards", abstract: "Các chuẩn nghèo đang có, kèm nguồn và điều chưa chắc chắn.")

  @OptionGroup var speech: LanguageOption

  func run() throws {
    do {
      var problems = Problems()
      let data = DataFolder(path: try DataFolder.find(), &problems)
      let standards = data.standards(&problems)
      for standard in standards { print(StandardPage(standard, speech.language).text) }
      let sentences = ProblemSentences(speech.language)
      for problem in problems.sorted { StandardError.write(sentences.line(problem)) }
      if !problems.isEmpty { throw ExitCode(Failure.Code.configuration.exit) }
    } catch let failure as Failure {
      StandardError.write(speech.language == .vi ? failure.vietnamese : failure.english)
      throw ExitCode(failure.code.exit)
    }
  }
}

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
    let session = Session(pipeline: "", language: speech.language)
    var problems = Problems()
    let data = try session.failing { DataFolder(path: try DataFolder.find(), &problems) }
    for standard in data.standards(&problems) {
      try StandardOutput(language: speech.language).write(StandardPage(standard, speech.language).text)
    }
    let sentences = ProblemSentences(speech.language)
    for problem in problems.sorted { StandardError.write(sentences.line(problem)) }
    if !problems.isEmpty { throw ExitCode(Failure.Code.configuration.exit) }
  }
}

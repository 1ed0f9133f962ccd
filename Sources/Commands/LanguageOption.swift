import PipelineKit
import ArgumentParser
import PipelineKit

extension Language: ExpressibleByArgument {}

/// `--lang`, which every command has.
struct LanguageOption: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: "Ngôn ngữ của thông báo, báo cáo, phiếu trả lời; biểu mẫu chính thức luôn bằng tiếng Việt.")
  var language = Language.vi
}

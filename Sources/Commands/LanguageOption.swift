import PipelineKit
import ArgumentParser
import PipelineKit

extension Language: ExpressibleByArgument {}

/// `--lang`, which every command has.
struct LanguageOption: ParsableArguments {
  @Option(name: .customLong("lang"), help: "Ngôn ngữ: vi hoặc en.")
  var language = Language.vi
}

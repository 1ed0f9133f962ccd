import ArgumentParser
import Assembly
import Foundation
import PipelineKit

/// `rasoat fit-linkage`: the weights of record linkage from workspaces of which the truth is known. For those who keep
/// the program, so it is not shown.
struct FitLinkageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit-linkage", abstract: "Tính trọng số nối hộ từ dữ liệu đã biết đáp án.", shouldDisplay: false)

  @Argument(help: "Từng cặp: tệp pipeline, tệp đáp án (file⇥sheet⇥row⇥household).")
  var pairs: [String]
  @Option(parsing: .upToNextOption, help: "Như trên, để biết hộ đổi chủ hộ còn giữ lại gì.")
  var heirs: [String] = []
  @Option(help: "Dữ liệu từ đâu, ghi vào tệp kết quả.")
  var source = "-"
  @OptionGroup var speech: LanguageOption

  func validate() throws {
    if pairs.isEmpty || pairs.count % 2 != 0 || heirs.count % 2 != 0 {
      throw ValidationError("PIPELINE LABELS [PIPELINE LABELS …]")
    }
  }

  func run() throws {
    var fitting = LinkageFitting()
    for (files, use) in [(pairs, LinkageFitting.Use.heads), (heirs, .heirs)] {
      for index in stride(from: 0, to: files.count, by: 2) {
        let session = Session(pipeline: files[index], language: speech.language)
        let plan = try session.plan()
        let labels = files[index + 1]
        try session.failing { try fitting.add(plan, labels: labels, for: use, jobs: 2) }
      }
    }
    print(fitting.file(sources: [source]), terminator: "")
  }
}

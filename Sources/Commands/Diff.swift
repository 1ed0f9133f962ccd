import ArgumentParser
import Assembly
import Foundation
import PipelineKit
import Review

/// `rasoat diff`: what moved between two runs.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "So sánh hai lần chạy: ô nào khác, ở đơn vị nào.")

  /// How changes are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, html }

  @Argument(help: "Thư mục của lần chạy trước.")
  var runA: String
  @Argument(help: "Thư mục của lần chạy sau.")
  var runB: String
  @Option(help: "Dạng kết quả: text, csv hoặc html.")
  var format = Format.text
  @OptionGroup var speech: LanguageOption

  func run() throws {
    let diff: RunDiff
    do { diff = try RunDiff(RunFolder.named(runA), RunFolder.named(runB)) } catch {
      StandardError.write(speech.language == .vi ? error.vietnamese : error.english)
      throw ExitCode(2)
    }
    let output = StandardOutput(language: speech.language)
    switch format {
    case .text: try output.write(diff.text(speech.language))
    case .html: try output.write(Array(diff.page(speech.language).utf8))
    case .csv: try output.write(diff.csv)
    }
    if !diff.changes.isEmpty { throw ExitCode(1) }
  }
}

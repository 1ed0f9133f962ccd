import ArgumentParser
import Assembly
import Foundation
import PipelineKit

/// `rasoat status`: who has sent what, what is missing, late, refused.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Ai đã nộp, nộp gì; còn thiếu, bị từ chối, đã được thay.")

  @Argument(help: "Tệp pipeline (YAML).")
  var pipeline: String
  @OptionGroup var speech: LanguageOption

  func run() throws {
    let session = Session(pipeline: pipeline, language: speech.language)
    let plan = try session.plan()
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let page = try session.failing { try StatusPage(plan: plan, language: speech.language).text(jobs: jobs) }
    try StandardOutput(language: speech.language).write(page)
  }
}

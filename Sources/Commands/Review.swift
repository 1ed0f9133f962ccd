import ArgumentParser
import Assembly
import Foundation
import PipelineKit

/// `rasoat review`: the pairs of rows of which people have to say whether they are one household.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Các cặp dòng cần người quyết định có phải là một hộ, cặp ảnh hưởng nhiều nhất trước.")

  @Argument(help: "Tệp pipeline (YAML) hoặc thư mục của lần chạy.")
  var path: String
  @Option(help: "Thư mục để ghi review.csv và review.html (có thông tin cá nhân).")
  var out = "review"
  @OptionGroup var speech: LanguageOption

  func run() throws {
    let session = Session(pipeline: path, language: speech.language)
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let replay = try replay(session, jobs)
    let review = PairReview(replay, jobs: jobs)
    try session.failing { try review.write(to: out, speech.language) }
    if review.count == 0 {
      StandardError.write(
        speech.language == .vi ? "Không còn cặp nào cần quyết định." : "No pair is left to decide.")
      return
    }
    let count = NumberWords(speech.language).integer(review.count)
    switch speech.language {
    case .vi: StandardError.write("\(count) cặp cần quyết định: \(out)/review.html, \(out)/review.csv")
    case .en: StandardError.write("\(count) pairs to decide: \(out)/review.html, \(out)/review.csv")
    }
  }

  private func replay(_ session: Session, _ jobs: Int) throws -> Replay {
    if Replay.isRun(path) {
      return try session.failing { try Replay(run: path, language: speech.language, jobs: jobs) }
    }
    let plan = try session.plan()
    return try session.failing { try Replay(plan: plan, jobs: jobs) }
  }
}

import ArgumentParser
import Assembly
import Foundation
import PipelineKit

/// `rasoat verify`: hashes of everything, and that a re-run gives the same bytes.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Kiểm tra mã băm của mọi tệp và chạy lại để so từng byte.")

  @Argument(help: "Thư mục của lần chạy.")
  var directory: String
  @OptionGroup var speech: LanguageOption

  func run() throws {
    let session = Session(pipeline: "", language: speech.language)
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let verification = try session.failing { try Verification(directory, language: speech.language, jobs: jobs) }
    for trouble in verification.troubles { StandardError.write(trouble) }
    guard verification.troubles.isEmpty else { throw ExitCode(1) }
    switch speech.language {
    case .vi:
      StandardError.write("\(directory): đúng. \(verification.files) tệp khớp mã băm; chạy lại cho cùng từng byte.")
    case .en:
      StandardError.write(
        "\(directory): true. \(verification.files) files have their hashes; a re-run gives the same bytes.")
    }
  }
}

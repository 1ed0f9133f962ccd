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

  private var intact: String {
    speech.language == .vi
      ? "\(directory): các tệp đã công bố còn nguyên, nhưng đầu vào đã đổi nên không chạy lại để so được."
      : "\(directory): what was published is untouched, but its inputs have changed and it cannot be made again."
  }

  func run() throws {
    let session = Session(pipeline: "", language: speech.language)
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let verification = try session.failing { try Verification(directory, language: speech.language, jobs: jobs) }
    for trouble in verification.troubles { StandardError.write(trouble) }
    guard verification.troubles.isEmpty else {
      if verification.isIntact, !verification.reran { StandardError.write(intact) }
      throw ExitCode(1)
    }
    let files = NumberWords(speech.language).integer(verification.files)
    switch speech.language {
    case .vi:
      StandardError.write("\(directory): đúng. \(files) tệp khớp mã băm; chạy lại cho cùng từng byte.")
    case .en:
      StandardError.write(
        "\(directory): true. \(files) files have their hashes; a re-run gives the same bytes.")
    }
  }
}

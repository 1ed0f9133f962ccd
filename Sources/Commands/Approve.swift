import ArgumentParser
import Assembly
import Foundation
import PipelineKit

/// `rasoat approve`: sign off a run.
struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Phê duyệt một lần chạy; hết hiệu lực khi đầu vào, quyết định hoặc quy tắc thay đổi.",
    discussion: "Phê duyệt được ghi vào <thư mục lần chạy>.approval.json, bên cạnh thư mục; thư mục không bị sửa.")

  @Argument(help: "Thư mục của lần chạy.")
  var directory: String
  @Option(help: "Người phê duyệt.")
  var by: String
  @Option(help: "Ghi chú.")
  var note = ""
  @Flag(help: "Phê duyệt cả khi còn danh sách thiếu hoặc bị từ chối.")
  var acceptIncomplete = false
  @OptionGroup var speech: LanguageOption

  func validate() throws {
    if by.allSatisfy(\.isWhitespace) {
      throw ValidationError("--by: nêu tên người phê duyệt (say who approves)")
    }
    if (by + note).unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw ValidationError("--by, --note: chỉ một dòng chữ (one line of text)")
    }
  }

  func run() throws {
    let session = Session(pipeline: "", language: speech.language)
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let made = try session.failing {
      try RunApproval(
        directory, by: by, note: note, acceptsIncomplete: acceptIncomplete, language: speech.language, jobs: jobs)
    }
    switch speech.language {
    case .vi: StandardError.write("\(directory): \(made.approval.by) đã phê duyệt, \(made.approval.on); \(made.file)")
    case .en: StandardError.write("\(directory): approved by \(made.approval.by), \(made.approval.on); \(made.file)")
    }
  }
}

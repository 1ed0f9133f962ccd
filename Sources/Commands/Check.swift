import ArgumentParser
import Assembly
import PipelineKit

/// `rasoat check`: every problem of a pipeline and of the files that it names; writes nothing.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Nêu mọi lỗi của tệp pipeline và các tệp nó dùng; không ghi gì.")

  @Argument(help: "Tệp pipeline (YAML).")
  var pipeline: String

  @OptionGroup var speech: LanguageOption

  func run() throws {
    let plan = try Session(pipeline: pipeline, language: speech.language).plan()
    for remark in plan.readingRemarks(speech.language) { StandardError.write(remark) }
    for remark in plan.targetRemarks(speech.language) { StandardError.write(remark) }
    StandardError.write(Self.allWell(plan, pipeline, speech.language))
  }

  /// One line that says what was checked.
  static func allWell(_ plan: Plan, _ pipeline: String, _ language: Language) -> String {
    let inputs = plan.surveys.reduce(0) { $0 + $1.inputs.count }
    let counts = [
      plan.surveys.count, inputs, plan.files.count - 1, plan.units.count, plan.targets.count, plan.submissions.count,
    ].map { NumberWords(language).integer($0) }
    return switch language {
    case .vi:
      "\(pipeline): không có lỗi (\(counts[0]) cuộc rà soát, \(counts[1]) tệp đầu vào, \(counts[2]) tệp tham chiếu: "
        + "\(counts[3]) dòng đơn vị, \(counts[4]) chỉ tiêu, \(counts[5]) lần nộp)."
    case .en:
      "\(pipeline): no problem (\(counts[0]) surveys, \(counts[1]) input files, \(counts[2]) reference files: "
        + "\(counts[3]) rows of units, \(counts[4]) targets, \(counts[5]) submissions)."
    }
  }
}

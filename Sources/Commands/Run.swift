import ArgumentParser
import Assembly
import Foundation
import PipelineKit

/// `rasoat run`: from the communes' files to the published tables.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Đọc danh sách của các xã, tính và công bố số liệu.")

  @OptionGroup var flags: RunFlags

  func run() throws { try flags.run(addingPacks: false) }
}

/// What can be said of a run, whether it reads lists or packs.
struct RunFlags: ParsableArguments {
  /// How lines on stderr look.
  enum LogFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Tệp pipeline (YAML).")
  var pipeline: String
  @Option(help: "Kỳ báo cáo (mặc định: đợt rà soát cuối).")
  var period: String?
  @Option(help: "Thư mục công bố, thay cho publish.directory.")
  var out: String?
  @Option(help: "Số luồng (mặc định: số nhân máy).")
  var jobs: Int?
  @Flag(help: "Chạy và công bố cả khi không có gì thay đổi.")
  var fresh = false
  @Flag(help: "Làm mọi việc trừ công bố.")
  var dryRun = false
  @Flag(help: "Chỉ in một dòng kết quả.")
  var quiet = false
  @Option(help: "Dạng thông báo: text hoặc json.")
  var logFormat = LogFormat.text
  @OptionGroup var speech: LanguageOption

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs \(jobs): phải từ 1 đến 256 (must be 1 to 256)")
    }
  }

  /// Runs the pipeline, whose inputs are lists, or packs that are to be added.
  func run(addingPacks: Bool) throws {
    let session = Session(pipeline: pipeline, language: speech.language)
    let plan = try session.plan()
    sayMissingFormats(plan)
    let threads = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let options = RunOptions(
      period: period, out: out, jobs: threads, fresh: fresh, dryRun: dryRun, language: speech.language)
    let log = RunLog(isQuiet: quiet, format: logFormat, language: speech.language)
    let outcome = try session.failing {
      try plan.mustAddPacks(addingPacks)
      let run = try PipelineRun(plan: plan, pipelinePath: pipeline, options: options)
      let outcome = try run.run { log.survey($0, plan) }
      log.end(RunScreen(plan: plan, pipeline: pipeline, language: speech.language), outcome, run.reported)
      return outcome
    }
    if !outcome.isUnchanged, !outcome.isComplete { throw ExitCode(3) }
  }

  /// Formats that the pipeline asks for and this version does not write are said, not passed over.
  private func sayMissingFormats(_ plan: Plan) {
    let missing = plan.formats.filter { $0 == .sqlite }.map(\.rawValue)
    guard !quiet, logFormat == .text, !missing.isEmpty else { return }
    let list = missing.joined(separator: ", ")
    StandardError.write(
      speech.language == .vi
        ? "Phiên bản này chưa xuất định dạng: \(list)." : "This version does not write these formats yet: \(list).")
  }
}

/// What a run says on the way: a line a survey, and the screen at its end; all on stderr.
struct RunLog {
  let isQuiet: Bool
  let format: RunFlags.LogFormat
  let language: Language

  /// A survey is done.
  func survey(_ run: SurveyRun, _ plan: Plan) {
    guard !isQuiet else { return }
    let survey = plan.surveys[run.survey]
    let counted = run.files.filter { $0.fate == .counted }.count
    switch format {
    case .text:
      let numbers = [run.files.count, counted, run.tally.kept].map { NumberWords(language).integer($0) }
      let name = "\(survey.period) \(survey.standard.id)"
      StandardError.write(
        language == .vi
          ? "\(name): \(numbers[0]) tệp, \(numbers[1]) tệp được tính, \(numbers[2]) hộ"
          : "\(name): \(numbers[0]) files, \(numbers[1]) count, \(numbers[2]) households")
    case .json:
      json([
        "event": "survey", "period": survey.period.text, "standard": survey.standard.id,
        "files": String(run.files.count), "counted": String(counted), "households": String(run.tally.kept),
      ])
    }
  }

  /// The run is done.
  func end(_ screen: RunScreen, _ outcome: RunOutcome, _ survey: Int) {
    switch format {
    case .text:
      let text = screen.text(outcome, survey: survey)
      StandardError.write(isQuiet ? screen.summaryLine(outcome, survey: survey) : "\n" + text)
    case .json:
      json([
        "event": "end", "directory": outcome.directory ?? "", "complete": outcome.isComplete ? "true" : "false",
        "unchanged": outcome.isUnchanged ? "true" : "false", "summary": screen.summaryLine(outcome, survey: survey),
      ])
    }
  }

  private func json(_ fields: [String: String]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if let data = try? encoder.encode(fields) { StandardError.write(String(decoding: data, as: UTF8.self)) }
  }
}

import ArgumentParser
import Assembly
import Foundation
import PipelineKit

/// `rasoat explain`: the rows behind a household or a published number.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Các dòng đứng sau một hộ hoặc một con số đã công bố.")

  /// How explanations are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, text }

  @Argument(help: "Thư mục của lần chạy.")
  var directory: String
  @Option(help: "Mã hộ, như ở lists/households.csv.")
  var household: String?
  @Option(help: "Mã đơn vị.")
  var unit: String?
  @Option(help: "Cột của summary (poor_households) hoặc bảng.cột (indicators.households).")
  var measure: String?
  @Option(help: "Kỳ; mặc định là kỳ của lần chạy.")
  var period: String?
  @Option(help: "Chuẩn nghèo, khi một kỳ có hai chuẩn.")
  var standard: String?
  @Option(help: "Dạng kết quả: csv hoặc text.")
  var format = Format.csv
  @OptionGroup var speech: LanguageOption

  func validate() throws {
    let isNumber = unit != nil && measure != nil
    if (household == nil) != isNumber || (unit == nil) != (measure == nil) {
      throw ValidationError(
        "nêu --household MÃ, hoặc cả --unit MÃ và --measure TÊN (give --household ID, or both --unit CODE and --measure NAME)"
      )
    }
  }

  func run() throws {
    let session = Session(pipeline: "", language: speech.language)
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let replay = try session.failing { try Replay(run: directory, language: speech.language, jobs: jobs) }
    if let household {
      let explanation = try session.failing { try HouseholdExplanation(replay, household: household, jobs: jobs) }
      try write(explanation.csv, explanation.text)
    } else if let unit, let measure {
      let explanation = try session.failing {
        try MeasureExplanation(replay, unit: unit, measure: measure, period: period, standard: standard)
      }
      try write(explanation.csv, explanation.text)
    }
  }

  private func write(_ csv: [UInt8], _ text: (Language) -> String) throws {
    let output = StandardOutput(language: speech.language)
    switch format {
    case .csv: try output.write(csv)
    case .text: try output.write(text(speech.language))
    }
  }
}

import ArgumentParser
import Assembly
import Foundation
import PipelineKit

extension AllocationOrder.Measure: ExpressibleByArgument {}

/// `rasoat allocate`: shares a target out to the units below so that the parts add up.
struct AllocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate",
    abstract: "Chia một chỉ tiêu cho các đơn vị trực thuộc, cộng lại đúng bằng chỉ tiêu.",
    discussion: """
      Số liệu là của kỳ gốc của chỉ tiêu, đọc lại từ danh sách (chưa có thì kỳ gần nhất trước đó). Kết quả ra stdout; \
      --write ghi thêm tệp chỉ tiêu theo mẫu targets.csv.
      """)

  /// How the parts are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, text }

  @Argument(help: "Tệp pipeline (YAML).")
  var pipeline: String
  @Option(help: "Mã chỉ tiêu (cột id của tệp targets).")
  var target: String
  @Option(help: "Chia theo: poor (số hộ), gap (mức vượt tỷ lệ cho phép), effort (cùng số điểm %).")
  var by = AllocationOrder.Measure.poor
  @Option(help: "Mỗi đơn vị nhận ít nhất bấy nhiêu hộ.")
  var floor = 0
  @Option(help: "Mỗi đơn vị nhận nhiều nhất bấy nhiêu hộ.")
  var cap: Int?
  @Option(help: "Ấn định: MÃ=SỐ HỘ; dùng được nhiều lần.")
  var fix: [String] = []
  @Option(help: "Dạng kết quả: csv hoặc text.")
  var format = Format.csv
  @Option(help: "Ghi các phần thành tệp chỉ tiêu; tệp đã có thì không ghi đè.")
  var write: String?
  @OptionGroup var speech: LanguageOption

  func validate() throws {
    if floor < 0 { throw ValidationError("--floor \(floor): không được âm (must not be negative)") }
    if let cap, cap < floor {
      throw ValidationError("--cap \(cap): phải từ --floor trở lên (must be at least --floor)")
    }
    _ = try fixed()
  }

  /// What is fixed, by the unit's code.
  private func fixed() throws -> [String: Int] {
    var fixed: [String: Int] = [:]
    for text in fix {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, let number = Int(parts[1]), number >= 0 else {
        throw ValidationError("--fix \(text): viết MÃ=SỐ, ví dụ 23404=12 (write UNIT=N, as 23404=12)")
      }
      if fixed.updateValue(number, forKey: String(parts[0])) != nil {
        throw ValidationError("--fix \(parts[0]): có hai lần (stands twice)")
      }
    }
    return fixed
  }

  func run() throws {
    let session = Session(pipeline: pipeline, language: speech.language)
    let plan = try session.plan()
    let order = AllocationOrder(target: target, measure: by, floor: floor, cap: cap, fixed: try fixed())
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let allocation = try session.failing { try TargetAllocation(plan: plan, order: order, jobs: jobs) }
    if let write { try session.failing { try allocation.write(to: write) } }
    let output = StandardOutput(language: speech.language)
    switch format {
    case .csv:
      StandardError.write(allocation.heading(speech.language))
      try output.write(allocation.csv)
    case .text: try output.write(allocation.text(speech.language))
    }
  }
}

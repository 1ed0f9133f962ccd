import Geography
import PipelineKit
import Standards

/// A poverty standard as a page for the terminal.
public struct StandardPage {
  private let standard: Standard
  private let language: Language

  /// The page of a standard.
  public init(_ standard: Standard, _ language: Language) {
    self.standard = standard
    self.language = language
  }

  /// The page, each line ended, a blank line at the end.
  public var text: String {
    var lines = ["\(standard.id)  \(standard.title)"]
    lines.append("  " + say("Các kỳ", "Periods") + ": \(standard.firstYear)–\(standard.lastYear)")
    lines += section(say("Tiêu chí", "Criteria"), standard.lines.map(line))
    lines += section(say("Chỉ số", "Indicators"), standard.indicators.enumerated().map { indicator($0, $1) })
    lines += section(say("Điểm", "Scores"), scores)
    lines += section(
      say("Nguyên nhân nghèo", "Causes"), standard.causes.enumerated().map { "\($0 + 1). \($1.id): \($1.name)" })
    lines += section(say("Ghi chú", "Notes"), standard.notes)
    lines += section(say("Chưa chắc chắn", "Uncertain"), standard.uncertainties)
    lines += section(say("Nguồn", "Sources"), standard.sources)
    return lines.joined(separator: "\n") + "\n"
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  private func section(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["  \(title):"] + items.map { "    \($0)" }
  }

  private func mark(_ uncertain: Bool) -> String { uncertain ? " (?)" : "" }

  /// A dimension is printed beside its indicators, not by itself.
  private func indicator(_ index: Int, _ indicator: Standard.Indicator) -> String {
    let dimension = standard.dimensions.first { $0.id == indicator.dimension }?.name ?? indicator.dimension
    return "\(index + 1). \(indicator.id): \(indicator.name) [\(dimension)] – \(indicator.threshold)"
      + mark(indicator.uncertain)
  }

  private func line(_ line: Standard.Line) -> String {
    var parts: [String] = []
    if let above = line.incomeAbove { parts.append("> " + grouped(above)) }
    parts.append("≤ " + grouped(line.incomeAtMost))
    var text = "\(name(line.result)), \(name(line.area)): " + parts.joined(separator: ", ")
    text += say(" đồng/người/tháng", " đồng a person and month")
    if let least = line.deprivationsAtLeast {
      text += say(", thiếu từ \(least) chỉ số", ", deprived of \(least) or more")
    }
    if let below = line.deprivationsBelow {
      text += say(", thiếu dưới \(below) chỉ số", ", deprived of fewer than \(below)")
    }
    return text + mark(line.uncertain)
  }

  private var scores: [String] {
    if standard.scores.isEmpty { return [say("chưa biết", "not known")] }
    var lines = [Area.rural, .urban].flatMap { area in
      (standard.scores[area] ?? []).map { step in
        let second = step.b2AtLeast.map { ", B2 ≥ \($0)" } ?? ""
        return "\(name(area)): B1 ≤ \(step.b1AtMost)\(second) → \(name(step.result))"
      }
    }
    if let points = standard.pointsPerDeprivation {
      lines.append(say("B2 = \(points) × số chỉ số thiếu hụt", "B2 = \(points) × deprivations"))
    }
    return lines
  }

  private func name(_ area: Area) -> String {
    area == .rural ? say("nông thôn", "rural") : say("thành thị", "urban")
  }

  private func name(_ result: HouseholdClass) -> String {
    switch result {
    case .poor: say("hộ nghèo", "poor")
    case .nearPoor: say("hộ cận nghèo", "near-poor")
    case .average: say("mức sống trung bình", "average")
    case .notPoor: say("không nghèo", "not poor")
    }
  }

  /// Thousands apart by a thin sign of the language: 1.500.000 or 1,500,000.
  private func grouped(_ number: Int) -> String {
    let digits = String(number)
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out += say(".", ",") }
      out.append(digit)
    }
    return out
  }
}

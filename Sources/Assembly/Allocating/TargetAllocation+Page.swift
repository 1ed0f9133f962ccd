import Emit
import Indicators
import PipelineKit
import Standards

extension TargetAllocation {
  private static let columns = [
    "target", "unit", "name", "level", "households_before", "rate_before", "weight", "share", "ground", "given",
    "households_after", "rate_after",
  ]

  /// The parts as CSV.
  public var csv: [UInt8] {
    var table = TableWriter(columns: Self.columns)
    for row in rows {
      for text in [target.id, row.unit.code, row.unit.name, row.unit.level.word] { table.field(text) }
      table.field(row.households)
      table.field(Self.rate(row.households, row.total))
      table.field(row.weight.flatMap(Self.hundredths) ?? "")
      table.field(row.part.share.flatMap(Self.hundredths) ?? "")
      table.field(row.part.ground.rawValue)
      table.field(row.part.households)
      table.field(row.households - row.part.households)
      table.field(Self.rate(row.households - row.part.households, row.total))
      table.endRow()
    }
    return table.bytes
  }

  /// The parts as a targets file in the contract's columns.
  var targetsFile: [UInt8] {
    var table = TableWriter(columns: [
      "id", "unit", "period", "baseline", "kind", "class", "indicator", "group", "value", "households", "text",
      "deadline",
    ])
    for row in rows {
      for text in [
        "\(target.id)-\(row.unit.code)", row.unit.code, target.period.text, target.baseline.text,
        Target.Kind.reduceHouseholds.rawValue, target.classes.map(\.word).joined(separator: ";"), "", "",
        String(row.part.households), "", sentence(row), target.terms.deadline?.description ?? "",
      ] { table.field(text) }
      table.endRow()
    }
    return table.bytes
  }

  private func sentence(_ row: Row) -> String {
    let names = target.classes.map { $0 == .poor ? "hộ nghèo" : "hộ cận nghèo" }.joined(separator: ", ")
    return "Giảm \(row.part.households) \(names)"
  }

  private static func rate(_ count: Int, _ total: Int?) -> String {
    total.flatMap { Ratio(count, $0) }.flatMap { $0.percent(decimals: 2) }.map { Hundredths.text($0) } ?? ""
  }

  private static func hundredths(_ share: Ratio) -> String? {
    Rounding.scaled(share.numerator, share.denominator, decimals: 2).map { Hundredths.text($0) }
  }

  /// The parts for people to read.
  public func text(_ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    var table = TextTable(
      [
        say("Mã", "Code"), say("Đơn vị", "Unit"), say("Đầu kỳ", "Before"), "%", say("Giao giảm", "Given"),
        say("Còn", "After"), "%", say("Vì", "Why"),
      ], right: [2, 3, 4, 5, 6])
    let words = NumberWords(language)
    for row in rows {
      let after = row.households - row.part.households
      table.add([
        row.unit.code, row.unit.name, words.integer(row.households),
        words.decimal(Self.rate(row.households, row.total)),
        words.integer(row.part.households), words.integer(after), words.decimal(Self.rate(after, row.total)),
        ground(row, language),
      ])
    }
    let households = rows.reduce(0) { $0 + $1.households }
    table.add(["", say("Cộng", "Sum"), words.integer(households), "", words.integer(whole), "", "", ""])
    return heading(language) + "\n" + table.text
  }

  private func ground(_ row: Row, _ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    switch row.part.ground {
    case .share:
      let share = NumberWords(language).decimal(row.part.share.flatMap(Self.hundredths))
      return say("theo tỷ trọng: \(share)", "its share: \(share)")
    case .floor: return say("mức thấp nhất", "the floor")
    case .cap: return say("mức cao nhất", "the cap")
    case .fixed: return say("ấn định", "fixed")
    }
  }

  /// What is shared out, by what, from which counts; and what no unit below can take.
  public func heading(_ language: Language) -> String {
    let words = NumberWords(language)
    let period = plan.surveys[survey].period.text
    let by =
      switch order.measure {
      case .poor: (vi: "theo số hộ của từng đơn vị", en: "by the units' households of the class")
      case .gap: (vi: "theo mức vượt tỷ lệ cho phép", en: "by how far each is above the rate allowed")
      case .effort: (vi: "theo tổng số hộ (cùng số điểm %)", en: "by all households (the same points everywhere)")
      }
    var lines = [
      language == .vi
        ? "Chỉ tiêu \(target.id): giảm \(words.integer(whole)) hộ, chia \(by.vi), số liệu kỳ \(period)."
        : "Target \(target.id): \(words.integer(whole)) households to leave, shared out \(by.en), counts of \(period)."
    ]
    if period != target.baseline.text {
      lines.append(
        language == .vi
          ? "Chưa có số liệu kỳ gốc \(target.baseline): dùng kỳ \(period)."
          : "The baseline \(target.baseline) is not there yet: \(period) was used.")
    }
    if elsewhere > 0 {
      lines.append(
        language == .vi
          ? "\(words.integer(elsewhere)) hộ không rõ thuộc đơn vị trực thuộc nào: không giao được."
          : "\(words.integer(elsewhere)) households stand in no unit below: nobody takes them.")
    }
    return lines.joined(separator: "\n")
  }
}

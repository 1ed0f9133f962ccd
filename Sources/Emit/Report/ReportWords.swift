import Gaps
import Indicators
import PipelineKit
import Standards

/// Numbers and words of the report as its reader writes them; blank for what is not known.
struct ReportWords {
  let language: Language

  func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  private var numbers: NumberWords { NumberWords(language, unknown: "") }

  // MARK: Numbers

  /// A whole number with its thousands set apart.
  func count(_ number: Int?) -> String { numbers.integer(number) }

  /// A change: + or − before it.
  func change(_ number: Int?) -> String { numbers.signed(number) }

  /// Hundredths with their two decimals.
  func hundredths(_ scaled: Int?) -> String { numbers.hundredths(scaled) }

  /// A change in hundredths of a point.
  func points(_ scaled: Int?) -> String { numbers.signedHundredths(scaled) }

  /// A rate in percent, without the sign.
  func percent(_ ratio: Ratio?) -> String { hundredths(ratio?.percent(decimals: 2)) }

  /// A number as tables print it.
  func printed(_ text: String) -> String { numbers.decimal(text) }

  // MARK: Words

  /// The state at the end of a period.
  func period(_ period: Period) -> String {
    let end = period.end
    return period.isYear
      ? say("cuối năm \(end.year)", "the end of \(end.year)")
      : say("cuối tháng \(end.month)/\(end.year)", "the end of \(period.text)")
  }

  func name(_ c: CountedClass) -> String {
    c == .poor ? say("hộ nghèo", "poor households") : say("hộ cận nghèo", "near-poor households")
  }

  /// What is said of a unit whose figures are not whole; blank where they are.
  func mark(_ state: UnitState) -> String { StateWords(language).mark(state) }

  /// A unit's name with what is to be known of its figures.
  func unit(_ name: String, _ state: UnitState) -> String {
    state == .reported ? name : "\(name) (\(mark(state)))"
  }

  func group(_ group: HouseholdGroup) -> String {
    switch group {
    case .ethnicMinority: say("Hộ dân tộc thiểu số", "Ethnic minority")
    case .indigenous: say("Hộ dân tộc thiểu số tại chỗ", "Indigenous minority")
    case .merit: say("Hộ có thành viên là người có công", "With a person of merit")
    case .socialProtection: say("Hộ hưởng bảo trợ xã hội", "Under social protection")
    case .noLabour: say("Hộ không có khả năng lao động", "Without anyone able to work")
    case .femaleHead: say("Chủ hộ là nữ", "Headed by a woman")
    }
  }

  func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: say("lỗi", "error")
    case .warning: say("cảnh báo", "warning")
    case .note: say("ghi chú", "note")
    }
  }
}

/// Targets in words.
extension ReportWords {
  /// The plan's words; those that may name households stay out.
  func title(_ target: Target) -> String {
    let classes = target.classes.compactMap(CountedClass.init).map(name).joined(separator: say(" và ", " and "))
    if target.kind != .namedExits, !target.text.isEmpty { return target.text }
    return kind(target) + (classes.isEmpty ? "" : " (\(classes))")
  }

  private func kind(_ target: Target) -> String {
    switch target.kind {
    case .reduceHouseholds: say("Giảm số hộ", "Fewer households")
    case .endHouseholds: say("Số hộ cuối kỳ không quá", "Households at the end at most")
    case .reducePoints: say("Giảm tỷ lệ, điểm %", "A lower rate, points")
    case .endRate: say("Tỷ lệ cuối kỳ không quá, %", "Rate at the end at most, %")
    case .namedExits: say("Số hộ được nêu tên thoát khỏi danh sách", "Households named in the plan that exit")
    case .noneInGroup: say("Không còn hộ thuộc nhóm đối tượng", "None left of a group")
    case .noRelapse: say("Không để tái nghèo", "No relapse")
    case .coverage: say("Tỷ lệ hộ không thiếu hụt, %", "Households not deprived, %")
    case .measure: target.indicator
    }
  }

  func unit(of gap: Gap) -> String {
    switch gap.gapUnit {
    case "households": say("hộ", "households")
    case "points": say("điểm %", "points")
    case "percent": "%"
    default: ""
    }
  }

  func state(_ gap: Gap) -> String {
    if let unknown = gap.unknown { return state(.unknown) + ": " + UnknownWords(language).why(unknown) }
    guard gap.state == .notDue else { return state(gap.state) }
    switch gap.outlook?.verdict {
    case .onCourse: return say("Chưa đến hạn; đúng tiến độ", "Not due; on course")
    case .behind: return say("Chưa đến hạn; chậm", "Not due; behind")
    case .unknown, nil: return state(gap.state)
    }
  }

  func state(_ state: Gap.State) -> String {
    switch state {
    case .met: say("Đạt", "Met")
    case .notMet: say("Chưa đạt", "Not met")
    case .unknown: say("Chưa rõ", "Unknown")
    case .notDue: say("Chưa đến hạn", "Not due")
    }
  }
}

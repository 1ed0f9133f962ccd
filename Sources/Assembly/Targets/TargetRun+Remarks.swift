import Gaps
import Geography
import Indicators
import PipelineKit
import Reductions
import Standards

extension TargetRun {
  /// What is to be said of how a target was judged.
  func remarks(_ gap: Gap, _ scene: TargetScene, _ survey: Int) -> [Finding] {
    let target = gap.target
    func finding(_ code: FindingCode, _ more: [String] = []) -> [Finding] {
      [Finding(code, survey: survey, unit: target.unit, [target.id] + more)]
    }
    let untold = scene.named?.untold ?? 0
    let names = untold > 0 ? finding(.targetNamesUntold, [String(untold)]) : []
    if gap.isUntold { return finding(.targetPersonsUntold) }
    if gap.isUndecided { return names + finding(.targetUndecided) }
    if gap.state == .unknown {
      if target.kind == .measure { return finding(.targetMeasureMissing, [target.indicator]) }
      return names.isEmpty ? finding(.targetUnknown, [gap.unknown?.rawValue ?? ""]) : names
    }
    return names + (target.kind == .noRelapse && !hasPast(target, survey) ? finding(.targetWithoutPast) : [])
  }

  /// Whether a survey before the baseline tells who relapsed.
  private func hasPast(_ target: Target, _ survey: Int) -> Bool {
    let standard = plan.surveys[survey].standard.id
    return surveys.contains {
      plan.surveys[$0.survey].period < target.baseline
        && (plan.relapse.acrossStandards || plan.surveys[$0.survey].standard.id == standard)
    }
  }

  /// What the counts at the baseline say of the target: met already, impossible, set for another territory.
  func startRemarks(_ gap: Gap, _ scene: TargetScene, _ position: Int) -> [Finding] {
    guard gap.target.kind.isOfCounts, let opening = gap.opening else { return [] }
    let survey = surveys[position].survey
    func finding(_ code: FindingCode, _ more: [String] = []) -> Finding {
      Finding(code, survey: survey, unit: gap.target.unit, [gap.target.id] + more)
    }
    var findings: [Finding] = []
    if isMetAtStart(gap, opening) { findings.append(finding(.targetMetAtStart)) }
    if let most = excess(gap, opening) {
      findings.append(finding(.targetImpossible, [gap.target.value?.description ?? "", most]))
    }
    if let then = asItWas(gap.target, position, scene.unit), then != opening {
      findings.append(finding(.targetBorders, [String(then), String(opening)]))
    }
    return findings
  }

  private func isMetAtStart(_ gap: Gap, _ opening: Int) -> Bool {
    guard let wanted = gap.target.value else { return false }
    switch gap.target.kind {
    case .endHouseholds: return wanted.integer.map { opening <= $0 } ?? false
    case .endRate: return gap.rateOpening?.percent(decimals: wanted.decimals).map { $0 <= wanted.digits } ?? false
    default: return wanted.digits == 0
    }
  }

  /// What there was, where the target wants more than that to leave.
  private func excess(_ gap: Gap, _ opening: Int) -> String? {
    guard let wanted = gap.target.value else { return nil }
    switch gap.target.kind {
    case .reduceHouseholds where gap.target.counting == .net:
      return wanted.integer.map { $0 > opening } == true ? String(opening) : nil
    case .reducePoints:
      guard let rate = gap.rateOpening?.percent(decimals: wanted.decimals), rate < wanted.digits else { return nil }
      return DecimalNumber(digits: rate, decimals: wanted.decimals).description
    default: return nil
    }
  }

  /// The households at the baseline of the unit as it was then.
  private func asItWas(_ target: Target, _ position: Int, _ unit: Int) -> Int? {
    guard let before = scenes.baseline(target, position),
      let past = scenes.known(SurveyPair(now: position, before: before, group: target.countedGroup))?
        .past(of: unit, view: .asWas),
      past.state == .reported
    else { return nil }
    return target.classes.compactMap(CountedClass.init).reduce(Int?(0)) { sum, c in
      sum.flatMap { sum in past.count(c).map { sum + $0 } }
    }
  }

  /// Whether the target is missed even when every unit below meets its own.
  func shortfall(_ gap: Gap, _ own: [Int?], _ survey: Int) -> [Finding] {
    let known = own.compactMap { $0 }
    guard !own.isEmpty, known.count == own.count, let most = gap.mostAllowed, known.reduce(0, +) > most else {
      return []
    }
    let arguments = [gap.target.id, String(known.reduce(0, +)), String(most)]
    return [Finding(.targetsBelowShort, survey: survey, unit: gap.target.unit, arguments)]
  }

}

extension Plan {
  /// What does not agree within the targets themselves, whatever the counts.
  func targetFindings() -> [Finding] {
    let trees = Dictionary(
      uniqueKeysWithValues: Set(targets.map(\.period)).compactMap { period in
        UnitTree(units, under: root, on: period.end).map { (period, $0) }
      })
    let ends = Dictionary(targets.map { ($0.id, $0.period) }, uniquingKeysWith: { first, _ in first })
    return PlanCheck(targets, trees: trees).findings().map { finding in
      var finding = finding
      let period = finding.arguments.first.flatMap { ends[$0] }
      finding.survey = surveys.lastIndex { $0.period == period }
      return finding
    }
  }

  /// The same as sentences, for `rasoat check`.
  public func targetRemarks(_ language: Language) -> [String] {
    targetFindings().map { finding in
      let isNote = finding.severity == .note
      let word = language == .vi ? isNote ? "ghi chú" : "cảnh báo" : finding.severity.word
      return "\(word): \(FindingSentences.text(finding, language))"
    }
  }
}

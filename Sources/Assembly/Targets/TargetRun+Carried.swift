import Emit
import Gaps
import PipelineKit
import Reductions
import Standards

extension TargetRun {
  /// A target of a unit that is gone, judged over the unit that took it in, together with the targets of all that went
  /// into it: each as the number of households with which it is met, from the counts at the baseline. Nil where it
  /// cannot be carried over.
  func carried(_ target: Target, _ position: Int, _ findings: inout [Finding]) -> GapRow? {
    guard target.kind.isOfCounts, target.counting == .net, target.group == nil,
      let before = scenes.baseline(target, position),
      let unit = surveys[before].view.tree.index[target.unit],
      let heir = scenes.heir(of: unit, SurveyPair(now: position, before: before))
    else { return nil }
    let pair = SurveyPair(now: position, before: before)
    let old = surveys[before].view.tree
    let parts = members(of: heir, like: unit, pair).map { part($0, target, before) }
    let survey = surveys[position].survey
    let code = surveys[position].view.tree.units[heir].code
    let known = parts.compactMap { $0 }
    var row = GapRow(
      gap: Gap(target, gapUnit: "households"), name: old.units[unit].name, level: old.units[unit].level.word,
      standard: plan.surveys[survey].standard.id)
    (row.asOf, row.judgedUnit) = (plan.surveys[survey].period.text, code)
    guard known.count == parts.count, !known.isEmpty else {
      row.gap.unknown = .unitGone
      findings.append(Finding(.targetUnitGone, survey: survey, unit: target.unit, [target.id, target.unit]))
      return row
    }
    let most = known.reduce(0) { $0 + $1.most }
    row.judgedWith = known.map(\.target.id).filter { $0 != target.id }
    let combined = self.combined(target, known, most)
    let scene = scenes.scene(combined, position, heir)
    row.gap = gap(combined, scene, position)
    row.gap.outlook = OutlookStage().outlook(
      row.gap, scenes.points(row.gap, position, heir), on: plan.surveys[survey].period.end)
    row.gap.target = target
    let ids = known.map(\.target.id).joined(separator: ", ")
    findings.append(
      Finding(.targetCarried, survey: survey, unit: target.unit, [target.id, target.unit, code, ids, String(most)]))
    if let unknown = row.gap.unknown {
      findings.append(Finding(.targetUnknown, survey: survey, unit: target.unit, [target.id, unknown.rawValue]))
    }
    return row
  }

  private struct Part {
    var target: Target
    var opening: Int
    var most: Int
  }

  /// The earlier units of the same level that went into one of today.
  private func members(of heir: Int, like unit: Int, _ pair: SurveyPair) -> [Int] {
    let old = surveys[pair.before].view.tree
    return old.indices(of: old.units[unit].level).filter { scenes.heir(of: $0, pair) == heir }
  }

  /// The target itself or the unit's own beside it, the same kind first, and what it means in households at the baseline.
  private func part(_ unit: Int, _ target: Target, _ before: Int) -> Part? {
    let view = surveys[before].view
    let own = (ofUnit[view.tree.units[unit].code] ?? []).filter { $0.isBeside(target) }
    func rank(_ other: Target) -> Int { other.id == target.id ? 0 : other.kind == target.kind ? 1 : 2 }
    let sorted = own.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
    let scene = TargetScene(
      now: view, unit: unit, standard: scenes.standard(before), opening: view.figures(unit))
    for candidate in sorted.map(\.element) {
      let gap = GapStage().gap(candidate, in: scene)
      if let opening = gap.opening, let most = gap.mostAllowed {
        return Part(target: candidate, opening: opening, most: most)
      }
    }
    return nil
  }

  /// All parts as one target in households.
  private func combined(_ target: Target, _ parts: [Part], _ most: Int) -> Target {
    let opening = parts.reduce(0) { $0 + $1.opening }
    let isFall = target.kind == .reduceHouseholds || target.kind == .reducePoints
    var combined = target
    combined.kind = isFall ? .reduceHouseholds : .endHouseholds
    combined.value = DecimalNumber(digits: isFall ? opening - most : most, decimals: 0)
    return combined
  }
}

import Emit
import Gaps
import PipelineKit
import Reductions
import Standards

extension TargetRun {
  /// The units below that make a gap, and the most households with which each meets a target of its own.
  func contributors(
    _ gap: Gap, _ scene: TargetScene, _ position: Int
  ) -> (rows: [ContributorRow], own: [Int?]) {
    let tree = scene.now.tree
    let children = tree.children[scene.unit]
    let pair = scenes.baseline(gap.target, position).map {
      SurveyPair(now: position, before: $0, group: gap.target.countedGroup)
    }
    let stage = pair.flatMap { scenes.known($0) }
    let below = children.map { child in
      var below = ChildScene(
        opening: stage?.past(of: child, view: .todaysBorders), own: strictest(gap.target, position, child))
      below.flows = pair.map { scenes.flows($0, of: child) } ?? []
      below.measure = gap.target.kind == .measure ? measures[MeasureKey(gap.target, tree.units[child].code)] : nil
      return below
    }
    let rows = ContributorStage(gap, scene).contributors(below).map { row in
      let unit = row.child.map { tree.units[$0] }
      return ContributorRow(
        contributor: row, code: unit?.code ?? "", name: unit?.name ?? "", level: unit?.level.word ?? "")
    }
    return (rows, gap.target.counting == .net ? below.map(\.own) : [])
  }

  /// The most households with which a unit meets all its own targets on the same classes at the same time.
  private func strictest(_ target: Target, _ position: Int, _ unit: Int) -> Int? {
    let code = surveys[position].view.tree.units[unit].code
    if target.kind == .measure || target.counting == .gross {
      return (ofUnit[code] ?? []).filter { $0.isLike(target) }.compactMap { $0.value?.integer }.max()
    }
    guard target.kind.isOfCounts else { return nil }
    return (ofUnit[code] ?? []).filter { $0.isBeside(target) }.compactMap {
      GapStage().gap($0, in: scenes.scene($0, position, unit)).mostAllowed
    }.min()
  }
}

/// A reported figure is told by these.
struct MeasureKey: Hashable {
  let period: Period
  let unit: String
  let measure: String

  init(_ target: Target, _ unit: String) {
    (period, self.unit, measure) = (target.period, unit, target.indicator)
  }

  init(_ reported: ReportedMeasure) { (period, unit, measure) = (reported.period, reported.unit, reported.measure) }
}

extension Target {
  /// Whether it wants the same of another unit.
  fileprivate func isLike(_ other: Target) -> Bool {
    kind == other.kind && classes == other.classes && period == other.period && baseline == other.baseline
      && counting == other.counting && indicator == other.indicator && group == other.group
      && standard == other.standard
  }
}

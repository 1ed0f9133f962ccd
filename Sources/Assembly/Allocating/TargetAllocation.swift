import Emit
import Gaps
import Geography
import Indicators
import PipelineKit
import Reductions
import Standards

/// A target shared out to the units directly below in whole households: who takes how many, and why.
///
/// The counts are those of the target's baseline, read anew from the lists; where that survey is not there yet, those of
/// the latest one before it.
public struct TargetAllocation {
  /// What a unit takes.
  struct Row {
    var unit: Unit
    var households: Int
    var total: Int?
    var weight: Ratio?
    var part: Allocation.Part
  }

  let plan: Plan
  let target: Target
  let order: AllocationOrder
  /// The survey from which the counts are, as an index into the plan's.
  let survey: Int
  /// How many households have to leave.
  let whole: Int
  let rows: [Row]
  /// Households that stand in no unit below.
  let elsewhere: Int

  /// Shares a target out; fails with a sentence where that cannot be done.
  public init(plan: Plan, order: AllocationOrder, jobs: Int) throws(Failure) {
    let target = try AllocationChecks.target(plan, order)
    let survey = try AllocationChecks.survey(plan, target)
    let figures = try Spine(plan: plan, codeLists: plan.codeLists, last: survey, jobs: jobs).run()
    guard let run = figures.surveys.first(where: { $0.survey == survey }) else {
      throw AllocationChecks.noCounts(target, plan.surveys[survey].period.text, [])
    }
    let scene = try AllocationChecks.scene(run.view, target, plan.surveys[survey])
    let gap = GapStage().gap(target, in: scene)
    guard let whole = gap.householdsToGo else {
      throw AllocationChecks.noCounts(target, plan.surveys[survey].period.text, [])
    }
    let children = scene.now.tree.children[scene.unit]
    (self.plan, self.target, self.order, self.survey, self.whole) = (plan, target, order, survey, whole)
    let takers = try Self.takers(gap, scene, order)
    // An excess is counted in households × all households, so that it is whole.
    let scale = order.measure == .gap ? scene.now.figures(scene.unit).total ?? 1 : 1
    let parts: [Allocation.Part]
    do { parts = try Allocation.parts(whole, over: takers) } catch {
      throw AllocationChecks.impossible(target, error)
    }
    let classes = target.classes.compactMap(CountedClass.init)
    rows = children.indices.map { place in
      let now = scene.now.figures(children[place])
      return Row(
        unit: scene.now.tree.units[children[place]], households: AllocationChecks.count(now, classes) ?? 0,
        total: now.total, weight: Ratio(takers[place].weight, scale), part: parts[place])
    }
    try AllocationChecks.fixed(order, rows)
    elsewhere = (gap.closing ?? 0) - rows.reduce(0) { $0 + $1.households }
  }

  /// Writes the parts as a targets file; one that is there already is left as it is.
  public func write(to path: String) throws(Failure) {
    guard !Disk.exists(path) else {
      throw Failure(
        .cannotCreate, vi: "\(path): đã có tệp này; chọn tên khác hoặc xóa trước.",
        en: "\(path): is there already; choose another name or remove it first.")
    }
    try Disk.write(targetsFile, to: path, mode: 0o644)
  }

  /// Each unit below with its weight and what it can take: never more than it has.
  private static func takers(
    _ gap: Gap, _ scene: TargetScene, _ order: AllocationOrder
  ) throws(Failure) -> [Allocation.Taker] {
    let tree = scene.now.tree
    let classes = gap.target.classes.compactMap(CountedClass.init)
    var takers: [Allocation.Taker] = []
    for child in tree.children[scene.unit] {
      let figures = scene.now.figures(child)
      let count = AllocationChecks.count(figures, classes) ?? 0
      let fixed = order.fixed[tree.units[child].code]
      if let fixed, fixed > count { throw AllocationChecks.fixedTooMuch(tree.units[child], fixed, count) }
      let most = min(count, order.cap ?? count)
      let weight: Int? =
        switch order.measure {
        case .poor: count
        case .effort: figures.total
        case .gap: excess(count, figures.total, gap, scene)
        }
      guard let weight else { throw AllocationChecks.noTotal(tree.units[child], order.measure) }
      takers.append(Allocation.Taker(weight: weight, limits: min(order.floor, most)...most, fixed: fixed))
    }
    return takers
  }

  /// How far a unit is above the rate that the target allows over the whole, in units that are the same for all; 0 where it
  /// is below.
  private static func excess(_ count: Int, _ total: Int?, _ gap: Gap, _ scene: TargetScene) -> Int? {
    guard let total, let whole = scene.now.figures(scene.unit).total, let most = gap.mostAllowed else { return nil }
    return max(0, count * whole - max(0, most) * total)
  }
}

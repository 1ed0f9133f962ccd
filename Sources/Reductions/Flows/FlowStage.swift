import Geography
import Indicators
import PipelineKit

/// Two surveys under one standard and what became of each household → flows of every unit.
///
/// A unit's flows are its own: moves inside it cancel. Those of a unit of which some lists do not count are over the
/// communes of which both surveys count.
public struct FlowStage: Sendable {
  let surveys: ReductionStage

  /// A stage for two surveys.
  public init(_ surveys: ReductionStage) { self.surveys = surveys }

  /// The transitions of the households, `earlier` being the surveys that relapse looks back to, the oldest first.
  public func transitions(
    now: Standings, before: Standings, earlier: [(tree: UnitTree, households: Standings)], lineage: [LineageEvent]
  ) -> Transitions {
    let today = surveys.now.tree
    let past = earlier.map {
      $0.households.moved(to: Borders(today: today, before: $0.tree, lineage: lineage).todaysUnits())
    }
    return Transitions(
      from: before.moved(to: surveys.todaysUnits), to: now, earlier: EarlierHouseholds(past),
      units: today.units.count)
  }

  /// The flows of all units, by unit, class and what is counted, within their bounds, and what does not balance.
  public func flows(
    _ transitions: Transitions, survey: Int, bounds: FlowBounds = FlowBounds()
  ) -> (rows: [FlowRow], findings: [Finding]) {
    rows(CountOf.allCases.map { UnitFlows(surveys, Coverage(surveys, of: $0), transitions) }, survey, bounds)
  }

  /// The flows that other offices know, and of the units above theirs the sums: a household that moved from one office to
  /// another left the one and came to the other.
  public func flows(_ known: KnownFlows, survey: Int) -> (rows: [FlowRow], findings: [Finding]) {
    let bounds = known.bounds(over: surveys.now.tree)
    return rows(CountOf.allCases.map { UnitFlows(surveys, Coverage(surveys, of: $0, known), known) }, survey, bounds)
  }

  private func rows(
    _ tables: [UnitFlows], _ survey: Int, _ bounds: FlowBounds
  ) -> (rows: [FlowRow], findings: [Finding]) {
    var rows: [FlowRow] = []
    rows.reserveCapacity(surveys.now.tree.units.count * CountedClass.allCases.count * tables.count)
    for unit in surveys.now.tree.units.indices {
      for counted in CountedClass.allCases { rows += tables.map { bounds.applied(to: $0.row(unit, counted)) } }
    }
    let checks = FlowChecks(tree: surveys.now.tree, survey: survey)
    return (rows, checks.findings(rows) + assumed(rows, survey))
  }

  /// How much of the root's flows no row proves.
  private func assumed(_ rows: [FlowRow], _ survey: Int) -> [Finding] {
    let own = rows.filter { $0.unit == surveys.now.tree.root && $0.countOf == .households }.compactMap(\.flow)
    let (left, came) = (own.reduce(0) { $0 + $1.aboveAssumed }, own.reduce(0) { $0 + $1.arisenAssumed })
    if left + came == 0 { return [] }
    let unit = surveys.now.tree.units[surveys.now.tree.root].code
    return [Finding(.flowsAssumed, survey: survey, unit: unit, [String(left), String(came)])]
  }
}

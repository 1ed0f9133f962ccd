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
  ) -> (rows: UnitRows<FlowRow>, findings: [Finding]) {
    rows(survey, bounds) { UnitFlows(surveys, Coverage(surveys, of: $0), transitions) }
  }

  /// The flows that other offices know, and of the units above theirs the sums: a household that moved from one office to
  /// another left the one and came to the other.
  public func flows(_ known: KnownFlows, survey: Int) -> (rows: UnitRows<FlowRow>, findings: [Finding]) {
    let bounds = known.bounds(over: surveys.now.tree)
    return rows(survey, bounds) { UnitFlows(surveys, Coverage(surveys, of: $0, known), known) }
  }

  private func rows(
    _ survey: Int, _ bounds: FlowBounds, of flows: (CountOf) -> UnitFlows
  ) -> (rows: UnitRows<FlowRow>, findings: [Finding]) {
    let (tree, households, persons) = (surveys.now.tree, flows(.households), flows(.persons))
    let rows = UnitRows(units: tree.units.count) { unit, countOf, counted in
      bounds.applied(to: (countOf == .households ? households : persons).row(unit, counted))
    }
    let checks = FlowChecks(tree: tree, survey: survey)
    return (rows, tree.units.indices.flatMap { checks.findings(Array(rows.of($0))) } + assumed(rows, survey))
  }

  /// How much of the root's flows no row proves.
  private func assumed(_ rows: UnitRows<FlowRow>, _ survey: Int) -> [Finding] {
    let own = CountedClass.allCases.compactMap { rows.row(surveys.now.tree.root, .households, $0).flow }
    let (left, came) = (own.reduce(0) { $0 + $1.aboveAssumed }, own.reduce(0) { $0 + $1.arisenAssumed })
    if left + came == 0 { return [] }
    let unit = surveys.now.tree.units[surveys.now.tree.root].code
    return [Finding(.flowsAssumed, survey: survey, unit: unit, [String(left), String(came)])]
  }
}

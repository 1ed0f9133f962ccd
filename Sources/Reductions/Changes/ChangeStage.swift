import Indicators

/// Two surveys and the flows between them → why each unit's rates moved.
///
/// From the rate as it was published to that of the lists that hold now; to that on today's borders; to that of the communes of which both surveys count; by what
/// households did, over the baseline's denominator; by the denominator; and to the rate of all communes that count now.
public struct ChangeStage: Sendable {
  private let surveys: ReductionStage
  private let corrections: [Int: [Int]]

  /// A stage for two surveys. `corrections` says for units of the earlier survey's tree how many households of each class
  /// were published more than are counted now.
  public init(_ surveys: ReductionStage, corrections: [Int: [Int]]) {
    self.surveys = surveys
    self.corrections = corrections
  }

  /// The rate as it was published; nil where nothing was corrected.
  private func published(_ unit: Int, _ counted: CountedClass, _ asWas: UnitFigures) -> Ratio? {
    guard let earlier = surveys.before.tree.index[surveys.now.tree.units[unit].code], let more = corrections[earlier],
      let count = asWas.count(counted), let total = asWas.total
    else { return nil }
    return Ratio(count + more[counted.rawValue], total)
  }

  /// The changes of all units, by unit and class. Without flows the surveys are of one time under two standards.
  public func changes(_ flows: UnitRows<FlowRow>?) -> UnitRows<RateChange> {
    let (units, classes) = (surveys.now.tree.units.count, CountedClass.allCases)
    guard let flows else {
      let coverage = Coverage(surveys, of: .households)
      return UnitRows(units: units, perUnit: classes.count) {
        ofStandard($0, classes[$1], parts: coverage.parts(of: $0))
      }
    }
    return UnitRows(units: units, perUnit: classes.count) { change(flows.row($0, .households, classes[$1])) }
  }

  private func change(_ row: FlowRow) -> RateChange {
    let (past, now) = (surveys.past(of: row.unit, view: .todaysBorders), surveys.now.figures(row.unit))
    let asWas = surveys.past(of: row.unit, view: .asWas)
    let before = asWas.rate(row.counted) ?? (past.isEstimated ? nil : past.rate(row.counted))
    let published = published(row.unit, row.counted, asWas)
    var change = RateChange(
      unit: row.unit, counted: row.counted, state: row.state, before: published ?? before, now: now.rate(row.counted))
    guard let flow = row.flow, let older = row.totalBefore, let newer = row.totalNow,
      let first = Ratio(flow.opening, older), let last = Ratio(flow.closing, newer),
      let ofOld = Ratio(flow.closing, older), let before, let now = change.now, let past = past.rate(row.counted)
    else { return change }
    var exact: [ChangePart: [Ratio?]] = [
      .corrections: [before.minus(published ?? before)], .borders: [past.minus(before)],
      .coverage: [first.minus(past), now.minus(last)],
      .denominator: [last.minus(ofOld)],
    ]
    for (part, count) in [
      (ChangePart.toOtherClass, -flow.toOtherClass), (.above, -flow.above), (.otherDecrease, -flow.otherDecrease),
      (.fromOtherClass, flow.fromOtherClass), (.relapsed, flow.relapsed), (.new, flow.new),
      (.otherIncrease, flow.otherIncrease),
    ] { exact[part] = [Ratio(count, older)] }
    change.explain(exact)
    return change
  }

  /// One time, two standards: the same units, households and denominators, other lines.
  private func ofStandard(_ unit: Int, _ counted: CountedClass, parts: [Int]) -> RateChange {
    let (past, now) = (surveys.past(of: unit, view: .asWas), surveys.now.figures(unit))
    var change = RateChange(
      unit: unit, counted: counted, state: surveys.state(now, past), before: past.rate(counted), now: now.rate(counted))
    let first = UnitFigures.sum(parts.map { surveys.past(of: $0, view: .asWas) }).rate(counted)
    let last = UnitFigures.sum(parts.map(surveys.now.figures)).rate(counted)
    guard let first, let last, let before = change.before, let after = change.now else { return change }
    change.explain([.coverage: [first.minus(before), after.minus(last)], .otherStandard: [last.minus(first)]])
    return change
  }
}

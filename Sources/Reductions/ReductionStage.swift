import Geography
import Indicators
import PipelineKit

/// What Reductions finds.
extension FindingCode {
  /// No earlier survey under the same standard: nothing can be compared. Arguments: the baseline, its standards, ours.
  public static let baselineOtherStandard = FindingCode("baseline-other-standard", .warning)
  /// No survey of the baseline's period. Arguments: the baseline.
  public static let baselineMissing = FindingCode("baseline-missing", .note)
  /// A unit's past cannot be computed: it was cut from a unit whose parts are not known.
  public static let pastCutFromSplit = FindingCode("past-cut-from-split", .warning)
  /// A unit's past is computed from the declared shares of a unit that was cut up.
  public static let pastEstimated = FindingCode("past-estimated", .note)
  /// A unit's past is not known: it was not there and nothing says what it came from. Arguments: its first day, its code.
  public static let pastUnknown = FindingCode("past-unknown", .warning)
  /// A village is taken for an earlier one of the same name, since no line says what it came from. Arguments: that one's
  /// code and name.
  public static let pastByName = FindingCode("past-by-name", .note)
  /// An earlier unit has no line, but one above it has: it counts there, and nobody knows which unit below it became.
  /// Arguments: its name, the name of the unit that has it, the day after its last one, its code.
  public static let unitUntold = FindingCode("unit-untold", .warning)
  /// An earlier unit is gone, and nothing says what became of it: its households are in no unit's past.
  public static let unitLost = FindingCode("unit-lost", .warning)
  /// The flows of a unit do not balance. Arguments: class, what is counted, the
  /// differences of the closing and of the opening.
  public static let flowsUnbalanced = FindingCode("flows-unbalanced", .error)
  /// What leaves one list for the other is not what comes to it. Arguments: the identity, what is counted, both numbers.
  public static let flowsDiffer = FindingCode("flows-differ", .error)
  /// Households left the lists or came to them, and no row says from where or whereto. Arguments: left, came.
  public static let flowsAssumed = FindingCode("flows-assumed", .note)

  /// All codes of this stage.
  public static let ofReductions: [FindingCode] = [
    .baselineOtherStandard, .baselineMissing, .pastCutFromSplit, .pastEstimated, .pastUnknown, .pastByName, .unitUntold,
    .unitLost,
    .flowsUnbalanced,
    .flowsDiffer, .flowsAssumed,
  ]
}

/// Two surveys under one standard → what changed for each unit, class and view.
public struct ReductionStage: Sendable {
  let now: SurveyView
  let before: SurveyView
  let borders: Borders
  private let pasts: [Borders.Past]
  private let pastFigures: [UnitFigures]

  /// A stage for two surveys.
  public init(now: SurveyView, before: SurveyView, lineage: [LineageEvent]) {
    self.now = now
    self.before = before
    let borders = Borders(today: now.tree, before: before.tree, lineage: lineage)
    self.borders = borders
    pasts = now.tree.units.indices.map(borders.past)
    pastFigures = pasts.map { past in
      switch past {
      case .units(let units): before.figures(units)
      case .estimated(let units, let cuts):
        UnitFigures.sum(units.map(before.figures) + cuts.map { before.figures($0.unit).parts($0.own, of: $0.shares) })
      case .cutFromSplit, .unknown: .untraceable
      }
    }
  }

  /// For each unit of the earlier tree the smallest unit of today that has all of it; −1 where none has.
  public var todaysUnits: [Int32] { borders.todaysUnits() }

  /// The earlier figures of a unit of today.
  public func past(of unit: Int, view: BordersView) -> UnitFigures {
    switch view {
    case .asWas: before.tree.index[now.tree.units[unit].code].map(before.figures) ?? .missing
    case .todaysBorders: pastFigures[unit]
    }
  }

  /// All reductions, by unit, class and view.
  public var reductions: UnitRows<Reduction> {
    let kinds = CountedClass.allCases.flatMap { c in BordersView.allCases.map { (c, $0) } }
    return UnitRows(units: now.tree.units.count, perUnit: kinds.count) { reduction($0, kinds[$1].0, kinds[$1].1) }
  }

  /// A unit's reduction.
  public func reduction(_ unit: Int, _ counted: CountedClass, _ view: BordersView) -> Reduction {
    let (earlier, present) = (past(of: unit, view: view), now.figures(unit))
    return Reduction(
      unit: unit, counted: counted, view: view, state: state(present, earlier), before: earlier, now: present)
  }

  /// What could not be compared.
  public func findings(survey: Int) -> [Finding] {
    now.tree.units.indices.flatMap { finding($0, survey) }
      + borders.byName.map { pair in
        let old = before.tree.units[pair.before]
        return Finding(.pastByName, survey: survey, unit: now.tree.units[pair.today].code, [old.code, old.name])
      }
      + borders.untold.map { unit, within in
        let old = before.tree.units[unit]
        let above = within < 0 ? now.tree.root : within
        let arguments = [old.name, now.tree.units[above].name, dayAfter(old), old.code]
        return Finding(.unitUntold, survey: survey, unit: old.code, arguments)
      }
      + borders.lost.map { Finding(.unitLost, survey: survey, unit: before.tree.units[$0].code) }
  }

  /// The day after a unit's last one, else after the earlier survey: what a line of lineage would begin with.
  private func dayAfter(_ unit: Unit) -> String { ((unit.validTo ?? before.tree.day).next).map(\.description) ?? "" }

  private func finding(_ unit: Int, _ survey: Int) -> [Finding] {
    let code = now.tree.units[unit].code
    switch pasts[unit] {
    case .units: return []
    case .estimated: return [Finding(.pastEstimated, survey: survey, unit: code)]
    case .cutFromSplit: return [Finding(.pastCutFromSplit, survey: survey, unit: code)]
    case .unknown:
      let first = now.tree.units[unit].validFrom ?? before.tree.day.next
      return [Finding(.pastUnknown, survey: survey, unit: code, [first?.description ?? "", code])]
    }
  }

  /// Both sides whole = reported; nothing on a side = that side's state; else partial.
  func state(_ now: UnitFigures, _ before: UnitFigures) -> UnitState {
    if now.state == .reported && before.state == .reported { return .reported }
    if now.state != .reported && now.state != .partial { return now.state }
    if before.state != .reported && before.state != .partial { return before.state }
    return .partial
  }
}

import Standards

/// Whether a unit's figures are whole.
public enum UnitState: UInt8, Sendable {
  /// All lists below count.
  case reported
  /// Some lists below are missing or refused.
  case partial
  /// No list was received.
  case missing
  /// A list was received and does not count.
  case refused
  /// No list was due.
  case notDue

  /// The state of a word; nil when there is none.
  public init?(word: String) {
    let all: [UnitState] = [.reported, .partial, .missing, .refused, .notDue]
    guard let state = all.first(where: { $0.word == word }) else { return nil }
    self = state
  }

  /// The word in tables.
  public var word: String {
    switch self {
    case .reported: "reported"
    case .partial: "partial"
    case .missing: "missing"
    case .refused: "refused"
    case .notDue: "not-due"
    }
  }
}

/// All counts of one survey: for each unit of its tree the counts over everything below it, and the unit's state.
public struct SurveyCounts: Sendable {
  /// How the counts are laid out.
  public let layout: CountLayout
  /// For each unit of the tree its counts.
  public var units: [Counts]
  /// For each unit its state.
  public var states: [UnitState]
  /// How far they may be off while pairs of households are undecided.
  public var bounds = CountBounds()

  /// Counts of a survey.
  public init(layout: CountLayout, units: [Counts], states: [UnitState]) {
    self.layout = layout
    self.units = units
    self.states = states
  }

  /// Whether anything was counted for the unit.
  public func hasFigures(_ unit: Int) -> Bool { states[unit] == .reported || states[unit] == .partial }

  /// A number of the unit as a whole.
  public func scalar(_ s: CountLayout.Scalar, _ unit: Int) -> Int { units[unit][layout.index(s)] }

  /// Households of a class; nil when nothing was reported.
  public func households(_ c: CountedClass, _ unit: Int) -> Int? {
    hasFigures(unit) ? units[unit][layout.households(c)] : nil
  }

  /// Persons in households of a class, over the households whose number is known; nil when no list of the unit says
  /// persons, or none of the households does.
  public func persons(_ c: CountedClass, _ unit: Int) -> Int? {
    persons(at: layout.persons(c), of: layout.households(c), unit)
  }

  /// Persons in a class's households of a group; nil as in `persons`.
  public func groupPersons(_ i: Int, _ c: CountedClass, _ unit: Int) -> Int? {
    group(i, c, unit) == nil ? nil : persons(at: layout.groupPersons(i, c), of: layout.group(i, c), unit)
  }

  /// Persons in a class's households of an ethnic group; nil as in `persons`.
  public func ethnicityPersons(_ i: Int, _ c: CountedClass, _ unit: Int) -> Int? {
    ethnicity(i, c, unit) == nil ? nil : persons(at: layout.ethnicityPersons(i, c), of: layout.ethnicity(i, c), unit)
  }

  /// A household has one person at least: none in some households is not a number, but nothing known.
  private func persons(at index: Int, of households: Int, _ unit: Int) -> Int? {
    guard hasFigures(unit), scalar(.withPersons, unit) > 0 else { return nil }
    let persons = units[unit][index]
    return persons == 0 && units[unit][households] > 0 ? nil : persons
  }

  /// Households of a class that `persons` leaves out, since their number is not known; nil when nothing was reported.
  public func personsUnknown(_ c: CountedClass, _ unit: Int) -> Int? {
    hasFigures(unit) ? units[unit][layout.personsUnknown(c)] : nil
  }

  /// Children in households of a class, over the households whose members are known; nil when none of them is.
  public func children(_ c: CountedClass, _ unit: Int) -> Int? {
    childrenUnknown(c, unit).flatMap { unknown in
      unknown == units[unit][layout.households(c)] && unknown > 0 || scalar(.withMembers, unit) == 0
        ? nil : units[unit][layout.children(c)]
    }
  }

  /// Households of a class that `children` leaves out, since their members are not all known; nil when nothing was
  /// reported.
  public func childrenUnknown(_ c: CountedClass, _ unit: Int) -> Int? {
    households(c, unit).map { $0 - units[unit][layout.childrenKnown(c)] }
  }

  /// The denominator (tổng số hộ dân cư) over the units that reported; nil when some total is not known.
  public func totalHouseholds(_ unit: Int) -> Int? {
    hasFigures(unit) && scalar(.withTotalHouseholds, unit) == scalar(.reported, unit)
      ? scalar(.totalHouseholds, unit) : nil
  }

  /// All persons over the units that reported; nil when some total is not known.
  public func totalPersons(_ unit: Int) -> Int? {
    hasFigures(unit) && scalar(.withTotalPersons, unit) == scalar(.reported, unit) ? scalar(.totalPersons, unit) : nil
  }

  /// The share of a class among all households; nil when either is not known.
  public func rate(_ c: CountedClass, _ unit: Int) -> Ratio? {
    guard let count = households(c, unit), let total = totalHouseholds(unit) else { return nil }
    return Ratio(count, total)
  }

  /// Households deprived of an indicator; nil when no form asks indicators.
  public func indicator(_ i: Int, _ c: CountedClass, _ unit: Int) -> Int? {
    known(.withIndicators, unit, layout.indicator(i, c))
  }

  /// Households with a cause; nil when no form asks causes.
  public func cause(_ i: Int, _ c: CountedClass, _ unit: Int) -> Int? { known(.withCauses, unit, layout.cause(i, c)) }

  /// Of the class's households deprived of an indicator the share, over the lists that ask indicators.
  public func indicatorRate(_ i: Int, _ c: CountedClass, _ unit: Int) -> Ratio? {
    indicator(i, c, unit).flatMap { Ratio($0, units[unit][layout.askedIndicators(c)]) }
  }

  /// Of the class's households with a cause the share, over the lists that ask causes.
  public func causeRate(_ i: Int, _ c: CountedClass, _ unit: Int) -> Ratio? {
    cause(i, c, unit).flatMap { Ratio($0, units[unit][layout.askedCauses(c)]) }
  }

  /// Households of an ethnic group; nil when no form asks it.
  public func ethnicity(_ i: Int, _ c: CountedClass, _ unit: Int) -> Int? {
    known(.withEthnicity, unit, layout.ethnicity(i, c))
  }

  /// Households in a group; nil when no form asks it.
  public func group(_ i: Int, _ c: CountedClass, _ unit: Int) -> Int? {
    hasFigures(unit) && units[unit][layout.withGroup(i)] > 0 ? units[unit][layout.group(i, c)] : nil
  }

  private func known(_ form: CountLayout.Scalar, _ unit: Int, _ index: Int) -> Int? {
    hasFigures(unit) && scalar(form, unit) > 0 ? units[unit][index] : nil
  }

  /// The state of a table that needs forms with some column: `partial` when some reported lists do not have it,
  /// `missing` when none has.
  public func state(_ unit: Int, forms: Int) -> UnitState {
    guard hasFigures(unit) else { return states[unit] }
    return forms == 0 ? .missing : forms < scalar(.reported, unit) ? .partial : states[unit]
  }
}

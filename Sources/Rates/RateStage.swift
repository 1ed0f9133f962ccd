import Geography
import Households
import Indicators
import PipelineKit
import Standards

/// One list as Rates sees it: households without persons.
public struct CountableList: Sendable {
  /// The unit that sent it, as an index into the tree.
  public var sender: Int
  /// What its form asks.
  public var form: Form
  /// Which groups its form asks, as bits.
  public var groupsAsked: UInt8
  /// The households.
  public var households: HouseholdColumns

  /// A list.
  public init(sender: Int, form: Form, groupsAsked: UInt8, households: HouseholdColumns) {
    self.sender = sender
    self.form = form
    self.groupsAsked = groupsAsked
    self.households = households
  }
}

/// The denominators of a unit; nil = nobody gave them.
struct UnitTotals {
  var households: Int?
  var persons: Int?
}

/// Households × units → counts for every unit of a survey's tree.
public struct RateStage: Sendable {
  private let tree: UnitTree
  private let layout: CountLayout
  private let formGroups = CountLayout.formGroups

  /// A stage for a survey.
  public init(tree: UnitTree, layout: CountLayout) {
    self.tree = tree
    self.layout = layout
  }

  /// Counts one list: for each unit that its households point to (village, or commune where the village is not known).
  /// Counts of several lists are added.
  public func count(_ list: CountableList) -> [Int: Counts] {
    let households = list.households
    let first = Int(households.units.min() ?? 0)
    var slots = [Int](repeating: -1, count: Int(households.units.max() ?? 0) - first + 1)
    var units: [Int32] = []
    // The counts of one unit after the other.
    var counts: [Int] = []
    for index in 0..<households.count where !households.isMerged[index] {
      let place = Int(households.units[index]) - first
      if slots[place] < 0 {
        slots[place] = counts.count
        units.append(households.units[index])
        counts.append(contentsOf: repeatElement(0, count: layout.size))
      }
      let start = slots[place]
      var all = counts.mutableSpan
      var own = all.extracting(start..<start + layout.size)
      add(households, index, to: &own)
    }
    let starts = stride(from: 0, to: counts.count, by: layout.size)
    return Dictionary(
      uniqueKeysWithValues: zip(units, starts).map { (Int($0), Counts(counts[$1..<$1 + layout.size])) })
  }

  @inline(__always)
  private func add(_ households: HouseholdColumns, _ index: Int, to values: inout MutableSpan<Int>) {
    let counted: CountedClass
    switch households.classes[index] {
    case .poor: counted = .poor
    case .nearPoor: counted = .nearPoor
    case .average:
      values[layout.index(.average)] += 1
      return
    case .notPoor: return
    }
    let persons = households.persons[index] == HouseholdColumns.unknownPersons ? 0 : Int(households.persons[index])
    values[layout.households(counted)] += 1
    values[layout.persons(counted)] += persons
    if households.persons[index] == HouseholdColumns.unknownPersons { values[layout.personsUnknown(counted)] += 1 }
    if index < households.children.count, households.children[index] != HouseholdColumns.unknownChildren {
      values[layout.children(counted)] += Int(households.children[index])
      values[layout.childrenKnown(counted)] += 1
    }
    values[layout.deprivations(counted)] += households.indicators[index].nonzeroBitCount
    addBits(UInt32(households.indicators[index]), 1, at: layout.indicator(0, counted), to: &values)
    addBits(households.indicators[index], persons, at: layout.indicatorPersons(0, counted), to: &values)
    for dimension in layout.dimensions.indices where households.indicators[index] & layout.dimensions[dimension] != 0 {
      values[layout.dimension(dimension, counted)] += 1
      values[layout.dimensionPersons(dimension, counted)] += persons
    }
    addBits(UInt32(households.causes[index]), 1, at: layout.cause(0, counted), to: &values)
    addBits(UInt32(households.groups[index]), 1, at: layout.group(0, counted), to: &values)
    addBits(UInt32(households.groups[index]), persons, at: layout.groupPersons(0, counted), to: &values)
    if households.groups[index] & formGroups == 0 {
      values[layout.ungrouped(counted)] += 1
      values[layout.ungroupedPersons(counted)] += persons
    }
    if households.ethnicities[index] != 0 {
      values[layout.ethnicity(Int(households.ethnicities[index]) - 1, counted)] += 1
      values[layout.ethnicityPersons(Int(households.ethnicities[index]) - 1, counted)] += persons
    }
  }

  @inline(__always)
  private func addBits(_ bits: UInt32, _ amount: Int, at first: Int, to values: inout MutableSpan<Int>) {
    var rest = bits
    while rest != 0 {
      values[first + rest.trailingZeroBitCount] += amount
      rest &= rest - 1
    }
  }

  /// Adds the lists' counts up the tree. `states` says for each commune whether its list counts; `forms` what the lists
  /// of each reported commune ask; `totals` the denominators that somebody gave, by unit; `known` what other offices
  /// have counted of units and all below them.
  public func survey(
    counts lists: [[Int: Counts]], states given: [Int: UnitState] = [:],
    forms: [Int: (form: Form, groups: UInt8)] = [:], totals: Totals, period: Period, known: [Int: KnownUnit] = [:]
  ) -> SurveyCounts {
    var units = [Counts](repeating: Counts(layout), count: tree.units.count)
    for list in lists { for (unit, counts) in list { units[unit] += counts } }
    var states = [UnitState](repeating: .missing, count: tree.units.count)
    let households = totals.values(\.households, in: period, over: tree)
    let persons = totals.values(\.persons, in: period, over: tree)
    let resolved = zip(households, persons).map { UnitTotals(households: $0, persons: $1) }
    var unplaced: [Int: Counts] = [:]
    for unit in tree.bottomUp {
      if let own = known[unit] {
        (units[unit], states[unit]) = (own.counts, own.state)
        continue
      }
      let level = tree.units[unit].level
      if level <= .commune, CountedClass.allCases.contains(where: { units[unit][layout.households($0)] > 0 }) {
        unplaced[unit] = units[unit]
      }
      if level > .commune || (level == .commune || unit == tree.root) && !tree.children[unit].isEmpty {
        for child in tree.children[unit] { addHouseholds(of: units[child], to: &units[unit]) }
      }
      if level == .commune || (unit == tree.root && level < .commune) {
        report(unit, given[unit] ?? .missing, forms[unit], &units[unit])
        states[unit] = given[unit] ?? .missing
        setTotals(resolved[unit], &units[unit])
      } else if level > .commune {
        for child in tree.children[unit] { addScalars(of: units[child], to: &units[unit]) }
        states[unit] = state(of: units[unit], children: tree.children[unit].map { states[$0] })
        if states[unit] == .reported { overrideTotals(resolved[unit], &units[unit]) }
      }
    }
    for unit in tree.units.indices where tree.units[unit].level == .village && unit != tree.root {
      guard known[unit] == nil, let commune = tree.parents[unit] else { continue }
      states[unit] = states[commune]
      report(unit, states[commune], forms[commune], &units[unit])
      setTotals(resolved[unit], &units[unit])
      if unplaced[commune] != nil, states[unit] == .reported { states[unit] = .partial }
    }
    var survey = SurveyCounts(layout: layout, units: units, states: states)
    survey.bounds = bounds(known)
    survey.bounds.add(bounds(unplaced))
    return survey
  }

  /// Households of a commune that name no village may be any of its villages'.
  private func bounds(_ unplaced: [Int: Counts]) -> CountBounds {
    let communes = unplaced.keys.filter { !tree.children[$0].isEmpty }
    if communes.isEmpty { return CountBounds() }
    var bounds = CountBounds(units: tree.units.count)
    for commune in communes {
      for village in tree.children[commune] {
        for c in CountedClass.allCases {
          bounds.add(c, village, fewer: 0, more: unplaced[commune].map { $0[layout.households(c)] } ?? 0)
        }
      }
    }
    return bounds
  }

  /// How far the counts of known units may be off, and those of the units above them.
  private func bounds(_ known: [Int: KnownUnit]) -> CountBounds {
    guard known.values.contains(where: { $0.bounds.contains { $0 != 0 } }) else { return CountBounds() }
    var bounds = CountBounds(units: tree.units.count)
    for unit in tree.bottomUp {
      for c in CountedClass.allCases {
        if let own = known[unit] {
          bounds.add(c, unit, fewer: own.bounds[2 * c.rawValue], more: own.bounds[2 * c.rawValue + 1])
        } else {
          for child in tree.children[unit] {
            bounds.add(c, unit, fewer: bounds.fewer(c, child), more: bounds.more(c, child))
          }
        }
      }
    }
    return bounds
  }

  private var scalarCount: Int { layout.households(.poor) }

  private func addHouseholds(of child: Counts, to parent: inout Counts) {
    parent.add(child, scalarCount..<layout.size)
    parent[layout.index(.average)] += child[layout.index(.average)]
  }

  private func addScalars(of child: Counts, to parent: inout Counts) {
    for index in 0..<scalarCount where index != layout.index(.average) { parent[index] += child[index] }
  }

  private func report(_ unit: Int, _ state: UnitState, _ asked: (form: Form, groups: UInt8)?, _ counts: inout Counts) {
    if state != .notDue { counts[layout.index(.expected)] = 1 }
    guard state == .reported else { return }
    counts[layout.index(.reported)] = 1
    guard let asked else { return }
    if asked.form.contains(.persons) { counts[layout.index(.withPersons)] = 1 }
    if asked.form.contains(.indicators) { counts[layout.index(.withIndicators)] = 1 }
    if asked.form.contains(.members) { counts[layout.index(.withMembers)] = 1 }
    if asked.form.contains(.causes) { counts[layout.index(.withCauses)] = 1 }
    for c in CountedClass.allCases {
      let households = counts[layout.households(c)]
      counts[layout.askedIndicators(c)] = asked.form.contains(.indicators) ? households : 0
      let persons = counts[layout.persons(c)]
      counts[layout.askedIndicatorPersons(c)] = asked.form.contains(.indicators) ? persons : 0
      counts[layout.askedCauses(c)] = asked.form.contains(.causes) ? households : 0
    }
    if asked.form.contains(.ethnicity) { counts[layout.index(.withEthnicity)] = 1 }
    for group in 0..<layout.groups where asked.groups & (1 << UInt8(group)) != 0 {
      counts[layout.withGroup(group)] = 1
    }
  }

  private func setTotals(_ totals: UnitTotals, _ counts: inout Counts) {
    guard counts[layout.index(.reported)] == 1 else { return }
    if let households = totals.households {
      counts[layout.index(.totalHouseholds)] = households
      counts[layout.index(.withTotalHouseholds)] = 1
    }
    if let persons = totals.persons {
      counts[layout.index(.totalPersons)] = persons
      counts[layout.index(.withTotalPersons)] = 1
    }
  }

  /// A unit whose lists all count may take a total of its own where its children have none.
  private func overrideTotals(_ totals: UnitTotals, _ counts: inout Counts) {
    let reported = counts[layout.index(.reported)]
    if let households = totals.households {
      counts[layout.index(.totalHouseholds)] = households
      counts[layout.index(.withTotalHouseholds)] = reported
    }
    if let persons = totals.persons {
      counts[layout.index(.totalPersons)] = persons
      counts[layout.index(.withTotalPersons)] = reported
    }
  }

  private func state(of counts: Counts, children: [UnitState]) -> UnitState {
    let expected = counts[layout.index(.expected)]
    let reported = counts[layout.index(.reported)]
    if expected == 0 { return .notDue }
    if reported == expected { return .reported }
    if reported > 0 { return .partial }
    return children.contains(.refused) && !children.contains(.missing) ? .refused : .missing
  }
}

import Geography
import Identity
import Standards
import Text

/// Where the names that somebody looks for stand in a survey's lists, and the class of each household.
struct NameIndex {
  /// A row with one of the names.
  private struct Row {
    var household: UInt64
    var unit: Int
    var listed: HouseholdClass
    var name: String
  }

  /// The class of each household by its id.
  let listed: [UInt64: HouseholdClass]
  private let tree: UnitTree
  private let rows: [UInt64: [Row]]

  init(_ survey: NamedSurvey, _ wanted: Set<UInt64>) {
    var listed: [UInt64: HouseholdClass] = [:]
    var rows: [UInt64: [Row]] = [:]
    for list in survey.lists {
      for index in 0..<list.households.count {
        let id = list.households.ids[index]
        if !list.households.isMerged[index] { listed[id] = list.households.classes[index] }
        let key = list.people.nameKey(index)
        guard wanted.contains(key) else { continue }
        let unit = Int(list.households.units[index])
        rows[key, default: []].append(
          Row(
            household: id, unit: survey.todaysUnits.map { Int($0[unit]) } ?? unit,
            listed: list.households.classes[index], name: list.people.name(index)))
      }
    }
    (tree, self.listed, self.rows) = (survey.tree, listed, rows)
  }

  /// A name as rows carry it: folded.
  static func key(_ name: String) -> UInt64 {
    var folded: [UInt8] = []
    let bytes = Array(name.utf8)
    Folding.fold(bytes, 0..<bytes.count, into: &folded)
    return Hash64.of(folded, 0..<folded.count)
  }

  /// The households of that name in the village, else in the unit; of several those of the target's classes, and of these
  /// those written alike.
  func find(_ household: NamedExits.Household, in target: Target) -> Set<UInt64> {
    guard let unit = tree.index[target.unit] else { return [] }
    var found = (rows[Self.key(household.name)] ?? []).filter { $0.unit >= 0 && tree.isWithin($0.unit, unit) }
    let villages = tree.indices(of: .village).filter { tree.isWithin($0, unit) }
    if let name = household.village, let village = PlaceNames(tree, units: villages).unit(named: name) {
      found = found.filter { $0.unit == village || tree.units[$0.unit].level > .village }
    }
    found = Self.narrowed(found) { target.classes.contains($0.listed) }
    found = Self.narrowed(found) { $0.name == household.name }
    return Set(found.map(\.household))
  }

  /// Those that fit, where there are any.
  private static func narrowed(_ rows: [Row], _ fits: (Row) -> Bool) -> [Row] {
    let fitting = rows.filter(fits)
    return fitting.isEmpty ? rows : fitting
  }
}

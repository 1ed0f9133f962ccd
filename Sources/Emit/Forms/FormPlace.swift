import Geography
import Indicators

/// A row of a form: a unit with its number ("1", "1.10") and how far it is below the whole, or an area's units.
struct FormPlace {
  var unit: Int
  var number: String
  var depth: Int
  /// What stands there instead of a unit's name.
  var name: String?
  /// The units of an area.
  var area: [Int]?

  private static let whole = "Tổng cộng"

  /// The whole and, two levels below it, its units: villages only below a commune.
  static func all(_ tree: UnitTree) -> [FormPlace] {
    let isCommune = tree.units[tree.root].level <= .commune
    func below(_ place: FormPlace) -> [FormPlace] {
      guard place.depth < 2 else { return [] }
      let children = tree.children[place.unit].filter { isCommune || tree.units[$0].level >= .commune }
      return children.enumerated().flatMap { index, child in
        let number = place.depth == 0 ? String(index + 1) : "\(place.number).\(index + 1)"
        let own = FormPlace(unit: child, number: number, depth: place.depth + 1)
        return [own] + below(own)
      }
    }
    let root = FormPlace(unit: tree.root, number: "", depth: 0, name: whole)
    return [root] + below(root)
  }

  /// The communes of the urban and of the rural area, and the whole.
  static func byArea(_ tree: UnitTree) -> [FormPlace] {
    let isCommune = tree.units[tree.root].level <= .commune
    let units = isCommune ? tree.children[tree.root] : tree.indices(of: .commune)
    let areas: [(Area, String, String)] = [
      (.urban, "I", "Khu vực thành thị"), (.rural, "II", "Khu vực nông thôn"),
    ]
    let rows = areas.flatMap { area, number, name -> [FormPlace] in
      let own = units.filter { tree.areas[$0] == area }
      if own.isEmpty { return [] }
      let head = FormPlace(unit: tree.root, number: number, depth: 1, name: name, area: own)
      return [head] + own.enumerated().map { FormPlace(unit: $1, number: "\(number).\($0 + 1)", depth: 2) }
    }
    return rows + [FormPlace(unit: tree.root, number: "", depth: 0, name: whole)]
  }

  /// Whether it is one of the rows that add up to another.
  func isPart(of other: FormPlace, _ tree: UnitTree) -> Bool {
    guard depth == other.depth + 1 else { return false }
    if let area = other.area { return area.contains(unit) }
    return area != nil || tree.parents[unit] == other.unit
  }
}

extension OfficialForm.Figure {
  /// The figures of several units together: counts and the parts of shares are added, and unknown where one is.
  static func sum(_ figures: [OfficialForm.Figure]) -> OfficialForm.Figure {
    guard let first = figures.first else { return .count(nil) }
    switch first {
    case .count:
      return .count(
        figures.reduce(Int?(0)) { sum, figure in
          if case .count(let count?) = figure { sum.map { $0 + count } } else { nil }
        })
    case .percent(_, let part, let whole):
      let parts = figures.map { figure -> Ratio? in if case .percent(let ratio, _, _) = figure { ratio } else { nil } }
      let sums = parts.reduce((0, 0)) { ($0.0 + ($1?.numerator ?? 0), $0.1 + ($1?.denominator ?? 0)) }
      return .percent(parts.contains(nil) ? nil : Ratio(sums.0, sums.1), of: part, in: whole)
    case .sum(_, let plus, let minus):
      let parts = figures.map { figure -> Int? in if case .sum(let count, _, _) = figure { count } else { nil } }
      return .sum(parts.contains(nil) ? nil : parts.reduce(0) { $0 + ($1 ?? 0) }, plus: plus, minus: minus)
    }
  }
}

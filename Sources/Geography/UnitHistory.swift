import PipelineKit

/// All units of a file in time: which rows a code has, and which of them holds on a day.
public struct UnitHistory: Sendable {
  /// The rows, as given.
  public let units: [Unit]
  private let rows: [String: [Int]]

  /// The history made of these rows.
  public init(_ units: [Unit]) {
    self.units = units
    rows = Dictionary(grouping: units.indices) { units[$0].code }
      .mapValues { $0.sorted { (units[$0].validFrom?.packed ?? 0) < (units[$1].validFrom?.packed ?? 0) } }
  }

  /// Whether any row has that code.
  public func knows(_ code: String) -> Bool { rows[code] != nil }

  /// All codes, in the order of their bytes.
  public var codes: [String] { rows.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// The codes of several rows, in the order of their bytes.
  public var repeatedCodes: [String] {
    rows.filter { $0.value.count > 1 }.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The indices of the code's rows, by first day.
  public func indices(of code: String) -> [Int] { rows[code] ?? [] }

  /// The unit with that code as it stands on that day.
  public func unit(_ code: String, on day: Day) -> Unit? {
    indices(of: code).lazy.map { units[$0] }.first { $0.holds(on: day) }
  }

  /// The unit whose row begins on that day.
  public func unit(_ code: String, beginningOn day: Day) -> Unit? {
    indices(of: code).lazy.map { units[$0] }.first { $0.validFrom == day }
  }

  /// The first day of `unit`'s validity on which no row of its parent holds; nil when the parent always holds.
  public func firstDayWithoutParent(_ unit: Unit) -> Day? {
    var day = unit.validFrom ?? Day.first
    let last = unit.validTo ?? Day.last
    for index in indices(of: unit.parent) {
      let parent = units[index]
      if (parent.validTo ?? Day.last) < day { continue }
      if (parent.validFrom ?? Day.first) > day { return day }
      guard let next = (parent.validTo ?? Day.last).next, next <= last else { return nil }
      day = next
    }
    return day
  }

  /// Whether the unit, as it stands on that day, is `ancestor` or below it.
  public func isWithin(_ code: String, _ ancestor: String, on day: Day) -> Bool {
    var walker = code
    for _ in 0..<Level.allCases.count + 1 {
      if walker == ancestor { return true }
      guard let unit = unit(walker, on: day) else { return false }
      walker = unit.parent
    }
    return false
  }
}

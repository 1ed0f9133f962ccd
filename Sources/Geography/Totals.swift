import PipelineKit

/// The denominators (tổng số hộ dân cư, nhân khẩu tại thời điểm rà soát) that totals.csv gives, by period and unit.
///
/// They are given at any level; what is not given at a level is the sum of the children only where all have it.
public struct Totals: Sendable {
  /// What is given for a unit; nil = not given, never 0 for unknown.
  public struct Entry: Sendable, Hashable {
    /// All households.
    public var households: Int?
    /// All persons.
    public var persons: Int?
    /// Households of ethnic minorities (hộ dân tộc thiểu số).
    public var minorityHouseholds: Int?
    /// Persons in them.
    public var minorityPersons: Int?

    /// An entry.
    public init(
      households: Int? = nil, persons: Int? = nil, minorityHouseholds: Int? = nil, minorityPersons: Int? = nil
    ) {
      self.households = households
      self.persons = persons
      self.minorityHouseholds = minorityHouseholds
      self.minorityPersons = minorityPersons
    }
  }

  private var entries: [String: [String: Entry]] = [:]

  /// No totals.
  public init() {}

  /// What is given for a unit in a period; nil when there is no line.
  public subscript(period: Period, unit: String) -> Entry? {
    get { entries[period.text]?[unit] }
    set { entries[period.text, default: [:]][unit] = newValue }
  }

  /// The periods that have lines, in order.
  public var periods: [Period] { entries.keys.compactMap { Period($0) }.sorted() }

  /// The codes of units that have a line in the period, in the order of their bytes.
  public func units(in period: Period) -> [String] {
    (entries[period.text] ?? [:]).keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// For each unit of the tree the value given for it or else the sum over its children; nil where a part is unknown.
  public func values(_ column: KeyPath<Entry, Int?>, in period: Period, over tree: UnitTree) -> [Int?] {
    var values = [Int?](repeating: nil, count: tree.units.count)
    for index in tree.bottomUp {
      values[index] = self[period, tree.units[index].code]?[keyPath: column] ?? sum(of: tree.children[index], values)
    }
    return values
  }

  /// The sum of the values at these indices; nil when there are none or one is unknown.
  private func sum(of children: [Int], _ values: [Int?]) -> Int? {
    var sum: Int? = children.isEmpty ? nil : 0
    for child in children {
      guard let value = values[child], let part = sum else { return nil }
      sum = part + value
    }
    return sum
  }

  /// Where a unit's own value is not the sum of its children's, all of which are known.
  public func contradictions(
    _ column: KeyPath<Entry, Int?>, in period: Period, over tree: UnitTree
  ) -> [(unit: String, given: Int, sum: Int)] {
    let values = values(column, in: period, over: tree)
    return tree.units.indices.compactMap { index in
      guard let given = self[period, tree.units[index].code]?[keyPath: column],
        let sum = sum(of: tree.children[index], values), sum != given
      else { return nil }
      return (tree.units[index].code, given, sum)
    }
  }
}

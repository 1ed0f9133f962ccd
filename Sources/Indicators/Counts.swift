import Standards

/// The classes that are counted apart in tables.
public enum CountedClass: Int, Sendable, CaseIterable {
  case poor, nearPoor

  /// The word in tables.
  public var word: String { self == .poor ? "poor" : "near-poor" }

  /// The class as it is counted; nil for classes that are not counted apart.
  public init?(_ householdClass: HouseholdClass) {
    switch householdClass {
    case .poor: self = .poor
    case .nearPoor: self = .nearPoor
    case .average, .notPoor: return nil
    }
  }
}

/// A value for each class that is counted apart.
public struct PerClass<Value> {
  /// The values.
  public var poor, nearPoor: Value

  /// The values of both classes.
  public init(_ poor: Value, _ nearPoor: Value) { (self.poor, self.nearPoor) = (poor, nearPoor) }

  /// A value made for each class.
  public init(_ make: (CountedClass) -> Value) { self.init(make(.poor), make(.nearPoor)) }

  /// A class's value.
  public subscript(_ c: CountedClass) -> Value {
    get { c == .poor ? poor : nearPoor }
    set { if c == .poor { poor = newValue } else { nearPoor = newValue } }
  }
}

extension PerClass: Sendable where Value: Sendable {}
extension PerClass: Equatable where Value: Equatable {}
extension PerClass: Hashable where Value: Hashable {}

/// Where each count stands in `Counts`: one shape for all units of a survey.
public struct CountLayout: Sendable, Hashable {
  /// How many indicators the standard has.
  public let indicators: Int
  /// How many causes.
  public let causes: Int
  /// How many ethnic groups the code list has.
  public let ethnicities: Int
  /// For each dimension its indicators as bits.
  public let dimensions: [UInt32]
  /// How many groups.
  public let groups = HouseholdGroup.allCases.count

  /// The layout for a standard.
  public init(indicators: Int, causes: Int, ethnicities: Int, dimensions: [UInt32] = []) {
    self.dimensions = dimensions
    self.indicators = indicators
    self.causes = causes
    self.ethnicities = ethnicities
    head = Scalar.allCases.count + groups
    perClass = Self.plain + 2 * indicators + causes + 2 * groups + 2 * ethnicities + 2 * dimensions.count
  }

  /// How many numbers of a class stand before its indicators.
  @usableFromInline static var plain: Int { 11 }
  @usableFromInline let perClass: Int
  @usableFromInline let head: Int

  /// How many numbers a unit has.
  public var size: Int { head + CountedClass.allCases.count * perClass }

  /// Numbers of the unit as a whole.
  public enum Scalar: Int, CaseIterable, Sendable {
    /// Lists expected (communes that should send).
    case expected
    /// Lists that count.
    case reported
    /// Lists whose form asks persons, indicators, causes, ethnicity.
    case withPersons, withIndicators, withCauses, withEthnicity
    /// Lists with a row for each member.
    case withMembers
    /// Total households (tổng số hộ dân cư) and persons over the units that reported.
    case totalHouseholds, totalPersons
    /// Units that reported and have a total of households, and of persons.
    case withTotalHouseholds, withTotalPersons
    /// Households of average living standard.
    case average
  }

  /// The index of a number of the unit.
  public func index(_ scalar: Scalar) -> Int { scalar.rawValue }
  /// Lists whose form asks a group.
  public func withGroup(_ i: Int) -> Int { Scalar.allCases.count + i }
  /// Households of a class.
  @inlinable public func households(_ c: CountedClass) -> Int { head + c.rawValue * perClass }
  /// Persons in households of a class.
  @inlinable public func persons(_ c: CountedClass) -> Int { households(c) + 1 }
  /// Households of a class whose persons are not known.
  @inlinable public func personsUnknown(_ c: CountedClass) -> Int { households(c) + 2 }
  /// Deprivations of a class, all indicators together.
  @inlinable public func deprivations(_ c: CountedClass) -> Int { households(c) + 3 }
  /// Households of a class in lists whose form asks indicators: what their rates are shares of.
  public func askedIndicators(_ c: CountedClass) -> Int { households(c) + 4 }
  /// Households of a class in lists whose form asks causes.
  public func askedCauses(_ c: CountedClass) -> Int { households(c) + 5 }
  /// Persons of a class in lists whose form asks indicators.
  public func askedIndicatorPersons(_ c: CountedClass) -> Int { households(c) + 6 }
  /// Households of a class in none of the groups of form T8 (ethnic-minority, merit, no-labour), and their persons.
  @inlinable public func ungrouped(_ c: CountedClass) -> Int { households(c) + 7 }
  /// See `ungrouped`.
  @inlinable public func ungroupedPersons(_ c: CountedClass) -> Int { households(c) + 8 }
  /// Children (under sixteen) of a class, over the households whose members are all known.
  @inlinable public func children(_ c: CountedClass) -> Int { households(c) + 9 }
  /// Households of a class whose children are known.
  @inlinable public func childrenKnown(_ c: CountedClass) -> Int { households(c) + 10 }
  /// The groups of form T8, as bits.
  public static let formGroups: UInt8 = [HouseholdGroup.ethnicMinority, .merit, .noLabour].reduce(0) {
    $0 | 1 << $1.rawValue
  }
  /// Households of a class deprived of an indicator.
  @inlinable public func indicator(_ i: Int, _ c: CountedClass) -> Int { households(c) + Self.plain + i }
  /// Persons in them.
  @inlinable public func indicatorPersons(_ i: Int, _ c: CountedClass) -> Int { indicator(indicators, c) + i }
  /// Households of a class with a cause.
  @inlinable public func cause(_ i: Int, _ c: CountedClass) -> Int { indicator(2 * indicators, c) + i }
  /// Households of a class in a group.
  @inlinable public func group(_ i: Int, _ c: CountedClass) -> Int { cause(causes, c) + i }
  /// Persons of a class in a group.
  @inlinable public func groupPersons(_ i: Int, _ c: CountedClass) -> Int { group(groups, c) + i }
  /// Households of a class of an ethnic group.
  @inlinable public func ethnicity(_ i: Int, _ c: CountedClass) -> Int { group(2 * groups, c) + i }
  /// Persons of a class of an ethnic group.
  @inlinable public func ethnicityPersons(_ i: Int, _ c: CountedClass) -> Int { ethnicity(ethnicities, c) + i }
  /// Households of a class deprived of an indicator at least of a dimension.
  @inlinable public func dimension(_ i: Int, _ c: CountedClass) -> Int { ethnicity(2 * ethnicities, c) + i }
  /// Persons in them.
  @inlinable public func dimensionPersons(_ i: Int, _ c: CountedClass) -> Int { dimension(dimensions.count, c) + i }
}

/// Everything counted for one unit, as integers that add up: over villages, communes, threads, offices, partitions. Placed by
/// a `CountLayout`.
///
/// They take two bytes each while all of them fit, as those of nearly all villages do: a nation has a hundred thousand units.
public struct Counts: Sendable {
  private var narrow: [UInt16]
  /// All numbers when one of them is too large; else none.
  private var wide: [Int] = []

  /// Nothing counted yet.
  public init(_ layout: CountLayout) { narrow = [UInt16](repeating: 0, count: layout.size) }

  /// Numbers that were counted.
  public init(_ numbers: some Collection<Int>) {
    narrow = numbers.compactMap { UInt16(exactly: $0) }
    if narrow.count < numbers.count { (narrow, wide) = ([], Array(numbers)) }
  }

  /// Their places.
  public var indices: Range<Int> { 0..<max(narrow.count, wide.count) }

  /// A number.
  public subscript(index: Int) -> Int {
    get { wide.isEmpty ? Int(narrow[index]) : wide[index] }
    set {
      if wide.isEmpty {
        if let number = UInt16(exactly: newValue) { return narrow[index] = number }
        (narrow, wide) = ([], narrow.map { Int($0) })
      }
      wide[index] = newValue
    }
  }

  /// Adds another unit's counts of the same layout.
  public static func += (a: inout Counts, b: Counts) {
    precondition(a.indices == b.indices, "counts of two layouts")
    a.add(b, b.indices)
  }

  /// Adds those of another unit's counts that stand in a range.
  public mutating func add(_ other: Counts, _ range: Range<Int>) {
    var first = range.lowerBound
    if wide.isEmpty, other.wide.isEmpty {
      var own = narrow.mutableSpan
      while first < range.upperBound {
        let (sum, isTooLarge) = own[first].addingReportingOverflow(other.narrow[first])
        if isTooLarge { break }
        own[first] = sum
        first += 1
      }
    }
    for index in first..<range.upperBound where other[index] != 0 { self[index] += other[index] }
  }
}

import Cells
import Standards

/// Which column is what, for one sheet under one standard.
public struct ColumnMap: Sendable {
  /// The role of each column; nil where the heading says nothing that is known.
  public internal(set) var roles: [ColumnRole?]
  /// The headings as written, leaf last, joined by " › ".
  public internal(set) var headings: [String]
  /// Columns that mark indicators, each with the indicator's place in the standard.
  public private(set) var indicators: [(column: Int, bit: Int)] = []
  /// Columns that mark causes, each with the cause's place in the standard.
  public private(set) var causes: [(column: Int, bit: Int)] = []
  /// Columns that mark groups, each with the group's raw value.
  public private(set) var groups: [(column: Int, bit: Int)] = []
  private var firstOf: [ColumnRole: Int] = [:]
  /// Columns that say what another one says of the survey's own time.
  public private(set) var leftAside: [Int] = []
  /// Whether the class is said of another time only.
  public private(set) var isClassOfOtherTime = false

  init(_ times: ColumnTimes, headings: [String], standard: Standard) {
    self.init(roles: times.roles, headings: headings, standard: standard)
    leftAside = times.leftAside
    isClassOfOtherTime = times.isClassOfOtherTime
  }

  /// The same columns with other roles.
  func with(_ roles: [ColumnRole?], _ standard: Standard) -> ColumnMap {
    var map = ColumnMap(roles: roles, headings: headings, standard: standard)
    (map.leftAside, map.isClassOfOtherTime) = (leftAside, isClassOfOtherTime)
    return map
  }

  init(roles: [ColumnRole?], headings: [String], standard: Standard) {
    self.roles = roles
    self.headings = headings
    foreignColumns = roles.reduce(0) { $0 + ($1.map { standard.places($0) } ?? true ? 0 : 1) }
    for (column, role) in roles.enumerated() {
      guard let role, firstOf[role] == nil else { continue }
      firstOf[role] = column
      switch role {
      case .indicator(let id):
        if let bit = standard.indicators.firstIndex(where: { $0.id == id }) { indicators.append((column, bit)) }
      case .cause(let id):
        if let bit = standard.causes.firstIndex(where: { $0.id == id }) { causes.append((column, bit)) }
      case .group(let group): groups.append((column, Int(group.rawValue)))
      default: break
      }
    }
  }

  /// The first column with that role.
  public subscript(role: ColumnRole) -> Int? { firstOf[role] }

  /// Whether some column has that role.
  public func has(_ role: ColumnRole) -> Bool { firstOf[role] != nil }

  /// Whether the number of households hangs on a column: heads, classes, and the communes that they count for.
  public func decidesCount(_ column: Int) -> Bool {
    guard roles.indices.contains(column), let role = roles[column] else { return false }
    return [.head, .classText, .classMarkPoor, .classMarkNearPoor, .commune].contains(role)
  }

  /// Whether what stands in a column is read.
  public func reads(_ column: Int) -> Bool {
    guard roles.indices.contains(column), let role = roles[column] else { return false }
    return role != .ignored && role != .note && role != .phone
  }

  /// How many columns the headings span.
  public var width: Int { roles.count }

  /// How many different things the columns say: a heading that spans ten columns says one.
  public var distinctRoles: Int { firstOf.count }

  /// How many columns name indicators and causes that the standard does not have: those of another standard.
  public let foreignColumns: Int

  /// How many columns have a known role.
  public var recognised: Int { roles.reduce(0) { $0 + ($1 == nil ? 0 : 1) } }

  /// Whether the list has a row for each member.
  public var listsMembers: Bool { has(.relation) || has(.memberName) }

  /// The column that says the village: its own, or the address.
  public var village: Int? { self[.village] ?? self[.address] }
}

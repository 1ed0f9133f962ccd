import Standards

/// What a list's form asks: a figure that no form asks is unknown, not zero.
public struct Form: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8
  /// A form that asks what the bits say.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Number of persons (nhân khẩu).
  public static let persons = Form(rawValue: 1)
  /// B1 and B2.
  public static let scores = Form(rawValue: 2)
  /// Indicators of deprivation (chỉ số thiếu hụt).
  public static let indicators = Form(rawValue: 4)
  /// Causes of poverty (nguyên nhân nghèo).
  public static let causes = Form(rawValue: 8)
  /// Groups (nhóm đối tượng).
  public static let groups = Form(rawValue: 16)
  /// Ethnicity (dân tộc).
  public static let ethnicity = Form(rawValue: 32)
  /// A row for each member (thành viên).
  public static let members = Form(rawValue: 128)
  /// Sex of the head (giới tính).
  public static let sex = Form(rawValue: 64)
}

/// Households of one list as columns; the index is the household. Nothing here says who they are.
public struct HouseholdColumns: Sendable {
  /// A value that is not known.
  public static let unknownPersons = UInt16.max
  /// A number of children that is not known.
  public static let unknownChildren = UInt8.max
  /// A score that is not known.
  public static let unknownScore = Int16.min

  /// The unit, as an index into the survey's tree: the village, or the commune where the village is not known.
  public var units: [Int32] = []
  /// The class.
  public var classes: [HouseholdClass] = []
  /// Persons; `unknownPersons` when not known.
  public var persons: [UInt16] = []
  /// Children (under sixteen); `unknownChildren` when not known, as for all households beyond its end: a list of heads
  /// says none.
  public var children: [UInt8] = []
  /// Points of sheet B1; `unknownScore` when not known.
  public var b1: [Int16] = []
  /// Points of sheet B2; `unknownScore` when not known.
  public var b2: [Int16] = []
  /// Deprivations, bit i = indicator i of the standard.
  public var indicators: [UInt32] = []
  /// Causes, bit i = cause i of the standard.
  public var causes: [UInt16] = []
  /// Groups, bit i = `HouseholdGroup` of raw value i.
  public var groups: [UInt8] = []
  /// Ethnic group, as an index into the code list plus one; 0 = not known.
  public var ethnicities: [UInt8] = []
  /// What the list says of how it came or left, as the `StatedChange`'s raw value plus one; 0 = nothing.
  public var changes: [UInt8] = []
  /// The sheet, as an index into the list's sheets.
  public var sheets: [UInt16] = []
  /// The row as a spreadsheet shows it.
  public var rows: [UInt32] = []
  /// For each household the one that stands for it: itself, or the household (over all lists of the survey) into which
  /// it was merged. Filled by Deduplicate.
  public var isMerged: [Bool] = []
  /// The household's id, one for all rows that are it. Filled by Deduplicate.
  public var ids: [UInt64] = []

  /// No households.
  public init() {}

  /// How many there are.
  public var count: Int { rows.count }
}

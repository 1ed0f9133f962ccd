/// A column of a list: its headings from the top down, and what it says of a household.
struct Column {
  let headings: [String]
  let cell: (Entry) -> Cell
  /// Printed totals add this column up.
  var isSummed = false
  /// Counts the rows instead of saying anything of the household.
  var isRowNumber = false

  /// A column; several headings stand one under the other.
  init(_ headings: String..., cell: @escaping (Entry) -> Cell) {
    self.headings = headings
    self.cell = cell
  }

  /// STT: the number of the row.
  static func rowNumber(_ heading: String = "STT") -> Column {
    var column = Column(heading) { _ in .blank }
    column.isRowNumber = true
    return column
  }

  /// Who heads the household.
  static func name(_ heading: String) -> Column {
    Column(heading) { .text($0.name) }
  }

  /// The birth date as text, its parts joined by a sign.
  static func birth(_ heading: String, _ separator: String) -> Column {
    Column(heading) { .text($0.birthText ?? $0.household.head.birth.text(separator)) }
  }

  /// Nam or Nữ.
  static func sex(_ heading: String = "Giới tính") -> Column {
    Column(heading) { .text($0.household.head.sex.rawValue) }
  }

  /// The ethnic group, in its official spelling.
  static func ethnicity(_ heading: String = "Dân tộc") -> Column {
    Column(heading) { .text($0.household.head.ethnicity.rawValue) }
  }

  /// The identity number as text, zeros and all.
  static func identity(_ heading: String) -> Column {
    Column(heading) { $0.identity.isEmpty ? .blank : .text($0.identity) }
  }

  /// The village.
  static func village(_ heading: String) -> Column {
    Column(heading) { .text($0.household.village.name) }
  }

  /// How many live in the household.
  static func persons(_ heading: String) -> Column {
    var column = Column(heading) { .number($0.persons) }
    column.isSummed = true
    return column
  }

  /// The class in words, as the commune words it.
  static func decided(_ heading: String, poor: String = "Hộ nghèo", nearPoor: String = "Hộ cận nghèo") -> Column {
    Column(heading) { entry in
      switch entry.decided {
      case .poor: .text(poor)
      case .nearPoor: .text(nearPoor)
      case .notPoor: .text("Hộ không nghèo")
      }
    }
  }

  /// Points for income.
  static func b1(_ headings: String...) -> Column { score(headings) { $0.b1 } }

  /// Points for deprivations.
  static func b2(_ headings: String...) -> Column { score(headings) { $0.b2 } }

  private static func score(_ headings: [String], _ points: @escaping (Entry) -> Int) -> Column {
    Column(headings: headings) { .number(points($0)) }
  }

  /// The official names of the causes, in one cell.
  static func causeList(_ heading: String = "Nguyên nhân nghèo") -> Column {
    Column(heading) { .text($0.causeNames.joined(separator: "; ")) }
  }

  /// The abbreviations of the groups, in one cell.
  static func groupList(_ heading: String = "Nhóm đối tượng") -> Column {
    Column(heading) { entry in
      entry.household.groups.isEmpty ? .blank : .text(entry.household.groups.map(\.rawValue).joined(separator: ", "))
    }
  }

  /// A column whose headings are already a list.
  init(headings: [String], cell: @escaping (Entry) -> Cell) {
    self.headings = headings
    self.cell = cell
  }
}

/// How a form says yes and no.
struct Marks {
  let yes: Cell
  let no: Cell

  /// "x" and nothing.
  static var crosses: Marks { Marks(yes: .text("x"), no: .blank) }
  /// 1 and 0.
  static var digits: Marks { Marks(yes: .number(1), no: .number(0)) }
  /// TRUE and FALSE.
  static var flags: Marks { Marks(yes: .flag(true), no: .flag(false)) }

  /// A marked column.
  func column(_ headings: String..., says: @escaping (Entry) -> Bool) -> Column {
    Column(headings: headings) { says($0) ? yes : no }
  }

  /// A column for each indicator, under the name that communes give it.
  func indicators(_ survey: Survey) -> [Column] {
    survey.indicators.map { indicator in column(indicator.heading) { $0.lacking.contains(indicator) } }
  }

  /// A column for each indicator, under its number: "CS1", or "1" under a heading that spans them.
  func numberedIndicators(_ survey: Survey, prefix: String = "", under span: String? = nil) -> [Column] {
    survey.indicators.enumerated().map { index, indicator in
      Column(headings: (span.map { [$0] } ?? []) + ["\(prefix)\(index + 1)"]) {
        $0.lacking.contains(indicator) ? yes : no
      }
    }
  }

  /// A column for each cause, under its official name.
  func causes(_ survey: Survey, under span: String) -> [Column] {
    survey.causes.map { cause in column(span, cause.name(in: survey)) { $0.causes.contains(cause) } }
  }

  /// A column for each group.
  func groups(under span: String? = nil) -> [Column] {
    Group.allCases.map { group in
      Column(headings: (span.map { [$0] } ?? []) + [group.rawValue]) {
        $0.household.groups.contains(group) ? yes : no
      }
    }
  }
}

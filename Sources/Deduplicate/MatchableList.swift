import Households
import Identity
import PipelineKit

/// One list as Deduplicate sees it: households and their heads, by the same index.
public struct MatchableList: Sendable {
  /// The file, as an index into the run's inputs.
  public var file: Int32
  /// The unit that sent it, as an index into the survey's tree.
  public var sender: Int
  /// What the form asks: what it does not ask is neither equal nor different.
  public var form: Form
  /// The sheets' names.
  public var sheets: [String]
  /// The households.
  public var households: HouseholdColumns
  /// Their heads.
  public var people: PersonColumns
  /// Their other members, where the list has a row for each.
  public var members: MemberColumns

  /// A list.
  public init(
    file: Int32, sender: Int, form: Form, sheets: [String], households: HouseholdColumns, people: PersonColumns,
    members: MemberColumns = MemberColumns()
  ) {
    self.file = file
    self.sender = sender
    self.form = form
    self.sheets = sheets
    self.households = households
    self.people = people
    self.members = members
  }
}

extension MatchableList {
  /// Whether it tells of households more than their heads: members, or the codes under which they are filed.
  var tellsMore: Bool { members.count > 0 || !people.codes.isEmpty }

  /// Where a household is listed.
  public func place(of index: Int) -> Place {
    Place(file: file, sheet: sheets[Int(households.sheets[index])], row: households.rows[index])
  }
}

/// A row among the lists of a survey.
public struct ListedRow: Sendable, Hashable, Comparable {
  /// The list, as an index.
  public var list: Int32
  /// The household in the list.
  public var index: Int32

  /// A row.
  public init(list: Int, index: Int) {
    self.list = Int32(list)
    self.index = Int32(index)
  }

  /// By list, then by row.
  public static func < (a: Self, b: Self) -> Bool { (a.list, a.index) < (b.list, b.index) }
}

/// Why two rows are one household.
public enum MergeReason: String, Sendable {
  case sameRow = "same-row"
  case sameIdentity = "same-id"
  case samePerson = "same-person"
  case decided
}

/// Why one of two rows of a household holds.
public enum HoldingGround: String, Sendable {
  /// The household lives in a place that was not its place in the survey before.
  case moved
  /// The scores say the row's class.
  case scores
  /// The row says more.
  case fuller
  /// Nothing tells them apart but their order.
  case order
}

/// A row that another row stands for.
public struct Merge: Sendable {
  /// The row that is kept.
  public var kept: ListedRow
  /// The row that is not counted.
  public var dropped: ListedRow
  /// Why.
  public var reason: MergeReason
  /// The weight of the evidence in hundredths of a bit, where the model decided.
  public var weight: Int?
  /// Why the one row holds and not the other.
  public var ground = HoldingGround.order
}

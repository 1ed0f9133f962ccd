import Households
import Identity
import PipelineKit

/// One file's households, clean, with everything that was found on the way.
public struct CleanedList: Sendable {
  /// The file, as an index into the run's inputs.
  public var file: Int32
  /// The unit that sent it, as an index into the survey's tree.
  public var sender: Int
  /// What the form asks.
  public var form: Form
  /// Which groups the form asks, as bits.
  public var groupsAsked: UInt8
  /// The households.
  public var households = HouseholdColumns()
  /// Their heads.
  public var people = PersonColumns()
  /// Their other members, where the list has a row for each.
  public var members = MemberColumns()
  /// The sheets' names, for places.
  public var sheets: [String] = []
  /// Printed totals that differ from the rows.
  public var printedChecks: [PrintedCheck] = []
  /// Rows that may be households and were set aside.
  public var openRows: [OpenRow] = []
  /// What was found.
  public var findings: [Finding] = []
  /// The rows' fate.
  public var tally = Tally()

  /// Of what survey and unit it is, for findings.
  var survey = 0
  var unit = ""

  /// An empty list.
  public init(file: Int32, sender: Int) {
    self.file = file
    self.sender = sender
    form = []
    groupsAsked = 0
  }

  /// A finding at a place of the list.
  func finding(_ code: FindingCode, at place: Place) -> Finding { Finding(code, survey: survey, unit: unit, at: place) }
}

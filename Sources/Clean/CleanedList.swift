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
  /// The sheets' names, for places.
  public var sheets: [String] = []
  /// What was found.
  public var findings: [Finding] = []
  /// The rows' fate.
  public var tally = Tally()

  /// An empty list.
  public init(file: Int32, sender: Int) {
    self.file = file
    self.sender = sender
    form = []
    groupsAsked = 0
  }
}

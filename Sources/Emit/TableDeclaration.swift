/// What a table is called, its columns and the columns that tell its rows apart: header, docs and `rasoat diff` are read
/// off this.
public struct TableDeclaration: Sendable, Hashable {
  /// The file below the run's directory.
  public let file: String
  /// The columns.
  public let columns: [String]
  /// The columns that together tell one row from another.
  public let keys: [String]

  /// A table.
  public init(_ file: String, columns: [String], keys: [String]) {
    self.file = file
    self.columns = columns
    self.keys = keys
  }
}

/// All tables with declared keys, in the order of the run's directory.
public enum Tables {
  /// Every table that `rasoat diff` compares.
  public static let all: [TableDeclaration] = [
    SummaryTable.declaration, FlowTable.declaration, ReductionTable.declaration, ChangeTable.declaration,
    IndicatorTable.declaration,
    CauseTable.declaration,
    GroupTable.declaration, EthnicityTable.declaration, ChildTable.declaration, CompletenessTable.declaration,
    PovertyIndexTable.declaration, GapTable.declaration,
    GapTable.running, ContributorTable.declaration,
  ]
}

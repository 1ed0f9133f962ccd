import PipelineKit

/// A file that a run writes: its name below the run's directory, and its content in pieces that can be made side by side.
public struct OutputFile: Sendable {
  /// The name, with `/` between its parts.
  public let name: String
  /// Personal files have mode 0600 in folders of 0700.
  public let isPersonal: Bool
  /// Whether it is a table, whose rows are counted.
  public let isTable: Bool
  /// How many pieces there are.
  public let pieceCount: Int
  private let make: @Sendable (Int) throws(Failure) -> (bytes: [UInt8], rows: Int)

  /// A table in one piece.
  public init(name: String, table: @escaping @autoclosure @Sendable () -> TableWriter, isPersonal: Bool = false) {
    self.init(name: name, isPersonal: isPersonal, isTable: true, pieces: 1) { _ in
      let table = table()
      return (table.bytes, table.rows)
    }
  }

  /// A file made piece by piece; piece 0 comes first.
  public init(
    name: String, isPersonal: Bool, isTable: Bool, pieces: Int,
    make: @escaping @Sendable (Int) throws(Failure) -> (bytes: [UInt8], rows: Int)
  ) {
    self.name = name
    self.isPersonal = isPersonal
    self.isTable = isTable
    pieceCount = pieces
    self.make = make
  }

  /// A piece's bytes, and how many rows below the header end in it.
  public func piece(_ index: Int) throws(Failure) -> (bytes: [UInt8], rows: Int) { try make(index) }
}

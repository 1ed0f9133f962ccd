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

  /// A table made in pieces; `write` writes the rows of one.
  init<Piece: Sendable>(
    name: String, columns: [String], pieces: [Piece],
    write: @escaping @Sendable (Piece, inout TableWriter) -> Void
  ) {
    self.init(name: name, isPersonal: false, isTable: true, pieces: pieces.count + 1) { piece in
      if piece == 0 { return (TableWriter(columns: columns).bytes, 0) }
      var table = TableWriter(reserving: 1 << 16)
      write(pieces[piece - 1], &table)
      return (table.bytes, table.rows)
    }
  }

  /// A piece's bytes, and how many rows below the header end in it.
  public func piece(_ index: Int) throws(Failure) -> (bytes: [UInt8], rows: Int) { try make(index) }
}

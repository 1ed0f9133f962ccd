/// A CSV table in the making: UTF-8 without BOM, LF, comma, quotes only where needed, blank = unknown.
public struct TableWriter {
  /// The bytes so far, header first.
  public private(set) var bytes: [UInt8] = []
  /// How many rows there are below the header.
  public private(set) var rows = 0
  private var isFirst = true

  /// A table with these columns.
  public init(columns: [String]) {
    for column in columns { field(column) }
    bytes.append(0x0A)
    isFirst = true
  }

  /// Ends the row.
  public mutating func endRow() {
    bytes.append(0x0A)
    isFirst = true
    rows += 1
  }

  private mutating func separate() {
    if isFirst { isFirst = false } else { bytes.append(0x2C) }
  }

  /// A text.
  public mutating func field(_ text: String) { field(utf8: Array(text.utf8)[...]) }

  /// A text as UTF-8.
  public mutating func field(utf8: ArraySlice<UInt8>) {
    separate()
    guard utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      bytes.append(contentsOf: utf8)
      return
    }
    bytes.append(0x22)
    for byte in utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// A whole number; blank when it is not known.
  public mutating func field(_ number: Int?) {
    separate()
    if let number { bytes.append(contentsOf: String(number).utf8) }
  }

  /// Nothing.
  public mutating func blank() { separate() }
}

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
  public init(_ file: String, keys: [String], values: [String]) {
    self.file = file
    self.columns = keys + values
    self.keys = keys
  }

  /// A table whose columns do not begin with its keys.
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
    SummaryTable.declaration, ReductionTable.declaration, IndicatorTable.declaration, CauseTable.declaration,
    GroupTable.declaration, EthnicityTable.declaration, GapTable.declaration,
  ]
}

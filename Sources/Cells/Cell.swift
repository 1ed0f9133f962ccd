/// What kind of value a cell holds, as its file says.
public enum CellKind: UInt8, Sendable {
  case blank, text, number, date, boolean, error

  /// The word printed by `rasoat inspect --cells`.
  public var word: String {
    switch self {
    case .blank: "blank"
    case .text: "text"
    case .number: "number"
    case .date: "date"
    case .boolean: "boolean"
    case .error: "error"
    }
  }
}

/// One cell: a slice of its batch's bytes, and what kind of value that is. Eight bytes.
@frozen public struct Cell: Sendable, Equatable {
  /// Where the value begins in the batch's bytes.
  public var offset: UInt32
  @usableFromInline var lengthAndKind: UInt32

  /// A cell that holds nothing.
  public static let blank = Cell(offset: 0, length: 0, kind: .blank)

  /// A cell over `length` bytes (at most 2^29 − 1) from `offset`.
  @inlinable public init(offset: Int, length: Int, kind: CellKind) {
    self.offset = UInt32(truncatingIfNeeded: offset)
    self.lengthAndKind = UInt32(truncatingIfNeeded: length) << 3 | UInt32(kind.rawValue)
  }

  /// The value's length in bytes.
  @inlinable public var length: Int { Int(lengthAndKind >> 3) }
  /// The kind of value.
  @inlinable public var kind: CellKind { CellKind(rawValue: UInt8(lengthAndKind & 7)) ?? .text }
  /// Whether there is nothing in the cell.
  @inlinable public var isBlank: Bool { lengthAndKind >> 3 == 0 }
  /// The value's place in the batch's bytes.
  @inlinable public var range: Range<Int> { Int(offset)..<Int(offset) + length }
}

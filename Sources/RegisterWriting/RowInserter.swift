internal import CSQLite

/// Puts rows of CSV into a table by one prepared statement. What is not quoted goes to SQLite as it stands in the piece.
final class RowInserter {
  private let statement: OpaquePointer
  private let isText: [Bool]
  /// How many rows there are.
  private(set) var count = 0

  private static let (quote, comma, lineEnd): (UInt8, UInt8, UInt8) = (0x22, 0x2C, 0x0A)

  /// The corresponding C function is `sqlite3_prepare_v2`.
  init(_ connection: OpaquePointer, _ table: RegisterTable) throws(RegisterWritingError) {
    var prepared: OpaquePointer?
    let result = sqlite3_prepare_v2(connection, table.insertion, -1, &prepared, nil)
    guard let prepared else { throw RegisterWritingError(number: result, doing: "sqlite3_prepare_v2") }
    statement = prepared
    isText = table.columns.map(\.isText)
  }

  deinit { sqlite3_finalize(statement) }

  /// Inserts all rows; SQLite's number, `SQLITE_MISMATCH` for a row of more or fewer fields than there are columns.
  func insert(_ rows: ArraySlice<UInt8>) -> Int32 {
    rows.withUnsafeBufferPointer { rows in
      var position = 0
      while position < rows.count {
        for column in isText.indices {
          let result = bind(rows, &position, column)
          guard result == SQLITE_OK else { return result }
        }
        let stepped = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard stepped == SQLITE_DONE else { return stepped }
        count += 1
      }
      return SQLITE_OK
    }
  }

  /// Binds the field at a position and steps over it and what ends it.
  private func bind(_ rows: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ column: Int) -> Int32 {
    let start = position
    let isQuoted = start < rows.count && rows[start] == Self.quote
    if isQuoted { position = endOfQuotes(rows, start) }
    while position < rows.count, rows[position] != Self.comma, rows[position] != Self.lineEnd { position += 1 }
    let expected = column == isText.count - 1 ? Self.lineEnd : Self.comma
    guard position < rows.count, rows[position] == expected else { return SQLITE_MISMATCH }
    defer { position += 1 }
    let field = UnsafeBufferPointer(rebasing: rows[start..<position])
    return isQuoted ? bindQuoted(field, column) : bindPlain(field, column)
  }

  /// The position behind the quote that ends a quoted field; two quotes are one of its own.
  private func endOfQuotes(_ rows: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var position = start + 1
    while position < rows.count {
      if rows[position] == Self.quote {
        guard position + 1 < rows.count, rows[position + 1] == Self.quote else { return position + 1 }
        position += 1
      }
      position += 1
    }
    return position
  }

  private func bindPlain(_ field: UnsafeBufferPointer<UInt8>, _ column: Int) -> Int32 {
    let place = Int32(column + 1)
    if field.isEmpty { return sqlite3_bind_null(statement, place) }
    if !isText[column], let number = PrintedNumber(field) {
      return number.decimals == 0
        ? sqlite3_bind_int64(statement, place, number.digits) : sqlite3_bind_double(statement, place, number.value)
    }
    // The piece stays where it is until the row is inserted: nobody has to copy or free it.
    return field.withMemoryRebound(to: CChar.self) {
      sqlite3_bind_text(statement, place, $0.baseAddress, Int32($0.count), nil)
    }
  }

  private func bindQuoted(_ field: UnsafeBufferPointer<UInt8>, _ column: Int) -> Int32 {
    var text: [CChar] = []
    var index = 1
    while index < field.count - 1 {
      text.append(CChar(bitPattern: field[index]))
      index += field[index] == Self.quote ? 2 : 1
    }
    // SQLITE_TRANSIENT: SQLite makes its own copy.
    let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    return sqlite3_bind_text(statement, Int32(column + 1), text, Int32(text.count), copying)
  }
}

/// A number as tables print it: digits, perhaps a sign, perhaps a point and decimals.
struct PrintedNumber {
  /// All digits, without the point.
  let digits: Int64
  /// How many stand behind the point.
  let decimals: Int

  /// Nil when it is none, or has more digits than are exact.
  init?(_ field: UnsafeBufferPointer<UInt8>) {
    let isNegative = field.first == 0x2D
    let body = field.dropFirst(isNegative ? 1 : 0)
    guard body.count <= 15, let first = body.first, (0x30...0x39).contains(first) else { return nil }
    if first == 0x30, body.count > 1, body[body.startIndex + 1] != 0x2E { return nil }
    var (digits, point): (Int64, Int?) = (0, nil)
    for index in body.indices {
      if body[index] == 0x2E, point == nil, index + 1 < body.endIndex {
        point = index
      } else if (0x30...0x39).contains(body[index]) {
        digits = digits * 10 + Int64(body[index] & 15)
      } else {
        return nil
      }
    }
    self.digits = isNegative ? -digits : digits
    decimals = point.map { body.endIndex - $0 - 1 } ?? 0
  }

  /// The number itself, rounded once: both parts of the quotient are exact.
  var value: Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return Double(digits) / scale
  }
}

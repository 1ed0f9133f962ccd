internal import CSQLite

/// CSV tables → the bytes of an SQLite database. The same tables give the same bytes.
///
/// It is made in memory, in one transaction, with a fixed size of pages and no journal, and leaves nothing on a disk. At
/// most two gigabytes: SQLite asks for its memory in one block.
public final class Register {
  private let connection: OpaquePointer

  /// An empty register. The corresponding C function is `sqlite3_open_v2`, in SQLite's file system in memory.
  public init() throws(RegisterWritingError) {
    var opened: OpaquePointer?
    let result = sqlite3_open_v2("register", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "memdb")
    guard let opened else { throw RegisterWritingError(number: result, doing: "sqlite3_open_v2") }
    connection = opened
    guard result == SQLITE_OK else { throw RegisterWritingError(number: result, doing: "sqlite3_open_v2") }
    var most: Int64 = 0x7FFF_0000
    try check(sqlite3_file_control(connection, "main", SQLITE_FCNTL_SIZE_LIMIT, &most), "sqlite3_file_control")
    for setting in [
      "page_size = 4096", "encoding = 'UTF-8'", "journal_mode = OFF", "synchronous = OFF", "temp_store = 2",
    ] {
      try execute("PRAGMA " + setting)
    }
    try execute("BEGIN")
  }

  deinit { sqlite3_close_v2(connection) }

  /// Makes a table of pieces of CSV without a header, one row a line, as `TableWriter` writes them; gives the number of
  /// rows. A blank is NULL; a number that is no text is a number: with a decimal point REAL, else INTEGER.
  public func add(
    _ table: RegisterTable, pieces: Int, piece: (Int) throws -> ArraySlice<UInt8>
  ) throws -> Int {
    try execute(table.creation)
    let rows = try RowInserter(connection, table)
    for number in 0..<pieces { try check(rows.insert(try piece(number)), "inserting into \(table.name)") }
    for index in table.indexCreations { try execute(index) }
    return rows.count
  }

  /// Ends the transaction; the database's bytes.
  public func finish() throws(RegisterWritingError) -> [UInt8] {
    try execute("COMMIT")
    var size: Int64 = 0
    guard let start = sqlite3_serialize(connection, "main", &size, UInt32(SQLITE_SERIALIZE_NOCOPY)) else {
      throw RegisterWritingError(number: SQLITE_NOMEM, doing: "sqlite3_serialize")
    }
    var bytes = [UInt8](UnsafeBufferPointer(start: start, count: Int(size)))
    // Which version of the library wrote it: nobody needs it, and it would tell machines apart.
    if bytes.count >= 100 { for index in 96..<100 { bytes[index] = 0 } }
    return bytes
  }

  private func execute(_ statement: String) throws(RegisterWritingError) {
    try check(sqlite3_exec(connection, statement, nil, nil, nil), statement)
  }

  private func check(_ result: Int32, _ doing: String) throws(RegisterWritingError) {
    guard result == SQLITE_OK else { throw RegisterWritingError(number: result, doing: doing) }
  }
}

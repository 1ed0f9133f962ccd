import CSQLite
import Foundation

/// An SQLite file opened as anyone would, for reading.
final class Database {
  private var connection: OpaquePointer?

  /// Opens it; nil when that fails.
  init?(_ path: String) {
    guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else { return nil }
  }

  deinit { sqlite3_close_v2(connection) }

  /// A value: what SQLite calls it (integer, real, text, null), and how it prints it; nil for NULL.
  struct Value: Equatable {
    var type: String
    var text: String?
  }

  /// The rows of a query; none when it is wrong.
  func rows(_ query: String) -> [[Value]] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(connection, query, -1, &statement, nil) == SQLITE_OK else { return [] }
    defer { sqlite3_finalize(statement) }
    var rows: [[Value]] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      rows.append((0..<sqlite3_column_count(statement)).map { value(statement, $0) })
    }
    return rows
  }

  /// The first value of a query as text.
  func first(_ query: String) -> String? { rows(query).first?.first?.text }

  private func value(_ statement: OpaquePointer?, _ column: Int32) -> Value {
    let types = [SQLITE_INTEGER: "integer", SQLITE_FLOAT: "real", SQLITE_TEXT: "text"]
    let type = types[sqlite3_column_type(statement, column)] ?? "null"
    return Value(type: type, text: sqlite3_column_text(statement, column).map { String(cString: $0) })
  }
}
